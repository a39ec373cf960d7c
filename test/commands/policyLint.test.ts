import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { project } from '../connection/testOrg.ts';
import { CommandLine } from './cli.ts';

describe('policy lint', () => {
  const cli = new CommandLine();
  after(() => cli.remove());
  const good = join(project, 'config/policy/default.json');
  const written = (name: string, text: string): string => {
    const file = join(cli.home, name);
    writeFileSync(file, text);
    return file;
  };

  it('finds nothing wrong with the policies of this project', async () => {
    for (const name of ['default.json', 'crm-sales.json']) {
      const { status, json } = await cli.run(
        'policy',
        'lint',
        '--file',
        join(project, 'config/policy', name),
        '--json',
      );
      assert.equal(status, 0, name);
      assert.deepEqual([json.result!['errors'], json.result!['warnings']], [0, 0], name);
    }
  });

  it('says in words what is wrong, and ends with the code of findings', async () => {
    const policy = JSON.parse(readFileSync(good, 'utf8'));
    policy.relationship.weights.recency = 60;
    policy.roles.pop();
    policy.potential.marginPercent = 30;
    const { status, stdout } = await cli.run('policy', 'lint', '--file', written('wrong.json', JSON.stringify(policy)));
    assert.equal(status, 8);
    assert.match(stdout, /error: The three weights must add up to 100, and add up to 110\./);
    assert.match(stdout, /error: The segment General has no role/);
    assert.match(stdout, /warning: potentialMarginPercent of 30 is too large/);
  });

  it('names each entry of a file of another shape', async () => {
    const { status, json } = await cli.run(
      'policy',
      'lint',
      '--file',
      written('shape.json', '{"name": 1, "extra": true}'),
      '--json',
    );
    assert.equal(status, 7);
    assert.equal(json.name, 'PolicyMalformedError');
    assert.match(json.message!, /name: .*\n[\s\S]*extra/);
  });

  it('says where a file is no JSON', async () => {
    const { status, json } = await cli.run(
      'policy',
      'lint',
      '--file',
      written('broken.json', '{\n"name": \n}'),
      '--json',
    );
    assert.equal(status, 7);
    assert.match(json.message!, /broken\.json:3:1: a value expected, "}" found/);
  });

  it('asks for a file or an org when there is neither', async () => {
    const { status, json } = await cli.run('policy', 'lint', '--json');
    assert.equal(status, 2);
    assert.equal(json.name, 'NoOrgError');
  });
});
