import { definitionOf, type Figure } from 'c/renkeiFigureRules';
import { monthSheetOf, type Pack, type PackItem } from 'c/renkeiMeetingPaperRules';
import type { MonthPack, Story } from '../../scripts/meeting/month/model.ts';
import { monthPaperPage } from '../../scripts/meeting/paper/monthPage.ts';
import type { Format } from '../../scripts/meeting/words/format.ts';
import { wordsOf, type Language } from '../../scripts/meeting/words/words.ts';

/** Japanese without a place to break at, a word without a space, and markup: what a page has to stand. */
export const LONG = {
  japanese:
    '前回の訪問で圧縮空気の品質監査が来月に予定されていると伺い現場の配管と乾燥機の更新時期を確かめる必要がある'.repeat(
      12,
    ),
  katakana: 'コンプレッサーオーバーホールメンテナンスサービス'.repeat(6),
  word: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3),
  markup: `<script>alert(1)</script><img src=x onerror="alert(2)"></td></table></style>"'&`,
  formula: '=HYPERLINK("http://example.com","+1")',
};

const item = (number: number, more: Partial<PackItem> = {}): PackItem => ({
  number,
  section: 'Follow',
  question: 'VisitLate',
  since: '2026-06-01',
  account: `${LONG.katakana}株式会社`,
  action: null,
  status: 'Accepted',
  signal: 'CompetitorWithdrawal',
  caller: '森下 Morishita',
  said: LONG.japanese,
  visitResult: null,
  nextStep: LONG.word,
  nextStepOn: '2026-06-20',
  returnReason: null,
  returnNote: null,
  state: 'Open',
  decision: null,
  decisionNote: null,
  nextRep: null,
  nextOn: null,
  notes: [{ text: LONG.markup, author: LONG.word }],
  ...more,
});

/** A pack with everything that is long and hostile. */
export function samplePack(language: Language, kind: Pack['kind'] = 'agenda', more: Partial<Pack> = {}): Pack {
  const decided: Partial<PackItem> =
    kind === 'minutes'
      ? {
          state: 'Decided',
          decision: 'PolicyChange',
          decisionNote: LONG.japanese,
          nextRep: LONG.word,
          nextOn: '2026-06-20',
        }
      : {};
  const items = [
    item(1, decided),
    item(2, { section: 'CarriedOver', question: 'ActionOverdue', action: LONG.formula, ...decided }),
    item(3, { section: 'Brought', question: 'ResultIn', visitResult: 'Progress', account: LONG.markup, ...decided }),
    item(4, { question: 'Returned', returnReason: 'NotEnoughInformation', returnNote: LONG.word, ...decided }),
    ...Array.from({ length: 40 }, (_, index) =>
      item(index + 5, { question: 'OnTrack', notes: [], state: kind === 'minutes' ? 'OnTrack' : 'Open' }),
    ),
  ];
  const action = { account: LONG.katakana, who: LONG.word, isActive: false, dueOn: '2026-06-01', isOverdue: true };
  const since = { who: LONG.katakana, isActive: true, dueOn: '2026-06-30', status: 'Open' as const, isOverdue: false };
  const actions = [
    { ...action, subject: LONG.japanese, status: 'Open' as const, since: kind === 'minutes' ? since : null },
    { ...action, subject: LONG.formula, status: 'Done' as const, isOverdue: false, who: null, since: null },
  ];
  return {
    kind,
    team: `${LONG.katakana} ${LONG.markup}`,
    day: '2026-06-12',
    today: '2026-06-15',
    asOf: '2026-06-12T03:00:00.000Z',
    timeZone: 'Asia/Tokyo',
    language,
    meeting: {
      status: kind === 'minutes' ? 'Closed' : 'Planned',
      facilitator: LONG.word,
      startedAt: kind === 'minutes' ? '2026-06-12T01:00:00.000Z' : null,
      closedAt: kind === 'minutes' ? '2026-06-12T01:40:00.000Z' : null,
      plannedMinutes: 45,
      remarks: `${LONG.japanese}\n\n${LONG.markup}\n\n- y`,
    },
    since: '2026-06-05T01:00:00.000Z',
    startsAt: '10:00',
    estimatedMinutes: 30,
    hasMembers: true,
    totals: { items: items.length, decided: 4, onTrack: 40, parked: 0, open: 0 },
    sections: { Follow: 42, Learned: 0, Brought: 1, CarriedOver: 1 },
    reps: [
      { name: LONG.word, isActive: true, items: items.slice(0, 3) },
      { name: null, isActive: true, items: items.slice(3) },
    ],
    actions: { agreed: actions, open: actions },
    charts: {
      ageing: ['age0', 'age8', 'age15', 'age31', 'age61'].map((key, index) => ({ key, count: index * 12_345 })),
      answers: ['answerInTime', 'answerLate', 'answerReturned', 'answerWaiting', 'answerOverdue'].map((key) => ({
        key,
        count: 98_765,
      })),
      answerDays: 28,
    },
    ...more,
  };
}

const story = (kind: Story['kind']): Story => ({
  kind,
  account: LONG.katakana,
  on: '2026-05-22',
  amount: 123_456_789_012,
  visits: 12,
  days: 345,
  quietMonths: 26,
  warnedOn: '2026-04-01',
  status: 'Accepted',
  reason: 'NotEnoughInformation',
  said: LONG.japanese,
  caller: LONG.word,
  rep: LONG.katakana,
});

/** A month with everything long: it still has to go on one page. */
export function sampleMonth(language: Language, more: Partial<MonthPack> = {}): MonthPack {
  const figures = ['Talks', 'Escalated', 'Visits', 'WonCount'];
  const rates = ['FollowUpRate', 'AcceptRate', 'AppointmentRate'];
  return {
    team: `${LONG.katakana} ${LONG.markup}`,
    month: '2026-05',
    language,
    timeZone: 'Asia/Tokyo',
    currency: 'JPY',
    isFrozen: true,
    asOf: '2026-06-01T03:00:00.000Z',
    closedBy: LONG.markup,
    hasCharter: true,
    sponsor: LONG.word,
    manager: LONG.katakana,
    results: rates.map((figure) => ({ figure, value: 68.8, denominator: 1234, goal: 90, isReached: false })),
    year: { months: 12, wonAmount: 123_456_789_012, goal: 987_654_321_098, inLine: 987_654_321_098 },
    figures: figures.map((figure) => ({ figure, value: 123_456, denominator: 123_456, before: 98_765 })),
    trend: Array.from({ length: 6 }, (_, index) => ({
      month: `2026-0${index + 1}`,
      isFrozen: false,
      escalated: 123,
      visits: 45,
      wonCount: null,
    })),
    stories: { won: story('won'), revived: story('saved'), lesson: story('returned') },
    decisions: Array.from({ length: 9 }, () => ({
      kind: 'PolicyChange' as const,
      account: LONG.katakana,
      question: 'OnTrack',
      text: LONG.japanese,
      meetingOn: '2026-05-22',
    })),
    definitions: [...rates, 'WonAmount', ...figures].map((figure) => ({
      figure,
      definition: definitionOf(figure as Figure, language),
    })),
    ...more,
  };
}

/** The page of a month as of now. */
export function monthPage(pack: MonthPack, format: Format): string {
  return monthPaperPage(monthSheetOf(pack, wordsOf(pack.language), format), pack.language);
}
