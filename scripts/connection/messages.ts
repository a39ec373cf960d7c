import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Messages } from '@salesforce/core';

/** Languages of the command line: one folder of texts each, English at the top. */
export type CommandLanguage = 'en' | 'ja';

const folders: Record<CommandLanguage, URL> = {
  en: new URL('../../messages/', import.meta.url),
  ja: new URL('../../messages/ja/', import.meta.url),
};

/**
 * The language that the command line speaks: what `RENKEI_LANGUAGE` says, otherwise the terminal's own by the order of POSIX
 * (`LC_ALL`, `LC_MESSAGES`, `LANG`). What is neither is English.
 */
export function commandLanguage(environment: NodeJS.ProcessEnv = process.env): CommandLanguage {
  const names = ['RENKEI_LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'];
  const wish = names.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
  return /^ja(?![a-z])/i.test(wish ?? '') ? 'ja' : 'en';
}

/**
 * The texts of one file in `messages/`: flags, progress and errors with their next actions, in the language of the command line.
 * `@salesforce/core` keeps one text per package and bundle, so that each language is a package of its own to it.
 */
export function messagesOf(bundle: string, language: CommandLanguage = commandLanguage()): Messages<string> {
  const file = fileURLToPath(new URL(`${bundle}.md`, folders[language]));
  // A text that is not translated yet is better than none; a test finds it.
  if (language !== 'en' && !existsSync(file)) return messagesOf(bundle, 'en');
  const owner = `renkei-${language}`;
  Messages.importMessageFile(owner, file);
  return Messages.loadMessages(owner, bundle);
}

/** A whole number as the command line writes it: `12,345`. */
export function count(value: number): string {
  return figure(value, 0);
}

/** A cell of a table that the command line prints: texts as they are, numbers as {@link count}. */
export function cell(value: string | number): string {
  return typeof value === 'number' ? count(value) : value;
}

/** A number as the command line writes it, in its language and rounded to so many decimals at most: `12,345.6`. */
export function figure(value: number, decimals: number): string {
  return value.toLocaleString(commandLanguage(), { maximumFractionDigits: decimals });
}
