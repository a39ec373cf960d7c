import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { count, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { projectDirectory } from '../../../connection/projectDirectory.ts';
import { DEMO_ACCOUNT_LIMITS, DEMO_ACCOUNTS, DEMO_DATE, DEMO_SEED } from '../../../demo/demoDefaults.ts';
import { loadDemo, type DemoResult } from '../../../demo/loadDemo.ts';

const messages = messagesOf('demo.load');

export default class DemoLoad extends RenkeiCommand<DemoResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    seed: Flags.string({ summary: messages.getMessage('flags.seed.summary'), default: DEMO_SEED }),
    accounts: Flags.integer({
      summary: messages.getMessage('flags.accounts.summary'),
      default: DEMO_ACCOUNTS,
      ...DEMO_ACCOUNT_LIMITS,
    }),
    'as-of': Flags.string({ summary: messages.getMessage('flags.as-of.summary'), default: DEMO_DATE }),
    'files-directory': Flags.string({ summary: messages.getMessage('flags.files-directory.summary') }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
  };

  public async run(): Promise<DemoResult> {
    const { flags } = await this.parse(DemoLoad);
    this.spinner.start(messages.getMessage('doing'));
    try {
      const result = await loadDemo(await openConnection(flags['target-org']), {
        seed: flags.seed,
        accounts: flags.accounts,
        asOf: flags['as-of'],
        projectDirectory,
        dryRun: flags['dry-run'],
        ...(flags['files-directory'] === undefined ? {} : { filesDirectory: flags['files-directory'] }),
        onStep: (name, done, total) => {
          this.spinner.status = total === undefined ? name : `${name}: ${done} / ${total}`;
        },
      });
      this.spinner.stop();
      const rows = Object.entries(result.rows).map(([name, rows]) => `${count(rows)} ${name}`);
      const done = flags['dry-run'] ? 'done.dryRun' : 'done.load';
      this.log(messages.getMessage(done, [result.seed, result.asOf, rows.join(', ')]));
      if (!flags['dry-run']) this.log(messages.getMessage('done.next'));
      return result;
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
  }
}
