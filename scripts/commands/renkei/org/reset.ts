import { resolve } from 'node:path';
import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { forgetLocalLogin, LOCAL_ALIAS } from '../../../connection/localLogin.ts';
import { messagesOf } from '../../../connection/messages.ts';
import { projectDirectory } from '../../../connection/projectDirectory.ts';
import { resetOrg, type ResetResult } from '../../../launch/resetOrg.ts';

const messages = messagesOf('org.reset');

export default class OrgReset extends RenkeiCommand<ResetResult & { loginForgotten: boolean }> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'data-directory': Flags.string({
      summary: messages.getMessage('flags.data-directory.summary'),
      default: '.local-org',
    }),
    force: Flags.boolean({ summary: messages.getMessage('flags.force.summary'), default: false }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
  };

  public async run(): Promise<ResetResult & { loginForgotten: boolean }> {
    const { flags } = await this.parse(OrgReset);
    const directory = resolve(projectDirectory, flags['data-directory']);
    try {
      const result = await resetOrg(directory, { force: flags.force, dryRun: flags['dry-run'] });
      const loginForgotten = result.removed && (await forgetLocalLogin());
      this.report(result, loginForgotten);
      return { ...result, loginForgotten };
    } catch (problem) {
      throw explainError(problem, directory);
    }
  }

  private report(result: ResetResult, loginForgotten: boolean): void {
    const size = [result.directory, result.files, (result.bytes / 1_000_000).toFixed(1)];
    if (result.stopped) this.log(messages.getMessage('stopped', [result.stopped.url, result.stopped.pid]));
    if (result.removed) this.log(messages.getMessage('removed', size));
    else if (result.files > 0) this.log(messages.getMessage('wouldRemove', size));
    else this.log(messages.getMessage('nothing', [result.directory]));
    if (loginForgotten) this.log(messages.getMessage('forgotten', [LOCAL_ALIAS]));
  }
}
