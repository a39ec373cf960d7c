import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiDesk from 'c/renkeiDesk';
import { briefingAnswer, callPlan, queueAnswer, restAnswer, startAnswer } from 'test/components/deskAnswers';
import { answer, executeMutation, lastVariables } from 'test/components/graphql';
import { find, isShown, settled, show, textOf } from 'test/components/page';
import type { Queue } from 'c/renkeiDeskData';

const save = updateRecord as unknown as jest.Mock;
const send = executeMutation as unknown as jest.Mock;

type Shown = HTMLElement & Record<string, unknown>;

beforeEach(() => {
  // The clock alone stands: what waits in queues goes on.
  jest.useFakeTimers({
    now: new Date('2026-06-12T01:00:00Z'),
    doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'],
  });
  localStorage.clear();
  save.mockReset().mockResolvedValue({ lastModifiedDate: '2026-06-12T01:00:00.000Z' });
  send.mockClear();
});
afterEach(() => jest.useRealTimers());

async function rest(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await settled();
}

async function openDesk(queue = queueAnswer({ due: [callPlan('1'), callPlan('2'), callPlan('3')] })) {
  const element = show('c-renkei-desk', RenkeiDesk);
  await rest();
  answer('RenkeiDeskStart', startAnswer({ dials: 4, talks: 1 }));
  answer('RenkeiDeskQueue', queue);
  await rest();
  answer('RenkeiDeskBriefing', briefingAnswer('A-1', 'A-2'));
  await rest();
  return element;
}

const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
const current = (element: HTMLElement) => find<Shown>(element, 'c-renkei-desk-briefing')['plan'] as { id: string };

