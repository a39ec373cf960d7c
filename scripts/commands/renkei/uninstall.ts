import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../commandLine/renkeiCommand.ts';
import { explainError } from '../../connection/errors.ts';
import { EXIT_CODES } from '../../connection/exitCodes.ts';
import { messagesOf } from '../../connection/messages.ts';
import { openConnection } from '../../connection/openConnection.ts';
import { projectDirectory } from '../../connection/projectDirectory.ts';
import type { Losses } from '../../install/removal/losses.ts';
import {
  uninstall,
  UNINSTALL_STEPS,
  type UninstallResult,
  type UninstallStep,
} from '../../install/removal/uninstall.ts';
import type { ForeignUse } from '../../install/removal/usedByOthers.ts';

const messages = messagesOf('uninstall');

export default class Uninstall extends RenkeiCommand<UninstallResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    'export-directory': Flags.directory({ summary: messages.getMessage('flags.export-directory.summary') }),
    'dry-run': Flags.boolean({
      summary: messages.getMessage('flags.dry-run.summary'),
      exclusive: ['confirm'],
    }),
    confirm: Flags.boolean({ summary: messages.getMessage('flags.confirm.summary') }),
    'without-export': Flags.boolean({
      summary: messages.getMessage('flags.without-export.summary'),
      exclusive: ['export-directory'],
    }),
  };

  public async run(): Promise<UninstallResult> {
    const { flags } = await this.parse(Uninstall);
    const exportDirectory = flags['export-directory'];
    try {
      if (flags.confirm && exportDirectory === undefined && !flags['without-export']) {
        throw messages.createError('error.ExportNeeded');
      }
      const result = await uninstall(await openConnection(flags['target-org']), {
        projectDirectory,
        ...(exportDirectory === undefined ? {} : { exportDirectory }),
        confirm: flags.confirm ?? false,
        step: (name, work) => this.step(name, work),
        onLosses: (losses, uses) => this.printLosses(losses, uses),
      });
      for (const { file, rows } of result.exported) this.log(messages.getMessage('line.file', [file, rows]));
      this.log(messages.getMessage(`end.${result.stopped ?? 'done'}`));
      if (result.stopped === 'inTheWay') process.exitCode = EXIT_CODES.findings;
      return result;
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
  }

  /** Shows one numbered step with its time. */
  private async step(name: UninstallStep, work: (progress: (text: string) => void) => Promise<string>): Promise<void> {
    const started = performance.now();
    const title = messages.getMessage(`step.${name}`);
    const number = UNINSTALL_STEPS.indexOf(name) + 1;
    this.spinner.start(messages.getMessage('line.step', [number, UNINSTALL_STEPS.length, title]));
    const done = await work((text) => {
      if (process.stderr.isTTY) this.spinner.status = text;
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    this.spinner.stop(messages.getMessage('line.done', [done, seconds]));
  }

  private printLosses({ rows, values }: Losses, uses: readonly ForeignUse[]): void {
    this.log(messages.getMessage(rows.length + values.length > 0 ? 'line.losses' : 'line.noLosses'));
    for (const { object, rows: number } of rows) this.log(messages.getMessage('line.rows', [object, number]));
    for (const { object, field, records } of values) {
      this.log(messages.getMessage('line.values', [object, field, records]));
    }
    for (const { type, fullName, uses: names, losesOnly } of uses) {
      this.log(messages.getMessage(losesOnly ? 'line.loses' : 'line.inTheWay', [type, fullName, names.join(', ')]));
    }
  }
}
