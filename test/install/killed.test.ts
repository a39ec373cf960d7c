import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CommandLine } from '../commands/cli.ts';
import { logIn } from '../commands/logIn.ts';
import { startEmptyOrg, type EmptyOrg } from './emptyOrg.ts';
import { pictureOf } from './orgPicture.ts';

/** Runs a command and kills it when the org is about to do something for it. */
async function killAt(cli: CommandLine, org: EmptyOrg, moment: Moment, args: string[]): Promise<void> {
  const command = cli.start(...args);
  let killed = false;
  const undo = watch(org, (happening) => {
    if (killed || !moment(happening)) return;
    killed = true;
    command.child.kill('SIGKILL');
  });
  const { status, stdout } = await command.ended;
  undo();
  assert.equal(status, null, `${args.join(' ')} ended before it was killed: ${stdout}`);
}

/** What the org does: `deploy`, or `save` with the object. */
type Moment = (happening: string) => boolean;

function watch(org: EmptyOrg, on: (happening: string) => void): () => void {
  const { org: localOrg } = org.running;
  const [save, apply] = [localOrg.save.bind(localOrg), localOrg.applyMetadata.bind(localOrg)];
  localOrg.save = (session, operations, options) => {
    on(`save ${operations[0]?.object}`);
    return save(session, operations, options);
  };
  localOrg.applyMetadata = (...given) => {
    on('deploy');
    return apply(...given);
  };
  return () => Object.assign(localOrg, { save, applyMetadata: apply });
}

const nth = (wanted: string, number: number): Moment => {
  let seen = 0;
  return (happening) => happening === wanted && (seen += 1) === number;
};

describe('an install and an uninstall that are killed', { timeout: 590_000 }, () => {
  let org: EmptyOrg;
  const cli = new CommandLine();
  let before_: Awaited<ReturnType<typeof pictureOf>>;
  before(async () => {
    org = await startEmptyOrg();
    for (const Name of ['Alpha', 'Beta']) {
      await org.insert('Account', { Name, Industry: 'Machinery', NumberOfEmployees: 300 });
    }
    before_ = await pictureOf(org);
    await logIn({ ...org, running: org.running } as never, cli);
  });
  after(async () => {
    await org.close();
    cli.remove();
  });

  it('at any step of the install, the next one finishes', async () => {
    const args = ['install', '-o', 'renkei-local', '--currency', 'JPY', '--json'];
    for (const moment of [
      nth('deploy', 1),
      nth('save PermissionSetAssignment', 1),
      nth('save RenkeiSetting__c', 1),
      nth('save RenkeiSegmentPolicy__c', 1),
      nth('save Account', 1),
    ]) {
      await killAt(cli, org, moment, args);
    }
    const { status, json, stdout } = await cli.run(...args);
    assert.equal(status, 0, stdout);
    assert.equal(json.result!['stopped'], null);
    const accounts = await org.query('SELECT RenkeiSegment__c FROM Account');
    assert.ok(accounts.every((account) => account['RenkeiSegment__c'] !== null));
    assert.equal((await org.query('SELECT Id FROM RenkeiSetting__c')).length, 1);
    assert.equal((await org.query('SELECT Id FROM RenkeiSegmentPolicy__c')).length, 1);
    assert.equal((await org.query("SELECT Id FROM RenkeiSegmentationRun__c WHERE Status__c = 'Running'")).length, 0);
  });

  it('at any step of the uninstall, the next one finishes and the org is as it was', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'renkei-export-'));
    const args = ['uninstall', '-o', 'renkei-local', '--export-directory', directory, '--confirm', '--json'];
    // The first calls deactivate and delete flows; later ones delete components.
    for (const moment of [nth('deploy', 5), nth('save PermissionSetAssignment', 1), nth('deploy', 6)]) {
      await killAt(cli, org, moment, args);
    }
    const { status, stdout } = await cli.run(...args);
    assert.equal(status, 0, stdout);
    assert.deepEqual(await pictureOf(org), before_);
  });
});
