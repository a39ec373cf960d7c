import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messagesOf } from '../../connection/messages.ts';
import { printPdf } from './pdf.ts';

export const FORMATS = ['html', 'pdf', 'csv', 'json'] as const;
export type OutputFormat = (typeof FORMATS)[number];

const messages = messagesOf('meeting.pack');

/** The ways to write the same thing, each made when it is asked for. */
export interface Renderings {
  html: () => string;
  csv: () => string;
  json: () => unknown;
}

/** A PDF on the terminal would be noise. @throws SfError `OutputNeededError` */
export function requireOutput(format: OutputFormat, output: string | undefined): void {
  if (format === 'pdf' && output === undefined) throw messages.createError('error.OutputNeeded');
}

/** What a format writes: text, and bytes of a PDF. @throws SfError `NoBrowserError`, `BrowserFailedError` */
export async function render(format: OutputFormat, renderings: Renderings): Promise<string | Buffer> {
  switch (format) {
    case 'html':
      return renderings.html();
    case 'csv':
      return renderings.csv();
    case 'json':
      return `${JSON.stringify(renderings.json(), null, 2)}\n`;
    case 'pdf':
      return (await printPdf([renderings.html()]))[0]!;
  }
}

/** Writes a file for nobody else to read: it tells of customers. @throws SfError `OutputRefusedError` */
export async function writeOutput(file: string, content: string | Buffer): Promise<string> {
  const path = resolve(file);
  try {
    await writeFile(path, content, { mode: 0o600 });
  } catch (problem) {
    throw messages.createError('error.OutputRefused', [path, problem instanceof Error ? problem.message : '']);
  }
  return path;
}
