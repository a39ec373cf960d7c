import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { EXIT_CODES } from '../../../connection/exitCodes.ts';
import { count, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import {
  distributeAccounts,
  type CallerLine,
  type DistributionResult,
} from '../../../segmentation/distribution/distribute.ts';

const messages = messagesOf('segment.distribute');

export default class SegmentDistribute extends RenkeiCommand<DistributionResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    policy: Flags.string({ summary: messages.getMessage('flags.policy.summary') }),
    'include-supported': Flags.boolean({
      summary: messages.getMessage('flags.include-supported.summary'),
      default: false,
    }),
    confirm: Flags.boolean({ summary: messages.getMessage('flags.confirm.summary'), default: false }),
    'remove-left': Flags.boolean({ summary: messages.getMessage('flags.remove-left.summary'), default: false }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
    'output-directory': Flags.directory({
      summary: messages.getMessage('flags.output-directory.summary'),
      default: 'tmp',
    }),
  };

  public async run(): Promise<DistributionResult> {
    const { flags } = await this.parse(SegmentDistribute);
    if (flags['remove-left'] && !flags.confirm) throw messages.createError('error.RemoveLeftAlone');
    const connection = await openConnection(flags['target-org']);
    this.spinner.start(messages.getMessage('doing'));
    let result: DistributionResult;
    try {
      result = await distributeAccounts(connection, {
        ...(flags.policy === undefined ? {} : { policy: flags.policy }),
        includeSupported: flags['include-supported'],
        confirm: flags.confirm,
        removeLeft: flags['remove-left'],
        dryRun: flags['dry-run'],
        directory: flags['output-directory'],
        onStep: (step, { done, total }) => {
          const tokens = step === 'write' ? [done ?? 0, total] : [total];
          this.spinner.status = messages.getMessage(`progress.${step}`, tokens.map(count));
        },
      });
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
    this.spinner.stop();
    this.print(result, flags.confirm);
    if (result.failed > 0) process.exitCode = EXIT_CODES.refused;
    return result;
  }

  private print(result: DistributionResult, confirm: boolean): void {
    this.table({
      data: result.callers.map((line) => ({
        caller: line.left ? messages.getMessage('left', [line.name]) : line.name,
        before: count(line.before),
        after: count(line.after),
        capacity: line.left ? '' : line.capacity === null ? messages.getMessage('noLimit') : count(line.capacity),
        waiting: line.waiting === 0 ? '' : count(line.waiting),
        reasons: reasons(line),
      })),
      columns: (['caller', 'before', 'after', 'capacity', 'waiting', 'reasons'] as const).map((key) => ({
        key,
        name: messages.getMessage(`column.${key}`),
        horizontalAlignment: key === 'caller' || key === 'reasons' ? ('left' as const) : ('right' as const),
      })),
    });
    const { asOf, policy, accounts, segments, kept, cleared } = result;
    const head = [asOf, policy, count(accounts), segments.join(', '), count(kept)];
    this.log(
      confirm
        ? messages.getMessage('done.confirmed', [
            ...head,
            count(result.confirmed),
            count(cleared),
            count(result.removed),
          ])
        : messages.getMessage('done.proposed', [
            ...head,
            count(result.proposals),
            count(result.proposed),
            count(cleared),
          ]),
    );
    if (result.dryRun) this.log(messages.getMessage('done.dryRun'));
    const { NoCapacity, NoLanguage } = result.leftOver;
    if (NoCapacity + NoLanguage > 0) {
      this.log(messages.getMessage('line.leftOver', [NoCapacity + NoLanguage, NoCapacity, NoLanguage].map(count)));
    }
    if (result.noLongerLed > result.removed) {
      const tokens = [result.noLongerLed - result.removed, result.noLongerLedWithCase];
      this.log(messages.getMessage('line.noLongerLed', tokens.map(count)));
    }
    if (result.unseen > 0) this.log(messages.getMessage('line.unseen', [count(result.unseen)]));
    if (result.openFile) this.log(messages.getMessage('line.openFile', [result.openFile]));
    if (result.failuresFile) {
      this.warn(messages.getMessage('warning.failures', [count(result.failed), result.failuresFile]));
    }
  }
}

/** Reasons of the accounts that a caller is to have, the most frequent first. */
function reasons(line: CallerLine): string {
  return Object.entries(line.reasons)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, accounts]) => `${reason} ${count(accounts)}`)
    .join(', ');
}
