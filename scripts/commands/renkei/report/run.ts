import { Args } from '@oclif/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { count, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { writeOutput } from '../../../meeting/paper/output.ts';
import type { ReportTable } from '../../../report/result.ts';
import { reportCsv, runReport } from '../../../report/runReport.ts';

const messages = messagesOf('report.run');

export default class ReportRun extends RenkeiCommand<ReportTable> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly args = {
    name: Args.string({
      name: messages.getMessage('args.name.summary'),
      description: messages.getMessage('args.name.description'),
      required: true,
    }),
  };
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    format: Flags.option({
      summary: messages.getMessage('flags.format.summary'),
      options: ['table', 'csv', 'json'] as const,
      default: 'table' as const,
    })(),
    details: Flags.boolean({ summary: messages.getMessage('flags.details.summary'), default: false }),
    output: Flags.string({ summary: messages.getMessage('flags.output.summary') }),
  };

  public async run(): Promise<ReportTable> {
    const { args, flags } = await this.parse(ReportRun);
    const { format, details, output } = flags;
    const connection = await openConnection(flags['target-org']);
    this.spinner.start(messages.getMessage('doing'));
    let report: ReportTable;
    try {
      report = await runReport(connection, args.name, details);
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
    this.spinner.stop();
    const rows = report.details?.rows.length ?? 0;
    if (report.details !== null && !report.isWhole) {
      this.warn(messages.getMessage('warning.cut', [count(rows)]));
    }
    if (format === 'table') this.print(report);
    else {
      const text =
        format === 'csv' ? reportCsv(report, messages.getMessage('level')) : `${JSON.stringify(report, null, 2)}\n`;
      if (output === undefined) this.log(text);
      else this.log(messages.getMessage('done', [report.name, await writeOutput(output, text)]));
    }
    return report;
  }

  private print(report: ReportTable): void {
    this.log(report.name);
    if (report.description) this.log(report.description);
    this.log('');
    if (report.lines.length === 1 && (report.details?.rows.length ?? 0) === 0) {
      this.log(messages.getMessage('empty'));
      return;
    }
    if (report.groupings.length > 0 || report.details === null) this.printFigures(report);
    const { details } = report;
    if (details === null) return;
    const group = messages.getMessage('group');
    this.table({
      data: details.rows.map(({ groups, cells }) =>
        Object.fromEntries([
          ...(report.groupings.length > 0 ? [[group, groups.join(' / ')]] : []),
          ...details.columns.map((column, index) => [`${index}`, cells[index]?.label ?? '']),
        ]),
      ),
      columns: [
        ...(report.groupings.length > 0 ? [{ key: group, name: group }] : []),
        ...details.columns.map((name, index) => ({ key: `${index}`, name })),
      ],
    });
  }

  /** Each group before those in it, indented; the total of all at the end. */
  private printFigures(report: ReportTable): void {
    this.table({
      data: report.lines.map(({ level, groups, cells }) =>
        Object.fromEntries([
          ['group', level === 0 ? messages.getMessage('total') : `${'  '.repeat(level - 1)}${groups.at(-1) ?? ''}`],
          ...cells.map(({ label }, index) => [`${index}`, label]),
        ]),
      ),
      columns: [
        { key: 'group', name: report.groupings.join(' / ') || messages.getMessage('group') },
        ...report.figures.map((name, index) => ({ key: `${index}`, name, horizontalAlignment: 'right' as const })),
      ],
    });
  }
}
