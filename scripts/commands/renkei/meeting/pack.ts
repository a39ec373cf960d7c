import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { readSetting } from '../../../segmentation/setting.ts';
import type { Pack } from 'c/renkeiMeetingPaperRules';
import { makePack } from '../../../meeting/pack/pack.ts';
import { FORMATS, render, requireOutput, writeOutput } from '../../../meeting/paper/output.ts';
import { packPage } from '../../../meeting/paper/packPage.ts';
import { packTable } from '../../../meeting/paper/packTable.ts';
import { Format } from '../../../meeting/words/format.ts';
import { LANGUAGES } from '../../../meeting/words/words.ts';

const messages = messagesOf('meeting.pack');

export interface MeetingPackResult {
  kind: Pack['kind'];
  team: string;
  day: string;
  items: number;
  format: string;
  /** Where it was written; null: it is in `content`. */
  file: string | null;
  /** What was not written to a file: the pack itself for json, else text. */
  content: Pack | string | null;
}

export default class MeetingPack extends RenkeiCommand<MeetingPackResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    team: Flags.string({ summary: messages.getMessage('flags.team.summary'), required: true }),
    date: Flags.string({ summary: messages.getMessage('flags.date.summary') }),
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

  public async run(): Promise<MeetingPackResult> {
    const { flags } = await this.parse(MeetingPack);
    const { format, language, output } = flags;
    requireOutput(format, output);
    const connection = await openConnection(flags['target-org']);
    this.spinner.start(messages.getMessage('doing'), messages.getMessage('progress.read'));
    try {
      const pack = await makePack(connection, {
        team: flags.team,
        language,
        ...(flags.date === undefined ? {} : { day: flags.date }),
      });
      const { timeZone, corporateCurrency } = await readSetting(connection);
      const words = new Format(language, timeZone, corporateCurrency);
      if (format === 'pdf') this.spinner.status = messages.getMessage('progress.print');
      const content = await render(format, {
        html: () => packPage(pack, words),
        csv: () => packTable(pack, words),
        json: () => pack,
      });
      const file = output === undefined ? null : await writeOutput(output, content);
      this.spinner.stop();
      const { kind, team, day, totals } = pack;
      if (file === null) this.log(String(content));
      else {
        const name = messages.getMessage(`kind.${kind}`);
        this.log(messages.getMessage('done', [name, team, day, totals.items, file, format]));
      }
      const shown = file !== null ? null : format === 'json' ? pack : String(content);
      return { kind, team, day, items: totals.items, format, file, content: shown };
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
  }
}
