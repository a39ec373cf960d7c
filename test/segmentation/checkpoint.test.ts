import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { z } from 'zod';
import { Checkpoint } from '../../scripts/segmentation/run/checkpoint.ts';
import { UpdateFiles, updateRows } from '../../scripts/segmentation/run/files.ts';

const begun = {
  asOf: '2026-06-12',
  fingerprint: 'f',
  fullAsked: false,
  startedAt: '2026-06-12T00:00:00.000Z',
};

describe('what a run leaves on disk', () => {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-checkpoint-'));
  after(() => rmSync(directory, { recursive: true }));

  it('is there for the next process, and gone when the run has ended', () => {
    const checkpoint = new Checkpoint(directory);
    assert.equal(checkpoint.state, undefined);
    checkpoint.begin(begun);
    checkpoint.noteQueryJob('query', '750');
    const files = new UpdateFiles(checkpoint);
    files.add({ Id: '001', RenkeiLastConversation__c: null, RenkeiFieldCovers__c: true, RenkeiKnownUnits__c: 3 });
    files.add({ Id: '002', RenkeiFirstWonOn__c: '2026-01-02', RenkeiWonAmountTrailing__c: 0.5 });
    checkpoint.noteScored(files.finish(), { found: 2 });
    checkpoint.noteChunk(0, { job: '751' });

    const next = new Checkpoint(directory);
    assert.deepEqual(next.state?.queryJobs, { query: '750' });
    assert.deepEqual([next.state?.chunks?.[0]?.rows, next.state?.chunks?.[0]?.job], [2, '751']);
    assert.deepEqual(next.outcome(z.object({ found: z.number() })), { found: 2 });
    const file = next.file(next.state!.chunks![0]!.file);
    assert.deepEqual(updateRows(file), [
      { Id: '001', RenkeiLastConversation__c: null, RenkeiFieldCovers__c: true, RenkeiKnownUnits__c: 3 },
      { Id: '002', RenkeiFirstWonOn__c: '2026-01-02', RenkeiWonAmountTrailing__c: 0.5 },
    ]);
    assert.deepEqual(
      updateRows(file, new Set(['002'])).map((row) => row['Id']),
      ['002'],
    );
    next.noteFailed('run', ['001']);
    next.clear();
    assert.equal(existsSync(file), false);
    assert.deepEqual(readdirSync(directory), ['failed.json']);
    assert.deepEqual(new Checkpoint(directory).failedOf('run'), ['001']);
    assert.equal(new Checkpoint(directory).failedOf('another run'), undefined);
  });

  it('goes to one of two processes that begin at the same moment, on an empty place or on one that was left', () => {
    for (const isLeft of [false, true]) {
      const [first, second] = [new Checkpoint(directory), new Checkpoint(directory)];
      assert.equal(first.state !== undefined, isLeft);
      assert.equal(first.begin({ ...begun, fullAsked: isLeft }), true);
      first.noteRun('a0R000000000001AAA');
      assert.equal(second.begin(begun), false);
      assert.equal(new Checkpoint(directory).state?.runId, 'a0R000000000001AAA');
    }
    const [first, second] = [new Checkpoint(directory), new Checkpoint(directory)];
    first.noteQueryJob('query', '750');
    assert.equal(first.takeUp(), true);
    assert.equal(second.takeUp(), false);
    first.clear();
  });

  it('counts as nothing when it is torn or of another version', () => {
    for (const text of ['{"version":1,', '{"version":2}', '[]']) {
      writeFileSync(join(directory, 'run.json'), text);
      assert.equal(new Checkpoint(directory).state, undefined);
      assert.equal(new Checkpoint(directory).begin(begun), true);
    }
  });

  it('belongs to the process that is at work on it as long as that one lives', () => {
    const checkpoint = new Checkpoint(directory);
    checkpoint.begin(begun);
    assert.equal(checkpoint.isTaken, false);
    const state = (processId: number) => JSON.stringify({ ...checkpoint.state, processId });
    writeFileSync(join(directory, 'run.json'), state(process.ppid));
    assert.equal(new Checkpoint(directory).isTaken, true);
    // No process has this number.
    writeFileSync(join(directory, 'run.json'), state(2 ** 22 + 1));
    const left = new Checkpoint(directory);
    assert.equal(left.isTaken, false);
    left.takeUp();
    assert.equal(new Checkpoint(directory).state?.processId, process.pid);
  });

  it('samples updates evenly, however many there are', () => {
    const checkpoint = new Checkpoint(directory);
    checkpoint.begin(begun);
    const files = new UpdateFiles(checkpoint);
    for (let row = 0; row < 10_000; row += 1) files.add({ Id: String(row) });
    const sample = files.sample.map(Number);
    assert.ok(sample.length <= 400 && sample.length >= 200, String(sample.length));
    assert.ok(sample.every((row, index) => index === 0 || row - sample[index - 1]! <= 50));
    assert.ok(sample.at(-1)! > 9900);
  });
});
