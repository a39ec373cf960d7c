/**
 * The figures of a month, each with its value, what it is out of, and its definition in words. The month-end pack shows them and the
 * close of a month freezes them, so a figure means the same a year later.
 */
export { definitionOf } from './definitions.ts';
export { monthFigures } from './figures.ts';
export { handoversOf, type LedgerStep } from './handovers.ts';
export {
  FIGURES,
  type Figure,
  type FigureCase,
  type FigureFacts,
  type FigureTalk,
  type FigureVisit,
  type FigureWarning,
  type MonthFigure,
} from './model.ts';
