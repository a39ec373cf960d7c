import type { ReferenceRule } from './rule.ts';

/** The rule of each type; custom objects are checked before, because the schema of everything else is built of them. */
export const REFERENCE_RULES: Record<string, ReferenceRule[]> = {};
