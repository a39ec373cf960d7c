/** What the platform may throw or return: one error or several, from data service, GraphQL or plain JavaScript. */
interface PlatformError {
  message?: string;
  statusText?: string;
  body?: PlatformError | PlatformError[] | string;
  output?: { errors?: PlatformError[]; fieldErrors?: Record<string, PlatformError[]> };
  fieldErrors?: Record<string, PlatformError[]>;
  pageErrors?: PlatformError[];
  errorCode?: string;
}

/** All messages that an error carries, most precise first, none twice. Empty when it names no reason. */
export function messagesOf(errors: unknown): string[] {
  const list = Array.isArray(errors) ? errors : [errors];
  return [...new Set(list.flatMap(messagesOfOne).filter((message) => message.length > 0))];
}

/** Whether the platform refused because the user may not see something: then a permission set helps, not a second try. */
export function isAboutAccess(messages: readonly string[]): boolean {
  const access =
    /insufficient|no such column|FieldUndefined|UnknownType|INVALID_(FIELD|TYPE)|do(n't| not) have access/i;
  return messages.some((message) => access.test(message));
}

function messagesOfOne(error: unknown): string[] {
  if (error === null || error === undefined) return [];
  if (typeof error === 'string') return [error];
  if (typeof error !== 'object') return [];
  const { body, output, fieldErrors, pageErrors, message, statusText } = error as PlatformError;
  const precise = [
    ...(output?.errors ?? []),
    ...Object.values(output?.fieldErrors ?? {}).flat(),
    ...Object.values(fieldErrors ?? {}).flat(),
    ...(pageErrors ?? []),
  ].flatMap(messagesOfOne);
  if (precise.length > 0) return precise;
  const inBody = (Array.isArray(body) ? body : [body]).flatMap(messagesOfOne);
  if (inBody.length > 0) return inBody;
  return [message ?? statusText ?? ''];
}
