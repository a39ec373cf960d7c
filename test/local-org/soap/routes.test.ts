import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { parseXml, type XmlElement } from '../../../scripts/local-org/metadata/xml.ts';
import { LocalOrg, type Session } from '../../../scripts/local-org/org.ts';
import { createApp } from '../../../scripts/local-org/server/app.ts';
import { changed, SAMPLE, toZip, type Files } from '../metadata/samplePackage.ts';

const FILES: Files = Object.fromEntries(
  Object.entries(SAMPLE).filter(([path]) => /^(objects|groups|labels)\//.test(path)),
);
const org = LocalOrg.open({ file: ':memory:' });
const admin = org.session(org.userId('admin@local.example'));
const app = createApp(org);

/** Calls an operation; gives the element in the SOAP body. */
async function call(body: string, token = admin.accessToken): Promise<{ status: number; message: XmlElement }> {
  const envelope = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header xmlns="http://soap.sforce.com/2006/04/metadata"><SessionHeader><sessionId>${token}</sessionId></SessionHeader></soapenv:Header><soapenv:Body xmlns="http://soap.sforce.com/2006/04/metadata">${body}</soapenv:Body></soapenv:Envelope>`;
  const response = await app.request('http://127.0.0.1/services/Soap/m/66.0', {
    method: 'POST',
    body: envelope,
    headers: { 'Content-Type': 'text/xml' },
  });
  return { status: response.status, message: parseXml(await response.text()).children[0]!.children[0]! };
}

/** The texts of the elements at a path below an element. */
function texts(element: XmlElement, path: string): string[] {
  const [first, ...rest] = path.split('/');
  const found = element.children.filter(({ name }) => name === first);
  return rest.length ? found.flatMap((child) => texts(child, rest.join('/'))) : found.map(({ text }) => text);
}

async function deployed(files: Files): Promise<XmlElement> {
  const zip = Buffer.from(toZip(files)).toString('base64');
  const { message } = await call(
    `<deploy><ZipFile>${zip}</ZipFile><DeployOptions><singlePackage>true</singlePackage></DeployOptions></deploy>`,
  );
  const [id] = texts(message, 'result/id');
  for (;;) {
    const { message: status } = await call(
      `<checkDeployStatus><asyncProcessId>${id}</asyncProcessId><includeDetails>true</includeDetails></checkDeployStatus>`,
    );
    if (texts(status, 'result/done')[0] === 'true') return status;
  }
}

const standardUser = (): Session => {
  const profile = org.store.find('Profile', 'Name', ['Standard User'])[0]!['Id'];
  const record = {
    IsActive: true,
    Username: 'rep@local.example',
    LastName: 'Rep',
    Email: 'rep@local.example',
    Alias: 'rep',
    ProfileId: profile,
    TimeZoneSidKey: 'Asia/Tokyo',
    LocaleSidKey: 'ja_JP',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'ja',
  };
  const [result] = org.save(admin, [{ action: 'insert', object: 'User', record }], { allOrNone: true });
  assert.deepEqual(result!.errors, []);
  return org.session(result!.id!);
};

test('a failing deploy says what, where and why; the corrected one is taken', async () => {
  const failed = await deployed(changed('objects/Account.object', 'Score__c * 2', 'Nothing__c * 2 &lt; 3', FILES));
  assert.deepEqual(texts(failed, 'result/status'), ['Failed']);
  const failure = 'result/details/componentFailures';
  assert.deepEqual(
    ['componentType', 'fullName', 'fileName', 'problemType'].map((name) => texts(failed, `${failure}/${name}`)[0]),
    ['CustomField', 'Account.Twice__c', 'objects/Account.object', 'Error'],
  );
  assert.match(texts(failed, `${failure}/problem`)[0]!, /Nothing__c/);
  assert.match(texts(failed, `${failure}/lineNumber`)[0]!, /^\d+$/);

  const succeeded = await deployed(FILES);
  assert.deepEqual(texts(succeeded, 'result/success'), ['true']);
  const names = texts(succeeded, 'result/details/componentSuccesses/fullName');
  assert.ok(
    ['package.xml', 'Hello', 'CustomLabels', 'Account.Key__c', 'Thing__c', 'Thing__c.All', 'Team'].every((name) =>
      names.includes(name),
    ),
  );
  assert.equal(Number(texts(succeeded, 'result/numberComponentsDeployed')[0]), names.length - 1);
});

test('a retrieve gives back single fields and whole components with a manifest', async () => {
  await deployed(FILES);
  const types =
    '<types><members>Account.Key__c</members><name>CustomField</name></types><types><members>*</members><name>Group</name></types><types><members>Gone</members><name>Queue</name></types>';
  const { message } = await call(
    `<retrieve><request><apiVersion>66.0</apiVersion><unpackaged>${types}</unpackaged></request></retrieve>`,
  );
  const { message: status } = await call(
    `<checkRetrieveStatus><asyncProcessId>${texts(message, 'result/id')[0]}</asyncProcessId></checkRetrieveStatus>`,
  );
  const files = unzipSync(Buffer.from(texts(status, 'result/zipFile')[0]!, 'base64'));
  assert.deepEqual(Object.keys(files).sort(), [
    'unpackaged/groups/Team.group',
    'unpackaged/objects/Account.object',
    'unpackaged/package.xml',
  ]);
  assert.equal(strFromU8(files['unpackaged/groups/Team.group']!), SAMPLE['groups/Team.group']);
  const account = parseXml(strFromU8(files['unpackaged/objects/Account.object']!));
  assert.deepEqual(texts(account, 'fields/fullName'), ['Key__c']);
  assert.deepEqual(texts(status, 'result/messages/problem'), ["Entity of type 'Queue' named 'Gone' cannot be found"]);
});

test('types are described and components listed', async () => {
  const { message } = await call('<describeMetadata><asOfVersion>66.0</asOfVersion></describeMetadata>');
  assert.ok(texts(message, 'result/metadataObjects/xmlName').includes('FlexiPage'));
  await deployed(FILES);
  const { message: list } = await call(
    '<listMetadata><queries><type>CustomField</type></queries><asOfVersion>66.0</asOfVersion></listMetadata>',
  );
  assert.ok(texts(list, 'result/fullName').includes('Thing__c.Note__c'));
});

test('faults carry the codes of the platform', async () => {
  const fault = async (body: string, token?: string): Promise<string[]> =>
    texts((await call(body, token)).message, 'faultcode');
  assert.deepEqual(await fault('<describeMetadata/>', 'wrong'), ['sf:INVALID_SESSION_ID']);
  assert.deepEqual(await fault('<renameMetadata/>'), ['sf:INVALID_OPERATION']);
  assert.deepEqual(await fault('<checkDeployStatus><asyncProcessId>0Af</asyncProcessId></checkDeployStatus>'), [
    'sf:INVALID_CROSS_REFERENCE_KEY',
  ]);
  assert.deepEqual(
    await fault(
      '<deploy><ZipFile/><DeployOptions><allowMissingFiles>true</allowMissingFiles></DeployOptions></deploy>',
    ),
    ['sf:INVALID_TYPE'],
  );
  assert.deepEqual(await fault('<deploy><ZipFile/></deploy>', standardUser().accessToken), ['sf:INSUFFICIENT_ACCESS']);
});

test('the same deploy over REST', async () => {
  const form = new FormData();
  form.append(
    'entity_content',
    new Blob([JSON.stringify({ deployOptions: { singlePackage: true, checkOnly: true } })], {
      type: 'application/json',
    }),
  );
  form.append('file', new Blob([Buffer.from(toZip(FILES))], { type: 'application/zip' }), 'package.zip');
  const headers = { Authorization: `Bearer ${admin.accessToken}` };
  const url = 'http://127.0.0.1/services/data/v66.0/metadata/deployRequest';
  const response = await app.request(url, { method: 'POST', body: form, headers });
  assert.equal(response.status, 201);
  const { id } = (await response.json()) as { id: string };
  for (;;) {
    const { deployResult } = (await (await app.request(`${url}/${id}?includeDetails=true`, { headers })).json()) as {
      deployResult: { done: boolean; success: boolean; checkOnly: boolean };
    };
    if (!deployResult.done) continue;
    assert.deepEqual([deployResult.success, deployResult.checkOnly], [true, true]);
    break;
  }
});
