// The package goes into an org and comes back out through Salesforce's own client libraries, unmodified.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type * as Core from '@salesforce/core';
import type * as Client from '@salesforce/source-deploy-retrieve';
import { buildPackage } from '../../scripts/install/buildPackage.ts';
import { startLocalOrg, type RunningOrg } from '../../scripts/local-org/main.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = join(PROJECT, 'force-app');
const home = mkdtempSync(join(tmpdir(), 'package-deploy-'));
const warnings: string[] = [];
let running: RunningOrg;
let connection: Core.Connection;
let SfProject: typeof Core.SfProject;
let client: typeof Client;

before(async () => {
  await buildPackage();
  running = await startLocalOrg({ dataDirectory: ':memory:' });
  // The client libraries keep their state under HOME.
  Object.assign(process.env, { HOME: home, SF_DISABLE_TELEMETRY: 'true' });
  const core = await import('@salesforce/core');
  SfProject = core.SfProject;
  client = await import('@salesforce/source-deploy-retrieve');
  const accessTokenOptions = { accessToken: running.token, instanceUrl: running.url, loginUrl: running.url };
  connection = await core.Connection.create({ authInfo: await core.AuthInfo.create({ accessTokenOptions }) });
  core.Lifecycle.getInstance().onWarning(async (warning) => void warnings.push(warning));
});

after(async () => {
  await running.close();
  rmSync(home, { recursive: true, force: true });
});

interface Outcome {
  status: string;
  states: Record<string, number>;
  files: Set<string>;
  failures: string[];
  milliseconds: number;
}

async function deploy(rest: boolean): Promise<Outcome> {
  const start = performance.now();
  const job = await client.ComponentSet.fromSource(SOURCE).deploy({
    usernameOrConnection: connection,
    apiOptions: { rest },
  });
  const result = await job.pollStatus(100);
  const milliseconds = performance.now() - start;
  const states: Record<string, number> = {};
  for (const { state } of result.getFileResponses()) states[state] = (states[state] ?? 0) + 1;
  const failures = result
    .getFileResponses()
    .flatMap((file) => (file.state === 'Failed' ? [`${file.filePath}: ${file.error}`] : []));
  return {
    status: result.response.status,
    states,
    files: new Set(result.getFileResponses().map(({ filePath }) => filePath!)),
    failures,
    milliseconds,
  };
}

/** Files of the source that a deploy sends. */
const sent = (directory: string): string[] =>
  ['main', 'ja'].flatMap((part) =>
    readdirSync(join(directory, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('__tests__') && !entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );

test('every source file is created, and is unchanged when it is deployed again', async () => {
  const first = await deploy(false);
  assert.deepEqual([first.status, first.failures], ['Succeeded', []]);
  assert.deepEqual(Object.keys(first.states), ['Created']);
  // A translated field is part of its object's translation and is reported with it.
  const missing = sent(SOURCE).filter((file) => !first.files.has(file) && !file.endsWith('.fieldTranslation-meta.xml'));
  assert.deepEqual(missing, []);
  const second = await deploy(true);
  assert.deepEqual([second.status, Object.keys(second.states)], ['Succeeded', ['Unchanged']]);
  assert.deepEqual(warnings, []);
});

test('what was deployed comes back as it was written', async () => {
  const project = mkdtempSync(join(home, 'project-'));
  cpSync(join(PROJECT, 'sfdx-project.json'), join(project, 'sfdx-project.json'));
  cpSync(SOURCE, join(project, 'force-app'), {
    recursive: true,
    filter: (path) => !path.includes('__tests__') && !path.endsWith('.ts'),
  });
  const target = join(project, 'force-app');
  const before = new Map(sent(target).map((file) => [file, readFileSync(file, 'utf8')]));
  for (const [file, text] of before)
    if (file.endsWith('.xml'))
      writeFileSync(
        file,
        text.replaceAll(/<(label|masterLabel|value)>/g, '<$1>not from the org ') + '<!-- nor this -->',
      );
  const components = client.ComponentSet.fromSource({ fsPaths: [target] });
  components.projectDirectory = project;
  // As the command line does it: only with this spelling of the path are labels merged file by file.
  const output = SfProject.getInstance(project).getDefaultPackage().fullPath;
  const job = await components.retrieve({ usernameOrConnection: connection, output, merge: true });
  const result = await job.pollStatus(100);
  assert.equal(result.response.status, 'Succeeded');
  const different = [...before]
    .filter(([file, text]) => readFileSync(file, 'utf8').trim() !== text.trim())
    .map(([file]) => file.slice(project.length));
  assert.deepEqual(different, []);
});
