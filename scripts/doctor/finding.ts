import type { PolicyFinding } from 'c/renkeiSegmentRules';

export type Severity = 'error' | 'warning' | 'note';

/** Something that the org's admin should know: codes and values only, the words are in `messages/doctor.md`. */
export interface Finding {
  /** `finding.<code>` says it, `action.<code>` what to do. */
  code: string;
  severity: Severity;
  /** Records, people or components concerned; orders findings of one severity. */
  count: number;
  /** Tokens of the finding's sentence, in their order. */
  values: readonly (string | number)[];
  /** Some of what is meant, by name; with an Id where a page of the org shows it. */
  examples: readonly Example[];
  /** What the policy linter said, for the findings that pass its words on. */
  lint?: readonly PolicyFinding[];
}

export interface Example {
  name: string;
  id?: string;
  /** Accounts without a score for a reason: the name is then its code, which `reason.<name>` words. */
  accounts?: number;
}

/** A finding about a state that has no number; `values` are all that its sentence names. */
export function state(code: string, severity: Severity, values: readonly string[] = []): Finding {
  return { code, severity, count: 0, values, examples: [] };
}

/** How many examples a finding keeps: enough to begin with, few enough for a page. */
export const EXAMPLES = 5;

/** A finding; `values` stand in its sentence after the count, which always comes first. */
export function finding(
  code: string,
  severity: Severity,
  count: number,
  values: readonly (string | number)[] = [],
  examples: readonly Example[] = [],
): Finding {
  return { code, severity, count, values: [count, ...values], examples: examples.slice(0, EXAMPLES) };
}

const order: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** Errors first; the more is concerned, the earlier. */
export function bySeverity(left: Finding, right: Finding): number {
  return (
    order[left.severity] - order[right.severity] || right.count - left.count || left.code.localeCompare(right.code)
  );
}
