import { writeFile } from 'node:fs/promises';
import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { exportPolicy } from '../../../segmentation/policy/export.ts';

const messages = messagesOf('policy.export');

export interface PolicyExportResult {
  policyId: string;
  policy: string;
  /** Where the file was written; null: it was printed. */
  output: string | null;
  /** The policy as the file says it. */
  content: object;
}

export default class PolicyExport extends RenkeiCommand<PolicyExportResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    policy: Flags.string({ summary: messages.getMessage('flags.policy.summary') }),
    output: Flags.file({ summary: messages.getMessage('flags.output.summary'), char: 'f' }),
  };

  public async run(): Promise<PolicyExportResult> {
    const { flags } = await this.parse(PolicyExport);
    try {
      const { policy, text } = await exportPolicy(await openConnection(flags['target-org']), flags.policy);
      if (flags.output === undefined) this.log(text.trimEnd());
      else {
        await writeFile(flags.output, text).catch((problem: Error) => {
          throw messages.createError('error.Unwritten', [flags.output, problem.message]);
        });
        this.log(messages.getMessage('done', [policy.name, flags.output]));
      }
      const content = JSON.parse(text) as object;
      return { policyId: policy.id, policy: policy.name, output: flags.output ?? null, content };
    } catch (problem) {
      throw explainError(problem, messages.getMessage('doing'));
    }
  }
}
