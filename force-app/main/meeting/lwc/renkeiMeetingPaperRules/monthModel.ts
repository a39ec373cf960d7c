import type { Language } from './model.ts';

export type StoryKind = 'won' | 'revived' | 'saved' | 'talking' | 'lost' | 'returned';

/** What became of one customer in a month. Days as yyyy-mm-dd, amounts in the corporate currency. */
export interface MonthStory {
  kind: StoryKind;
  account: string | null;
  on: string;
  amount: number | null;
  visits: number | null;
  days: number | null;
  quietMonths: number | null;
  warnedOn: string | null;
  status: string | null;
  reason: string | null;
  said: string | null;
  caller: string | null;
  rep: string | null;
}

/** What the month-end page tells: values as they are stored. A null value: nothing to measure. Rates are percent points. */
export interface MonthModel {
  team: string;
  /** yyyy-mm */
  month: string;
  language: Language;
  isFrozen: boolean;
  /** When the figures were counted, ISO 8601. */
  asOf: string;
  closedBy: string | null;
  hasCharter: boolean;
  sponsor: string | null;
  manager: string | null;
  results: {
    figure: string;
    value: number | null;
    denominator: number | null;
    goal: number | null;
    isReached: boolean | null;
  }[];
  year: { months: number; wonAmount: number; goal: number | null; inLine: number | null };
  figures: { figure: string; value: number | null; denominator: number | null; before: number | null }[];
  trend: { month: string; escalated: number | null; visits: number | null; wonCount: number | null }[];
  stories: { won: MonthStory | null; revived: MonthStory | null; lesson: MonthStory | null };
  decisions: {
    kind: 'PolicyChange' | 'Parked';
    account: string | null;
    question: string;
    text: string;
    meetingOn: string;
  }[];
  definitions: { figure: string; definition: string }[];
}
