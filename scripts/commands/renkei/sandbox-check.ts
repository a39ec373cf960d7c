import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../commandLine/renkeiCommand.ts';
import { explainError } from '../../connection/errors.ts';
import { EXIT_CODES } from '../../connection/exitCodes.ts';
import { messagesOf } from '../../connection/messages.ts';
import { openConnection } from '../../connection/openConnection.ts';
import { runSandboxCheck, type SandboxCheckResult } from '../../sandbox/runSandboxCheck.ts';

const messages = messagesOf('sandbox-check');

export default class SandboxCheck extends RenkeiCommand<SandboxCheckResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    'allow-production': Flags.boolean({
      summary: messages.getMessage('flags.allow-production.summary'),
      default: false,
    }),
  };

  public async run(): Promise<SandboxCheckResult> {
    const { flags } = await this.parse(SandboxCheck);
    const connection = await openConnection(flags['target-org']);
    const doing = messages.getMessage('doing');
    this.spinner.start(doing);
    let result: SandboxCheckResult;
    try {
      result = await runSandboxCheck(connection, {
        allowProduction: flags['allow-production'],
        onCheck: (name) => (this.spinner.status = messages.getMessage(`check.${name}`)),
      });
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, doing);
    }
    this.spinner.stop();
    for (const { verdict, about, evidence } of result.results) {
      this.log(messages.getMessage(`line.${verdict}`, [about]));
      this.log(messages.getMessage('line.evidence', [evidence]));
    }
    if (result.leftoversRemoved > 0) this.log(messages.getMessage('done.leftovers', [result.leftoversRemoved]));
    this.log(messages.getMessage('done', [result.passed, result.failed, result.skipped, result.removed]));
    if (result.failed > 0) process.exitCode = EXIT_CODES.findings;
    return result;
  }
}
