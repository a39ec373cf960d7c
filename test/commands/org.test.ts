import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { EXIT_CODES } from '../../scripts/connection/exitCodes.ts';
import { CommandLine, type Ended } from './cli.ts';

describe('org start and what follows it', { timeout: 180_000 }, () => {
  const cli = new CommandLine();
  const directory = join(cli.home, 'org');
  const startFlags = ['org', 'start', '--data-directory', directory, '--port', '0', '--accounts', '60', '--json'];
  let running: ReturnType<CommandLine['start']> | undefined;
  let ready: Ended['json'];
  let firstSeconds: number;

  after(() => {
    running?.child.kill('SIGKILL');
    cli.remove();
  });

  it('gives a ready org with the demo in it and an address that signs in', async () => {
    const started = performance.now();
    running = cli.start(...startFlags);
    ready = await running.firstJson;
    firstSeconds = (performance.now() - started) / 1000;
    assert.equal(ready.status, 0);
    const { url, signInUrl, alreadyRunning } = ready.result as {
      url: string;
      signInUrl: string;
      alreadyRunning: boolean;
    };
    assert.equal(alreadyRunning, false);
    const answer = await fetch(signInUrl, { redirect: 'manual' });
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get('location'), '/lightning/n/RenkeiSegmentMap');
    assert.equal((await fetch(signInUrl, { redirect: 'manual' })).status, 403);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('is found by the next commands without a flag', async () => {
    const { status, json } = await cli.run('segment', 'run', '--json');
    assert.equal(status, 0);
    assert.deepEqual(
      [json.result!['accountsRead'], json.result!['accountsChanged'], json.result!['asOf']],
      [60, 0, '2026-06-12'],
    );
  });

  it('scores another day when asked to, and tries it dry', async () => {
    const dry = await cli.run('segment', 'run', '--as-of', '2025-12-31', '--dry-run', '--json');
    assert.equal(dry.status, 0);
    assert.ok((dry.json.result!['accountsChanged'] as number) > 30);
    const wrong = await cli.run('segment', 'run', '--as-of', '31.12.2025', '--json');
    assert.equal(wrong.status, EXIT_CODES.usage);
    assert.equal(wrong.json.name, 'InvalidAsOfError');
    assert.ok(wrong.json.actions!.length > 0);
  });

  it('prints a table for people', async () => {
    const { status, stdout } = await cli.run('segment', 'run');
    assert.equal(status, 0);
    for (const word of ['Key', 'Expand', 'Maintain', 'General', 'Unscored', '60 accounts read, 0 written'])
      assert.ok(stdout.includes(word), word);
  });

  it('loads the same demo again without a change', async () => {
    const { status, json } = await cli.run('demo', 'load', '--accounts', '60', '--json');
    assert.equal(status, 0, JSON.stringify(json));
    const { steps } = json.result!['import'] as { steps: { rows: number; unchanged: number; source: string }[] };
    for (const step of steps) assert.equal(step.unchanged, step.rows, step.source);
  });

  it('checks the policy in the org', async () => {
    const { status, json } = await cli.run('policy', 'lint', '--json');
    assert.equal(status, 0);
    assert.equal(json.result!['errors'], 0);
  });

  it('says that it is running already, with another address', async () => {
    const { status, json } = await cli.run(...startFlags);
    assert.equal(status, 0);
    assert.equal(json.result!['alreadyRunning'], true);
    assert.equal(json.result!['url'], ready.result!['url']);
    const answer = await fetch(json.result!['signInUrl'] as string, { redirect: 'manual' });
    assert.equal(answer.headers.get('location'), '/lightning/n/RenkeiSegmentMap');
  });

  it('is not removed while it runs', async () => {
    const { status, json } = await cli.run('org', 'reset', '--data-directory', directory, '--json');
    assert.equal(status, 1);
    assert.equal(json.name, 'OrgRunningError');
    assert.ok(existsSync(join(directory, 'org.sqlite')));
  });

  it('closes cleanly when it is asked to end', async () => {
    running!.child.kill('SIGTERM');
    const { status } = await running!.ended;
    assert.equal(status, 0);
    assert.deepEqual(
      readdirSync(directory).filter((name) => /running|-wal|-shm/.test(name)),
      [],
    );
  });

  it('says how to start it when it does not answer', async () => {
    const { status, json } = await cli.run('segment', 'run', '--json');
    assert.equal(status, EXIT_CODES.network);
    assert.equal(json.name, 'OrgUnreachableError');
    assert.match(json.actions!.join(), /npm start/);
  });

  it('does nothing again at the second start, which is far quicker than the first', async () => {
    const before = readFileSync(join(directory, 'prepared.json'), 'utf8');
    const started = performance.now();
    running = cli.start(...startFlags);
    await running.firstJson;
    const seconds = (performance.now() - started) / 1000;
    assert.ok(seconds < firstSeconds / 2, `${seconds} s, the first took ${firstSeconds} s`);
    assert.equal(readFileSync(join(directory, 'prepared.json'), 'utf8'), before);
    const { json } = await cli.run('segment', 'run', '--json');
    assert.deepEqual([json.result!['accountsRead'], json.result!['accountsChanged']], [60, 0]);
  });

  it('opens after it was killed', async () => {
    running!.child.kill('SIGKILL');
    await running!.ended;
    assert.ok(existsSync(join(directory, 'running.json')));
    running = cli.start(...startFlags);
    assert.equal((await running.firstJson).result!['alreadyRunning'], false);
  });

  it('is ended and removed by force, and its login forgotten', async () => {
    const { status, json } = await cli.run('org', 'reset', '--data-directory', directory, '--force', '--json');
    assert.equal(status, 0);
    assert.equal(json.result!['removed'], true);
    assert.equal(json.result!['loginForgotten'], true);
    assert.equal((await running!.ended).status, 0);
    assert.ok(!existsSync(directory));
    const none = await cli.run('segment', 'run', '--json');
    assert.equal(none.status, EXIT_CODES.login);
    assert.equal(none.json.name, 'NoTargetOrgError');
  });

  it('printed no access token anywhere', () => {
    assert.doesNotMatch(cli.printed, /00D\w{12,15}!/);
  });
});

describe('org reset', () => {
  const cli = new CommandLine();
  after(() => cli.remove());

  it('removes nothing that is no org', async () => {
    const { status, json } = await cli.run('org', 'reset', '--data-directory', cli.directory, '--json');
    assert.equal(status, EXIT_CODES.usage);
    assert.equal(json.name, 'NotAnOrgError');
    assert.ok(existsSync(join(cli.directory, 'sfdx-project.json')));
  });

  it('has nothing to do where nothing is', async () => {
    const { status, json } = await cli.run('org', 'reset', '--data-directory', join(cli.home, 'none'), '--json');
    assert.equal(status, 0);
    assert.equal(json.result!['removed'], false);
  });
});

describe('every command', () => {
  const cli = new CommandLine();
  after(() => cli.remove());

  it('explains itself', async () => {
    for (const command of [
      ['org', 'start'],
      ['org', 'reset'],
      ['demo', 'load'],
      ['import'],
      ['segment', 'run'],
      ['policy', 'lint'],
    ]) {
      const { status, stdout } = await cli.run(...command, '--help');
      assert.equal(status, 0, command.join(' '));
      assert.match(stdout, /USAGE[\s\S]*--json[\s\S]*DESCRIPTION[\s\S]*EXAMPLES/, command.join(' '));
    }
  });

  it('refuses a flag that it does not know', async () => {
    const { status } = await cli.run('policy', 'lint', '--nonsense');
    assert.equal(status, 2);
  });
});
