import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { JsonSyntaxError, parseJson, positionsOf } from '../../connection/jsonPositions.ts';
import { messagesOf } from '../../connection/messages.ts';
import { installPlanSchema, type InstallPlan } from './schema.ts';
import { fileProblem, inputText } from '../../connection/inputText.ts';

const messages = messagesOf('install');

/**
 * Reads and checks a plan file; the policy that it names becomes an absolute path.
 * @throws SfError `PlanUnreadableError`, or `PlanMalformedError` naming each wrong entry with file, line and column
 */
export async function readPlan(file: string): Promise<InstallPlan> {
  let text: string;
  let content: unknown;
  try {
    text = await readFile(file, 'utf8');
    content = parseJson(text);
  } catch (problem) {
    const place = problem instanceof JsonSyntaxError ? `:${problem.position.line}:${problem.position.column}` : '';
    throw messages.createError('error.PlanUnreadable', [`${file}${place}`, fileProblem(problem)]);
  }
  const positionOf = positionsOf(text);
  const parsed = installPlanSchema.safeParse(content);
  const complaints = parsed.success ? repeatedPeople(parsed.data) : parsed.error.issues.flatMap(entries);
  if (complaints.length > 0) {
    const lines = complaints.map(({ path, reason }) => {
      const { line, column } = positionOf(path);
      return `${file}:${line}:${column}: ${path || inputText('root')}: ${reason}`;
    });
    throw messages.createError('error.PlanMalformed', [lines.join('\n')]);
  }
  const plan = parsed.data!;
  return plan.policy === undefined ? plan : { ...plan, policy: resolve(dirname(file), plan.policy) };
}

/** An issue by the path of the entry it is about: unknown entries are listed at the one around them. */
function entries(issue: z.core.$ZodIssue): { path: string; reason: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path.join('.'), reason: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key].join('.'),
    reason: messages.getMessage('plan.unknownEntry'),
  }));
}

/** Somebody may stand in two teams, but once in each and with one line where there is none. */
function repeatedPeople({ people }: InstallPlan): { path: string; reason: string }[] {
  const seen = new Set<string>();
  return people.flatMap(({ user, role, team }, index) => {
    const key = `${user}|${team ?? role}`.toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path: `people.${index}.user`, reason: messages.getMessage('plan.repeated', [user]) }];
  });
}
