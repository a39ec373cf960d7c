import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { EXIT_CODES } from '../../../connection/exitCodes.ts';
import { count, figure, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { PARTS, runInsight, type InsightResult } from '../../../insight/run.ts';

const messages = messagesOf('insight.run');

export default class InsightRun extends RenkeiCommand<InsightResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    'as-of-day': Flags.string({ summary: messages.getMessage('flags.as-of-day.summary') }),
    'minimum-value': Flags.integer({ summary: messages.getMessage('flags.minimum-value.summary'), min: 0, default: 0 }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
    'failures-directory': Flags.directory({
      summary: messages.getMessage('flags.failures-directory.summary'),
      default: 'tmp',
    }),
  };

  public async run(): Promise<InsightResult> {
    const { flags } = await this.parse(InsightRun);
    const connection = await openConnection(flags['target-org']);
    this.spinner.start(messages.getMessage('doing'));
    let result: InsightResult;
    try {
      result = await runInsight(connection, {
        ...(flags['as-of-day'] === undefined ? {} : { day: flags['as-of-day'] }),
        minimumValue: flags['minimum-value'],
        dryRun: flags['dry-run'],
        failuresDirectory: flags['failures-directory'],
        onStep: (part, { done, total }) => {
          const step = messages.getMessage(`part.${part}`);
          this.spinner.status =
            total === undefined ? step : messages.getMessage('progress.write', [step, count(done ?? 0), count(total)]);
        },
      });
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
    this.spinner.stop();
    this.print(result);
    if (result.failed > 0) process.exitCode = EXIT_CODES.refused;
    return result;
  }

  private print(result: InsightResult): void {
    const { customers, warnings, right, wrong, pending, missedMeetings, weeks, teams } = result;
    const amount = `${figure(result.valueAtRisk, 2)} ${result.currency}`.trim();
    this.log(messages.getMessage('done.warnings', [count(customers), count(warnings), amount]));
    const reasons = Object.entries(result.byReason).map(([reason, number]) => `${reason} ${count(number)}`);
    if (reasons.length > 0) this.log(messages.getMessage('done.reasons', [reasons.join(', ')]));
    this.log(messages.getMessage('done.verdicts', [right, wrong, pending].map(count)));
    this.log(messages.getMessage('done.health', [count(weeks), count(teams), count(missedMeetings)]));
    this.log(messages.getMessage('done.others', [count(result.preferences), count(result.targets)]));
    const rows = PARTS.map((part) => `${messages.getMessage(`part.${part}`)} ${count(result.written[part])}`);
    this.log(messages.getMessage(result.dryRun ? 'done.dryRun' : 'done.run', [result.day, rows.join(', ')]));
    const seconds = (result.timings.total / 1000).toFixed(1);
    this.log(messages.getMessage('done.timings', [seconds, count(result.requests)]));
    if (result.failuresFile) {
      this.warn(messages.getMessage('warning.failures', [count(result.failed), result.failuresFile]));
    }
  }
}
