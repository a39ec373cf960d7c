import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { EXIT_CODES } from '../../../connection/exitCodes.ts';
import { writeFailures } from '../../../connection/failureFile.ts';
import { cell, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { applyAllDecisions, type DecisionsResult } from '../../../integration/systems/decideOnly.ts';

const messages = messagesOf('import.decisions');
const columns = ['source', 'same', 'apart', 'waiting', 'filled', 'replaced'] as const;

export default class ImportDecisions extends RenkeiCommand<DecisionsResult & { failuresFile: string | null }> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    mapping: Flags.string({ summary: messages.getMessage('flags.mapping.summary'), char: 'm', required: true }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
    'failures-directory': Flags.string({
      summary: messages.getMessage('flags.failures-directory.summary'),
      default: 'tmp',
    }),
  };

  public async run(): Promise<DecisionsResult & { failuresFile: string | null }> {
    const { flags } = await this.parse(ImportDecisions);
    this.spinner.start(messages.getMessage('doing'));
    let result: DecisionsResult;
    try {
      result = await applyAllDecisions(await openConnection(flags['target-org']), {
        mappingFile: flags.mapping,
        dryRun: flags['dry-run'],
      });
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
    this.spinner.stop();
    this.table({
      data: result.sources.map((line) => Object.fromEntries(columns.map((key) => [key, cell(line[key])]))),
      columns: columns.map((key) => ({
        key,
        name: messages.getMessage(`column.${key}`),
        horizontalAlignment: key === 'source' ? ('left' as const) : ('right' as const),
      })),
    });
    this.log(messages.getMessage(result.dryRun ? 'done.dryRun' : 'done.applied'));
    const { failures } = result;
    const failuresFile =
      failures.length > 0 ? await writeFailures(flags['failures-directory'], 'import-decisions', failures) : null;
    if (failuresFile) {
      this.warn(messages.getMessage('warning.failures', [failures.length, failuresFile]));
      process.exitCode = EXIT_CODES.refused;
    }
    return { ...result, failuresFile };
  }
}
