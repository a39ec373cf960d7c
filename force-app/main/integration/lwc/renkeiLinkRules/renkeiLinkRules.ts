/** Rules of the review of doubtful pairs: pure, so that page, panel and tests share them. */
export { compareFields, partyValue } from './compare.ts';
export type { Agreement, ComparedField, Party } from './compare.ts';
export { parseReasons, reasonCodesOf } from './reasons.ts';
export type { Reason } from './reasons.ts';
export { nextInPile, previousInPile } from './pile.ts';
export type { PileEntry } from './pile.ts';
export { dayAfter } from './days.ts';