describe('c-renkei-desk', () => {
  it('claims the first row unless it was saved since, and reads the next one ahead', async () => {
    const element = await openDesk();
    expect(current(element).id).toBe('1');
    expect(save).toHaveBeenCalledWith(
      { fields: expect.objectContaining({ Id: '1', ClaimedAt__c: '2026-06-12T01:00:00.000Z' }) },
      { ifUnmodifiedSince: '2026-06-11T00:00:00.000Z' },
    );
    expect(lastVariables('RenkeiDeskBriefing')).toEqual({ accounts: ['A-1', 'A-2'] });
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('works on the first rows before the rest is known, and says nothing of a queue of which it knows too little', async () => {
    const element = show('c-renkei-desk', RenkeiDesk);
    await rest();
    answer('RenkeiDeskQueue', queueAnswer({}));
    await rest();
    expect(find<Shown>(element, 'c-renkei-desk-queue')['queue']).toBeUndefined();
    expect(isShown(element, '.skeleton')).toBe(true);
    const full = Array.from({ length: 25 }, (_, index) => callPlan(`o${index}`, { callBy: '2026-06-01' }));
    answer('RenkeiDeskQueue', queueAnswer({ overdue: full }));
    await rest();
    expect(current(element).id).toBe('o0');
    const later = [callPlan('l', { callBy: '2026-06-20' })];
    answer('RenkeiDeskRest', restAnswer({ overdue: full, due: [callPlan('d')], later }, { overdue: 90, due: 3 }));
    await rest();
    const queue = find<Shown>(element, 'c-renkei-desk-queue')['queue'] as Queue;
    expect(queue.overdue).toMatchObject({ plans: { length: 25 }, total: 90 });
    expect(queue.due).toMatchObject({ plans: [{ id: 'd' }], total: 3 });
    expect(queue.later).toMatchObject({ plans: [{ id: 'l' }], total: 1 });
  });

  it('sends a call before it claims the next account: what was done must not wait', async () => {
    await openDesk();
    press('1');
    await rest();
    const [sent] = send.mock.invocationCallOrder.slice(-1);
    const [claimed] = save.mock.invocationCallOrder.slice(-1);
    expect(save).toHaveBeenLastCalledWith({ fields: expect.objectContaining({ Id: '2' }) }, expect.anything());
    expect(sent).toBeLessThan(claimed!);
  });

  it('saves an absent customer by one key, and shows the next account at once', async () => {
    const element = await openDesk();
    press('1');
    await settled();
    expect(current(element).id).toBe('2');
    expect(find<Shown>(element, 'c-renkei-desk-briefing')['briefing']).toMatchObject({ account: 'A-2' });
    await rest();
    const { variables } = send.mock.calls[0]![0];
    expect(variables.touch.RenkeiTouch__c).toMatchObject({ Account__c: 'A-1', Outcome__c: 'Absent', Minutes__c: 1 });
    expect(textOf(element, '.tally')).toBe('5 dials · 1 talk');
  });

  it('comes back to an account that it has let go: what was saved since was its own doing', async () => {
    const element = await openDesk();
    save.mockResolvedValue({ lastModifiedDate: '2026-06-12T01:00:05.000Z' });
    const choose = async (id: string) => {
      const detail = { plan: callPlan(id) };
      find(element, 'c-renkei-desk-queue').dispatchEvent(new CustomEvent('choose', { detail }));
      await rest();
    };
    await choose('2');
    await choose('1');
    expect(current(element).id).toBe('1');
    const claims = save.mock.calls.filter(([{ fields }]) => fields.Id === '1' && fields.OwnerId);
    expect(claims.map(([, options]) => options)).toEqual([
      { ifUnmodifiedSince: '2026-06-11T00:00:00.000Z' },
      { ifUnmodifiedSince: '2026-06-12T01:00:05.000Z' },
    ]);
  });

  it('goes on to the next account when a colleague was faster, and says so', async () => {
    save.mockRejectedValueOnce({ status: 412, body: {} });
    const element = await openDesk();
    expect(current(element).id).toBe('2');
    expect(textOf(element, '.notice')).toBe('A colleague was faster with Account 1. Here is the next one.');
  });

  it('goes on when the plan is not to be seen any more: a colleague has it', async () => {
    save.mockRejectedValueOnce({ status: 403, body: { errorCode: 'INSUFFICIENT_ACCESS' } });
    const element = await openDesk();
    expect(current(element).id).toBe('2');
    expect(textOf(element, '.notice')).toContain('A colleague was faster with Account 1');
  });

  it('stops after three accounts that others have', async () => {
    save.mockRejectedValue({ status: 412, body: {} });
    const due = ['1', '2', '3', '4'].map((id) => callPlan(id));
    const element = await openDesk(queueAnswer({ due }));
    answer('RenkeiDeskBriefing', briefingAnswer('A-3', 'A-4'));
    await rest();
    expect(save.mock.calls.filter(([{ fields }]) => fields.OwnerId)).toHaveLength(3);
    expect(textOf(element, '.claim')).toContain('A colleague is working on this account');
  });

  it('keeps what the org refused, says what it said, and opens it again', async () => {
    send.mockResolvedValueOnce({ data: undefined, errors: [{ message: 'This person asked not to be called.' }] });
    const element = await openDesk();
    press('1');
    await rest();
    const outbox = find<Shown>(element, 'c-renkei-desk-outbox');
    expect(outbox['entries']).toEqual([expect.objectContaining({ accountName: 'Account 1', state: 'refused' })]);
    const [{ key }] = outbox['entries'] as { key: string }[];
    outbox.dispatchEvent(new CustomEvent('reopen', { detail: { key } }));
    await rest();
    expect(current(element).id).toBe('1');
    expect(find<Shown>(element, 'c-renkei-desk-outbox')['entries']).toEqual([]);
  });

  it('sends a call again when the connection is back: with the same key, once', async () => {
    send.mockResolvedValueOnce({ data: undefined, errors: [{ message: 'Failed to fetch' }] });
    const element = await openDesk();
    press('2');
    await rest();
    expect((find<Shown>(element, 'c-renkei-desk-outbox')['entries'] as { state: string }[])[0]!.state).toBe('offline');
    send.mockResolvedValueOnce({
      data: undefined,
      errors: [{ message: 'duplicate value found: SaveKey__c duplicates value on record with id: a04000000000001' }],
    });
    window.dispatchEvent(new Event('online'));
    await rest();
    const keys = send.mock.calls.map(([{ variables }]) => variables.touch.RenkeiTouch__c.SaveKey__c);
    expect(new Set(keys).size).toBe(1);
    expect(find<Shown>(element, 'c-renkei-desk-outbox')['entries']).toEqual([]);
  });

  it('sends a call again by itself when only the way to the org was broken, which browsers do not tell', async () => {
    send.mockResolvedValueOnce({ data: undefined, errors: [{ message: 'Failed to fetch' }] });
    const element = await openDesk();
    press('2');
    await rest();
    const calls = send.mock.calls.length;
    jest.advanceTimersByTime(20_000);
    await rest();
    expect(send.mock.calls).toHaveLength(calls);
    jest.advanceTimersByTime(40_000);
    await rest();
    expect(send.mock.calls).toHaveLength(calls + 1);
    expect(find<Shown>(element, 'c-renkei-desk-outbox')['entries']).toEqual([]);
  });

  it('takes a key that is held down for one press: nobody has called the accounts that come up meanwhile', async () => {
    const element = await openDesk();
    press('1');
    await rest();
    for (const key of ['1', '1', 'n']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, repeat: true }));
      await rest();
    }
    expect(current(element).id).toBe('2');
    expect(textOf(element, '.tally')).toBe('5 dials · 1 talk');
  });

  it('sends what an earlier visit left behind', async () => {
    send.mockImplementation(() => new Promise(() => undefined));
    const element = await openDesk();
    press('1');
    await rest();
    element.remove();
    send.mockReset().mockResolvedValue({ data: { uiapi: {} }, errors: undefined });
    await openDesk(queueAnswer({ due: [callPlan('2')] }));
    expect(send.mock.calls[0]![0].variables.touch.RenkeiTouch__c.Account__c).toBe('A-1');
  });

  it('says when the account is gone, and keeps the form', async () => {
    const element = await openDesk();
    answer('RenkeiDeskBriefing', briefingAnswer('A-2'));
    await rest();
    expect(find<Shown>(element, '.gone')['errors']).toContain('deleted or is no longer shared');
    expect(find(element, 'c-renkei-desk-form')).toBeTruthy();
  });

  it('goes on without a call, gives the account back, and offers the pool when all is done', async () => {
    const element = await openDesk(queueAnswer({ due: [callPlan('1')] }));
    press('n');
    await rest();
    expect(save).toHaveBeenLastCalledWith({ fields: { Id: '1', ClaimedAt__c: null } }, {});
    const done = find<Shown>(element, 'c-renkei-desk-done');
    expect([done['dials'], done['talks']]).toEqual([4, 1]);
  });

  it('waits for the time of a promise', async () => {
    const promised = [callPlan('1', { callAt: '2026-06-12T05:00:00.000Z', reason: 'PromisedCallBack' })];
    const element = await openDesk(queueAnswer({ promised, due: [callPlan('2')] }));
    expect(current(element).id).toBe('2');
  });
});
