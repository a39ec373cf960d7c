import { Hono } from 'hono';
import { ApiError } from '../errors.ts';
import { readComponents } from '../metadata/read.ts';
import { describeKinds, listComponents } from '../metadata/retrieve.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { LocalOrg } from '../org.ts';
import type { ServerEnvironment } from '../server/context.ts';
import { all, child, soapEndpoint, text, unmodelledOperation, type Operation } from './envelope.ts';
import { MetadataJobs, type DeployRequestOptions, type DeployResult } from './jobs.ts';

const METADATA = 'http://soap.sforce.com/2006/04/metadata';
const UNMODELLED_OPTIONS = ['allowMissingFiles', 'performRetrieve', 'autoUpdatePackage'];

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
    cancelDeploy: (message, session) => jobs.cancel(session, text(message, 'id') || text(message, 'String')),
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
    readMetadata: (message) =>
      readComponents(
        org,
        text(message, 'type'),
        all(message, 'fullNames').map((name) => name.text),
      ),
    describeMetadata: () => describeKinds(),
    listMetadata: (message) =>
      all(message, 'queries').flatMap((query) => listComponents(org, text(query, 'type'), text(query, 'folder'))),
  };
  return soapEndpoint(org, '/services/Soap/m/:version', METADATA, (name) => {
    const operation = operations[name];
    if (!operation) throw unmodelledOperation('Metadata API', name);
    return (message, session) => {
      jobs.authorize(session);
      return operation(message, session);
    };
  });
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
  routes.patch('/metadata/deployRequest/:id', async (c) => {
    const { deployResult } = await c.req.json<{ deployResult?: { status?: string } }>();
    if (deployResult?.status !== 'Canceling')
      throw new ApiError('INVALID_FIELD', 'A deploy request can be changed to the status Canceling only');
    const { id } = jobs.cancel(c.get('session'), c.req.param('id'));
    return c.json({ id, deployResult: { ...jobs.deployResult(id), details: undefined } }, 202);
  });
  return routes;
}

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
    purgeOnDelete: isTrue('purgeOnDelete'),
    rollbackOnError: isTrue('rollbackOnError'),
    singlePackage: isTrue('singlePackage'),
    ...(testLevel ? { testLevel: String(testLevel) } : {}),
  };
}
