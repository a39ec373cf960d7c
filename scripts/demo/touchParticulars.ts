import { addDays } from 'c/renkeiCalendarRules';
import type { Budget, DemoAccount, DemoAsset, DemoTouch, SignalKind } from './model.ts';
import { CAMPAIGN, CAMPAIGN_DAYS, campaignAccounts, playKey, type PlayKey } from './plays.ts';
import type { Random } from './random.ts';
import { minutesAfter } from './workdays.ts';

/** What a touch says beside who, when and what: nothing, until somebody notes it. */
export const noParticulars = {
  origin: '',
  callBackAt: '',
  signalKind: '',
  budget: '',
  timing: '',
  needConfirmed: false,
  installedBaseKnown: false,
  decisionMaker: '',
  level: '',
  play: '',
  amount: '',
  visit: '',
} as const satisfies Partial<DemoTouch>;

/** Since so many days callers note the script that they used. */
const SCRIPTS_SINCE_DAYS = 120;
/** Who has not been talked with for so many days is dormant: callers then use one of the scripts for it. */
const DORMANT_DAYS = 270;
const REVIVALS = [
  'revival-neglected',
  'revival-transferred',
  'revival-no-need',
  'revival-trouble',
  'revival-competitor',
] as const satisfies PlayKey[];

/**
 * Completes the log with what the desk asks for: how a contact came about, when a call-back was promised, and what stands behind a
 * buying signal. What a story has said already stays.
 */
export function addTouchParticulars(
  touches: readonly DemoTouch[],
  accounts: readonly DemoAccount[],
  assets: readonly DemoAsset[],
  asOf: string,
  random: Random,
): DemoTouch[] {
  const known = new Map(accounts.map((account) => [account.key, account]));
  const scriptsSince = addDays(asOf, -SCRIPTS_SINCE_DAYS);
  const campaignSince = addDays(asOf, -CAMPAIGN_DAYS);
  const inCampaign = campaignAccounts(accounts, assets);
  const dormant = touchesOfDormant(touches);
  return touches.map((touch) => {
    const account = known.get(touch.account)!;
    const day = touch.occurredAt.slice(0, 10);
    const calls = touch.channel === 'InsideSales';
    const talked = calls && touch.conversation;
    /** Calls of a campaign and of a revival count whether or not somebody answered; other scripts are noted when there was a talk. */
    const scriptOf = (): string => {
      if (calls && day >= campaignSince && inCampaign.has(touch.account)) return playKey(CAMPAIGN, account.language);
      const revival = dormant.get(touch);
      if (calls && revival && day > scriptsSince) return playKey(revival, account.language);
      return talked && day > scriptsSince ? playKey('existing', account.language) : '';
    };
    return {
      ...touch,
      origin: touch.origin || originOf(touch),
      callBackAt:
        touch.callBackAt ||
        (calls && touch.outcome === 'CallBack' ? minutesAfter(touch.occurredAt, random.integer(2, 12) * 30) : ''),
      level: talked ? (account.closeness > 0.5 ? 'Hearing' : 'Appointment') : '',
      play: touch.play || scriptOf(),
      amount: touch.channel === 'Web' ? random.integer(8, 160) * 1000 : '',
      ...(touch.buyingSignal && touch.signalKind === '' ? signal(day, random) : {}),
    };
  });
}

/** Outbound calls after a long silence, up to the talk that ended it, and the script for the cause of that silence. */
function touchesOfDormant(touches: readonly DemoTouch[]): ReadonlyMap<DemoTouch, PlayKey> {
  const found = new Map<DemoTouch, PlayKey>();
  let silences = 0;
  for (const own of Map.groupBy(touches, ({ account }) => account).values()) {
    let talkedOn: string | null = null;
    let revival: PlayKey | null = null;
    for (const touch of own.toSorted((one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt))) {
      const day = touch.occurredAt.slice(0, 10);
      if (talkedOn !== null && day > addDays(talkedOn, DORMANT_DAYS) && touch.direction === 'Outbound') {
        revival ??= REVIVALS[silences++ % REVIVALS.length]!;
        found.set(touch, revival);
      }
      if (!touch.conversation) continue;
      talkedOn = day;
      revival = null;
    }
  }
  return found;
}

/** What a customer who shows interest says about it: the wish goes with the kind of the signal. */
export function signal(
  day: string,
  random: Random,
): Pick<
  DemoTouch,
  'signalKind' | 'needs' | 'budget' | 'timing' | 'needConfirmed' | 'installedBaseKnown' | 'decisionMaker'
> {
  const signalKind = random.weighted<NamedSignal>([
    ['Replacement', 34],
    ['Expansion', 22],
    ['Trouble', 20],
    ['Quote', 14],
    ['CompetitorWithdrawal', 6],
    ['Budget', 4],
  ]);
  return {
    signalKind,
    needs: random.pick(wishes[signalKind]),
    budget: random.weighted<Budget>([
      ['Unknown', 45],
      ['Planned', 35],
      ['Approved', 12],
      ['None', 8],
    ]),
    timing: random.chance(0.6) ? addDays(day, random.integer(30, 200)) : '',
    needConfirmed: random.chance(0.75),
    installedBaseKnown: random.chance(0.55),
    decisionMaker: random.chance(0.5)
      ? random.pick(['工場長 Plant manager', '設備課長 Head of maintenance', '社長 President'])
      : '',
  };
}

function originOf({ channel, direction }: DemoTouch): DemoTouch['origin'] {
  if (channel === 'Field') return 'Visit';
  if (channel === 'Web') return 'WebOrder';
  if (channel === 'Seminar') return 'Seminar';
  return direction === 'Inbound' ? 'InboundCall' : 'OutboundCall';
}

/** What a signal is about where it is about something that the list names. */
type NamedSignal = Exclude<SignalKind, 'Other'>;

const wishes: Record<NamedSignal, readonly string[]> = {
  Replacement: [
    '古い機械を入れ替えたい Wants to replace an old machine',
    '15年目の機械、次を考えている The machine is in its fifteenth year; thinks of the next one',
    '部品がもう出ないと言われた Was told that there are no more parts',
  ],
  Expansion: [
    '来年ラインを増やす Another line next year',
    '新しい建屋にもエアが要る A new building needs air, too',
    '夜勤を始めるので台数を増やす Begins a night shift and needs one machine more',
  ],
  Trouble: [
    '圧力が足りない日がある On some days the pressure is too low',
    '夏に止まった It stopped in summer',
    'ドレン水の処理に困っている Has trouble with condensate',
  ],
  Quote: [
    '点検の見積もりがほしい Asks for a quote for maintenance',
    '入れ替えの見積もりがほしい Asks for a quote for a replacement',
    '電気代の試算がほしい Asks what the electricity would cost',
  ],
  CompetitorWithdrawal: [
    '今のメーカーが撤退する The present maker withdraws',
    '他社の保守が終わる Another maker ends its service',
  ],
  Budget: ['来期の予算に入れた It is in next year’s budget', '補助金の枠が取れた A subsidy is granted'],
};
