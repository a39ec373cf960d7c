import { columnPicture, goalBar, type ColumnPicture, type GoalBar } from './columns.ts';
import type { PaperFormat } from './format.ts';
import type { MonthModel, MonthStory } from './monthModel.ts';
import { figureText, storyText, type MonthWords } from './monthWords.ts';
import { shorten } from './shorten.ts';
import { fill, nameOf } from './words.ts';

export interface Verdict {
  text: string;
  isGood: boolean;
}

/** The one page of a month as it is read from top to bottom, in the reader's words. */
export interface MonthSheet {
  kind: string;
  title: string;
  people: string;
  /** Whether the figures are frozen, and since when. */
  state: { text: string; isFrozen: boolean };
  /** At the foot of the page, beside its number. */
  foot: string;
  /** The word before the number of a page. */
  pageWord: string;
  results: {
    heading: string;
    notice: string | null;
    resultHead: string;
    goalHead: string;
    rows: {
      key: string;
      name: string;
      value: string;
      outOf: string | null;
      goal: string;
      goalNote: string | null;
      bar: GoalBar;
      verdict: Verdict | null;
    }[];
  };
  figures: {
    heading: string;
    tiles: { key: string; value: string; name: string; note: string }[];
    chart: ColumnPicture;
  };
  stories: {
    heading: string;
    /** Without an account: none of the kind. */
    told: {
      key: string;
      name: string;
      account: string | null;
      lines: { key: string; text: string }[];
      people: string;
    }[];
    rule: string;
  };
  decisions: {
    heading: string;
    none: string | null;
    lines: { key: string; kind: string; text: string; about: string }[];
    more: string | null;
  };
  definitions: { heading: string; lines: { key: string; name: string; text: string }[] };
}

/** So much of a text goes on the page, in Latin letters. */
const ROOM = { name: 36, said: 110, decisions: 450, definition: 300, team: 80 };
const DECISIONS = 3;

/** What the month-end page says: the same in the console, in a file and on paper. */
export function monthSheetOf(model: MonthModel, words: MonthWords, format: PaperFormat): MonthSheet {
  const { month } = words;
  const asOf = format.moment(model.asOf);
  const people = [
    model.sponsor ? fill(month.sponsor, shorten(model.sponsor, ROOM.name)) : model.hasCharter && month.noSponsor,
    model.manager && fill(month.manager, shorten(model.manager, ROOM.name)),
  ].filter((text) => typeof text === 'string');
  const closedBy = shorten(model.closedBy ?? '–', ROOM.name);
  return {
    kind: month.title,
    title: fill(month.teamMonth, shorten(model.team, ROOM.team), format.month(`${model.month}-01`)),
    people: people.join(' · '),
    state: {
      text: model.isFrozen ? fill(month.frozen, asOf, closedBy) : fill(month.provisional, asOf),
      isFrozen: model.isFrozen,
    },
    foot: fill(words.asOf, asOf),
    pageWord: words.page,
    results: resultsOf(model, words, format),
    figures: figuresOf(model, words, format),
    stories: storiesOf(model, words, format),
    decisions: decisionsOf(model, words, format),
    definitions: {
      heading: month.definitions,
      lines: model.definitions.map(({ figure, definition }) => ({
        ...{ key: figure, name: nameOf(words.figure, figure), text: shorten(definition, ROOM.definition) },
      })),
    },
  };
}

function resultsOf(model: MonthModel, words: MonthWords, format: PaperFormat): MonthSheet['results'] {
  const { month } = words;
  const { year } = model;
  const verdict = (isReached: boolean | null): Verdict | null =>
    isReached === null ? null : { text: isReached ? month.reached : month.missed, isGood: isReached };
  const rows: MonthSheet['results']['rows'] = model.results.map(({ figure, value, denominator, goal, isReached }) => ({
    key: figure,
    name: nameOf(words.figure, figure),
    value: value === null ? month.nothing : format.percent(value),
    outOf: denominator === null ? null : fill(month.outOf, format.number(denominator, 0)),
    goal: goal === null ? month.noGoal : format.percent(goal),
    goalNote: null,
    bar: goalBar(value, goal, 100),
    verdict: verdict(isReached),
  }));
  rows.push({
    key: 'year',
    name: fill(month.wonOfYear, year.months),
    value: format.amount(year.wonAmount),
    outOf: null,
    goal: year.goal === null ? month.noGoal : format.amount(year.goal),
    goalNote: year.inLine === null ? null : fill(month.wonOfYearNote, year.months, format.amount(year.inLine)),
    bar: goalBar(year.wonAmount, year.inLine, Math.max(year.goal ?? 0, year.wonAmount, 1)),
    verdict: verdict(year.inLine === null ? null : year.wonAmount >= year.inLine),
  });
  const notice = model.hasCharter ? null : month.noCharter;
  return { heading: month.results, notice, resultHead: month.result, goalHead: month.goal, rows };
}

