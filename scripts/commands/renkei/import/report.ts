import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { cell, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { importReport, type ImportReport } from '../../../integration/systems/report.ts';

const messages = messagesOf('import.report');
const sourceColumns = [
  'source',
  'rows',
  'linkedByKey',
  'linkedByScore',
  'linkedByPerson',
  'created',
  'doubtful',
  'unlinked',
  'refused',
] as const;
const batchColumns = [
  'batch',
  'source',
  'status',
  'startedAt',
  'read',
  'created',
  'linked',
  'doubtful',
  'unchanged',
  'refused',
  'filled',
  'replaced',
] as const;

export default class ImportReportCommand extends RenkeiCommand<ImportReport> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    batch: Flags.string({ summary: messages.getMessage('flags.batch.summary'), char: 'b' }),
  };

  public async run(): Promise<ImportReport> {
    const { flags } = await this.parse(ImportReportCommand);
    this.spinner.start(messages.getMessage('doing'));
    let report: ImportReport;
    try {
      const connection = await openConnection(flags['target-org']);
      report = await importReport(connection, flags.batch === undefined ? {} : { batch: flags.batch });
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
    this.spinner.stop();
    if (report.batches.length === 0) this.log(messages.getMessage('nothing'));
    else this.print(report);
    return report;
  }

  private print({ sources, batches, accounts, coverage }: ImportReport): void {
    this.rows(sourceColumns, sources);
    for (const { source, pairs, filled, replaced, refusals } of sources) {
      for (const [key, counts] of Object.entries({ pairs, filled, replaced })) {
        if (Object.keys(counts).length > 0) this.log(messages.getMessage(`line.${key}`, [source, listed(counts)]));
      }
      for (const [reason, rows] of Object.entries(refusals))
        this.log(messages.getMessage('line.refusal', [source, cell(rows), reason]));
    }
    this.rows(batchColumns, batches);
    const { all, oneSource, severalSources, unknown } = accounts;
    this.log(messages.getMessage('line.accounts', [all, oneSource, severalSources, unknown].map(cell)));
    this.log(messages.getMessage('heading.coverage'));
    this.rows(['field', 'before', 'after'] as const, coverage);
  }

  private rows<Key extends string>(keys: readonly Key[], lines: readonly Record<Key, string | number>[]): void {
    const isText = (key: Key): boolean => lines.some((line) => typeof line[key] === 'string');
    this.table({
      data: lines.map((line) => Object.fromEntries(keys.map((key) => [key, cell(line[key])]))),
      columns: keys.map((key) => ({
        key,
        name: messages.getMessage(`column.${key}`),
        horizontalAlignment: isText(key) ? ('left' as const) : ('right' as const),
      })),
    });
  }
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, records]) => `${name} ${cell(records)}`)
    .join(', ');
}
