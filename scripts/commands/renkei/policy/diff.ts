import { Args } from '@oclif/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { EXIT_CODES } from '../../../connection/exitCodes.ts';
import { messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { comparePolicy, type ComparedPolicy } from '../../../segmentation/policy/apply.ts';
import { differenceLines } from '../../../segmentation/policy/findings.ts';

const messages = messagesOf('policy.diff');

export interface PolicyDiffResult extends ComparedPolicy {
  file: string;
  same: boolean;
}

export default class PolicyDiff extends RenkeiCommand<PolicyDiffResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly args = {
    file: Args.string({ description: messages.getMessage('args.file'), required: true }),
  };
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    policy: Flags.string({ summary: messages.getMessage('flags.policy.summary') }),
  };

  public async run(): Promise<PolicyDiffResult> {
    const { args, flags } = await this.parse(PolicyDiff);
    let compared: ComparedPolicy;
    try {
      compared = await comparePolicy(await openConnection(flags['target-org']), args.file, flags.policy);
    } catch (problem) {
      throw explainError(problem, messages.getMessage('doing'));
    }
    const { policy, differences } = compared;
    const same = policy !== null && differences.length === 0;
    if (same) this.log(messages.getMessage('same', [policy, args.file]));
    else if (policy === null) this.log(messages.getMessage('new', [args.file, differences.length]));
    else this.log(messages.getMessage('different', [policy, args.file, differences.length]));
    for (const line of differenceLines(differences)) this.log(line);
    if (!same) process.exitCode = EXIT_CODES.findings;
    return { file: args.file, same, ...compared };
  }
}