function figuresOf(model: MonthModel, words: MonthWords, format: PaperFormat): MonthSheet['figures'] {
  const { month, figure: names } = words;
  const previous = model.trend.at(-2)?.month;
  const tiles = model.figures.map(({ figure, value, denominator, before }) => {
    const lines = [
      denominator !== null && figure === 'WonCount' && fill(month.closedOf, format.number(denominator, 0)),
      previous !== undefined &&
        before !== null &&
        fill(month.before, format.shortMonth(`${previous}-01`), figureText(figure, before, format)),
    ].filter((line) => typeof line === 'string');
    const name = nameOf(names, figure);
    return { key: figure, value: figureText(figure, value, format), name, note: lines.join(' · ') };
  });
  const chart = columnPicture(
    month.trend,
    model.trend.map((each) => format.shortMonth(`${each.month}-01`)),
    [
      { name: nameOf(names, 'Escalated'), values: model.trend.map(({ escalated }) => escalated) },
      { name: nameOf(names, 'Visits'), values: model.trend.map(({ visits }) => visits) },
      { name: nameOf(names, 'WonCount'), values: model.trend.map(({ wonCount }) => wonCount) },
    ],
  );
  return { heading: month.figures, tiles, chart };
}

function storiesOf(model: MonthModel, words: MonthWords, format: PaperFormat): MonthSheet['stories'] {
  const { month } = words;
  const kinds: [string, string, MonthStory | null][] = [
    ['won', month.storyWon, model.stories.won],
    ['revived', month.storyRevived, model.stories.revived],
    ['lesson', month.storyLesson, model.stories.lesson],
  ];
  const told = kinds.map(([key, name, story]) => {
    if (story === null)
      return { key, name, account: null, lines: [{ key: 'none', text: month.storyNone }], people: '' };
    const people = [
      story.caller && fill(month.calledBy, shorten(story.caller, ROOM.name)),
      story.rep && fill(month.visitedBy, shorten(story.rep, ROOM.name)),
    ].filter(Boolean);
    const lines = [{ key: 'happened', text: storyText(story, words, format) }];
    if (story.said) lines.push({ key: 'said', text: fill(words.saidOf, shorten(story.said, ROOM.said)) });
    const account = shorten(story.account ?? words.noAccount, ROOM.name);
    return { key, name, account, lines, people: people.join(' · ') };
  });
  return { heading: month.stories, told, rule: month.storyRule };
}

function decisionsOf(model: MonthModel, words: MonthWords, format: PaperFormat): MonthSheet['decisions'] {
  const { month } = words;
  // Few decisions have the room of many.
  const room = Math.floor(ROOM.decisions / Math.max(1, Math.min(DECISIONS, model.decisions.length)));
  const lines = model.decisions.slice(0, DECISIONS).map((decision, index) => {
    const account = shorten(decision.account ?? words.noAccount, ROOM.name);
    return {
      key: String(index),
      kind: decision.kind === 'PolicyChange' ? month.policyChange : month.parked,
      text: shorten(decision.text || nameOf(words.question, decision.question), room),
      about: `${account} · ${fill(month.ofMeeting, format.shortDay(decision.meetingOn))}`,
    };
  });
  const more = model.decisions.length - DECISIONS;
  return {
    heading: month.decisions,
    none: lines.length === 0 ? month.decisionsNone : null,
    lines,
    more: more > 0 ? fill(month.more, more) : null,
  };
}
