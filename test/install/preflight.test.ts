import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { install, type InstallResult } from '../../scripts/install/install.ts';
import { installPlanSchema } from '../../scripts/install/plan/schema.ts';
import { deployFiles, xml } from './deployFiles.ts';
import { requestFor, startEmptyOrg, type EmptyOrg } from './emptyOrg.ts';

const found = (result: InstallResult, code: string) => result.findings.find((finding) => finding.code === code);

async function insertUser(org: EmptyOrg, name: string, IsActive: boolean): Promise<string> {
  const [profile] = await org.query("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  return org.insert('User', {
    Username: `${name}@crm.example`,
    LastName: name,
    Email: `${name}@crm.example`,
    Alias: name.slice(0, 8),
    IsActive,
    TimeZoneSidKey: 'Asia/Tokyo',
    LocaleSidKey: 'ja_JP',
    LanguageLocaleKey: 'ja',
    EmailEncodingKey: 'UTF-8',
    ProfileId: String(profile!['Id']),
  });
}

describe('preflight on an org full of other things', { timeout: 590_000 }, () => {
  let org: EmptyOrg;
  let result: InstallResult;
  let writes = 0;

  before(async () => {
    org = await startEmptyOrg();
    const field = (name: string, label: string) =>
      `<fields><fullName>${name}</fullName><description>Somebody else's.</description><label>${label}</label><length>40</length><type>Text</type></fields>`;
    await deployFiles(
      org.connection,
      {
        'objects/Account.object': xml(
          'CustomObject',
          field('RenkeiSegment__c', 'Other') + field('Region__c', 'Region'),
        ),
        'labels/CustomLabels.labels': xml(
          'CustomLabels',
          '<labels><fullName>RenkeiCore_AccountInputs</fullName><language>en_US</language><protected>false</protected><shortDescription>Other</shortDescription><value>Other</value></labels>',
        ),
        'groups/RenkeiCallPool.group': xml('Group', '<doesIncludeBosses>false</doesIncludeBosses><name>Other</name>'),
        'queues/RenkeiCases.queue': xml(
          'Queue',
          '<description>Cases whose account has no active representative, and cases that nobody accepted in time. Every member of the group Renkei Field Sales may accept one. Flows find this queue by its developer name; the label may be changed.</description><doesSendEmailToMembers>false</doesSendEmailToMembers><name>Renkei Cases</name>',
        ),
      },
      {
        CustomField: ['Account.RenkeiSegment__c', 'Account.Region__c'],
        CustomLabel: ['RenkeiCore_AccountInputs'],
        Group: ['RenkeiCallPool'],
        Queue: ['RenkeiCases'],
      },
    );
    const [queue] = await org.query("SELECT Id FROM Group WHERE DeveloperName = 'RenkeiCases'");
    const leaver = await insertUser(org, 'leaver', true);
    await org.insert('GroupMember', { GroupId: String(queue!['Id']), UserOrGroupId: leaver });
    await org.connection.sobject('User').update({ Id: leaver, IsActive: false });
    await insertUser(org, 'gone', false);
    await insertUser(org, 'sato', true);
    const plan = installPlanSchema.parse({
      people: ['gone', 'sato', 'nobody'].map((name) => ({ user: `${name}@crm.example`, role: 'Caller', team: 'East' })),
    });
    const count = org.countWrites();
    result = await install(org.connection, requestFor({ plan }));
    writes = count();
  });
  after(() => org.close());

  it('stops before anything is written', () => {
    assert.equal(result.stopped, 'blockers');
    assert.equal(writes, 0);
  });

  it('finds names that are taken by others, also as another kind of thing', () => {
    const taken = found(result, 'NameTaken')!;
    assert.equal(taken.severity, 'blocker');
    assert.match(taken.evidence, /CustomField Account\.RenkeiSegment__c/);
    assert.match(taken.evidence, /CustomLabel RenkeiCore_AccountInputs/);
    assert.doesNotMatch(taken.evidence, /Region__c|RenkeiCases/);
    assert.match(found(result, 'GroupNameTaken')!.evidence, /RenkeiCallPool \(Regular\)/);
  });

  it('tells half an earlier install from a clash', () => {
    assert.match(found(result, 'EarlierUnrecorded')!.evidence, /has 1 components/);
  });

  it('finds the inactive member of a queue and the people that cannot work', () => {
    assert.match(found(result, 'InactiveMembers')!.evidence, /RenkeiCases: leaver@crm\.example/);
    assert.match(found(result, 'InactiveUsers')!.evidence, /gone@crm\.example/);
    assert.match(found(result, 'UnknownUsers')!.evidence, /nobody@crm\.example/);
    assert.doesNotMatch(JSON.stringify(result.findings), /sato/);
  });

  it('gives each finding something to do', () => {
    for (const { code, action } of result.findings) assert.ok(action.length > 10, code);
  });
});

describe('preflight by a user without rights, in an org without room', { timeout: 590_000 }, () => {
  let org: EmptyOrg;
  after(() => org.close());

  it('names rights and limits that are missing', async () => {
    org = await startEmptyOrg({ limits: { DataStorageMB: 0, DailyApiRequests: 400 } });
    await org.insert('Account', { Name: 'Alpha' });
    const id = await insertUser(org, 'plain', true);
    const session = org.running.org.session(id);
    const { AuthInfo, Connection } = await import('@salesforce/core');
    const accessTokenOptions = {
      accessToken: session.accessToken,
      instanceUrl: org.running.url,
      loginUrl: org.running.url,
    };
    const authInfo = await AuthInfo.create({ accessTokenOptions });
    const connection = await Connection.create({ authInfo, connectionOptions: { version: '66.0' } });
    const writes = org.countWrites();
    const asUser = await install(connection, requestFor());
    assert.equal(asUser.stopped, 'blockers');
    assert.match(found(asUser, 'RightsMissing')!.evidence, /plain@crm\.example/);
    const asAdministrator = await install(org.connection, requestFor());
    assert.equal(found(asAdministrator, 'RequestsShort')!.severity, 'blocker');
    assert.equal(found(asAdministrator, 'StorageShort')!.severity, 'blocker');
    assert.equal(found(asAdministrator, 'RightsMissing'), undefined);
    assert.equal(writes(), 0);
  });
});
