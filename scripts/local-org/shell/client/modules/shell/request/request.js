const API = '/services/data/v66.0';

/** What failed calls reject with: the shape of a platform FetchResponse. */
function fetchResponse(status, statusText, body, headers = {}) {
  return { ok: false, status, statusText, body, headers, errorType: 'fetchResponse' };
}

/**
 * Calls the org's API as the signed-in user.
 * @param path below `/services/data/v66.0`
 * @returns the JSON body, or undefined for an empty answer; rejects with a FetchResponse
 */
export async function call(method, path, body, headers = {}) {
  let response;
  try {
    response = await fetch(API + path, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
    });
  } catch (error) {
    throw fetchResponse(0, 'Network error', {
      errorCode: 'NETWORK_ERROR',
      message: `The org does not answer: ${error.message}`,
    });
  }
  const text = await response.text();
  let content;
  try {
    content = text ? JSON.parse(text) : undefined;
  } catch {
    content = { errorCode: 'UNKNOWN_EXCEPTION', message: text.slice(0, 500) };
  }
  if (response.ok) return content;
  throw fetchResponse(response.status, response.statusText || String(response.status), content);
}

/** The messages in an error of any of the platform's shapes, most telling first. */
export function messagesOf(error) {
  const body = error?.body ?? error;
  if (!body) return ['Unknown error'];
  if (Array.isArray(body)) return body.map((each) => each.message ?? String(each));
  const fieldErrors = Object.values(body.output?.fieldErrors ?? {}).flat();
  const messages = [...(body.output?.errors ?? []), ...fieldErrors].map((each) => each.message);
  return messages.length ? messages : [body.message ?? String(body)];
}

/** A copy that callers cannot change: wires hand out read-only data, as the platform's do. */
export function frozen(value) {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
