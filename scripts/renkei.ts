/**
 * The command line from a clone: `npm run -s renkei -- segment run` is `sf renkei segment run` of an installed plugin.
 * Both find the same command files; here the topic `renkei` need not be typed.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Before anything else is loaded: a third of a short command's time is the reading of code that was read the last time as well.
enableCompileCache(fileURLToPath(new URL('../.cache/node', import.meta.url)));
const { execute } = await import('@oclif/core');

// Nothing about a run of these commands leaves the machine but the requests to the org itself.
process.env.SF_DISABLE_TELEMETRY ??= 'true';

const { endQuietly } = await import('./commandLine/unexpected.ts');
endQuietly(process);

// Salesforce ends a request after ten minutes; a client that waits longer waits for nobody.
process.env.HTTP_TIMEOUT ??= '600000';

const given = process.argv.slice(2);
const asksForHelpOnly = given.length === 0 || ['--help', '-h', 'help'].includes(given[0]);
const args = asksForHelpOnly ? ['renkei', '--help'] : ['renkei', ...given];
await execute({ args, dir: import.meta.url });
