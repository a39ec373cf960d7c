/** Rules of the review of doubtful pairs: pure, so that page, panel and tests share them. */
export { compareFields } from './compare.ts';
export type { Agreement, Party } from './compare.ts';
export { parseReasons, reasonCodesOf } from './reasons.ts';
export { nextInPile, previousInPile } from './pile.ts';
export type { PileEntry } from './pile.ts';
export { dayAfter } from './days.ts';
