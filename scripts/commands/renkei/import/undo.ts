import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { EXIT_CODES } from '../../../connection/exitCodes.ts';
import { writeFailures } from '../../../connection/failureFile.ts';
import { count, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { undoBatch, type UndoResult } from '../../../integration/systems/undoBatch.ts';

const messages = messagesOf('import.undo');
/** Lines of a list on the screen. */
const SHOWN = 20;

export default class ImportUndo extends RenkeiCommand<UndoResult & { failuresFile: string | null }> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    batch: Flags.string({ summary: messages.getMessage('flags.batch.summary'), char: 'b', required: true }),
    'delete-created': Flags.boolean({ summary: messages.getMessage('flags.delete-created.summary'), default: false }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
    'failures-directory': Flags.string({
      summary: messages.getMessage('flags.failures-directory.summary'),
      default: 'tmp',
    }),
  };

  public async run(): Promise<UndoResult & { failuresFile: string | null }> {
    const { flags } = await this.parse(ImportUndo);
    this.spinner.start(messages.getMessage('doing'));
    let result: UndoResult;
    try {
      result = await undoBatch(await openConnection(flags['target-org']), {
        batch: flags.batch,
        deleteCreated: flags['delete-created'],
        dryRun: flags['dry-run'],
        onProgress: (done) => (this.spinner.status = messages.getMessage('progress', [count(done)])),
      });
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
    this.spinner.stop();
    this.print(result);
    const { failures, batch } = result;
    const failuresFile =
      failures.length > 0 ? await writeFailures(flags['failures-directory'], `undo-${batch}`, failures) : null;
    if (failuresFile) {
      this.warn(messages.getMessage('warning.failures', [count(failures.length), failuresFile]));
      process.exitCode = EXIT_CODES.refused;
    }
    return { ...result, failuresFile };
  }

  private print({ changedSince, kept, ...result }: UndoResult): void {
    if (changedSince.length > 0) {
      this.log(messages.getMessage('heading.changed'));
      this.table({
        data: changedSince.slice(0, SHOWN).map(({ account, sourceKey, field, batchLeft, now }) => ({
          account,
          row: sourceKey,
          field: field || messages.getMessage('link'),
          left: String(batchLeft ?? ''),
          now: String(now ?? ''),
        })),
        columns: (['account', 'row', 'field', 'left', 'now'] as const).map((key) => ({ key, name: name(key) })),
      });
      this.more(changedSince.length);
    }
    if (kept.length > 0) {
      this.log(messages.getMessage('heading.kept'));
      this.table({
        data: kept
          .slice(0, SHOWN)
          .map(({ account, sourceKey, hanging, changed }) => ({ account, row: sourceKey, hanging, changed })),
        columns: (['account', 'row', 'hanging', 'changed'] as const).map((key) => ({ key, name: name(key) })),
      });
      this.more(kept.length);
    }
    const counts = [result.links, result.values, result.created, result.deleted].map(count);
    const key = result.dryRun ? 'done.dryRun' : 'done.undo';
    this.log(messages.getMessage(key, [result.batch, result.source, ...counts]));
  }

  private more(lines: number): void {
    if (lines > SHOWN) this.log(messages.getMessage('more', [count(lines - SHOWN)]));
  }
}

function name(key: string): string {
  return messages.getMessage(`column.${key}`);
}
