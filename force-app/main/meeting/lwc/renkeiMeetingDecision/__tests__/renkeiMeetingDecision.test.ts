import RenkeiMeetingDecision from 'c/renkeiMeetingDecision';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const item = {
  key: 'M|Follow|C',
  state: 'Open',
  caseStatus: 'Visited',
  caseOwner: 'ishida',
  action: null,
};
type Decision = HTMLElement & { choose(slot: number): void; commit(): boolean; leave(): boolean };
const open = (fields: object = {}, more: object = {}) =>
  show<Decision>('c-renkei-meeting-decision', RenkeiMeetingDecision, {
    item: { ...item, ...fields },
    people: [{ value: 'nakamura', label: 'Nakamura' }],
    today: '2026-06-12',
    nextDay: '2026-06-19',
    mayDecide: true,
    ...more,
  });

describe('c-renkei-meeting-decision', () => {
  it('offers six decisions, those that the case cannot take switched off', async () => {
    const element = open({ caseStatus: 'Queued' });
    const names = findAll<HTMLButtonElement>(element, '.slot').map(({ disabled, textContent }) => [
      textContent?.replace(/\s+/g, ' ').trim(),
      disabled,
    ]);
    expect(names).toEqual([
      ['1Continue', false],
      ['2Reassign', false],
      ['3Revisit', true],
      ['4Back to calling', false],
      ['5Close', true],
      ['6Policy change', false],
    ]);
    await expect(element).toBeAccessible();
  });

  it('proposes the next meeting for a revisit, and tells what changes', async () => {
    const element = open();
    const heard = jest.fn();
    element.addEventListener('decide', (event) => heard((event as CustomEvent).detail));
    element.choose(3);
    await settled();
    find(element, '.note').dispatchEvent(new CustomEvent('change', { detail: { value: 'July budget' } }));
    expect(element.commit()).toBe(true);
    expect(heard).toHaveBeenCalledWith({
      change: {
        ...{ state: 'Decided', decision: 'Revisit', note: 'July budget' },
        ...{ nextRep: null, nextRepName: null, nextOn: '2026-06-19' },
      },
      consequences: { case: { NextStepOn__c: '2026-06-19', NextStep__c: 'July budget' }, action: null },
    });
  });

  it('says what is missing instead of saving', async () => {
    const element = open();
    const heard = jest.fn();
    element.addEventListener('decide', heard);
    element.choose(6);
    element.commit();
    await settled();
    expect(textOf(element, '.problem')).toBe('Say what should change.');
    expect(heard).not.toHaveBeenCalled();
    expect(element.leave()).toBe(true);
    expect(element.leave()).toBe(false);
  });

  it('takes nothing from who does not lead', async () => {
    const element = open({}, { mayDecide: false });
    element.choose(1);
    await settled();
    expect(isShown(element, '.form')).toBe(false);
    expect(element.commit()).toBe(false);
  });

  it('asks of an action whether it is done', () => {
    const element = open({ action: 'X', caseStatus: null });
    expect(findAll(element, '.slot').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      '1Action done',
      '2Reassign',
      '3Continue',
      '6Policy change',
    ]);
  });
});
