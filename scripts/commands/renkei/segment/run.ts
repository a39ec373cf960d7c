import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { EXIT_CODES } from '../../../connection/exitCodes.ts';
import { count, figure, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { findingLines } from '../../../segmentation/policy/findings.ts';
import { runSegmentation, type SegmentationResult } from '../../../segmentation/run/run.ts';

const messages = messagesOf('segment.run');

export default class SegmentRun extends RenkeiCommand<SegmentationResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    'as-of': Flags.string({ summary: messages.getMessage('flags.as-of.summary') }),
    policy: Flags.string({ summary: messages.getMessage('flags.policy.summary') }),
    full: Flags.boolean({ summary: messages.getMessage('flags.full.summary'), default: false }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
    'failures-directory': Flags.directory({
      summary: messages.getMessage('flags.failures-directory.summary'),
      default: 'tmp',
    }),
    'checkpoint-directory': Flags.directory({
      summary: messages.getMessage('flags.checkpoint-directory.summary'),
      default: '.renkei',
    }),
  };

  public async run(): Promise<SegmentationResult> {
    const { flags } = await this.parse(SegmentRun);
    const connection = await openConnection(flags['target-org']);
    this.spinner.start(messages.getMessage('doing'));
    let result: SegmentationResult;
    try {
      result = await runSegmentation(connection, {
        ...(flags['as-of'] === undefined ? {} : { asOf: flags['as-of'] }),
        ...(flags.policy === undefined ? {} : { policy: flags.policy }),
        full: flags.full,
        dryRun: flags['dry-run'],
        checkpointDirectory: flags['checkpoint-directory'],
        failuresDirectory: flags['failures-directory'],
        onStep: (step, { done, total }) => {
          const tokens = step === 'write' ? [done ?? 0, total ?? 0] : [total ?? 0];
          this.spinner.status = messages.getMessage(`progress.${step}`, tokens.map(count));
        },
      });
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
    this.spinner.stop();
    this.print(result);
    if (result.status !== 'Completed') process.exitCode = EXIT_CODES.refused;
    return result;
  }

  private print(result: SegmentationResult): void {
    for (const line of findingLines(result.warnings)) this.warn(line);
    if (result.leftOut.length > 0) this.warn(messages.getMessage('warning.leftOut', [result.leftOut.join(', ')]));
    this.table({
      data: result.segments.map((segment) => ({
        segment: segment.segment,
        accounts: count(segment.accounts),
        potential: amount(segment.potential, result.currency),
        won: amount(segment.wonAmount, result.currency),
      })),
      columns: (['segment', 'accounts', 'potential', 'won'] as const).map((key) => ({
        key,
        name: messages.getMessage(`column.${key}`),
        horizontalAlignment: key === 'segment' ? ('left' as const) : ('right' as const),
      })),
    });
    for (const [line, counts] of [
      ['line.unscored', result.unscored],
      ['line.focus', result.focus],
    ] as const) {
      const parts = Object.entries(counts).map(([name, number]) => `${name} ${count(number)}`);
      if (parts.length > 0) this.log(messages.getMessage(line, [parts.join(', ')]));
    }
    this.log(
      messages.getMessage('done.won', [
        amount(result.wonAmount, result.currency),
        amount(result.wonAmountUnattached, result.currency),
      ]),
    );
    if (result.resumed) this.log(messages.getMessage('done.resumed'));
    this.log(messages.getMessage(`done.mode.${result.mode}`, [result.reason]));
    const { accountsRead, accountsChanged, accountsUnchanged, accountsFailed } = result;
    this.log(
      messages.getMessage(result.dryRun ? 'done.dryRun' : 'done.run', [
        result.asOf,
        result.policy,
        ...[accountsRead, accountsChanged, accountsUnchanged, accountsFailed].map(count),
      ]),
    );
    if (result.accountsMovedByTime > 0) {
      this.log(messages.getMessage('done.byTime', [count(result.accountsMovedByTime)]));
    }
    const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
    const { read, score, write, total } = result.timings;
    this.log(
      messages.getMessage('done.timings', [...[total, read, score, write].map(seconds), count(result.requests)]),
    );
    if (result.message) this.warn(result.message);
    if (result.failuresFile) {
      this.warn(messages.getMessage('warning.failures', [count(result.accountsFailed), result.failuresFile]));
    }
  }
}

function amount(value: number, currency: string): string {
  return `${figure(value, 2)} ${currency}`.trim();
}
