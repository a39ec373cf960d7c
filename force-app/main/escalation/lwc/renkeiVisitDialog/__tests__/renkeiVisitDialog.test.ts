import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { toBoard, toWaiting } from 'c/renkeiVisitData';
import RenkeiVisitDialog from 'c/renkeiVisitDialog';
import { answer } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';
import { boardAnswer, standAt, tokyo, visitNode, waitingAnswer, waitingNode } from 'test/components/visitAnswers';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'morishita' }), { virtual: true });

const create = createRecord as jest.Mock;
const update = updateRecord as jest.Mock;

beforeEach(() => {
  standAt(tokyo('12:00'));
  create.mockReset().mockResolvedValue({ id: 'V9' });
  update.mockReset().mockResolvedValue({});
});
afterEach(() => jest.useRealTimers());

const DAY = {
  visits: [visitNode('V1')],
  busy: [{ id: 'B1', rep: 'ishida', start: tokyo('13:00'), end: tokyo('17:00') }],
};
const board = toBoard(boardAnswer(DAY), 'morishita');
const [visit] = board.visits;
const { cases } = toWaiting(waitingAnswer([waitingNode('E1')]));
const begin = async (properties: object) => {
  const element = show('c-renkei-visit-dialog', RenkeiVisitDialog, {
    reps: board.reps,
    cases,
    mayChange: true,
    ...properties,
  });
  const closed = jest.fn();
  element.addEventListener('closed', (event) => closed((event as CustomEvent).detail));
  await settled();
  answer('RenkeiVisitBoard', boardAnswer(DAY));
  await settled();
  return { element, closed };
};
const enter = (element: HTMLElement, name: string, value: string | null) =>
  find(element, `[data-name="${name}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
const press = async (element: HTMLElement, selector: string) => {
  find(element, selector).click();
  await settled();
};
interface Choices extends HTMLElement {
  options: { value: string; label: string }[];
  value: string;
}

describe('c-renkei-visit-dialog on a visit', () => {
  it('tells what is known and offers what a caller may do', async () => {
    const { element, closed } = await begin({ visit });
    expect(textOf(element, '.when')).toMatch(/^Fri, Jun 12 10:00.*11:00/);
    expect(textOf(element, '.facts')).toContain('Visit 1. Booked by Morishita.');
    expect(find<HTMLAnchorElement>(element, '.phone').href).toBe('tel:0440002222');
    expect(findAll(element, '[data-action]').map(({ dataset }) => dataset['action'])).toEqual(['move', 'cancel']);
    await expect(element).toBeAccessible();
    await press(element, '.close');
    expect(closed).toHaveBeenCalledWith(null);
  });

  it('moves to another day at the same time where that is free, and asks the representative again', async () => {
    const proposal = { rep: 'nakamura', date: '2026-06-15', start: null };
    const { element, closed } = await begin({ mode: 'move', visit: { ...visit, status: 'Confirmed' }, proposal });
    expect(find<Choices>(element, '.start-input').value).toBe(tokyo('10:00', '2026-06-15'));
    expect(isShown(element, '.suggestions')).toBe(false);
    enter(element, 'purpose', 'See the dryers');
    enter(element, 'minutes', '90');
    await settled();
    await press(element, '.save');
    expect(update.mock.calls[0]![0].fields).toEqual({
      ...{ Id: 'V1', Rep__c: 'nakamura', Status__c: 'Tentative', Purpose__c: 'See the dryers' },
      ...{ StartsAt__c: tokyo('10:00', '2026-06-15'), EndsAt__c: tokyo('11:30', '2026-06-15') },
    });
    expect(closed).toHaveBeenCalledWith('changed');
  });

  it('cancels with a reason', async () => {
    const { element } = await begin({ mode: 'cancel', visit });
    await press(element, '.save');
    expect(textOf(element, '.problem')).toBe('Fill in what is marked as required.');
    enter(element, 'reason', 'Customer is ill');
    await settled();
    await press(element, '.save');
    expect(update.mock.calls[0]![0].fields).toEqual({
      Id: 'V1',
      Status__c: 'Cancelled',
      CancelReason__c: 'Customer is ill',
    });
  });
});

describe('c-renkei-visit-dialog for a booking', () => {
  const proposal = { rep: 'ishida', date: '2026-06-12', start: null };

  it('offers what is free only, and keeps everything when somebody was quicker', async () => {
    const { element, closed } = await begin({ mode: 'book', waiting: cases[0], proposal });
    const starts = find<Choices>(element, '.start-input');
    expect(starts.options.map(({ value }) => value)).toEqual([tokyo('12:00'), tokyo('17:00')]);
    enter(element, 'purpose', ' See the compressors ');
    enter(element, 'start', tokyo('17:00'));
    await settled();
    const message = 'duplicate value found: SlotKey__c duplicates value on record with id: S1';
    create.mockRejectedValueOnce({ body: { message } });
    await press(element, '.save');
    expect(find<HTMLElement & { errors: unknown }>(element, 'c-renkei-error-panel').errors).toMatch(
      /Somebody was quicker/,
    );
    expect(closed).not.toHaveBeenCalled();
    await press(element, '.save');
    const [first, second] = create.mock.calls.map(([{ fields }]) => fields);
    expect(second).toMatchObject({
      ...{ Rep__c: 'ishida', Account__c: 'A1', Contact__c: 'C1', Escalation__c: 'E1', Area__c: 'Kawasaki' },
      ...{ StartsAt__c: tokyo('17:00'), EndsAt__c: tokyo('18:00'), Purpose__c: 'See the compressors' },
    });
    expect(second.SaveKey__c).toMatch(/^visit-/);
    expect(second.SaveKey__c).toBe(first.SaveKey__c);
    expect(closed).toHaveBeenCalledWith('changed');
    await expect(element).toBeAccessible();
  });

  it('takes a cleared day for no day, not for the one of before', async () => {
    const { element, closed } = await begin({ mode: 'book', waiting: cases[0], proposal });
    enter(element, 'date', null);
    await settled();
    expect(find<Choices>(element, '.start-input').options).toEqual([]);
    expect(isShown(element, '.full')).toBe(false);
    await press(element, '.save');
    expect(create).not.toHaveBeenCalled();
    expect(closed).not.toHaveBeenCalled();
    expect(textOf(element, '.problem')).toMatch(/marked as required/);
  });

  it('offers no time after the end of the business day that the settings name', async () => {
    const { element } = await begin({ mode: 'book', waiting: cases[0], proposal });
    answer('RenkeiVisitBoard', boardAnswer({ dayEndsAt: 840 }));
    await settled();
    const starts = find<Choices>(element, '.start-input').options.map(({ value }) => value);
    expect(starts).toEqual([tokyo('12:00'), tokyo('12:30'), tokyo('13:00')]);
  });

  it('takes a suggestion with one tap, and the case from a list where none is given', async () => {
    const { element } = await begin({ mode: 'book' });
    await press(element, '.save');
    expect(textOf(element, '.problem')).toBe('Fill in what is marked as required.');
    enter(element, 'case', 'E1');
    await settled();
    expect(find<Choices>(element, '.rep-input').value).toBe('ishida');
    const detail = { rep: 'nakamura', start: tokyo('15:00', '2026-06-16') };
    find(element, '.suggestions').dispatchEvent(new CustomEvent('choose', { detail }));
    await settled();
    answer('RenkeiVisitBoard', boardAnswer(DAY));
    await settled();
    await press(element, '.save');
    expect(create.mock.calls[0]![0].fields).toMatchObject({ Rep__c: 'nakamura', StartsAt__c: detail.start });
  });

  it('says when the day is full', async () => {
    const { element } = await begin({ mode: 'book', waiting: cases[0], proposal });
    enter(element, 'minutes', '120');
    await settled();
    expect(textOf(element, '.full')).toBe('No free time of this length on this day. Choose another day or person.');
    await press(element, '.save');
    expect(create).not.toHaveBeenCalled();
  });
});
