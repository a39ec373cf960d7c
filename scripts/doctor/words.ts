import { figure, messagesOf } from '../connection/messages.ts';
import { findingLines } from '../segmentation/policy/findings.ts';
import { EXAMPLES, type Example, type Finding, type Severity } from './finding.ts';

const messages = messagesOf('doctor');

export interface WordedFinding {
  code: string;
  severity: Severity;
  count: number;
  /** What was found, with its figures: one sentence. */
  message: string;
  /** What to do about it. */
  action: string;
  /** Some of what is meant; with an address where the org has a page of it. */
  examples: { name: string; url?: string }[];
}

/** The finding as people read it. */
export function wordsOf(finding: Finding, instanceUrl: string): WordedFinding {
  const { code, severity, count, values, examples, lint } = finding;
  const tokens = values.map((value) => (typeof value === 'number' ? figure(value, 3) : value));
  const base = instanceUrl.replace(/\/+$/, '');
  return {
    code,
    severity,
    count,
    message: messages.getMessage(`finding.${code}`, tokens),
    action: messages.getMessage(`action.${code}`),
    examples: lint
      ? findingLines(lint)
          .slice(0, EXAMPLES)
          .map((name) => ({ name }))
      : examples.map((example) => {
          const { id } = example;
          const name = nameOf(example);
          return id ? { name, url: `${base}/${id}` } : { name };
        }),
  };
}

function nameOf({ name, accounts }: Example): string {
  return accounts === undefined
    ? name
    : messages.getMessage('example.counted', [messages.getMessage(`reason.${name}`), figure(accounts, 0)]);
}
