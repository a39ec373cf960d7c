import { messagesOf } from '../../connection/messages.ts';

/** A blocker stops before anything is written; a warning does not; a note is what an admin should know. */
export type Severity = 'blocker' | 'warning' | 'note';

export interface Finding {
  severity: Severity;
  /** Which finding it is, such as `EditionTooSmall`; stable, for programs. */
  code: string;
  /** What was found, in words with figures and names. */
  evidence: string;
  /** What to do. */
  action: string;
}

const order: readonly Severity[] = ['blocker', 'warning', 'note'];

/** A finding in the words of `messages/install.preflight.md`. */
export function finding(severity: Severity, code: string, tokens: readonly (string | number)[] = []): Finding {
  const messages = messagesOf('install.preflight');
  return {
    severity,
    code,
    evidence: messages.getMessage(`finding.${code}`, [...tokens]),
    action: messages.getMessage(`action.${code}`),
  };
}

/** The gravest first; otherwise as they were found. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

/** Names for a sentence, at most twelve of them. */
export function shortList(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most
    ? messagesOf('install.preflight').getMessage('andMore', [shown, names.length - most])
    : shown;
}
