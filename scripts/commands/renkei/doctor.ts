import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../commandLine/renkeiCommand.ts';
import { explainError } from '../../connection/errors.ts';
import { EXIT_CODES } from '../../connection/exitCodes.ts';
import { messagesOf } from '../../connection/messages.ts';
import { openConnection } from '../../connection/openConnection.ts';
import { doctorPage } from '../../doctor/page.ts';
import { PARTS, runDoctor, type Examination } from '../../doctor/runDoctor.ts';

const messages = messagesOf('doctor');

export default class Doctor extends RenkeiCommand<Examination> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    'fail-on': Flags.option({
      summary: messages.getMessage('flags.fail-on.summary'),
      options: ['error', 'warning', 'never'] as const,
      default: 'error' as const,
    })(),
    only: Flags.option({
      summary: messages.getMessage('flags.only.summary'),
      options: PARTS,
      multiple: true,
    })(),
  };

  public async run(): Promise<Examination> {
    const { flags } = await this.parse(Doctor);
    const doing = messages.getMessage('doing');
    const connection = await openConnection(flags['target-org']);
    this.spinner.start(doing);
    let examination: Examination;
    try {
      examination = await runDoctor(connection, {
        ...(flags.only ? { parts: flags.only } : {}),
        onPart: (part) => (this.spinner.status = messages.getMessage(`part.${part}`)),
      });
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, doing);
    }
    this.spinner.stop('');
    this.log(doctorPage(examination));
    const { errors, warnings, skipped } = examination;
    const worst = { error: errors, warning: errors + warnings, never: 0 }[flags['fail-on']];
    if (worst > 0) process.exitCode = EXIT_CODES.findings;
    // What was not looked at must not pass for healthy in a schedule that trusts the exit code.
    else if (skipped.length > 0 && flags['fail-on'] !== 'never') process.exitCode = EXIT_CODES.permission;
    return examination;
  }
}
