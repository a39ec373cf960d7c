import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { count, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { accountDuplicates, type DuplicatePair } from '../../../integration/merge/accountDuplicates.ts';

const messages = messagesOf('account.duplicates');
const columns = ['verdict', 'score', 'one', 'other', 'reasons'] as const;

export default class AccountDuplicates extends RenkeiCommand<DuplicatePair[]> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    most: Flags.integer({ summary: messages.getMessage('flags.most.summary'), default: 50, min: 1 }),
    verdict: Flags.option({
      options: ['Sure', 'Doubtful'] as const,
      summary: messages.getMessage('flags.verdict.summary'),
    })(),
  };

  public async run(): Promise<DuplicatePair[]> {
    const { flags } = await this.parse(AccountDuplicates);
    this.spinner.start(messages.getMessage('doing'));
    let pairs: DuplicatePair[];
    try {
      pairs = await accountDuplicates(await openConnection(flags['target-org']));
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
    this.spinner.stop();
    const shown = pairs.filter(({ verdict }) => !flags.verdict || verdict === flags.verdict);
    this.table({
      data: shown.slice(0, flags.most).map(({ verdict, score, accounts: [one, other], reasons }) => ({
        verdict,
        score: String(score),
        one: `${one!.name} (${one!.id})`,
        other: `${other!.name} (${other!.id})`,
        reasons: reasons.join(', '),
      })),
      columns: columns.map((key) => ({ key, name: messages.getMessage(`column.${key}`) })),
    });
    if (shown.length > flags.most) this.log(messages.getMessage('more', [count(shown.length - flags.most)]));
    const sure = pairs.filter(({ verdict }) => verdict === 'Sure').length;
    this.log(messages.getMessage('done', [count(sure), count(pairs.length - sure)]));
    return shown;
  }
}
