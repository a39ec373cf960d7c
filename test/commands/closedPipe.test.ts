import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { CommandLine } from './cli.ts';

describe('output that nobody reads', () => {
  const cli = new CommandLine();
  after(() => cli.remove());

  it('ends the command without a word, as in `renkei --help | head`', async () => {
    const { child, ended } = cli.start('--help');
    child.stdout!.destroy();
    const { status, stderr } = await ended;
    assert.equal(stderr, '');
    assert.equal(status, 0);
  });
});
