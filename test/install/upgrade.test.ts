import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { componentChanges } from '../../scripts/install/changes.ts';
import { compareWithOrg, type OrgComparison } from '../../scripts/install/content/orgState.ts';
import { readPackageContent } from '../../scripts/install/content/packageContent.ts';
import { deployRecorded } from '../../scripts/install/deployRecorded.ts';
import { deleteComponents } from '../../scripts/install/removal/deleteComponents.ts';
import { ownComponents } from '../../scripts/install/removal/ownComponents.ts';
import { usedByOthers } from '../../scripts/install/removal/usedByOthers.ts';
import { deployFiles, xml } from './deployFiles.ts';
import { startEmptyOrg, type EmptyOrg } from './emptyOrg.ts';
import { fieldBody, TinyProject } from './tinyProject.ts';

describe('an upgrade', { timeout: 590_000 }, () => {
  let org: EmptyOrg;
  const project = new TinyProject('1.0.0');
  const asUsual = { overwriteEdits: false, removeObsolete: false };

  before(async () => {
    org = await startEmptyOrg();
    await upgrade();
  });
  after(async () => {
    await org.close();
    project.remove();
  });

  async function compared(): Promise<{ comparison: OrgComparison; changes: ReturnType<typeof componentChanges> }> {
    const content = await readPackageContent(project.directory, project.directories);
    const comparison = await compareWithOrg(org.connection, content);
    return { comparison, changes: componentChanges(content, comparison, asUsual) };
  }
  async function upgrade(): Promise<void> {
    const { changes } = await compared();
    const paths = changes.sources.map((source) => join(project.directory, source));
    await deployRecorded(org.connection, project.directory, paths, changes.record);
  }
  const stateOf = ({ components }: OrgComparison, fullName: string) =>
    components.find(({ component }) => component.fullName === fullName)?.state;
  const editInOrg = async (name: string, description: string): Promise<void> => {
    // Later than the install, as everything that somebody does after it.
    org.running.org.clock.advance(60_000);
    const object = xml('CustomObject', `<fields>${fieldBody(name, description)}</fields>`);
    await deployFiles(org.connection, { 'objects/Account.object': object }, { CustomField: [`Account.${name}`] });
  };

  it('has nothing to do right after an install', async () => {
    const { comparison, changes } = await compared();
    assert.equal(comparison.record!.version, '1.0.0');
    assert.deepEqual(new Set(comparison.components.map(({ state }) => state)), new Set(['unchanged']));
    assert.deepEqual([changes.sources, changes.record], [[], null]);
  });

  it('leaves what somebody changed in the org, as long as the package says the same', async () => {
    await editInOrg('RenkeiOne__c', 'Ours now.');
    const { comparison, changes } = await compared();
    assert.equal(stateOf(comparison, 'Account.RenkeiOne__c'), 'edited');
    assert.deepEqual(changes.sources, []);
  });

  it('deploys only what the new version says otherwise, and remembers what was left', async () => {
    project.version('1.1.0');
    project.label('New words.');
    const { comparison, changes } = await compared();
    assert.equal(stateOf(comparison, 'RenkeiTiny'), 'changed');
    assert.deepEqual(changes.sources, ['force-app/main/labels/CustomLabels.labels-meta.xml']);
    await upgrade();
    const next = await compared();
    assert.equal(next.comparison.record!.version, '1.1.0');
    assert.equal(stateOf(next.comparison, 'Account.RenkeiOne__c'), 'edited');
    assert.deepEqual([next.changes.sources, next.changes.record], [[], null]);
  });

  it('names whose change is lost when the new version replaces it', async () => {
    project.field('Account', 'RenkeiOne__c', 'Said better.');
    const { comparison } = await compared();
    const field = comparison.components.find(({ component }) => component.fullName === 'Account.RenkeiOne__c')!;
    assert.equal(field.state, 'changed');
    assert.ok(field.editedBy);
    await upgrade();
  });

  it('takes a name that it has never installed for somebody else’s', async () => {
    await deployFiles(
      org.connection,
      { 'objects/Account.object': xml('CustomObject', `<fields>${fieldBody('RenkeiThree__c', 'Not ours.')}</fields>`) },
      { CustomField: ['Account.RenkeiThree__c'] },
    );
    project.field('Account', 'RenkeiThree__c', 'Ours.');
    assert.equal(stateOf((await compared()).comparison, 'Account.RenkeiThree__c'), 'clash');
    project.withoutField('Account', 'RenkeiThree__c');
  });

  it('finds what the package has no longer, which is deleted only when it is asked for', async () => {
    project.withoutField('Account', 'RenkeiTwo__c');
    const { comparison, changes } = await compared();
    assert.deepEqual(comparison.obsolete, ['CustomField:Account.RenkeiTwo__c']);
    assert.deepEqual(changes.remove, []);
    await upgrade();
    assert.deepEqual((await compared()).comparison.obsolete, ['CustomField:Account.RenkeiTwo__c'], 'it is still known');
    await deleteComponents(org.connection, comparison.obsolete);
    assert.deepEqual((await compared()).comparison.obsolete, []);
  });

  it('names components of others that use ours, before anything is removed', async () => {
    const rule =
      '<validationRules><fullName>Theirs</fullName><active>true</active><errorConditionFormula>ISBLANK(RenkeiOne__c)</errorConditionFormula><errorMessage>No</errorMessage></validationRules>';
    await deployFiles(
      org.connection,
      { 'objects/Account.object': xml('CustomObject', rule) },
      { ValidationRule: ['Account.Theirs'] },
    );
    const { comparison } = await compared();
    const keys = ownComponents(comparison);
    assert.ok(
      keys.includes('CustomField:Account.RenkeiOne__c') && !keys.includes('CustomField:Account.RenkeiThree__c'),
    );
    const uses = await usedByOthers(org.connection, keys);
    assert.deepEqual(uses, [
      { type: 'ValidationRule', fullName: 'Account.Theirs', uses: ['RenkeiOne__c'], losesOnly: false },
    ]);
  });
});
