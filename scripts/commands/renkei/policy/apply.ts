import { Args } from '@oclif/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { applyPolicy, type AppliedPolicy } from '../../../segmentation/policy/apply.ts';
import { differenceLines, findingLines } from '../../../segmentation/policy/findings.ts';

const messages = messagesOf('policy.apply');

export default class PolicyApply extends RenkeiCommand<AppliedPolicy> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly args = {
    file: Args.string({ description: messages.getMessage('args.file'), required: true }),
  };
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
    // Without a default: one would count as given to the flags that depend on it.
    activate: Flags.boolean({ summary: messages.getMessage('flags.activate.summary') }),
    'effective-from': Flags.string({
      summary: messages.getMessage('flags.effective-from.summary'),
      dependsOn: ['activate'],
    }),
    reason: Flags.string({ summary: messages.getMessage('flags.reason.summary'), dependsOn: ['activate'] }),
  };

  public async run(): Promise<AppliedPolicy> {
    const { args, flags } = await this.parse(PolicyApply);
    let applied: AppliedPolicy;
    try {
      applied = await applyPolicy(await openConnection(flags['target-org']), {
        file: args.file,
        dryRun: flags['dry-run'],
        ...(flags.activate ? { activate: { effectiveFrom: flags['effective-from'], reason: flags.reason } } : {}),
      });
    } catch (problem) {
      throw explainError(problem, messages.getMessage('doing'));
    }
    this.print(applied);
    return applied;
  }

  private print({
    policy,
    dryRun,
    created,
    activated,
    effectiveFrom,
    differences,
    ended,
    agreementEnds,
    warnings,
  }: AppliedPolicy): void {
    for (const line of findingLines(warnings)) this.warn(line);
    // Of a new policy every entry would be listed.
    if (!created) for (const line of differenceLines(differences)) this.log(line);
    for (const { policy: name, effectiveTo } of ended) this.log(messages.getMessage('line.ended', [name, effectiveTo]));
    if (activated) this.log(messages.getMessage('line.activated', [policy, effectiveFrom ?? '']));
    if (agreementEnds) this.log(messages.getMessage('line.agreementEnds'));
    if (dryRun) this.log(messages.getMessage('done.dryRun', [policy, differences.length]));
    else if (created) this.log(messages.getMessage('done.created', [policy]));
    else if (differences.length === 0 && ended.length === 0) this.log(messages.getMessage('done.same', [policy]));
    else this.log(messages.getMessage('done.changed', [policy, differences.length]));
    if (activated && !dryRun) this.log(messages.getMessage('line.next'));
  }
}
