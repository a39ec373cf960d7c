/** What stands on the page of a meeting (agenda or minutes) and on that of a month: the same in the console, in a file and on paper, in every language. */
export { BAR, type BarPicture } from './bars.ts';
export { chartsFrom, type ChartCase } from './charts.ts';
export { cssText } from './cssText.ts';
export { PaperFormat } from './format.ts';
export { packOf, paperInstant, type PaperAction, type PaperDetails, type PaperItem } from './pack.ts';
export { PackSentences } from './sentences.ts';
export type { Cell, Column, Line, LineStyle, Table } from './cells.ts';
export { FIRST_DAYS, sheetOf, type Sheet } from './sheet.ts';
export { type ColumnPicture, type GoalBar } from './columns.ts';
export { MONTH_PAPER_VERSION, monthPaperOf, type MonthPaper } from './monthPaper.ts';
export { monthSheetOf, type MonthSheet } from './monthSheet.ts';
export { storyText } from './monthWords.ts';
export { printCss } from './printCss.ts';
export { shorten } from './shorten.ts';
export { fill, nameOf, type PaperWords } from './words.ts';
export * from './model.ts';
