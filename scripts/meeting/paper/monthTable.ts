import { spreadsheetRows, SPREADSHEET_MARK } from '../../connection/spreadsheetText.ts';
import type { MonthPack } from '../month/model.ts';
import type { Format } from '../words/format.ts';
import { nameOf, wordsOf } from '../words/words.ts';
import { storyText } from 'c/renkeiMeetingPaperRules';

/** The same as a table, safe to open in a spreadsheet: numbers as they are counted, then stories and decisions. */
export function monthTable(pack: MonthPack, format: Format): string {
  const words = wordsOf(pack.language);
  const { month } = words;
  const heads = [words.columnKind, month.name, month.result, month.outOfHead, month.goal, month.beforeHead, month.text];
  const results = pack.results.map(({ figure, value, denominator, goal }) => [
    ...[month.results, nameOf(words.figure, figure), value, denominator, goal, null],
    pack.definitions.find((each) => each.figure === figure)?.definition ?? null,
  ]);
  const { year } = pack;
  const won = [month.results, words.figure.WonAmount, year.wonAmount, null, year.inLine, null, null];
  const figures = pack.figures.map(({ figure, value, denominator, before }) => [
    ...[month.figures, nameOf(words.figure, figure), value, denominator, null, before],
    pack.definitions.find((each) => each.figure === figure)?.definition ?? null,
  ]);
  const { won: win, revived, lesson } = pack.stories;
  const stories = [win, revived, lesson].flatMap((story) =>
    story === null
      ? []
      : [
          [
            ...[month.stories, story.account ?? words.noAccount, story.amount, null, null, null],
            [storyText(story, words, format), story.said].filter(Boolean).join('\n'),
          ],
        ],
  );
  const decisions = pack.decisions.map((decision) => [
    ...[decision.kind === 'PolicyChange' ? month.policyChange : month.parked, decision.account ?? words.noAccount],
    ...[null, null, null, null],
    decision.text || nameOf(words.question, decision.question),
  ]);
  return SPREADSHEET_MARK + spreadsheetRows([heads, ...results, won, ...figures, ...stories, ...decisions]);
}
