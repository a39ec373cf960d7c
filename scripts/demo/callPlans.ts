import { addDays } from 'c/renkeiCalendarRules';
import { isVainDial } from 'c/renkeiQueueRules';
import { instant } from './calendar.ts';
import { blank } from './conversations.ts';
import type { DemoAccount, DemoAsset, DemoCallPlan, DemoContact, DemoTouch } from './model.ts';
import { CAMPAIGN, campaignAccounts, playKey } from './plays.ts';
import { CALLER_KEYS } from './staff.ts';
import { team } from './work.ts';
import type { Workdays } from './workdays.ts';

/** Plans of each caller, and of nobody yet. */
const OF_A_CALLER = 40;
const IN_POOL = 36;
/** Of each caller's plans and of the pool, so many are overdue, and so many due today. */
const OVERDUE = 4;
const DUE_TODAY = 9;
/** The setting's limit of dials in vain. */
export const ATTEMPT_LIMIT = 6;

export interface DeskFacts {
  accounts: readonly DemoAccount[];
  contacts: readonly DemoContact[];
  assets: readonly DemoAsset[];
  touches: readonly DemoTouch[];
  asOf: string;
  workdays: Workdays;
  /** Plans that the stories ask for. */
  told: readonly (Partial<DemoCallPlan> & { account: string; caller: string })[];
}

/**
 * The desk on the demo's morning: each caller has accounts that are overdue, due today and later, and two promises to keep; some lie
 * in the pool; one is paused, one has reached the limit of attempts, one does not want to be called.
 * @returns the plans, and the touches behind promises and refusals, which are touches of the demo as well
 */
export function openDesk(facts: DeskFacts): { plans: DemoCallPlan[]; touches: DemoTouch[] } {
  const { asOf, workdays } = facts;
  const day = (count: number) => workdays.from(asOf, count);
  const accounts = new Map(facts.accounts.map((account) => [account.key, account]));
  const history = Map.groupBy(facts.touches, ({ account }) => account);
  const touches: DemoTouch[] = [];
  const chosen: (Partial<DemoCallPlan> & { account: string; caller: string })[] = [...facts.told];
  const told = new Set(facts.told.map(({ account }) => account));
  const tried = (account: string) => attemptsOf(history.get(account) ?? []);

  const known = knownCustomers(facts).filter(({ account }) => !told.has(account) && tried(account) < ATTEMPT_LIMIT);
  for (const caller of CALLER_KEYS) {
    const understood = ({ account }: Customer) => Number(languagesOf(caller).includes(accounts.get(account)!.language));
    const silence = ({ account }: Customer) => lastTalk(history.get(account)!);
    const own = known
      .filter((customer) => customer.caller === caller)
      .sort((one, other) => understood(other) - understood(one))
      .slice(0, OF_A_CALLER)
      // Whoever was talked with lately is not overdue already.
      .sort((one, other) => (silence(one) < silence(other) ? -1 : 1));
    own.forEach(({ account, last }, index) => {
      const plan = { account, caller, callBy: day(dueIn(index)) };
      if (index >= OVERDUE && index < OVERDUE + 2) {
        const late = caller === 'oka' && index === OVERDUE;
        const [rang, wanted] = late
          ? [day(-2), instant(day(-1), '15:00')]
          : [day(-1), instant(day(0), index % 2 ? '14:30' : '10:00')];
        touches.push(callBack(accounts.get(account)!, last, caller, instant(rang, '16:10'), wanted));
        chosen.push({ ...plan, callAt: wanted, callBy: wanted.slice(0, 10) });
      } else if (caller === 'takahashi' && index === OVERDUE + 3) {
        const pausedUntil = day(6);
        chosen.push({ ...plan, pausedUntil, pauseReason: 'Holiday', callBy: addDays(pausedUntil, 1) });
      } else chosen.push(plan);
    });
  }
  const given = new Set(chosen.map(({ account }) => account));
  const tooOften = facts.accounts.find(({ key }) => !given.has(key) && tried(key) >= ATTEMPT_LIMIT);
  if (tooOften) {
    const limitReachedOn = dialsInVain(history.get(tooOften.key)!)[ATTEMPT_LIMIT - 1]!.occurredAt.slice(0, 10);
    const caller = history.get(tooOften.key)!.at(-1)!.owner;
    chosen.push({ account: tooOften.key, caller, callBy: day(-1), limitReachedOn });
    given.add(tooOften.key);
  }
  const pool = poolOf(facts, given, tried);
  pool.forEach((account, index) => {
    if (index < pool.length - 1 || pool.length < 3)
      chosen.push({ account: account.key, caller: '', callBy: day(dueIn(index)) });
    else {
      touches.push(refusal(account, facts.contacts, instant(day(-14), '11:20')));
      chosen.push({ account: account.key, caller: '', doNotCall: true });
    }
  });

  const noted = Map.groupBy([...facts.touches, ...touches], ({ account }) => account);
  const inCampaign = campaignAccounts(facts.accounts, facts.assets);
  const plans = chosen.map((plan): DemoCallPlan => {
    const account = accounts.get(plan.account)!;
    return {
      key: plan.account,
      callBy: '',
      callAt: '',
      campaign: inCampaign.has(plan.account) ? playKey(CAMPAIGN, account.language) : '',
      pausedUntil: '',
      pauseReason: '',
      limitReachedOn: '',
      doNotCall: false,
      ...logged(noted.get(plan.account) ?? []),
      ...plan,
    };
  });
  return { plans, touches };
}

