import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as send, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readPolicyFile } from '../../scripts/segmentation/policy/file.ts';
import { runSegmentation, type SegmentationRequest } from '../../scripts/segmentation/run/run.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { savePolicy } from './savedPolicy.ts';

const HOUR = 3_600_000;

/** How far a run has come when it is killed, as a share of its requests; the number of questions whether a job is done varies. */
const SHARES = [0.3, 0.5, 0.65, 0.75, 0.85, 0.93];

/** Stands between a run and the org, and kills the run before its n-th request reaches the org. */
class Gate {
  readonly server: Server;
  requests = 0;
  #child: ChildProcess | undefined;
  #last = Infinity;

  constructor(org: TestOrg) {
    this.server = createServer((incoming, outgoing) => {
      this.requests += 1;
      if (this.requests >= this.#last) {
        this.#child?.kill('SIGKILL');
        incoming.socket.destroy();
        return;
      }
      const { method, url, headers } = incoming;
      const { hostname, port } = new URL(org.running.url);
      const host = `${hostname}:${port}`;
      const passed = send({ hostname, port, method, path: url, headers: { ...headers, host } }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      });
      passed.on('error', () => outgoing.destroy());
      incoming.pipe(passed);
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From the next request on it is counted anew. */
  killAt(child: ChildProcess, last: number): void {
    this.#child = child;
    this.#last = last;
  }

  reset(): void {
    this.requests = 0;
    this.#last = Infinity;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe('a run that is killed', { timeout: 240_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-resume-'));
  let org: TestOrg;
  let gate: Gate;
  let deals: string[];
  /** Accounts as they stand when the work of a round is done without being interrupted. */
  let round = 0;

  before(async () => {
    org = await startTestOrg();
    gate = new Gate(org);
    await gate.open();
    org.running.org.clock.freeze(new Date('2026-06-12T00:00:00Z'));
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
    await savePolicy(org.connection, await readPolicyFile(join(project, 'config/policy/default.json')));
    const accounts = await org.insert(
      'Account',
      Array.from({ length: 60 }, (_unused, index) => ({
        Name: `Account ${index}`,
        NumberOfEmployees: 20 + index * 20,
        Industry: 'Machinery',
      })),
    );
    deals = await org.insert(
      'Opportunity',
      accounts.map((AccountId, index) => ({
        Name: `Deal ${index}`,
        AccountId,
        StageName: 'Closed Won',
        CloseDate: '2026-03-01',
        Amount: 50_000 * (index + 1),
      })),
    );
    org.running.org.clock.advance(HOUR);
    await run({ checkpointDirectory: directory });
  });
  after(async () => {
    gate.close();
    await org.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const run = (request: Partial<SegmentationRequest>) =>
    runSegmentation(org.connection, { failuresDirectory: directory, ...request });

  /** A process that runs the segmentation through the gate. */
  function start(request: Partial<SegmentationRequest>): { child: ChildProcess; ended: Promise<number | null> } {
    const script = `
      import { AuthInfo, Connection } from '@salesforce/core';
      import { runSegmentation } from '${join(project, 'scripts/segmentation/run/run.ts')}';
      const accessTokenOptions = { accessToken: process.env.TOKEN, instanceUrl: '${gate.url}', loginUrl: '${gate.url}' };
      const authInfo = await AuthInfo.create({ accessTokenOptions });
      const connection = await Connection.create({ authInfo, connectionOptions: { version: '66.0' } });
      await runSegmentation(connection, ${JSON.stringify({ failuresDirectory: directory, ...request })});
    `;
    const home = join(directory, 'home');
    const environment = { ...process.env, HOME: home, TOKEN: org.running.token, SF_USE_GENERIC_UNIX_KEYCHAIN: 'true' };
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: project,
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', (status) => resolve(status)));
    return { child, ended };
  }

  for (const request of [
    { transport: 'Bulk', full: true },
    { transport: 'Synchronous' },
  ] satisfies Partial<SegmentationRequest>[]) {
    const name = `${request.transport}${'full' in request ? ', full' : ', incremental'}`;

    it(`is taken up at whatever request it was killed: ${name}`, async (test) => {
      const checkpointDirectory = join(directory, name);
      const all = { ...request, checkpointDirectory };
      // The accounts that the last run could not write, none, are known in this directory as well.
      await change();
      gate.reset();
      const whole = start(all);
      assert.equal(await whole.ended, 0);
      const requests = gate.requests;
      test.diagnostic(`${requests} requests`);
      let resumed = 0;
      for (const share of SHARES) {
        await change();
        gate.reset();
        const killed = start(all);
        gate.killAt(killed.child, Math.ceil(requests * share));
        assert.equal(await killed.ended, null, `request ${Math.ceil(requests * share)} of ${requests} was not reached`);
        const before = await runsOf();
        const result = await run(all);
        assert.equal(result.status, 'Completed');
        if (result.resumed) resumed += 1;
        // A run that is taken up has the record that it had; none is left as running or closed as failed.
        assert.equal((await runsOf()).length, before.length + (result.resumed ? 0 : 1));
        assert.deepEqual(await org.query(`SELECT Id FROM RenkeiSegmentationRun__c WHERE Status__c = 'Running'`), []);
        await isAsAfterAWholeRun();
      }
      test.diagnostic(`taken up ${resumed} times of ${SHARES.length}`);
      assert.ok(resumed > SHARES.length / 2, `taken up ${resumed} times`);
      const failed = await org.query(`SELECT Id FROM RenkeiSegmentationRun__c WHERE Status__c = 'Failed'`);
      assert.deepEqual(failed, []);
    });
  }

  /** Gives the next run something to do: every second deal has another amount. */
  async function change(): Promise<void> {
    round += 1;
    org.running.org.clock.advance(HOUR);
    const { database } = org.running.org.store;
    const stamp = org.running.org.clock.timestamp();
    const update = database.prepare('UPDATE "Opportunity" SET "Amount" = ?, "SystemModstamp" = ? WHERE "Id" = ?');
    deals.forEach((id, index) => {
      if (index % 2 === round % 2) update.run(40_000 * (index + 1) + round, stamp, id);
    });
    org.running.org.clock.advance(60_000);
  }

  async function runsOf(): Promise<unknown[]> {
    return org.query('SELECT Id FROM RenkeiSegmentationRun__c');
  }

  async function isAsAfterAWholeRun(): Promise<void> {
    const check = await run({ full: true, dryRun: true });
    assert.deepEqual([check.accountsRead, check.accountsChanged, check.accountsFailed], [60, 0, 0]);
    const moves = await org.query('SELECT Account__c, COUNT(Id) n FROM RenkeiSegmentMove__c GROUP BY Account__c');
    const [setting] = await org.query('SELECT LastRun__r.Status__c FROM RenkeiSetting__c');
    assert.equal((setting!['LastRun__r'] as unknown as { Status__c: string }).Status__c, 'Completed');
    assert.ok(moves.every((row) => Number(row['n']) <= round));
  }
});
