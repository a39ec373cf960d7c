import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { JsonSyntaxError, parseJson, positionsOf, type Position } from '../../connection/jsonPositions.ts';
import { messagesOf } from '../../connection/messages.ts';
import { policyFileSchema, SEGMENTS, STEPS, type PolicyFile } from './schema.ts';
import { fileProblem, inputText } from '../../connection/inputText.ts';

export { policyFileSchema, type PolicyFile } from './schema.ts';
export { rulesChannelRoles, rulesPolicy, rulesRoles } from './rules.ts';

/** A policy file with the place of each of its entries, for complaints. */
export interface LocatedPolicy {
  file: string;
  policy: PolicyFile;
  /** Line and column of an entry such as `roles.0.cadenceDays`; of what is around it where it is left out. */
  positionOf: (path: string) => Position;
}

/**
 * Reads and checks a policy file.
 * @throws SfError `PolicyUnreadableError` when the file is not there or not JSON; `PolicyMalformedError` naming each wrong entry
 * with file, line and column
 */
export async function readPolicyFile(file: string): Promise<PolicyFile> {
  return (await locatePolicy(file)).policy;
}

/** As {@link readPolicyFile}, with the places of the entries. */
export async function locatePolicy(file: string): Promise<LocatedPolicy> {
  let text: string;
  let content: unknown;
  try {
    text = await readFile(file, 'utf8');
    content = parseJson(text);
  } catch (problem) {
    const place = problem instanceof JsonSyntaxError ? `:${problem.position.line}:${problem.position.column}` : '';
    throw messagesOf('segmentation').createError('error.PolicyUnreadable', [`${file}${place}`, fileProblem(problem)]);
  }
  const positionOf = positionsOf(text);
  const parsed = policyFileSchema.safeParse(content);
  if (!parsed.success) {
    const lines = parsed.error.issues.flatMap(complaints).map(({ path, reason }) => {
      const { line, column } = positionOf(path);
      return `${file}:${line}:${column}: ${path || inputText('root')}: ${reason}`;
    });
    throw messagesOf('segmentation').createError('error.PolicyMalformed', [lines.join('\n')]);
  }
  return { file, policy: parsed.data, positionOf };
}

/** An issue by the path of the entry it is about: unknown entries are listed at the one around them. */
function complaints(issue: z.core.$ZodIssue): { path: string; reason: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path.join('.'), reason: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key].join('.'),
    reason: messagesOf('segmentation').getMessage('policy.unknownEntry'),
  }));
}

/** The policy in the one order in which files are written, so that two of them differ where the policies do. */
export function inOrder(file: PolicyFile): PolicyFile {
  const { $schema: _editor, ...policy } = policyFileSchema.parse(file);
  const place = (role: {
    segment: (typeof SEGMENTS)[number];
    step?: (typeof STEPS)[number];
    channel?: string;
  }): string => [SEGMENTS.indexOf(role.segment), role.step && STEPS.indexOf(role.step), role.channel].join(' ');
  return {
    ...policy,
    potential: {
      ...policy.potential,
      perEmployee: sorted(policy.potential.perEmployee),
      revenuePercent: sorted(policy.potential.revenuePercent),
    },
    roles: policy.roles.toSorted((one, other) => compare(place(one), place(other))),
    channelRoles: policy.channelRoles.toSorted((one, other) => compare(place(one), place(other))),
  };
}

/** The text of a policy file: the same policy gives the same text. */
export function policyText(file: PolicyFile): string {
  return `${JSON.stringify(inOrder(file), null, 2)}\n`;
}

function sorted(record: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => compare(one, other)));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
