import type { Language } from './model.ts';
import type { MonthModel } from './monthModel.ts';
import type { MonthSheet } from './monthSheet.ts';

/** The shape that this version writes and reads. */
export const MONTH_PAPER_VERSION = 1;

/** What is frozen of a month beside its figures: its page, word by word in every language, and the values it was made of. */
export interface MonthPaper<Model = MonthModel> {
  version: typeof MONTH_PAPER_VERSION;
  model: Model;
  sheets: Readonly<Record<Language, MonthSheet>>;
}

/** Reads a frozen page; null when it is none, or one of a shape that this version does not know. */
export function monthPaperOf(text: string | null): MonthPaper<unknown> | null {
  if (text === null) return null;
  try {
    const paper = JSON.parse(text) as Partial<MonthPaper<unknown>> | null;
    const isKnown = paper?.version === MONTH_PAPER_VERSION && paper.sheets?.en && paper.sheets.ja;
    return isKnown ? (paper as MonthPaper<unknown>) : null;
  } catch {
    return null;
  }
}
