import { SfError } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../commandLine/renkeiCommand.ts';
import { explainError } from '../../connection/errors.ts';
import { EXIT_CODES } from '../../connection/exitCodes.ts';
import { cell, count, messagesOf } from '../../connection/messages.ts';
import { openConnection } from '../../connection/openConnection.ts';
import { importFiles, type FileImportResult } from '../../integration/importFiles.ts';

const messages = messagesOf('import');
const columns = [
  'source',
  'object',
  'rows',
  'created',
  'updated',
  'unchanged',
  'doubtful',
  'unattached',
  'failed',
] as const;

export default class Import extends RenkeiCommand<FileImportResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    data: Flags.string({ summary: messages.getMessage('flags.data.summary'), char: 'd', required: true }),
    mapping: Flags.string({ summary: messages.getMessage('flags.mapping.summary'), char: 'm', required: true }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
    'failures-directory': Flags.string({
      summary: messages.getMessage('flags.failures-directory.summary'),
      default: 'tmp',
    }),
  };

  public async run(): Promise<FileImportResult> {
    const { flags } = await this.parse(Import);
    this.spinner.start(messages.getMessage('doing'));
    let result: FileImportResult;
    try {
      result = await importFiles(await openConnection(flags['target-org']), {
        dataDirectory: flags.data,
        mappingFile: flags.mapping,
        dryRun: flags['dry-run'],
        failuresDirectory: flags['failures-directory'],
        onStep: ({ step, name, done, total }) => {
          const tokens = step === 'check' ? [name] : [name, done ?? 0, total ?? 0];
          this.spinner.status = messages.getMessage(`progress.${step}`, tokens);
        },
      });
    } catch (problem) {
      this.spinner.stop('');
      const explained = explainError(problem, messages.getMessage('doing'));
      const file = problem instanceof SfError && (problem.data as { problemsFile?: string } | undefined)?.problemsFile;
      if (file) this.warn(messages.getMessage('warning.problems', [file]));
      throw explained;
    }
    this.spinner.stop();
    this.table({
      data: result.steps.map((step) => Object.fromEntries(columns.map((key) => [key, cell(step[key])]))),
      columns: columns.map((key) => ({
        key,
        name: messages.getMessage(`column.${key}`),
        horizontalAlignment: key === 'source' || key === 'object' ? ('left' as const) : ('right' as const),
      })),
    });
    this.log(messages.getMessage(result.dryRun ? 'done.dryRun' : 'done.import', [result.mapping]));
    const doubtful = result.steps.reduce((sum, step) => sum + step.doubtful, 0);
    if (doubtful > 0) this.log(messages.getMessage('line.doubtful', [count(doubtful)]));
    if (result.failuresFile) {
      const failed = result.steps.reduce((sum, step) => sum + step.failed, 0);
      this.warn(messages.getMessage('warning.failures', [failed, result.failuresFile]));
      process.exitCode = EXIT_CODES.refused;
    }
    return result;
  }
}
