import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import { readPolicyFile } from '../../scripts/segmentation/policy/file.ts';
import { policyInForce, readPolicies } from '../../scripts/segmentation/policy/records.ts';
import { runSegmentation, type SegmentationResult } from '../../scripts/segmentation/run/run.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { EVENTS, WINDOWS } from './history/events.ts';
import { expectedFields } from './history/independent.ts';
import { Random } from './history/random.ts';
import { World } from './history/world.ts';
import { savePolicy } from './savedPolicy.ts';

const START = '2026-06-12T00:00:00Z';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Each seed is one history of so many steps; a failure names seed and step, and the same seed fails again. */
const SEEDS = (process.env['RENKEI_SEEDS'] ?? '11,12,13,14').split(',').map(Number);
const STEPS = Number(process.env['RENKEI_STEPS'] ?? 60);
/** A full run reads everything only now and then; whether its inputs are right is checked at each step. */
const STEPS_BETWEEN_FULL_CHECKS = 10;

describe('after any history an incremental run leaves what a full run would', { timeout: 300_000 }, () => {
  let org: TestOrg;
  before(async () => {
    org = await startTestOrg(START);
  });
  after(() => org.close());

  for (const seed of SEEDS) {
    it(`seed ${seed}`, async (test) => {
      const history = new History(org, seed);
      try {
        await history.begin();
        for (let step = 1; step <= STEPS; step += 1) await history.step(step);
        history.checkCoverage();
      } finally {
        test.diagnostic(history.summary());
        history.end();
      }
    });
  }
});

class History {
  readonly #org: TestOrg;
  readonly #world: World;
  readonly #seed: number;
  readonly #directory = mkdtempSync(join(tmpdir(), 'renkei-history-'));
  readonly #told: string[] = [];
  /** As it is stored; undefined when it has to be read. */
  #policy: SegmentPolicy | undefined;
  readonly #counts = { Incremental: 0, Full: 0, byTime: 0, lost: 0, changed: 0, meanwhile: 0 };

  constructor(org: TestOrg, seed: number) {
    this.#org = org;
    this.#seed = seed;
    this.#world = new World(org.running.org, org.running.token, new Random(seed));
  }

  async begin(): Promise<void> {
    const { connection, running } = this.#org;
    const world = this.#world;
    world.clear();
    running.org.clock.freeze(new Date(START));
    await createSettingIfAbsent(connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
    await savePolicy(connection, policyOf(await readPolicyFile(join(project, 'config/policy/default.json'))));
    world.makeOwners(['one', 'two', 'three', 'four']);
    for (let count = 0; count < 24; count += 1) EVENTS['an account is entered']!(world);
    for (let count = 0; count < 150; count += 1) this.#happen();
    await this.#run();
  }

  end(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }

  async step(step: number): Promise<void> {
    const { random } = this.#world;
    const { clock } = this.#org.running.org;
    try {
      for (let count = random.between(0, 4); count > 0; count -= 1) this.#happen();
      this.#happenToPolicy();
      const passed = random.chance(0.4) ? random.between(1, 600) * MINUTE : random.pick([1, 1, 1, 2, 2, 3, 6, 9]) * DAY;
      clock.advance(passed);
      this.#tell(`${(passed / DAY).toFixed(2)} days pass`);
      for (let count = random.between(0, 3); count > 0; count -= 1) this.#happen();
      clock.advance(MINUTE);
      const meanwhile = random.chance(0.1)
        ? this.#world.beforeNextUpdate('Account', () => this.#happenMeanwhile())
        : null;
      const result = await this.#run();
      this.#tell(`run ${result.mode}: ${result.reason}`);
      if (meanwhile?.hasHappened()) {
        // What changed behind the run's back is the next run's business.
        this.#counts.meanwhile += 1;
        return;
      }
      await this.#check();
      if (step % STEPS_BETWEEN_FULL_CHECKS === 0) await this.#checkByFullRun();
    } catch (problem) {
      const lately = this.#told.slice(-25).map((line) => `  ${line}`);
      throw new Error(`seed ${this.#seed}, step ${step}\n${lately.join('\n')}`, { cause: problem });
    }
  }

  summary(): string {
    const { Incremental, Full, byTime, lost, changed, meanwhile } = this.#counts;
    return `${Incremental} incremental runs, ${Full} full ones; ${changed} accounts written, ${byTime} by time alone; records lost ${lost} times; changes during ${meanwhile} runs`;
  }

  /** A history in which nothing of what is tried has happened would prove nothing. */
  checkCoverage(): void {
    const { Incremental, Full, byTime, lost } = this.#counts;
    assert.ok(Incremental > Full && byTime > 0 && lost > 0, this.summary());
  }

  #happen(names = Object.keys(EVENTS)): void {
    const name = this.#world.random.pick(names);
    this.#tell(name);
    EVENTS[name]!(this.#world);
  }

  /** While a run is at work, whoever runs it gives no account to somebody else and takes none out of the bin. */
  #happenMeanwhile(): void {
    this.#tell('meanwhile:');
    this.#happen(Object.keys(EVENTS).filter((name) => !/another owner|comes back/.test(name)));
  }