/** Languages beside the one that all speak, as accounts have them. */
function languagesOf(caller: string): readonly string[] {
  const { languages = '' } = team.find(({ key }) => key === caller) ?? {};
  return languages.split(';').filter((language) => language !== 'Japanese');
}

/** The day of the last talk with anybody of ours. */
function lastTalk(touches: readonly DemoTouch[]): string {
  const talks = touches.flatMap(({ conversation, occurredAt }) => (conversation ? occurredAt.slice(0, 10) : []));
  return talks.toSorted().at(-1) ?? '';
}

interface Customer {
  account: string;
  caller: string;
  last: DemoTouch;
}

/** Accounts that a caller has talked with within a year, those with the most talks first. */
function knownCustomers({ touches, asOf }: DeskFacts): Customer[] {
  const since = addDays(asOf, -365);
  const talks = touches.filter(
    ({ channel, conversation, occurredAt, owner }) =>
      channel === 'InsideSales' && conversation && occurredAt > since && CALLER_KEYS.includes(owner),
  );
  return [...Map.groupBy(talks, ({ account }) => account)]
    .map(([account, own]) => ({ account, count: own.length, last: own.at(-1)!, caller: own.at(-1)!.owner }))
    .sort((one, other) => other.count - one.count || (one.account < other.account ? -1 : 1));
}

/** Accounts of nobody: first those whose rival machine loses its parts, then those with the most to win; some never called. */
function poolOf(
  { accounts, contacts, assets, touches }: DeskFacts,
  given: ReadonlySet<string>,
  tried: (account: string) => number,
) {
  const reachable = new Set(
    contacts.filter(({ phone, doNotCall }) => phone && !doNotCall).map(({ account }) => account),
  );
  const touched = new Set(touches.map(({ account }) => account));
  const campaign = campaignAccounts(accounts, assets);
  const free = accounts
    .filter(
      ({ key, closeness }) => !given.has(key) && reachable.has(key) && closeness < 0.5 && tried(key) < ATTEMPT_LIMIT,
    )
    .sort((one, other) => other.trueSpend - one.trueSpend);
  const inCampaign = free.filter(({ key }) => campaign.has(key)).slice(0, 12);
  const untouched = free.filter(({ key }) => !touched.has(key)).slice(0, 8);
  const first = [...new Set([...inCampaign, ...untouched])];
  return [...first, ...free.filter((account) => !first.includes(account))].slice(
    0,
    Math.min(IN_POOL, Math.floor(accounts.length / 8)),
  );
}

/** In how many working days the n-th plan of a list is due. */
function dueIn(index: number): number {
  if (index < OVERDUE) return -1 - index;
  if (index < OVERDUE + DUE_TODAY) return 0;
  return 1 + ((index - OVERDUE - DUE_TODAY) % 15);
}

/** What the log says of an account, as the touch flow carries it to the plan. */
function logged(
  touches: readonly DemoTouch[],
): Pick<DemoCallPlan, 'attempts' | 'lastTouchOn' | 'lastOutcome' | 'lastConversationOn'> {
  const inOrder = touches.toSorted((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1));
  const newest = inOrder.at(-1);
  return {
    attempts: attemptsOf(touches),
    lastTouchOn: newest?.occurredAt ?? '',
    lastOutcome: newest?.outcome ?? '',
    lastConversationOn: inOrder.findLast(({ conversation }) => conversation)?.occurredAt ?? '',
  };
}

function attemptsOf(touches: readonly DemoTouch[]): number {
  return dialsInVain(touches).length;
}

/** Dials since the last conversation, oldest first. */
function dialsInVain(touches: readonly DemoTouch[]): DemoTouch[] {
  const inOrder = touches.toSorted((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1));
  const since = inOrder.findLastIndex(({ conversation }) => conversation);
  return inOrder
    .slice(since + 1)
    .filter(({ origin, channel, direction, conversation }) =>
      isVainDial({ origin: origin || null, channel, direction, isConversation: conversation }),
    );
}

function callBack(account: DemoAccount, last: DemoTouch, caller: string, at: string, callBackAt: string): DemoTouch {
  return {
    ...blank(account, last.contact ? { key: last.contact } : undefined, caller, at, `${account.key}-B1`),
    outcome: 'CallBack',
    callBackAt,
    needs: '会議中、折り返しを約束 In a meeting; promised to call back',
    minutes: 2,
  };
}

function refusal(account: DemoAccount, contacts: readonly DemoContact[], at: string): DemoTouch {
  const contact = contacts.find((candidate) => candidate.account === account.key);
  return {
    ...blank(account, contact, 'tan', at, `${account.key}-D1`),
    outcome: 'DoNotCall',
    needs: '「もう電話はしないでください」 "Please do not call again"',
    minutes: 2,
  };
}
