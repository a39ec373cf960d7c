import { readFile } from 'node:fs/promises';
import type { SfError } from '@salesforce/core';
import type { z } from 'zod';
import { fileProblem, inputText } from './inputText.ts';
import { JsonSyntaxError, parseJson, positionsOf, type Position } from './jsonPositions.ts';

/** What a file holds, with the place of each of its entries. */
export interface JsonFile {
  content: unknown;
  /** Line and column of an entry such as `roles.0.cadenceDays`; of what is around it where it is left out. */
  positionOf: (path: string) => Position;
}

/** What is wrong with an entry, by its path. */
export interface Complaint {
  path: string;
  reason: string;
}

/** The text of a file that a person wrote, without the mark by which editors of Windows say how it is encoded. */
export async function readText(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
}

/**
 * Reads a file of JSON that a person wrote.
 * @param unreadable makes the error of a file that is not there or not JSON, from its place and the reason
 */
export async function readJsonFile(
  file: string,
  unreadable: (place: string, reason: string) => SfError,
): Promise<JsonFile> {
  try {
    const text = await readText(file);
    return { content: parseJson(text), positionOf: positionsOf(text) };
  } catch (problem) {
    const place = problem instanceof JsonSyntaxError ? `:${problem.position.line}:${problem.position.column}` : '';
    throw unreadable(`${file}${place}`, fileProblem(problem));
  }
}

/** The issues of a schema by the path of the entry each is about; unknown entries, listed at the one around them, are told by `unknown`. */
export function complaintsOf(issues: readonly z.core.$ZodIssue[], unknown: string): Complaint[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), reason: unknown }))
      : [{ path: issue.path.join('.'), reason: issue.message }],
  );
}

/** Complaints as lines, each with file, line and column of its entry. */
export function complaintLines(file: string, complaints: readonly Complaint[], { positionOf }: JsonFile): string {
  const lines = complaints.map(({ path, reason }) => {
    const { line, column } = positionOf(path);
    return `${file}:${line}:${column}: ${path || inputText('root')}: ${reason}`;
  });
  return lines.join('\n');
}
