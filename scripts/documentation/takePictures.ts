/**
 * Refreshes the pictures that pages of the documentation show, by the journeys that take them: `npm run pictures`, or
 * `npm run pictures -- desk insight` for some of them. One journey at a time: a browser and an org each want a core.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectDirectory } from '../connection/projectDirectory.ts';

const journeys = globSync(join(projectDirectory, 'test/journeys/*.test.ts')).map((path) => basename(path, '.test.ts'));
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !journeys.includes(name));
if (unknown) {
  process.stderr.write(`No journey is called ${unknown}. There are: ${journeys.sort().join(', ')}.\n`);
  process.exit(2);
}
const failed = (asked.length > 0 ? asked : journeys.sort()).filter((name) => {
  process.stdout.write(`── ${name} ──\n`);
  const { status } = spawnSync('node', ['--test', join(projectDirectory, `test/journeys/${name}.test.ts`)], {
    cwd: projectDirectory,
    env: { ...process.env, RENKEI_PICTURES: '1' },
    stdio: 'inherit',
  });
  return status !== 0;
});
if (failed.length > 0) process.stderr.write(`Failed, so that their pictures may be old: ${failed.join(', ')}.\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
