import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { install } from '../../scripts/install/install.ts';
import { uninstall } from '../../scripts/install/removal/uninstall.ts';
import { project } from '../connection/testOrg.ts';
import { requestFor, startEmptyOrg, type EmptyOrg } from './emptyOrg.ts';
import { pictureOf } from './orgPicture.ts';

describe('uninstall', { timeout: 590_000 }, () => {
  let org: EmptyOrg;
  let before_: Awaited<ReturnType<typeof pictureOf>>;
  const exportDirectory = mkdtempSync(join(tmpdir(), 'renkei-export-'));
  const steps: string[] = [];
  const request = {
    projectDirectory: project,
    step: async (name: string, work: (progress: (text: string) => void) => Promise<string>) =>
      void steps.push(`${name}: ${await work(() => undefined)}`),
  };
  before(async () => {
    org = await startEmptyOrg();
    for (const Name of ['Alpha', '=Beta', 'Gamma']) {
      await org.insert('Account', { Name, Industry: 'Machinery', NumberOfEmployees: 300 });
    }
    before_ = await pictureOf(org);
    const installed = await install(org.connection, requestFor());
    assert.equal(installed.stopped, null);
  });
  after(() => org.close());

  it('says what would be lost, and removes nothing without --confirm', async () => {
    const writes = org.countWrites();
    const result = await uninstall(org.connection, { ...request, confirm: false, exportDirectory });
    assert.equal(result.stopped, 'notConfirmed');
    assert.equal(writes(), 0);
    assert.ok(result.losses.rows.some(({ object, rows }) => object === 'RenkeiSetting__c' && rows === 1));
    assert.ok(
      result.losses.values.some(({ field, records }) => field === 'RenkeiSegment__c' && records === 3),
      JSON.stringify(result.losses),
    );
    const accounts = result.exported.find(({ object }) => object === 'Account')!;
    assert.equal(accounts.rows, 3);
    const rows = parse(readFileSync(accounts.file), { columns: true, bom: true }) as Record<string, string>[];
    assert.deepEqual(rows.map((row) => row['Name']).sort(), ["'=Beta", 'Alpha', 'Gamma']);
    assert.ok(rows.every((row) => row['RenkeiSegment__c'] !== ''));
  });

  it('does not call an export whole that lacks what the user may not see', async () => {
    const { queryRows } = await import('../../scripts/connection/query.ts');
    const { z } = await import('zod');
    const [given] = await queryRows(
      org.connection,
      "SELECT Id, AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'RenkeiAdmin'",
      z.looseObject({ Id: z.string(), AssigneeId: z.string(), PermissionSetId: z.string() }),
    );
    await org.connection.sobject('PermissionSetAssignment').destroy(given!.Id);
    const writes = org.countWrites();
    await assert.rejects(
      uninstall(org.connection, { ...request, confirm: true, exportDirectory }),
      (problem: Error) => problem.name === 'DataHiddenError' && /Account\.Renkei/.test(problem.message),
    );
    assert.equal(writes(), 0);
    const { AssigneeId, PermissionSetId } = given!;
    await org.insert('PermissionSetAssignment', { AssigneeId, PermissionSetId });
  });

  it('takes a removal that has begun for exported only where its files are', async () => {
    const stopAt = async (name: string, work: (progress: (text: string) => void) => Promise<string>) => {
      if (name === 'people') throw new Error('killed');
      await work(() => undefined);
    };
    await assert.rejects(uninstall(org.connection, { ...request, confirm: true, step: stopAt }), /killed/);
    // The files of the trial are older than what is removed now.
    await assert.rejects(uninstall(org.connection, { ...request, confirm: true, exportDirectory }), {
      name: 'OtherExportError',
    });
    const left = mkdtempSync(join(tmpdir(), 'renkei-left-'));
    const first = await uninstall(org.connection, {
      ...request,
      confirm: true,
      exportDirectory: left,
      step: stopAt,
    }).catch(() => undefined);
    assert.equal(first, undefined);
    const rows = parse(readFileSync(join(left, 'Account.csv')), { columns: true, bom: true }) as unknown[];
    assert.equal(rows.length, 3);
    const again = await uninstall(org.connection, { ...request, confirm: false, exportDirectory: left });
    assert.deepEqual([again.exported, again.stopped], [[], 'notConfirmed']);
  });

  it('leaves the org as it was before the install', async () => {
    const result = await uninstall(org.connection, { ...request, confirm: true });
    assert.equal(result.stopped, null, steps.join('\n'));
    assert.deepEqual(await pictureOf(org), before_);
  });

  it('finds nothing to remove when it is run again', async () => {
    const result = await uninstall(org.connection, { ...request, confirm: true, exportDirectory });
    assert.equal(result.stopped, 'nothingThere');
  });
});
