import { Hono, type Context } from 'hono';
import { ApiError } from '../errors.ts';
import { describeKinds, listComponents } from '../metadata/retrieve.ts';
import { parseXml, toXml, XmlProblem, type XmlElement } from '../metadata/xml.ts';
import type { LocalOrg, Session } from '../org.ts';
import { parseApiVersion, type ServerEnvironment } from '../server/context.ts';
import { MetadataJobs, type DeployRequestOptions, type DeployResult } from './jobs.ts';

const METADATA = 'http://soap.sforce.com/2006/04/metadata';
const UNMODELLED_OPTIONS = ['allowMissingFiles', 'performRetrieve', 'autoUpdatePackage'];

type Operation = (message: XmlElement, session: Session) => unknown;

/** The Metadata API over SOAP: `/services/Soap/m/NN.N`. Finds the session in the SOAP header. */
export function soapRoutes(org: LocalOrg): Hono<ServerEnvironment> {
  const jobs = MetadataJobs.of(org);
  const operations: Record<string, Operation> = {
    deploy: (message, session) => {
      const { id, done } = jobs.deploy(
        session,
        Buffer.from(text(message, 'ZipFile'), 'base64'),
        readOptions(child(message, 'DeployOptions')),
      );
      return { done, id, state: 'Queued' };
    },
    checkDeployStatus: (message) => {
      const result = jobs.deployResult(text(message, 'asyncProcessId'));
      return text(message, 'includeDetails') === 'true' ? result : { ...result, details: undefined };
    },
    retrieve: (message) => {
      const request = child(message, 'request') ?? child(message, 'retrieveRequest');
      const types = all(child(request, 'unpackaged'), 'types');
      if (all(request, 'packageNames').length)
        throw new ApiError('INVALID_TYPE', 'Retrieving a package by its name is not modelled by the local org');
      const members = types.flatMap((type) =>
        all(type, 'members').map((member) => ({ type: text(type, 'name'), fullName: member.text })),
      );
      return { done: false, id: jobs.retrieve(members).id, state: 'Queued' };
    },
    checkRetrieveStatus: (message) => jobs.retrieveResult(text(message, 'asyncProcessId')),
    describeMetadata: () => describeKinds(),
    listMetadata: (message) => all(message, 'queries').flatMap((query) => listComponents(org, text(query, 'type'))),
  };
  const routes = new Hono<ServerEnvironment>();
  routes.post('/services/Soap/m/:version', async (c) => {
    try {
      if (parseApiVersion(`v${c.req.param('version')}`) === undefined)
        throw new ApiError('UNSUPPORTED_API_VERSION', `Invalid API version: ${c.req.param('version')}`);
      const { token, message } = readEnvelope(await c.req.text());
      const operation = operations[message.name];
      if (!operation)
        throw new ApiError(
          'INVALID_OPERATION',
          `The Metadata API operation ${message.name} is not modelled by the local org`,
        );
      const session = org.sessionOfToken(token);
      jobs.authorize(session);
      const result = operation(message, session);
      return xml(
        c,
        `<${message.name}Response xmlns="${METADATA}">${toXml('result', result)}</${message.name}Response>`,
      );
    } catch (error) {
      if (!(error instanceof ApiError)) process.stderr.write(`${(error as Error).stack}\n`);
      const code = error instanceof ApiError ? error.errorCode : 'UNKNOWN_EXCEPTION';
      const fault = { faultcode: `sf:${code}`, faultstring: `${code}: ${(error as Error).message}` };
      return xml(c, toXml('soapenv:Fault', fault), 500);
    }
  });
  return routes;
}

/** The Metadata API over REST, mounted under `/services/data/vNN.N`. */
export function metadataRestRoutes(org: LocalOrg): Hono<ServerEnvironment> {
  const jobs = MetadataJobs.of(org);
  const routes = new Hono<ServerEnvironment>();
  routes.use('/metadata/*', (c, next) => {
    jobs.authorize(c.get('session'));
    return next();
  });
  routes.post('/metadata/deployRequest', async (c) => {
    const form = await c.req.parseBody();
    const [file, json] = [form['file'], form['entity_content'] ?? form['json']];
    if (!(file instanceof File) || json === undefined)
      throw new ApiError(
        'INVALID_MULTIPART_REQUEST',
        'A deploy request has two parts: "json" with the deployOptions and "file" with the zip',
      );
    const { deployOptions = {} } = JSON.parse(json instanceof File ? await json.text() : String(json)) as {
      deployOptions?: Record<string, unknown>;
    };
    const options = toOptions((name) => deployOptions[name] as string | boolean | undefined);
    const deployResult = jobs.deploy(c.get('session'), new Uint8Array(await file.arrayBuffer()), options);
    return c.json({ id: deployResult.id, validatedDeployRequestId: null, deployResult, deployOptions }, 201);
  });
  routes.get('/metadata/deployRequest/:id', (c) => {
    const result: DeployResult = jobs.deployResult(c.req.param('id'));
    const details = c.req.query('includeDetails') === 'true' ? result.details : undefined;
    return c.json({ id: result.id, deployResult: { ...result, details } });
  });
  return routes;
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
  const message = child(envelope, 'Body')?.children[0];
  if (!message) throw new ApiError('INVALID_SOAP_REQUEST', 'The SOAP request has no body');
  return {
    token: text(child(child(envelope, 'Header'), 'SessionHeader'), 'sessionId'),
    message: { ...message, name: localName(message) },
  };
}

const localName = (element: XmlElement): string => element.name.slice(element.name.indexOf(':') + 1);
const all = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  parent?.children.filter((element) => localName(element) === name) ?? [];
const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined => all(parent, name)[0];
const text = (parent: XmlElement | undefined, name: string): string => child(parent, name)?.text ?? '';

const readOptions = (options: XmlElement | undefined): DeployRequestOptions =>
  toOptions((name) => text(options, name) || undefined);

/** A failing deploy always leaves the org as it was, also where `rollbackOnError` would let parts of it in. */
function toOptions(read: (name: string) => string | boolean | undefined): DeployRequestOptions {
  const isTrue = (name: string): boolean => String(read(name)) === 'true';
  for (const name of UNMODELLED_OPTIONS)
    if (isTrue(name)) throw new ApiError('INVALID_TYPE', `The deploy option ${name} is not modelled by the local org`);
  const testLevel = read('testLevel');
  return {
    checkOnly: isTrue('checkOnly'),
    ignoreWarnings: isTrue('ignoreWarnings'),
    rollbackOnError: isTrue('rollbackOnError'),
    singlePackage: isTrue('singlePackage'),
    ...(testLevel ? { testLevel: String(testLevel) } : {}),
  };
}

function xml(c: Context, body: string, status: 200 | 500 = 200): Response {
  const envelope =
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
    `xmlns:sf="http://soap.sforce.com/2006/04/metadata"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  return c.body(envelope, status, { 'Content-Type': 'text/xml;charset=UTF-8' });
}