  /** Now and then the policy changes, or the time zone. */
  #happenToPolicy(): void {
    const { random } = this.#world;
    if (random.chance(0.03)) {
      const [policy] = this.#world.rows('SELECT Id FROM RenkeiSegmentPolicy__c');
      this.#tell('the policy changes');
      this.#policy = undefined;
      this.#world.update('RenkeiSegmentPolicy__c', policy!.Id, { RelationshipCutOff__c: random.between(30, 60) });
    }
    if (random.chance(0.01)) {
      const [setting] = this.#world.rows('SELECT Id FROM RenkeiSetting__c');
      this.#tell('the time zone changes');
      this.#world.update('RenkeiSetting__c', setting!.Id, { TimeZone__c: random.pick(['Asia/Tokyo', 'UTC']) });
    }
  }

  async #run(): Promise<SegmentationResult> {
    const directories = { failuresDirectory: this.#directory, checkpointDirectory: this.#directory };
    const result = await runSegmentation(this.#org.connection, directories);
    assert.equal(result.status, 'Completed', result.message ?? '');
    this.#counts[result.mode] += 1;
    this.#counts.changed += result.accountsChanged;
    this.#counts.byTime += result.accountsMovedByTime;
    if (/deleted for good or moved/.test(result.reason)) this.#counts.lost += 1;
    return result;
  }

  async #check(): Promise<void> {
    const asOf = this.#world.today;
    this.#policy ??= policyInForce(await readPolicies(this.#org.connection), asOf).policy;
    const policy = this.#policy;
    for (const { account, expected } of expectedFields(this.#world, policy, asOf)) {
      const stored = Object.fromEntries(Object.keys(expected).map((field) => [field, account[field]]));
      assert.deepEqual(stored, expected, `account ${account.Id} as of ${asOf}`);
    }
  }

  async #checkByFullRun(): Promise<void> {
    const request = { failuresDirectory: this.#directory, full: true, dryRun: true };
    const full = await runSegmentation(this.#org.connection, request);
    assert.deepEqual([full.mode, full.accountsChanged, full.accountsFailed], ['Full', 0, 0]);
  }

  #tell(what: string): void {
    this.#told.push(what);
  }
}

/** A policy whose windows end within weeks, so that a short history meets their ends often. */
function policyOf(file: Awaited<ReturnType<typeof readPolicyFile>>): typeof file {
  return {
    ...file,
    potential: { ...file.potential, amountPerUnit: 250_000, defaultRevenuePercent: 0.5 },
    relationship: {
      ...file.relationship,
      recencyFullDays: WINDOWS.recencyFull,
      recencyZeroDays: WINDOWS.recencyZero,
      recencyStepDays: WINDOWS.recencyStep,
      conversationWindowDays: WINDOWS.conversation,
      breadthFull: 3,
    },
    lifecycle: { newWithinDays: WINDOWS.new, dormantAfterDays: WINDOWS.dormant },
  };
}
