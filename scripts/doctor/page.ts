import { messagesOf } from '../connection/messages.ts';
import type { Examination } from './runDoctor.ts';
import type { WordedFinding } from './words.ts';

const messages = messagesOf('doctor');
const WIDTH = 100;
const INDENT = '    ';

/** The examination as one page of text, no line longer than 100 columns but for addresses. */
export function doctorPage(examination: Examination): string {
  const { findings, skipped, errors, warnings, checked } = examination;
  const lines = [messages.getMessage('page.title', [examination.instanceUrl, examination.examinedAt.slice(0, 16)]), ''];
  for (const finding of findings) lines.push(...findingLines(finding), '');
  for (const { part, reason } of skipped) {
    lines.push(
      ...wrapped(messages.getMessage('page.skipped', [messages.getMessage(`part.${part}`), reason]), '', INDENT),
    );
  }
  if (skipped.length > 0) lines.push('');
  if (errors + warnings > 0) lines.push(messages.getMessage('page.sum', [errors, warnings]));
  else lines.push(messages.getMessage('page.healthy', [checked.length]));
  return lines.join('\n');
}

function findingLines({ severity, message, action, examples }: WordedFinding): string[] {
  const lines = wrapped(messages.getMessage(`page.${severity}`, [message]), '', INDENT);
  for (const { name, url } of examples) {
    lines.push(...wrapped(name, `${INDENT}· `, `${INDENT}  `));
    if (url) lines.push(`${INDENT}  ${url}`);
  }
  lines.push(...wrapped(action, `${INDENT}→ `, `${INDENT}  `));
  return lines;
}

/** Breaks at blanks; Japanese characters take two columns and may be parted anywhere but before the signs that close. */
function wrapped(text: string, first: string, next: string): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/(?<=\s)|(?<=[\u3000-\u9fff\uff00-\uffef])(?![、。」）］：])/u)) {
    if (!isEmpty && columns(line + word.trimEnd()) > WIDTH) {
      lines.push(line.trimEnd());
      line = next;
    }
    line += word;
    isEmpty = false;
  }
  return [...lines, line.trimEnd()];
}

/** Columns that a text takes in a terminal. */
function columns(text: string): number {
  let sum = 0;
  for (const character of text)
    sum += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
      character,
    )
      ? 2
      : 1;
  return sum;
}
