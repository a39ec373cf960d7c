import { SfError } from '@salesforce/core';
import type { z } from 'zod';
import { messagesOf } from './messages.ts';

const messages = messagesOf('connection');

/** An org answered in a shape that this version does not know: named after the request, never half-read. */
export function unexpectedAnswer(request: string, problem: z.ZodError): SfError {
  return messages.createError('error.UnexpectedAnswer', [request, describeIssues(problem)]);
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

const nextActions: Record<string, string> = {
  INVALID_FIELD: 'action.deploy',
  INVALID_TYPE: 'action.deploy',
  INVALID_SESSION_ID: 'action.login',
  API_DISABLED_FOR_ORG: 'action.edition',
  REQUEST_LIMIT_EXCEEDED: 'action.limit',
  INSUFFICIENT_ACCESS: 'action.permission',
  INSUFFICIENT_ACCESS_OR_READONLY: 'action.permission',
};

/** Turns whatever a service threw into an error with a next action; errors that have one pass through unchanged. */
export function explainError(thrown: unknown, doing: string): SfError {
  if (thrown instanceof SfError && (thrown.actions?.length ?? 0) > 0) return thrown;
  const problem = platformProblem(thrown);
  if (problem) {
    return new SfError(
      `${doing}: ${problem.code}: ${problem.message}`,
      problem.code,
      [messages.getMessage(nextActions[problem.code] ?? 'action.correct')],
      1,
      thrown instanceof Error ? thrown : undefined,
    );
  }
  if (isConnectionRefused(thrown)) {
    return messages.createError('error.OrgUnreachable', [doing], [], 1, thrown instanceof Error ? thrown : undefined);
  }
  if (thrown instanceof SfError) return thrown;
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new SfError(`${doing}: ${cause.message}`, cause.name, [], 1, cause);
}

function isConnectionRefused(thrown: unknown): boolean {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    if (
      /ECONNREFUSED|ENOTFOUND|ECONNRESET|fetch failed/.test(
        `${error.message} ${(error as { code?: string }).code ?? ''}`,
      )
    )
      return true;
  }
  return false;
}
