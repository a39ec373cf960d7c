/**
 * The command line from a clone: `npm run -s renkei -- segment run` is `sf renkei segment run` of an installed plugin.
 * Both find the same command files; here the topic `renkei` need not be typed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

// Before anything else is loaded: a third of a short command's time is the reading of code that was read the last time as well.
enableCompileCache(join(root, '.cache/node'));
const { execute } = await import('@oclif/core');

// Nothing about a run of these commands leaves the machine but the requests to the org itself.
process.env.SF_DISABLE_TELEMETRY ??= 'true';

const { endQuietly } = await import('./commandLine/unexpected.ts');
endQuietly(process);

// Salesforce ends a request after ten minutes; a client that waits longer waits for nobody.
process.env.HTTP_TIMEOUT ??= '600000';

const given = process.argv.slice(2);
const HELP = ['--help', '-h', 'help'];
const asksForHelpOnly = given.length === 0 || HELP.includes(given[0]);
const args = asksForHelpOnly ? ['renkei', '--help'] : ['renkei', ...given];
await execute({ args, loadOptions: { root, pjson: packageFor(args) } });

/**
 * This package as oclif reads it, with the one command that is asked for: to list them all, oclif would load the code of each, which
 * takes longer than most of them run. Where no command is named, the list is what is asked for.
 */
function packageFor(words: string[]) {
  const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const target = pjson.oclif.commands;
  const path: string[] = [];
  for (const word of words) {
    const next = join(root, target, ...path, word);
    if (!/^[a-z][a-z-]*$/.test(word) || !(existsSync(next) || existsSync(`${next}.ts`))) break;
    path.push(word);
  }
  const command = path.join('/');
  if (!existsSync(join(root, target, `${command}.ts`))) return pjson;
  // Its help names the commands below it.
  const globPatterns = words.some((word) => HELP.includes(word))
    ? [`${command}.ts`, `${command}/**`]
    : [`${command}.ts`];
  return { ...pjson, oclif: { ...pjson.oclif, commands: { strategy: 'pattern', target, globPatterns } } };
}
