import { createInterface } from 'node:readline/promises';
import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { count, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { mergeAccounts, type MergePlan, type MergeResult } from '../../../integration/merge/mergeAccounts.ts';

const messages = messagesOf('account.merge');

export default class AccountMerge extends RenkeiCommand<MergeResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    // The library gives every flag of Ids the same letter; two of them would share it.
    keep: Flags.salesforceId({
      summary: messages.getMessage('flags.keep.summary'),
      required: true,
      startsWith: '001',
      char: 'k',
    }),
    merge: Flags.salesforceId({
      summary: messages.getMessage('flags.merge.summary'),
      char: 'm',
      required: true,
      startsWith: '001',
    }),
    confirm: Flags.boolean({ summary: messages.getMessage('flags.confirm.summary'), default: false }),
    'export-directory': Flags.string({
      summary: messages.getMessage('flags.export-directory.summary'),
      default: 'tmp',
    }),
  };

  public async run(): Promise<MergeResult> {
    const { flags } = await this.parse(AccountMerge);
    try {
      const result = await mergeAccounts(await openConnection(flags['target-org']), {
        keep: flags.keep,
        merge: flags.merge,
        exportDirectory: flags['export-directory'],
        confirm: async (plan, file) => {
          this.print(plan, file);
          return flags.confirm || (await this.typed(plan.merge.name));
        },
      });
      this.log(messages.getMessage(result.merged ? 'done.merged' : 'done.not'));
      return result;
    } catch (problem) {
      throw explainError(problem, messages.getMessage('doing'));
    }
  }

  /** Whether the person at the terminal types the name of the account that goes; nobody there is no yes. */
  private async typed(name: string): Promise<boolean> {
    if (this.jsonEnabled() || !process.stdin.isTTY || !process.stdout.isTTY) return false;
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return (await terminal.question(`${messages.getMessage('confirm', [name])} `)).trim() === name;
    } finally {
      terminal.close();
    }
  }

  private print({ keep, merge, moving, fields, givenUp, unique, notExported }: MergePlan, file: string): void {
    this.log(messages.getMessage('heading', [merge.name, merge.id, keep.name, keep.id]));
    const moves = Object.entries(moving).map(([object, records]) => `${object} ${count(records)}`);
    this.log(
      moves.length > 0
        ? messages.getMessage('line.moving', [moves.join(', ')])
        : messages.getMessage('line.nothingMoves'),
    );
    const taken = Object.entries(fields).map(([field, value]) => `${field} ${String(value)}`);
    if (taken.length > 0) this.log(messages.getMessage('line.fields', [taken.join('; ')]));
    const lost = Object.entries(givenUp).map(([field, values]) => `${field} ${String(values.givenUp)}`);
    if (lost.length > 0) this.log(messages.getMessage('line.givenUp', [lost.join('; ')]));
    const twins = unique.before.filter((change) => !change.fields).length;
    if (twins > 0) this.log(messages.getMessage('line.twins', [twins]));
    if (notExported.length > 0) this.log(messages.getMessage('line.notExported', [notExported.join(', ')]));
    this.log(messages.getMessage('line.exported', [file]));
  }
}
