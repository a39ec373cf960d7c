import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { EXIT_CODES } from '../../../connection/exitCodes.ts';
import { count, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { reassignCases, type ReassignResult } from '../../../escalation/reassign.ts';

const messages = messagesOf('case.reassign');

export default class CaseReassign extends RenkeiCommand<ReassignResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    from: Flags.string({ summary: messages.getMessage('flags.from.summary'), required: true }),
    to: Flags.string({ summary: messages.getMessage('flags.to.summary'), exactlyOne: ['to', 'to-queue'] }),
    'to-queue': Flags.boolean({
      summary: messages.getMessage('flags.to-queue.summary'),
      exactlyOne: ['to', 'to-queue'],
    }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
    'failures-directory': Flags.directory({
      summary: messages.getMessage('flags.failures-directory.summary'),
      default: 'tmp',
    }),
  };

  public async run(): Promise<ReassignResult> {
    const { flags } = await this.parse(CaseReassign);
    const connection = await openConnection(flags['target-org']);
    this.spinner.start(messages.getMessage('doing'));
    let result: ReassignResult;
    try {
      result = await reassignCases(connection, {
        from: flags.from,
        ...(flags.to === undefined ? {} : { to: flags.to }),
        dryRun: flags['dry-run'],
        failuresDirectory: flags['failures-directory'],
        onProgress: (given, total) => {
          this.spinner.status = messages.getMessage('progress', [count(given), count(total)]);
        },
      });
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
    this.spinner.stop();
    this.print(result);
    if (result.failed + result.left > 0) process.exitCode = EXIT_CODES.refused;
    return result;
  }

  private print({ from, to, dryRun, cases, given, left, failed, failuresFile }: ReassignResult): void {
    const found = given + left + failed;
    if (found === 0) {
      this.log(messages.getMessage('done.none', [from]));
      return;
    }
    this.table({
      data: Object.entries(cases)
        .filter(([, number]) => number > 0)
        .map(([status, number]) => ({ status, cases: count(number) })),
      columns: [
        { key: 'status', name: messages.getMessage('column.status') },
        { key: 'cases', name: messages.getMessage('column.cases'), horizontalAlignment: 'right' },
      ],
    });
    const receiver = to ?? messages.getMessage('queue');
    this.log(
      dryRun
        ? messages.getMessage('done.dryRun', [count(given), from, receiver])
        : messages.getMessage('done', [count(given), count(found), from, receiver, count(failed)]),
    );
    if (left > 0) this.warn(messages.getMessage('warning.left', [count(left), from]));
    if (failuresFile) this.warn(messages.getMessage('warning.failures', [count(failed), failuresFile]));
  }
}
