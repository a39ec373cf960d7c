import { SfError } from '@salesforce/core';
import { z } from 'zod';

/** An org answered in a shape that this version does not know: named after the request, never half-read. */
export class UnexpectedAnswer extends SfError {
  constructor(request: string, problem: z.ZodError) {
    super(
      `The org's answer to ${request} has an unexpected shape: ${describeIssues(problem)}.`,
      'UnexpectedAnswer',
      ['Check that the org runs API version 66.0 or later, then run the command again.'],
    );
  }
}

/** One line out of zod's issues: `rows.0.Id: Invalid input`. At most five. */
export function describeIssues(problem: z.ZodError): string {
  const shown = problem.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`);
  const more = problem.issues.length - shown.length;
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

interface PlatformProblem {
  code: string;
  message: string;
}

/** Salesforce's error code and message from whatever was thrown by jsforce; undefined for an error that is not the platform's. */
export function platformProblem(thrown: unknown): PlatformProblem | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const code = (thrown as { errorCode?: unknown }).errorCode;
  const name = typeof code === 'string' ? code : thrown.name;
  return /^[A-Z][A-Z0-9_]{3,}$/.test(name) ? { code: name, message: thrown.message } : undefined;
}

const nextActions: Record<string, string[]> = {
  INVALID_FIELD: [
    'Deploy the package (`force-app`) to this org and assign the permission set RenkeiAdmin to the user who runs the command.',
  ],
  INVALID_TYPE: [
    'Deploy the package (`force-app`) to this org and assign the permission set RenkeiAdmin to the user who runs the command.',
  ],
  INVALID_SESSION_ID: ['Log in again: `sf org login web`, or start the local org again.'],
  API_DISABLED_FOR_ORG: ['The org needs API access: Enterprise edition or above.'],
  REQUEST_LIMIT_EXCEEDED: ["Wait until the org's daily API limit has room again, then run the command again."],
  INSUFFICIENT_ACCESS: ['Assign the permission set RenkeiAdmin to the user who runs the command.'],
  INSUFFICIENT_ACCESS_OR_READONLY: ['Assign the permission set RenkeiAdmin to the user who runs the command.'],
};

/** Turns whatever a service threw into an error with a next action; errors that have one pass through unchanged. */
export function explainError(thrown: unknown, doing: string): SfError {
  if (thrown instanceof SfError && (thrown.actions?.length ?? 0) > 0) return thrown;
  const problem = platformProblem(thrown);
  if (problem) {
    return new SfError(
      `${doing}: ${problem.code}: ${problem.message}`,
      problem.code,
      nextActions[problem.code] ?? ['Correct what the message names, then run the command again.'],
      1,
      thrown instanceof Error ? thrown : undefined,
    );
  }
  if (isConnectionRefused(thrown)) {
    return new SfError(
      `${doing}: the org does not answer.`,
      'OrgUnreachable',
      ['Start the local org with `npm start`, or check the network and `sf org display`.'],
      1,
      thrown instanceof Error ? thrown : undefined,
    );
  }
  if (thrown instanceof SfError) return thrown;
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new SfError(`${doing}: ${cause.message}`, cause.name, [], 1, cause);
}

function isConnectionRefused(thrown: unknown): boolean {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    if (/ECONNREFUSED|ENOTFOUND|ECONNRESET|fetch failed/.test(`${error.message} ${(error as { code?: string }).code ?? ''}`)) return true;
  }
  return false;
}
