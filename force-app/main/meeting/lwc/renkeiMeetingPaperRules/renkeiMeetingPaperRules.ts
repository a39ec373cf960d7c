/** What stands on the page of a meeting (agenda or minutes) and on that of a month: the same in the console, in a file and on paper, in every language. */
export { BAR, barPicture, type BarLine, type BarPicture, type BarRow } from './bars.ts';
export { ageing, ANSWER_DAYS, answers, chartsFrom, type ChartCase } from './charts.ts';
export { cssText } from './cssText.ts';
export { PaperFormat } from './format.ts';
export {
  packOf,
  paperInstant,
  type CaseAbout,
  type PaperAction,
  type PaperDetails,
  type PaperFacts,
  type PaperItem,
  type TouchAbout,
  type VisitAbout,
} from './pack.ts';
export { PackSentences } from './sentences.ts';
export type { Cell, Column, Line, LineStyle, Row, Table } from './cells.ts';
export { FIRST_DAYS, sheetOf, type Sheet } from './sheet.ts';
export { columnPicture, goalBar, type ColumnPicture, type GoalBar, type Series } from './columns.ts';
export type { MonthModel, MonthStory } from './monthModel.ts';
export { MONTH_PAPER_VERSION, monthPaperOf, type MonthPaper } from './monthPaper.ts';
export { monthSheetOf, type MonthSheet } from './monthSheet.ts';
export { figureText, storyText, type MonthWords } from './monthWords.ts';
export { printCss } from './printCss.ts';
export { shorten } from './shorten.ts';
export { fill, nameOf, type Names, type PaperWords } from './words.ts';
export * from './model.ts';
