import type { Messages } from '@salesforce/core';
import { z } from 'zod';
import { commandLanguage, messagesOf, type CommandLanguage } from './messages.ts';

const bundles = new Map<CommandLanguage, Messages<string>>();

/**
 * Why an entry of a file cannot be taken, from `messages/input.md` in the language of the command line. A file may have a problem
 * in each of its rows, so that each language is read once.
 */
export function inputText(key: string, values: readonly (string | number)[] = []): string {
  const language = commandLanguage();
  const texts = bundles.get(language) ?? messagesOf('input', language);
  bundles.set(language, texts);
  return texts.getMessage(key, [...values]);
}

/** Why a file cannot be read, in words where the system answers with a code only; otherwise what the problem says. */
export function fileProblem(problem: unknown): string {
  const { code, message } = problem as NodeJS.ErrnoException;
  return code !== undefined && FILE_PROBLEMS.has(code) ? inputText(`file.${code}`) : message;
}

const FILE_PROBLEMS = new Set(['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR']);

/** As a custom message of a zod schema: worded when it is needed, not when the schema is loaded. */
export const inputError = (key: string, values?: readonly (string | number)[]): { error: () => string } => ({
  error: () => inputText(key, values),
});

/** From here on zod words what it finds in the language of the command line. */
export function wordSchemas(language: CommandLanguage = commandLanguage()): void {
  z.config(language === 'ja' ? z.locales.ja() : z.locales.en());
}
