import RenkeiMeetingMinutes from 'c/renkeiMeetingMinutes';
import { findAll, isShown, show, textOf } from 'test/components/page';

const meeting = {
  id: 'M',
  ...{ team: 'East', on: '2026-06-12', status: 'Closed', facilitatorName: 'Saeki', since: null },
  ...{
    startedAt: '2026-06-12T00:30:00Z',
    closedAt: '2026-06-12T01:00:00Z',
    remarks: 'Longer next time.\n\nRemarks of two parts.',
  },
};
const item = (key: string, fields: object) => ({
  ...{ id: key, key, question: 'OnTrack', state: 'OnTrack', decision: null, decisionNote: null, nextRepName: null },
  ...{ nextOn: null, rep: 'ishida', repName: 'Ishida', accountName: `Account ${key}`, actionSubject: null },
  ...fields,
});
const open = (items: object[], more: object = {}) =>
  show('c-renkei-meeting-minutes', RenkeiMeetingMinutes, {
    records: { meeting: { ...meeting, ...more }, items, notes: [], actions: [] },
  });

describe('c-renkei-meeting-minutes', () => {
  it('tells decisions by representative, policy changes first, what is on track in one line', async () => {
    const element = open([
      item('1', { question: 'Returned', state: 'Decided', decision: 'Recycle', decisionNote: 'no need' }),
      item('2', { state: 'Decided', decision: 'PolicyChange', decisionNote: 'call every 90 days' }),
      item('3', {}),
      item('4', { question: 'VisitLate', state: 'Parked' }),
    ]);
    expect(textOf(element, '.totals')).toBe('4 items: 2 decided, 1 on track, 1 parked, 0 not reached');
    expect(textOf(element, '.policy')).toBe('Account 2: Policy change: call every 90 days');
    expect(textOf(element, '.on-track')).toBe('Account 3');
    expect(textOf(element, '.remarks')).toBe('Longer next time. Remarks of two parts.');
    expect(findAll(element, 'tbody tr').map(({ textContent }) => textContent)).toEqual([
      'Account 1ReturnedBack to calling: no need',
      'Account 2On trackPolicy change: call every 90 days',
      'Account 4Visit lateParked',
    ]);
    await expect(element).toBeAccessible();
  });

  it('says of a missed meeting that it was not held', () => {
    const element = open([], { status: 'Missed', startedAt: null, closedAt: null, remarks: null });
    expect(textOf(element, '.missed')).toContain('was not held');
    expect(isShown(element, '.totals')).toBe(false);
  });
});
