/**
 * Writes into docs/reports.md what follows from the metadata of the packaged reports: name, question, filters, groups, figures and
 * columns of each. What to do about it stands between, and is written by hand. Run with `npm run report-docs`; a test fails while it is stale.
 */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { projectDirectory } from '../connection/projectDirectory.ts';
import { filled, formatted, rewrite } from './page.ts';

const PAGE = 'docs/reports.md';

interface Column {
  field: string;
  aggregateTypes?: string[];
}
interface Grouping {
  field: string;
  dateGranularity?: string;
}
interface Report {
  name: string;
  description: string;
  columns: Column[];
  groupingsDown?: Grouping[];
  groupingsAcross?: Grouping[];
  aggregates?: { masterLabel: string; description: string }[];
  filter?: { criteriaItems: { column: string; operator: string; value: string }[]; booleanFilter?: string };
  timeFrameFilter?: { dateColumn: string; interval: string };
}

const LISTS = ['columns', 'aggregateTypes', 'groupingsDown', 'groupingsAcross', 'aggregates', 'criteriaItems'];
const parser = new XMLParser({ isArray: (name) => LISTS.includes(name), parseTagValue: false });
const SUMMARIES: Record<string, string> = {
  Sum: 'sum of',
  Average: 'average of',
  Minimum: 'smallest',
  Maximum: 'largest',
  Unique: 'number of different',
};
const OPERATORS: Record<string, string> = {
  equals: 'is',
  notEqual: 'is not',
  lessThan: 'before',
  greaterOrEqual: 'from',
};
const STANDARD: Record<string, string> = { Owner: 'Owner', Name: 'Name' };

/** The page as it should be. @param page its text now @throws when a packaged report has no place in it */
export async function reportPage(page: string): Promise<string> {
  let text = page;
  for (const file of globSync(join(projectDirectory, 'force-app/main/insight/reports/*/*.report-meta.xml')).sort()) {
    const name = basename(file, '.report-meta.xml');
    const { Report } = parser.parse(await readFile(file, 'utf8')) as { Report: Report };
    const place = { begin: `<!-- ${name} -->`, end: `<!-- end of ${name} -->` };
    text = filled(PAGE, text, place, await describe(name, Report));
  }
  return formatted(PAGE, text);
}

async function describe(name: string, report: Report): Promise<string> {
  const labels = (fields: readonly string[]) => Promise.all(fields.map(labelOf));
  const groups = async (groupings: readonly Grouping[] = []) =>
    (
      await Promise.all(
        groupings.map(async ({ field, dateGranularity }) => {
          const by = dateGranularity ? ` (by ${dateGranularity.toLowerCase()})` : '';
          return `${await labelOf(field)}${by}`;
        }),
      )
    ).join(', then ');
  const across = await groups(report.groupingsAcross);
  const sums = await Promise.all(
    report.columns.flatMap(({ field, aggregateTypes = [] }) =>
      aggregateTypes.map(async (type) => `${SUMMARIES[type]} ${await labelOf(field)}`),
    ),
  );
  const formulas = (report.aggregates ?? []).map(
    (each) => `**${each.masterLabel}** (${each.description.replace(/\.$/, '')})`,
  );
  const items = report.filter?.criteriaItems ?? [];
  const filters = await Promise.all(
    items.map(
      async ({ column, operator, value }, index) =>
        `${items.length > 1 && report.filter?.booleanFilter ? `${index + 1}. ` : ''}${await labelOf(column)} ${OPERATORS[operator] ?? operator} ${value || 'empty'}`,
    ),
  );
  if (report.timeFrameFilter)
    filters.push(
      `${await labelOf(report.timeFrameFilter.dateColumn)} within ${report.timeFrameFilter.interval.replace('INTERVAL_LAST', 'the last ')} days`,
    );
  if (report.filter?.booleanFilter) filters.push(`together ${report.filter.booleanFilter}`);
  const lines = [
    `- Groups: ${await groups(report.groupingsDown)}${across && `; across: ${across}`}`,
    `- Figures: ${[...sums, ...formulas, 'number of records'].join('; ')}`,
    `- Columns: ${(await labels(report.columns.map(({ field }) => field))).join(', ')}`,
    `- Only: ${filters.length > 0 ? filters.join('; ') : 'no filter'}`,
  ];
  return `### ${report.name}\n\n${report.description}\n\n${lines.join('\n')}\n\n![${report.name}](pictures/reports/${name}-en-1280.png)`;
}

/** The label of a column such as `RenkeiTouch__c$Play__c.Kind__c`: that of its last field. */
async function labelOf(column: string): Promise<string> {
  const [object = '', path = ''] = column.split('$');
  const field = path.split('.').at(-1)!;
  if (STANDARD[field]) return STANDARD[field];
  const of = path.includes('.') ? '*' : object;
  const [file] = globSync(
    join(projectDirectory, `force-app/main/*/objects/${of}/fields/${field}.field-meta.xml`),
  ).sort();
  if (!file) throw new Error(`No field ${column}`);
  return (parser.parse(await readFile(file, 'utf8')) as { CustomField: { label: string } }).CustomField.label;
}

if (import.meta.main) await rewrite(PAGE, async (page) => new Map([[PAGE, await reportPage(page)]]));
