import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { MetadataComponent } from '../../../scripts/local-org/metadata/component.ts';
import { ShellBundle } from '../../../scripts/local-org/shell/server/bundle.ts';

const cache = fileURLToPath(new URL('../../../.cache/shell', import.meta.url));

const bundle = (fullName: string, files: Record<string, string>): MetadataComponent => ({
  type: 'LightningComponentBundle',
  fullName,
  file: `lwc/${fullName}`,
  content: {},
  source: '',
  files,
});
const component = (fullName: string, imports: string, more: Record<string, string> = {}): MetadataComponent =>
  bundle(fullName, {
    [`${fullName}.js`]: `import { LightningElement } from 'lwc';\n${imports}\nexport default class Sample extends LightningElement {}\n`,
    [`${fullName}.html`]: '<template></template>',
    ...more,
  });
const failure = async (...components: MetadataComponent[]): Promise<string> => {
  const shell = new ShellBundle(() => components, cache);
  return shell.ready().then(
    () => assert.fail('the build passed'),
    (error: Error) => error.message,
  );
};

test('a module that the local org does not model is refused with its name', async () => {
  const message = await failure(component('sample', "import { x } from 'lightning/empApi';\nexport const y = x;"));
  assert.match(message, /sample\/sample\.js imports lightning\/empApi, which is not modelled by the local org/);
});

test('message channels and Apex are refused with their names', async () => {
  assert.match(
    await failure(component('sample', "import C from '@salesforce/messageChannel/My__c';\nexport const y = C;")),
    /@salesforce\/messageChannel\/My__c/,
  );
  assert.match(
    await failure(component('sample', "import a from '@salesforce/apex/My.method';\nexport const y = a;")),
    /@salesforce\/apex\/My\.method/,
  );
});

test('a component that is not deployed is refused with its name', async () => {
  const message = await failure(component('sample', '', { 'sample.html': '<template><c-other></c-other></template>' }));
  assert.match(message, /sample\/sample\.html imports c\/other, and no such component is deployed/);
});

test('a fault in a template is told with file and place', async () => {
  const message = await failure(component('sample', '', { 'sample.html': '<template><p>{a b}</p></template>' }));
  assert.match(message, /sample\/sample\.html/);
});

test('labels, schema names and the user stay out of the bundle, the platform part stays as it is', async () => {
  const first = component(
    'sample',
    "import title from '@salesforce/label/c.Title';\nimport NAME from '@salesforce/schema/Account.Name';\nexport const y = [title, NAME];",
  );
  let components = [first];
  const shell = new ShellBundle(() => components, cache);
  const before = await shell.ready();
  const code = readFileSync(join(cache, before.deployed, 'sample.js'), 'utf8');
  assert.match(code, /label\("c\.Title"/);
  assert.match(code, /"fieldApiName":"Name"/);
  assert.match(code, new RegExp(`/shell/bundle/${before.platform}/lwc\\.js`));

  components = [component('sample', `export const changed = ${Date.now()};`)];
  assert.equal(shell.state().state, 'building');
  const after = await shell.ready();
  assert.equal(after.platform, before.platform);
  assert.notEqual(after.deployed, before.deployed);

  components = [first];
  assert.deepEqual(shell.state(), { state: 'ready', parts: before }, 'what was built once is there at once');
});

test('the order of the components makes no other bundle', async () => {
  const both = [component('sample', ''), component('other', '')];
  const parts = await new ShellBundle(() => both, cache).ready();
  assert.deepEqual(new ShellBundle(() => both.toReversed(), cache).state(), { state: 'ready', parts });
});

test('only files of a bundle are given out', () => {
  const shell = new ShellBundle(() => [], cache);
  assert.equal(shell.file('../..', 'package.json'), undefined);
  assert.equal(shell.file('platform-0000000000000000', '../../package.js'), undefined);
});
