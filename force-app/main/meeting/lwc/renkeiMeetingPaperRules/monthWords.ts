import type { PaperFormat } from './format.ts';
import type { MonthStory } from './monthModel.ts';
import { fill, nameOf, type Names } from './words.ts';

type MonthWord =
  | 'title'
  | 'teamMonth'
  | 'sponsor'
  | 'noSponsor'
  | 'manager'
  | 'frozen'
  | 'provisional'
  | 'results'
  | 'goal'
  | 'result'
  | 'outOf'
  | 'reached'
  | 'missed'
  | 'nothing'
  | 'noGoal'
  | 'wonOfYear'
  | 'wonOfYearNote'
  | 'noCharter'
  | 'figures'
  | 'trend'
  | 'stories'
  | 'storyRule'
  | 'storyWon'
  | 'storyRevived'
  | 'storyLesson'
  | 'storyNone'
  | 'wonLine'
  | 'revivedLine'
  | 'revivedFirst'
  | 'talking'
  | 'savedLine'
  | 'lostLine'
  | 'returnedLine'
  | 'calledBy'
  | 'visitedBy'
  | 'decisions'
  | 'decisionsNone'
  | 'policyChange'
  | 'parked'
  | 'ofMeeting'
  | 'more'
  | 'definitions'
  | 'closedOf'
  | 'before';

/** Every word of the month-end page in one language; in texts `{0}` is the first value that is put in. */
export interface MonthWords {
  month: Readonly<Record<MonthWord, string>>;
  asOf: string;
  page: string;
  saidOf: string;
  noAccount: string;
  figure: Names;
  status: Names;
  question: Names;
  returnReason: Names;
}

const RATES = new Set(['FollowUpRate', 'AcceptRate', 'AppointmentRate', 'SilentLossHitRate']);

/** A figure as readers write it; a dash where there was nothing to measure. */
export function figureText(figure: string, value: number | null, format: PaperFormat): string {
  if (value === null) return '–';
  if (RATES.has(figure)) return format.percent(value);
  return figure === 'WonAmount' ? format.amount(value) : format.number(value);
}

/** What happened, in a sentence. */
export function storyText(story: MonthStory, words: MonthWords, format: PaperFormat): string {
  const { month } = words;
  const on = format.shortDay(story.on);
  const status = story.status === null ? month.talking : nameOf(words.status, story.status);
  const amount = story.amount === null ? '–' : format.amount(story.amount);
  switch (story.kind) {
    case 'won':
      return fill(month.wonLine, amount, on, story.visits ?? 0, story.days ?? 0);
    case 'revived':
    case 'talking':
      return story.quietMonths === null
        ? fill(month.revivedFirst, on, status)
        : fill(month.revivedLine, story.quietMonths, on, status);
    case 'saved':
      return fill(month.savedLine, story.warnedOn === null ? '–' : format.shortDay(story.warnedOn), on, amount);
    case 'lost':
      return fill(month.lostLine, on, story.visits ?? 0);
    case 'returned':
      return fill(month.returnedLine, on, story.reason === null ? '–' : nameOf(words.returnReason, story.reason));
  }
}
