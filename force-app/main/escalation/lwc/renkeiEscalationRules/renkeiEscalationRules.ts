export { abandonedOn, DEFAULT_ABANDONED_AFTER_DAYS, isAbandoned } from './abandonment.ts';
export { allowedMoves, isLegal, isOpen } from './moves.ts';
export { RETURN_REASONS } from './model.ts';
export type { CaseStatus, MoveName, Problem, ProblemCode, ReturnInput, ReturnReason, Who } from './model.ts';
export { checkReturn } from './returning.ts';
export type { Rewrite } from './rewriting.ts';
export { decide } from './saving.ts';
export type { CaseFacts, CaseOutcome, SavedCase, StoredCase } from './saving.ts';
