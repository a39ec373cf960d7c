import { claimRefusal, closedBy, isAtWork, isOpen, orderQueue, whyHere, type QueuePlan } from 'c/renkeiQueueRules';

const AS_OF = { now: '2026-06-30T03:00:00.000Z', today: '2026-06-30' };
const USER = '005000000000001AAA';

function plan(id: string, change: Partial<QueuePlan> = {}): QueuePlan {
  return {
    id,
    callAt: null,
    callBy: '2026-06-30',
    priority: 1000,
    reason: 'CadenceDue',
    assetWindowOn: null,
    doNotCall: false,
    pausedUntil: null,
    limitReachedOn: null,
    attempts: 0,
    lastConversationOn: null,
    ...change,
  };
}

describe('the order of the queue', () => {
  const ids = (plans: QueuePlan[]): string[] => orderQueue(plans, AS_OF).map(({ id }) => id);

  it('begins with promises whose time has come, the oldest first; one for later waits in the line', () => {
    const plans = [
      plan('overdue', { callBy: '2026-01-01' }),
      plan('promised at 11', { callAt: '2026-06-30T02:00:00.000Z' }),
      plan('promised at 15', { callAt: '2026-06-30T06:00:00.000Z' }),
      plan('promised yesterday', { callAt: '2026-06-29T06:00:00.000Z', callBy: '2026-06-29' }),
      plan('promised for now', { callAt: AS_OF.now }),
    ];
    expect(ids(plans)).toEqual([
      'promised yesterday',
      'promised at 11',
      'promised for now',
      'overdue',
      'promised at 15',
    ]);
  });

  it('goes on by day, then by priority, then by Id; a plan without a day comes last', () => {
    const plans = [
      plan('c', { callBy: null, priority: 4000 }),
      plan('b'),
      plan('a'),
      plan('later', { callBy: '2026-07-01', priority: 4000 }),
      plan('high', { priority: 3000 }),
      plan('none', { priority: null }),
      plan('overdue', { callBy: '2026-06-29', priority: 0 }),
    ];
    expect(ids(plans)).toEqual(['overdue', 'high', 'a', 'b', 'none', 'later', 'c']);
  });

  it('leaves out who is not to be called, and nobody for being overdue', () => {
    const plans = [
      plan('silent', { doNotCall: true }),
      plan('limit', { limitReachedOn: '2026-06-01' }),
      plan('paused', { pausedUntil: '2026-06-30' }),
      plan('back', { pausedUntil: '2026-06-29' }),
      plan('old', { callBy: '2019-01-01' }),
    ];
    expect(ids(plans)).toEqual(['old', 'back']);
    expect(plans.map((each) => closedBy(each, AS_OF.today))).toEqual([
      'DoNotCall',
      'LimitReached',
      'Paused',
      null,
      null,
    ]);
    expect(isOpen(plans[2]!, '2026-07-01')).toBe(true);
  });
});

describe('why a row is where it is', () => {
  it('says its reason, and by how many days it is overdue', () => {
    const why = whyHere(plan('a', { callBy: '2026-06-20', reason: 'Revive', attempts: 2 }), AS_OF);
    expect(why.code).toBe('Revive');
    expect(why.values).toMatchObject({ overdueDays: 10, callBy: '2026-06-20', attempts: 2, isPromiseDue: false });
  });

  it('says whether a promise is due', () => {
    const why = (callAt: string) =>
      whyHere(plan('a', { callAt, reason: 'PromisedCallBack', callBy: null, attempts: null }), AS_OF).values;
    expect(why('2026-06-30T03:00:00.000Z')).toMatchObject({ isPromiseDue: true, overdueDays: 0, attempts: 0 });
    expect(why('2026-06-30T03:00:01.000Z').isPromiseDue).toBe(false);
  });

  it('says what keeps a plan out, and something of a plan that was never ranked', () => {
    expect(whyHere(plan('a', { doNotCall: true }), AS_OF).code).toBe('DoNotCall');
    expect(whyHere(plan('a', { reason: null }), AS_OF).code).toBe('NeverCalled');
    expect(whyHere(plan('a', { reason: null, lastConversationOn: '2026-01-01T00:00:00Z' }), AS_OF).code).toBe(
      'CadenceDue',
    );
  });
});

describe('who may claim a plan', () => {
  const claimed = (change: object) => ({
    owner: '00G000000000001AAA',
    claimedAt: null,
    doNotCall: false,
    limitReachedOn: null,
    ...change,
  });
  const refusal = (change: object, mayReassign = false) =>
    claimRefusal(claimed(change), { user: USER, mayReassign }, AS_OF.now);
  const OTHER = '005000000000002AAA';

  it('lets one take what is in the queue or their own', () => {
    expect(refusal({})).toBeNull();
    expect(refusal({ owner: USER, claimedAt: '2026-06-30T02:59:00.000Z' })).toBeNull();
  });

  it('refuses what another is at work on, and what belongs to another', () => {
    expect(refusal({ owner: OTHER, claimedAt: '2026-06-30T02:31:00.000Z' })).toBe('AtWork');
    expect(refusal({ owner: OTHER, claimedAt: '2026-06-30T02:31:00.000Z' }, true)).toBe('AtWork');
    expect(refusal({ owner: OTHER, claimedAt: '2026-06-30T02:30:00.000Z' })).toBe('AnotherCallers');
    expect(refusal({ owner: OTHER }, true)).toBeNull();
    const lapsed = { owner: OTHER, claimedAt: '2026-06-30T02:30:00.000Z' };
    expect(refusal({ ...lapsed, caller: null })).toBeNull();
    expect(refusal({ ...lapsed, caller: USER })).toBeNull();
    expect(refusal({ ...lapsed, caller: OTHER })).toBe('AnotherCallers');
  });

  it('refuses where nobody is to be called', () => {
    expect(refusal({ doNotCall: true })).toBe('DoNotCall');
    expect(refusal({ limitReachedOn: '2026-06-29' })).toBe('LimitReached');
  });

  it('forgets a claim after 30 minutes', () => {
    expect(isAtWork('2026-06-30T02:30:00.001Z', AS_OF.now)).toBe(true);
    expect(isAtWork('2026-06-30T02:30:00.000Z', AS_OF.now)).toBe(false);
    expect(isAtWork(null, AS_OF.now)).toBe(false);
  });
});
