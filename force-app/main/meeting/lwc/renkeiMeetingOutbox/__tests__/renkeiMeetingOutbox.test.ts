import RenkeiMeetingOutbox from 'c/renkeiMeetingOutbox';
import { find, findAll, isShown, show, textOf } from 'test/components/page';

const change = { state: 'Decided', decision: 'Recycle', note: null, nextRep: null, nextRepName: null, nextOn: null };
const entry = (key: string, state: string) => ({
  state,
  error: ['Enter a day.'],
  sending: { kind: 'change', key, item: 'M|Follow|C', title: 'Aoba Foods', change },
});
const item = {
  key: 'M|Follow|C',
  ...{ state: 'Decided', decision: 'Continue', decisionNote: 'wait for July', nextRepName: null, nextOn: null },
  decidedByName: 'Kuwahara',
};

describe('c-renkei-meeting-outbox', () => {
  it('says how much is under way, and nothing when nothing is', () => {
    const element = show('c-renkei-meeting-outbox', RenkeiMeetingOutbox, { entries: [entry('1', 'sending')] });
    expect(textOf(element, '.saving')).toBe('Saving 1 change…');
    const idle = show('c-renkei-meeting-outbox', RenkeiMeetingOutbox, { entries: [] });
    expect(textOf(idle, '.saving')).toBe('');
    expect(isShown(idle, '.problem')).toBe(false);
  });

  it('shows both decisions of a conflict', async () => {
    const entries = [entry('1', 'conflict')];
    const element = show('c-renkei-meeting-outbox', RenkeiMeetingOutbox, { entries, items: [item] });
    expect(textOf(element, '.theirs')).toBe('Kuwahara decided: Continue: wait for July');
    expect(textOf(element, '.mine')).toBe('You decided: Back to calling');
    const heard = jest.fn();
    for (const name of ['discard', 'replace'])
      element.addEventListener(name, (event) => heard(name, (event as CustomEvent).detail.key));
    find(element, '.keep').click();
    find(element, '.replace').click();
    expect(heard.mock.calls).toEqual([
      ['discard', '1'],
      ['replace', '1'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('keeps what was refused or could not be sent', () => {
    const entries = [entry('1', 'refused'), entry('2', 'offline')];
    const element = show('c-renkei-meeting-outbox', RenkeiMeetingOutbox, { entries });
    const heard = jest.fn();
    element.addEventListener('retry', (event) => heard((event as CustomEvent).detail.key));
    find(element, '.again').click();
    expect(heard).toHaveBeenCalledWith('1');
  });

  it('shows what was written and refused, so that it can be copied before it is discarded', async () => {
    const note = { kind: 'note', key: '3', item: 'M|Follow|C', title: 'Aoba Foods', text: 'Two lines.\nA budget.' };
    const entries = [{ state: 'refused', error: ['This meeting is closed.'], sending: note }, entry('1', 'refused')];
    const element = show('c-renkei-meeting-outbox', RenkeiMeetingOutbox, { entries });
    expect(textOf(element, '.written')).toContain('A budget.');
    expect(element.shadowRoot!.querySelectorAll('.written')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('shows all that was written for a meeting that has been closed, each to be copied or discarded', async () => {
    const about = { item: 'M|Follow|C', title: 'Aoba Foods', meeting: 'M', at: '2026-06-12T01:00:00.000Z' };
    const leftBehind = [
      { ...about, kind: 'note', key: '1', text: 'A budget in July.' },
      { ...about, kind: 'action', key: '2', subject: 'Send the list', assignedToName: 'Ishida', dueOn: '2026-06-19' },
      { ...about, kind: 'change', key: '3', change: { ...change, note: 'too early' } },
    ];
    const element = show('c-renkei-meeting-outbox', RenkeiMeetingOutbox, { leftBehind });
    const texts = findAll(element, '.left-behind .written').map(({ textContent }) => textContent);
    expect(texts).toEqual([
      'A budget in July.',
      'Send the list: Ishida, by Jun 19, 2026',
      expect.stringMatching(/Back to calling.*too early/),
    ]);
    expect(textOf(element, '.left-behind .about')).toBe('Aoba Foods, written on Jun 12, 2026');
    // Nothing more can be sent to a closed meeting.
    expect(isShown(element, '.again')).toBe(false);
    const heard = jest.fn();
    element.addEventListener('discard', (event) => heard((event as CustomEvent).detail.key));
    for (const button of findAll(element, '.left-behind .discard')) button.click();
    expect(heard.mock.calls).toEqual([['1'], ['2'], ['3']]);
    await expect(element).toBeAccessible();
  });
});
