import { Hono } from 'hono';
import { ApiError } from '../errors.ts';
import { escapeXml, parseXml, toXml, XmlProblem, type XmlElement } from '../metadata/xml.ts';
import type { LocalOrg, Session } from '../org.ts';
import { requireApi } from '../server/guards.ts';
import { parseApiVersion, type ServerEnvironment } from '../server/context.ts';

/** Answers an operation's element in a SOAP body with what becomes its `result` elements. */
export type Operation = (message: XmlElement, session: Session) => unknown;

/** Headers that change nothing here; any other would be left undone without a word. */
const HEADERS = new Set(['SessionHeader', 'CallOptions']);

/**
 * A SOAP API at a path. The session is in the header of the envelope; errors are answered as faults.
 * @param namespace of its operations
 * @param find the operation of a name; throws when it is not modelled
 */
export function soapEndpoint(
  org: LocalOrg,
  path: string,
  namespace: string,
  find: (name: string) => Operation,
): Hono<ServerEnvironment> {
  const routes = new Hono<ServerEnvironment>();
  routes.post(path, async (c) => {
    const answer = (body: string, status: 200 | 500): Response =>
      c.body(envelopeOf(namespace, body), status, { 'Content-Type': 'text/xml;charset=UTF-8' });
    try {
      if (parseApiVersion(`v${c.req.param('version')}`) === undefined)
        throw new ApiError('UNSUPPORTED_API_VERSION', `Invalid API version: ${c.req.param('version')}`);
      const { token, message } = readEnvelope(await c.req.text());
      const operation = find(message.name);
      const session = org.sessionOfToken(token);
      requireApi(org, session, 'SOAP');
      const result = toXml('result', operation(message, session));
      return answer(
        `<${message.name}Response xmlns="${escapeXml(namespace)}">${result}</${message.name}Response>`,
        200,
      );
    } catch (error) {
      if (!(error instanceof ApiError)) process.stderr.write(`${(error as Error).stack}\n`);
      const code = error instanceof ApiError ? error.errorCode : 'UNKNOWN_EXCEPTION';
      const fault = { faultcode: `sf:${code}`, faultstring: `${code}: ${(error as Error).message}` };
      return answer(toXml('soapenv:Fault', fault), 500);
    }
  });
  return routes;
}

/** The error for an operation that a SOAP API of an org has and this one has not. */
export function unmodelledOperation(api: string, name: string): ApiError {
  return new ApiError('INVALID_OPERATION', `The ${api} operation ${name} is not modelled by the local org`);
}

function readEnvelope(body: string): { token: string; message: XmlElement } {
  let envelope: XmlElement;
  try {
    envelope = parseXml(body);
  } catch (error) {
    if (error instanceof XmlProblem)
      throw new ApiError('INVALID_SOAP_REQUEST', `${error.message} (${error.line}:${error.column})`);
    throw error;
  }
  for (const header of child(envelope, 'Header')?.children ?? [])
    if (!HEADERS.has(localName(header)))
      throw new ApiError('INVALID_SOAP_HEADER', `The local org does not model the SOAP header ${localName(header)}`);
  const message = child(envelope, 'Body')?.children[0];
  if (!message) throw new ApiError('INVALID_SOAP_REQUEST', 'The SOAP request has no body');
  return {
    token: text(child(child(envelope, 'Header'), 'SessionHeader'), 'sessionId'),
    message: { ...message, name: localName(message) },
  };
}

export const localName = (element: XmlElement): string => element.name.slice(element.name.indexOf(':') + 1);
export const all = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  parent?.children.filter((element) => localName(element) === name) ?? [];
export const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined => all(parent, name)[0];
export const text = (parent: XmlElement | undefined, name: string): string => child(parent, name)?.text ?? '';

function envelopeOf(namespace: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}
