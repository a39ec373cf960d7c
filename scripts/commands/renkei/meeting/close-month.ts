import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { figure, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { closeMonth, type CloseResult } from '../../../meeting/month/closeMonth.ts';
import { LANGUAGES, wordsOf } from '../../../meeting/words/words.ts';

const messages = messagesOf('meeting.close-month');

export default class MeetingCloseMonth extends RenkeiCommand<CloseResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    team: Flags.string({ summary: messages.getMessage('flags.team.summary'), required: true }),
    month: Flags.string({ summary: messages.getMessage('flags.month.summary'), required: true }),
    language: Flags.option({
      summary: messages.getMessage('flags.language.summary'),
      options: LANGUAGES,
      default: 'en' as const,
    })(),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
  };

  public async run(): Promise<CloseResult> {
    const { flags } = await this.parse(MeetingCloseMonth);
    const connection = await openConnection(flags['target-org']);
    this.spinner.start(messages.getMessage('doing'));
    let result: CloseResult;
    try {
      const { team, month, language } = flags;
      result = await closeMonth(connection, { team, month, language, dryRun: flags['dry-run'] });
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
    this.spinner.stop();
    const names: Record<string, string> = wordsOf(flags.language).figure;
    this.table({
      data: result.figures.map(({ figure, value, denominator }) => ({
        figure: names[figure] ?? figure,
        value: number(value),
        denominator: number(denominator),
      })),
      columns: (['figure', 'value', 'denominator'] as const).map((key) => ({
        key,
        name: messages.getMessage(`column.${key}`),
        horizontalAlignment: key === 'figure' ? ('left' as const) : ('right' as const),
      })),
    });
    const { status, month, team, written, asOf, closedBy } = result;
    const by = status === 'AlreadyClosed' ? [asOf, closedBy ?? messages.getMessage('nobody')] : [written, asOf];
    this.log(messages.getMessage(`done.${status}`, [month, team, ...by]));
    return result;
  }
}

function number(value: number | null): string {
  return value === null ? '–' : figure(value, 4);
}
