// Roll-up summaries follow their details, whatever happens to these; a deploy counts what is there, and refuses what it cannot count.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { deployPackage } from '../../../scripts/local-org/metadata/deploy.ts';
import { LocalOrg } from '../../../scripts/local-org/org.ts';
import { undeleteRecords } from '../../../scripts/local-org/record/recycleBin.ts';

const COUNT = '<summaryForeignKey>Part__c.Thing__c</summaryForeignKey>';
const summary = (name: string, rest: string): string =>
  `<fields><fullName>${name}</fullName><externalId>false</externalId><label>${name}</label>${rest}<summaryOperation>count</summaryOperation><type>Summary</type></fields>`;
const filter = (field: string, value: string): string =>
  `<summaryFilterItems><field>${field}</field><operation>equals</operation><value>${value}</value></summaryFilterItems>`;
const object = (body: string, sharing: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><deploymentStatus>Deployed</deploymentStatus>${body}<label>Thing</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Things</pluralLabel><sharingModel>${sharing}</sharingModel></CustomObject>`;
const MASTER =
  '<fields><fullName>Thing__c</fullName><label>Thing</label><referenceTo>Thing__c</referenceTo><relationshipName>Parts</relationshipName><reparentableMasterDetail>true</reparentableMasterDetail><type>MasterDetail</type></fields>';
const STATE =
  '<fields><fullName>State__c</fullName><label>State</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>New</fullName><default>false</default><label>New</label></value><value><fullName>Done</fullName><default>false</default><label>Done</label></value></valueSetDefinition></valueSet></fields>';
const SUMMARIES = summary('All__c', COUNT) + summary('Done__c', filter('Part__c.State__c', 'Done') + COUNT);

async function deploy(org: LocalOrg, thing: string): Promise<string[]> {
  const files = {
    'package.xml':
      '<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>Thing__c</members><members>Part__c</members><name>CustomObject</name></types><version>66.0</version></Package>',
    'objects/Thing__c.object': object(thing, 'ReadWrite'),
    'objects/Part__c.object': object(MASTER + STATE, 'ControlledByParent'),
  };
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
  const { findings } = await deployPackage(org, zip, { checkOnly: false, singlePackage: true });
  return findings.map(({ problem }) => problem);
}

test('details are counted when they come, change, move, go and come back', async () => {
  const org = LocalOrg.open({ file: ':memory:' });
  assert.deepEqual(await deploy(org, SUMMARIES), []);
  const session = org.session(org.userId('admin@local.example'));
  const save = (action: 'insert' | 'update' | 'delete', name: string, record: Record<string, unknown>) => {
    const options = { allOrNone: true, systemContext: true };
    const [{ id, errors } = { id: null, errors: [] }] = org.save(session, [{ action, object: name, record }], options);
    assert.deepEqual(errors, []);
    return id!;
  };
  const [first, second] = ['a', 'b'].map((Name) => save('insert', 'Thing__c', { Name }));
  const counts = (): unknown[] =>
    [first, second].flatMap((id) => {
      const { All__c, Done__c } = org.store.get('Thing__c', id!)!;
      return [All__c, Done__c];
    });
  assert.deepEqual(counts(), [0, 0, 0, 0]);
  const part = save('insert', 'Part__c', { Thing__c: first, State__c: 'Done' });
  save('insert', 'Part__c', { Thing__c: first });
  assert.deepEqual(counts(), [2, 1, 0, 0]);
  save('update', 'Part__c', { Id: part, State__c: 'New' });
  assert.deepEqual(counts(), [2, 0, 0, 0]);
  save('update', 'Part__c', { Id: part, State__c: 'Done', Thing__c: second });
  assert.deepEqual(counts(), [1, 0, 1, 1]);
  save('delete', 'Part__c', { Id: part });
  assert.deepEqual(counts(), [1, 0, 0, 0]);
  assert.deepEqual(undeleteRecords(org, session, [part])[0]!.errors, []);
  assert.deepEqual(counts(), [1, 0, 1, 1]);
  const { errors } = org.save(session, [{ action: 'update', object: 'Thing__c', record: { Id: first, All__c: 9 } }], {
    allOrNone: false,
    systemContext: true,
  })[0]!;
  assert.equal(errors[0]?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  assert.equal(org.query(session, `SELECT Id FROM Thing__c WHERE Id = '${first}'`).totalSize, 1);
  org.close();
});

test('a summary that comes later counts what is there', async () => {
  const org = LocalOrg.open({ file: ':memory:' });
  assert.deepEqual(await deploy(org, ''), []);
  const session = org.session(org.userId('admin@local.example'));
  const save = (name: string, record: Record<string, unknown>): string =>
    org.save(session, [{ action: 'insert', object: name, record }], { allOrNone: true, systemContext: true })[0]!.id!;
  const thing = save('Thing__c', { Name: 'a' });
  save('Part__c', { Thing__c: thing });
  assert.deepEqual(await deploy(org, SUMMARIES), []);
  assert.equal(org.store.get('Thing__c', thing)!['All__c'], 1);
  org.close();
});

test('a summary of nothing, of a wrong field and with a wrong value is refused', async () => {
  const refused = async (rest: string): Promise<string[]> => {
    const org = LocalOrg.open({ file: ':memory:' });
    const found = await deploy(org, summary('All__c', rest));
    org.close();
    return found;
  };
  assert.match(
    (await refused('<summaryForeignKey>Part__c.State__c</summaryForeignKey>')).join(),
    /is no master-detail/,
  );
  assert.match(
    (await refused(filter('Part__c.Stat__c', 'Done') + COUNT)).join(),
    /no CustomField named Part__c.Stat__c/,
  );
  assert.match((await refused(filter('Part__c.State__c', 'Over') + COUNT)).join(), /Over is no value/);
  const other = filter('Part__c.State__c', 'Done').replace('>equals<', '>notEqual<') + COUNT;
  assert.match((await refused(other)).join(), /Roll-up summaries with notEqual are not modelled/);
});
