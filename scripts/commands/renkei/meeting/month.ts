import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import type { MonthPack } from '../../../meeting/month/model.ts';
import { makeMonth } from '../../../meeting/month/monthPack.ts';
import { monthPaperPage } from '../../../meeting/paper/monthPage.ts';
import { monthTable } from '../../../meeting/paper/monthTable.ts';
import { FORMATS, render, requireOutput, writeOutput } from '../../../meeting/paper/output.ts';
import { Format } from '../../../meeting/words/format.ts';
import { LANGUAGES } from '../../../meeting/words/words.ts';

const messages = messagesOf('meeting.month');

export interface MeetingMonthResult {
  team: string;
  month: string;
  isFrozen: boolean;
  format: string;
  /** Where it was written; null: it is in `content`. */
  file: string | null;
  /** What was not written to a file: the pack itself for json, else text. */
  content: MonthPack | string | null;
}

export default class MeetingMonth extends RenkeiCommand<MeetingMonthResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    team: Flags.string({ summary: messages.getMessage('flags.team.summary'), required: true }),
    month: Flags.string({ summary: messages.getMessage('flags.month.summary') }),
    format: Flags.option({
      summary: messages.getMessage('flags.format.summary'),
      options: FORMATS,
      default: 'html' as const,
    })(),
    language: Flags.option({
      summary: messages.getMessage('flags.language.summary'),
      options: LANGUAGES,
      default: 'en' as const,
    })(),
    output: Flags.string({ summary: messages.getMessage('flags.output.summary') }),
  };

  public async run(): Promise<MeetingMonthResult> {
    const { flags } = await this.parse(MeetingMonth);
    const { format, language, output } = flags;
    requireOutput(format, output);
    const connection = await openConnection(flags['target-org']);
    this.spinner.start(messages.getMessage('doing'), messages.getMessage('progress.read'));
    try {
      const { pack, sheet } = await makeMonth(connection, {
        team: flags.team,
        language,
        ...(flags.month === undefined ? {} : { month: flags.month }),
      });
      const words = new Format(language, pack.timeZone, pack.currency);
      if (format === 'pdf') this.spinner.status = messages.getMessage('progress.print');
      const content = await render(format, {
        html: () => monthPaperPage(sheet, language),
        csv: () => monthTable(pack, words),
        json: () => pack,
      });
      const file = output === undefined ? null : await writeOutput(output, content);
      this.spinner.stop();
      const { team, month, isFrozen, hasCharter } = pack;
      if (!hasCharter) this.warn(messages.getMessage('warning.noCharter', [team]));
      if (file === null) this.log(String(content));
      else {
        const state = messages.getMessage(isFrozen ? 'frozen' : 'provisional');
        this.log(messages.getMessage('done', [team, month, state, file, format]));
      }
      const shown = file !== null ? null : format === 'json' ? pack : String(content);
      return { team, month, isFrozen, format, file, content: shown };
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
  }
}
