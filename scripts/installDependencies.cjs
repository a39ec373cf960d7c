/**
 * Installs what is missing, and nothing when nothing is: the first step of `npm start` and `npm test`.
 *
 * CommonJS without dependencies, because it runs on whatever Node the machine has, before the project's own Node is there.
 * A stamp in node_modules names the lock file that was installed; a clone that was pulled forward installs again.
 */
const { createHash } = require('node:crypto');
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const stamp = join(root, 'node_modules', '.installed-lock');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stderr.write('Installing what the project needs (about a minute on the first time) …\n');
  // `ci` follows the lock file to the letter. Engine warnings are about the Node that runs npm, not the one that runs the project.
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error || status !== 0) {
    process.stderr.write(
      `npm ci failed${error ? `: ${error.message}` : ` with exit code ${status}`}. Check that npm 11 reaches its registry, then run the same command again.\n`,
    );
    process.exit(status || 1);
  }
  writeFileSync(stamp, wanted);
}
