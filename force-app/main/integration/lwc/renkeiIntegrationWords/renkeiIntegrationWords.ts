/** Words for reasons and decisions, shared by the pages of customer data. */
export { REASON_CODES, reasonName } from './reasonNames.ts';
export { reasonLines } from './reasonLines.ts';
export type { ReasonLine } from './reasonLines.ts';
export { fieldName } from './fieldNames.ts';
export { decisionName } from './decisionNames.ts';
