import { SfError } from '@salesforce/core';
import type { z } from 'zod';
import { EXIT_CODES, kindOfName, type FailureKind } from './exitCodes.ts';
import { failureKind, networkProblem, platformProblem } from './failureKind.ts';
import { messagesOf } from './messages.ts';
import { withoutSecrets } from './secrets.ts';
import { inputText } from './inputText.ts';

export { platformProblem } from './failureKind.ts';

const messages = messagesOf('connection');

/** An org answered in a shape that this version does not know: named after the request, never half-read. */
export function unexpectedAnswer(request: string, problem: z.ZodError): SfError {
  return messages.createError('error.UnexpectedAnswer', [request, describeIssues(problem)]);
}

/** One line out of zod's issues: `rows.0.Id: Invalid input`. At most five. */
function describeIssues(problem: z.ZodError): string {
  const shown = problem.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || inputText('root')}: ${issue.message}`);
  const more = problem.issues.length - shown.length;
  return shown.join('; ') + (more > 0 ? inputText('andMore', [more]) : '');
}

/** What to do about some of the platform's codes where the kind alone says too little. */
const actionsByCode: Record<string, string> = {
  INVALID_FIELD: 'action.deploy',
  INVALID_TYPE: 'action.deploy',
  API_DISABLED_FOR_ORG: 'action.edition',
  STORAGE_LIMIT_EXCEEDED: 'action.storage',
};

const actionsByKind: Record<FailureKind, string> = {
  other: 'action.defect',
  usage: 'action.help',
  login: 'action.login',
  permission: 'action.permission',
  network: 'action.network',
  limits: 'action.limit',
  inputFile: 'action.file',
  findings: 'action.correct',
  refused: 'action.correct',
};

/**
 * Turns whatever was thrown into one message with a next action and the exit code of its kind, without secrets. The message of an
 * error that explains itself stays; an error of the platform or the network is named after what was being done.
 *
 * @param doing what failed, in the words of the command: `Segmentation`
 */
export function explainError(thrown: unknown, doing: string): SfError {
  const kind = failureKind(thrown);
  const { name, message, actions } = wording(thrown, kind, doing);
  const explained = new SfError(
    withoutSecrets(message),
    name,
    actions.map(withoutSecrets),
    EXIT_CODES[kind],
    thrown instanceof Error ? thrown : undefined,
  );
  const { data } = (thrown ?? {}) as { data?: SfError['data'] };
  if (thrown instanceof SfError && data !== undefined) explained.setData(data);
  return explained;
}

interface Wording {
  name: string;
  message: string;
  actions: string[];
}

type Failed = Error & { actions?: string[] };

function wording(thrown: unknown, kind: FailureKind, doing: string): Wording {
  const own: Failed = thrown instanceof Error ? thrown : new Error(String(thrown));
  // Explained before, by a service or by this function.
  const isOurs = kind !== 'login' || kindOfName(own.name) !== undefined;
  if (thrown instanceof SfError && (own.actions?.length ?? 0) > 0 && isOurs) {
    return { name: own.name, message: own.message, actions: own.actions ?? [] };
  }
  const network = networkProblem(thrown);
  if (network) {
    const { name, message, actions } = messages.createError(`error.${network.name}`, [doing, ...network.values]);
    return { name, message, actions: actions ?? [] };
  }
  if (kind === 'login') return loginWording(own, doing);
  const problem = platformProblem(thrown);
  if (problem) {
    const action = messages.getMessage(actionsByCode[problem.code] ?? actionsByKind[kind]);
    return { name: problem.code, message: `${doing}: ${problem.code}: ${problem.message}`, actions: [action] };
  }
  const said = own.message.includes(doing) || kind === 'usage' ? own.message : `${doing}: ${own.message}`;
  const given = own.actions ?? [];
  return {
    name: own.name,
    message: said,
    actions: given.length > 0 ? given : [messages.getMessage(actionsByKind[kind])],
  };
}

/** Logins fail before a command begins, in words of the login library: said anew, in one line. */
function loginWording(own: Failed, doing: string): Wording {
  const unknown = /No authorization information found for (.+?)\.?(?:\n|$)/.exec(own.message)?.[1];
  if (unknown !== undefined) {
    const { name, message, actions } = messages.createError('error.UnknownOrg', [unknown], [unknown]);
    // The library proposes a login with a similar name, in English whatever the language.
    const similar = /Did you mean "(.+?)"/.exec((own.actions ?? []).join('\n'))?.[1];
    const proposed = similar === undefined ? [] : [messages.getMessage('action.didYouMean', [similar])];
    return { name, message, actions: [...proposed, ...(actions ?? [])] };
  }
  if (/^NoDefault(Env|Org)/.test(own.name)) {
    const { name, message, actions } = messages.createError('error.NoTargetOrg');
    return { name, message, actions: actions ?? [] };
  }
  const code = platformProblem(own)?.code ?? own.name;
  const { name, message, actions } = messages.createError('error.NotLoggedIn', [doing, `${code}: ${own.message}`]);
  return { name, message, actions: actions ?? [] };
}
