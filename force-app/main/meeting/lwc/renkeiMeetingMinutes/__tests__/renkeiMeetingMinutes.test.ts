import RenkeiMeetingMinutes from 'c/renkeiMeetingMinutes';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { paperAnswer } from 'test/components/meetingAnswers';
import { findAll, isShown, settled, show, textOf } from 'test/components/page';

const meeting = {
  ...{ id: 'M', lastModified: null, name: 'East', team: 'East', on: '2026-06-12', cadence: 'Weekly', status: 'Closed' },
  ...{ facilitator: 'saeki', facilitatorName: 'Saeki', since: null, currentItem: null, plannedMinutes: 45 },
  ...{ startedAt: '2026-06-12T00:30:00Z', closedAt: '2026-06-12T01:00:00Z', items: 4, decided: 2, parked: 1 },
  remarks: 'Longer next time.\n\nRemarks of two parts.',
};
const context = {
  ...{ team: 'East', day: '2026-06-12', today: '2026-06-20', now: '2026-06-20T01:00:00Z', since: null },
  ...{ users: ['saeki', 'ishida'], hasMembers: true, meetingTime: 600 },
};
const item = (key: string, fields: object) => ({
  ...{ id: key, key, section: 'Follow', question: 'OnTrack', state: 'OnTrack', decision: null, decisionNote: null },
  ...{ nextRepName: null, nextOn: null, rep: 'ishida', repName: 'Ishida', repIsActive: true, since: null },
  ...{ accountName: `Account ${key}`, actionSubject: null, escalation: `C${key}`, visit: null, touch: null },
  ...fields,
});
const action = (id: string, fields: object) => ({
  ...{ id, subject: `Action ${id}`, assignedTo: 'ishida', assignedToName: 'Ishida', isActive: true, status: 'Open' },
  ...{ dueOn: '2026-06-19', doneAt: null, agreed: { to: 'Ishida', isActive: true, dueOn: '2026-06-19' } },
  ...fields,
});

async function open(items: object[], more: object = {}, actions: object[] = [], notes: object[] = []) {
  const records = { meeting: { ...meeting, ...more }, items, notes, actions };
  const element = show('c-renkei-meeting-minutes', RenkeiMeetingMinutes, { context, records });
  await settled();
  answer('RenkeiMeetingPaper', paperAnswer());
  await settled();
  return element;
}
const cells = (element: HTMLElement, rows: string) =>
  findAll(element, rows).map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent));

describe('c-renkei-meeting-minutes', () => {
  it('tells decisions by representative, policy changes first, what is on track in one line', async () => {
    const element = await open(
      [
        item('1', { question: 'Returned', state: 'Decided', decision: 'Recycle', decisionNote: 'no need' }),
        item('2', { state: 'Decided', decision: 'PolicyChange', decisionNote: 'call every 90 days' }),
        item('3', {}),
        item('4', { question: 'VisitLate', state: 'Parked' }),
        item('5', { state: 'Open' }),
      ],
      {},
      [],
      [{ id: 'N', item: '4', text: 'Line one\nLine two', authorName: 'Ishida' }],
    );
    expect(textOf(element, '.totals')).toBe('Items: 5; 2 decided, 1 on track, 1 parked, 1 not reached');
    expect(textOf(element, '.policy')).toBe('Account 2: call every 90 days');
    expect(findAll(element, '.on-track').map(({ textContent }) => textContent)).toEqual([
      'On track (1) Account 3',
      'Not reached (1) Account 5',
    ]);
    expect(textOf(element, '.remarks')).toBe('Longer next time. Remarks of two parts.');
    expect(cells(element, '.group tbody tr').map((row) => row[3])).toEqual([
      'Back to calling: no need',
      'Policy change: call every 90 days',
      'Parked',
    ]);
    expect(cells(element, '.group tbody tr')[2]![4]).toBe('Line one\nLine two (Ishida)');
    expect(lastVariables('RenkeiMeetingPaper')).toMatchObject({
      ...{ cases: ['C1', 'C2', 'C3', 'C4', 'C5'], users: ['saeki', 'ishida'], at: '2026-06-12T01:00:00Z' },
    });
    await expect(element).toBeAccessible();
  });

  it('tells actions as they were agreed, and what has become of them since in a column of its own', async () => {
    const element = await open([], {}, [
      action('1', { status: 'Done', doneAt: '2026-06-15T00:00:00Z' }),
      action('2', { assignedToName: 'Nakamura', dueOn: '2026-06-30' }),
      action('3', { status: 'Done', doneAt: '2026-06-12T00:50:00Z' }),
    ]);
    expect(cells(element, '.actions tbody tr')).toEqual([
      ['Action 1', 'Ishida', '19 Jun 2026', 'Open', 'Done'],
      ['Action 2', 'Ishida', '19 Jun 2026', 'Open', 'Open to Nakamura 30 Jun 2026'],
      ['Action 3', 'Ishida', '19 Jun 2026', 'Done', ''],
    ]);
    expect(findAll(element, '.actions th').at(-1)!.textContent).toBe('Now (20 Jun)');
  });

  it('says of a missed meeting that it was not held', async () => {
    const element = await open([], { status: 'Missed', startedAt: null, closedAt: null, remarks: null });
    expect(textOf(element, '.notice.bad')).toContain('was not held');
    expect(isShown(element, '.totals')).toBe(false);
  });

  it('prints once all of it is there', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    // The document of these tests knows no margins of pages, and says so.
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const records = { meeting, items: [item('1', {})], notes: [], actions: [] };
    const element = show('c-renkei-meeting-minutes', RenkeiMeetingMinutes, { context, records });
    await (element as HTMLElement & { print(): Promise<void> }).print();
    expect(print).not.toHaveBeenCalled();
    answer('RenkeiMeetingPaper', paperAnswer());
    await settled();
    await settled();
    expect(print).toHaveBeenCalledTimes(1);
    print.mockRestore();
    said.mockRestore();
  });

  it('shows what could not be read, and reads it again', async () => {
    const records = { meeting, items: [], notes: [], actions: [] };
    const element = show('c-renkei-meeting-minutes', RenkeiMeetingMinutes, { context, records });
    await settled();
    const refresh = refuse('RenkeiMeetingPaper', 'No answer');
    await settled();
    findAll(element, 'c-renkei-error-panel')[0]!.dispatchEvent(new CustomEvent('retry'));
    expect(refresh).toHaveBeenCalled();
  });
});
