import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../commandLine/renkeiCommand.ts';
import { explainError } from '../../connection/errors.ts';
import { EXIT_CODES } from '../../connection/exitCodes.ts';
import { messagesOf } from '../../connection/messages.ts';
import { openConnection } from '../../connection/openConnection.ts';
import { projectDirectory } from '../../connection/projectDirectory.ts';
import type { InstallChanges } from '../../install/changes.ts';
import { install, STEPS, type InstallResult, type InstallStep } from '../../install/install.ts';
import { readPlan } from '../../install/plan/readPlan.ts';
import { isCurrencyCode } from '../../install/plan/schema.ts';
import type { Finding } from '../../install/preflight/finding.ts';

const messages = messagesOf('install');

export default class Install extends RenkeiCommand<InstallResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    plan: Flags.file({ summary: messages.getMessage('flags.plan.summary') }),
    currency: Flags.string({ summary: messages.getMessage('flags.currency.summary') }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
    'skip-segmentation': Flags.boolean({
      summary: messages.getMessage('flags.skip-segmentation.summary'),
      default: false,
    }),
    'overwrite-edits': Flags.boolean({ summary: messages.getMessage('flags.overwrite-edits.summary'), default: false }),
    'remove-obsolete': Flags.boolean({ summary: messages.getMessage('flags.remove-obsolete.summary'), default: false }),
    'failures-directory': Flags.directory({
      summary: messages.getMessage('flags.failures-directory.summary'),
      default: 'tmp',
    }),
  };

  public async run(): Promise<InstallResult> {
    const { flags } = await this.parse(Install);
    try {
      // What is written into the setting on the command line is checked as the plan's is.
      if (flags.currency !== undefined && !isCurrencyCode(flags.currency)) {
        throw messages.createError('error.CurrencyMalformed', [flags.currency]);
      }
      const plan = flags.plan === undefined ? null : await readPlan(flags.plan);
      const result = await install(await openConnection(flags['target-org']), {
        projectDirectory,
        plan,
        ...(flags.currency === undefined ? {} : { currency: flags.currency }),
        dryRun: flags['dry-run'],
        skipSegmentation: flags['skip-segmentation'],
        overwriteEdits: flags['overwrite-edits'],
        removeObsolete: flags['remove-obsolete'],
        failuresDirectory: flags['failures-directory'],
        step: (name, work) => this.step(name, work),
        onFindings: (findings) => this.printFindings(findings),
        onChanges: (changes) => this.printChanges(changes),
      });
      this.printEnd(result);
      return result;
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
  }

  /** Shows one numbered step with its time. */
  private async step(name: InstallStep, work: (progress: (text: string) => void) => Promise<string>): Promise<void> {
    const started = performance.now();
    const title = messages.getMessage(`step.${name}`);
    this.spinner.start(messages.getMessage('line.step', [STEPS.indexOf(name) + 1, STEPS.length, title]));
    const done = await work((text) => {
      if (process.stderr.isTTY) this.spinner.status = text;
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    this.spinner.stop(messages.getMessage('line.done', [done, seconds]));
  }

  private printFindings(findings: readonly Finding[]): void {
    for (const { severity, evidence, action } of findings) {
      this.log(messages.getMessage(`line.${severity}`, [evidence]));
      this.log(messages.getMessage('line.action', [action]));
    }
  }

  private printChanges({ components, remove, places, firstRecords, segmentation }: InstallChanges): void {
    const changing = components.filter(({ state }) => state !== 'unchanged');
    if (changing.length > 0) {
      this.table({
        data: changing.map(({ type, state, number }) => ({
          type,
          state: messages.getMessage(`state.${state}`),
          number,
        })),
        columns: (['type', 'state', 'number'] as const).map((key) => ({
          key,
          name: messages.getMessage(`column.${key}`),
          horizontalAlignment: key === 'number' ? ('right' as const) : ('left' as const),
        })),
      });
    }
    const unchanged = components
      .filter(({ state }) => state === 'unchanged')
      .reduce((sum, { number }) => sum + number, 0);
    this.log(messages.getMessage('line.unchanged', [unchanged]));
    if (remove.length > 0) this.log(messages.getMessage('line.remove', [remove.length, remove.join(', ')]));
    const { permissionSets, groups, teamMembers } = places;
    this.log(messages.getMessage('line.places', [permissionSets.length, groups.length, teamMembers.length]));
    const { setting, policyFile } = firstRecords;
    this.log(
      setting
        ? messages.getMessage('line.setting', [setting.corporateCurrency, setting.timeZone])
        : messages.getMessage('line.settingKept'),
    );
    this.log(
      policyFile === null ? messages.getMessage('line.policyKept') : messages.getMessage('line.policy', [policyFile]),
    );
    this.log(messages.getMessage(segmentation ? 'line.segmentation' : 'line.noSegmentation'));
  }

  private printEnd({ stopped, findings, outcome, flowsToActivate, forecast }: InstallResult): void {
    this.printFindings(outcome);
    if (stopped === 'blockers') {
      const blockers = findings.filter(({ severity }) => severity === 'blocker').length;
      this.log(messages.getMessage('end.blockers', [blockers]));
      process.exitCode = EXIT_CODES.findings;
    } else if (stopped === 'dryRun') {
      this.log(
        forecast.rows > 0
          ? messages.getMessage('end.dryRun', [forecast.rows, forecast.storageMb, forecast.requests])
          : messages.getMessage('end.dryRunOnly'),
      );
    } else if (stopped === 'flows') {
      this.log(messages.getMessage('end.flows', [flowsToActivate.length]));
      flowsToActivate.forEach(({ name, label, why }, index) => {
        this.log(messages.getMessage('line.flow', [index + 1, label, name, messages.getMessage(`why.${why}`)]));
      });
      this.log(messages.getMessage('end.flowsNext'));
      process.exitCode = EXIT_CODES.findings;
    } else {
      this.log(messages.getMessage('end.done'));
    }
  }
}
