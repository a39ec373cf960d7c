import type { LocalOrg, Session } from '../org.ts';
import { plainField } from '../schema/fields.ts';
import type { FieldModel } from '../schema/model.ts';
import { displayValues } from '../ui-api/displayValue.ts';
import type { DataCell } from './details.ts';
import type { GroupValue } from './figures.ts';
import { isNumeric } from './filters.ts';
import type { Aggregate, Granularity, Grouping, Summary } from './report.ts';
import type { ReportField } from './reportType.ts';

/** What a report says, in a user's language. */
export interface ReportTexts {
  column(field: ReportField): string;
  aggregate(aggregate: Aggregate): string;
  /** A figure; without a value a dash. */
  figure(aggregate: Aggregate, value: number | null): string;
  group(grouping: Grouping, value: GroupValue): string;
  /** How groups of a grouping follow each other when they ascend. */
  order(grouping: Grouping): (left: GroupValue, right: GroupValue) => number;
  cell(field: ReportField, value: unknown): DataCell;
  text(value: unknown): string;
}

const NOTHING = '-';
const NAMES: Record<string, Record<Summary | 'RowCount', string>> = {
  en_US: {
    Sum: 'Sum of',
    Average: 'Average of',
    Maximum: 'Largest',
    Minimum: 'Smallest',
    Unique: 'Unique Count of',
    RowCount: 'Record Count',
  },
  ja: {
    Sum: '合計',
    Average: '平均',
    Maximum: '最大',
    Minimum: '最小',
    Unique: '一意の件数',
    RowCount: 'レコード件数',
  },
};

/** The texts of reports for a session. */
export function reportTexts(org: LocalOrg, session: Session): ReportTexts {
  const labels = org.labels(session.language);
  const japanese = session.language === 'ja';
  const names = NAMES[japanese ? 'ja' : 'en_US']!;
  const display = displayValues(org, session);
  const count = plainField('RowCount', names.RowCount, 'int');
  const compare = new Intl.Collator(japanese ? 'ja' : 'en').compare;
  const show = (object: string, field: FieldModel, value: unknown): string =>
    value === null || value === undefined ? NOTHING : (display(object, field, value) ?? String(value));
  const month = new Intl.DateTimeFormat(japanese ? 'ja-JP' : 'en-US', {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const day = (text: string): string => show('', plainField('', '', 'date'), text);
  const period = (granularity: Granularity, first: string): string => {
    const date = new Date(`${first}T00:00:00Z`);
    const quarter = Math.floor(date.getUTCMonth() / 3) + 1;
    const year = date.getUTCFullYear();
    switch (granularity) {
      case 'Week':
        return `${day(first)} - ${day(new Date(date.getTime() + 6 * 86_400_000).toISOString().slice(0, 10))}`;
      case 'Month':
        return month.format(date);
      case 'Quarter':
        return japanese ? `${year}年第${quarter}四半期` : `Q${quarter} CY${year}`;
      case 'Year':
        return japanese ? `${year}年` : `CY${year}`;
      default:
        return day(first);
    }
  };
  const recordNames = new Map<GroupValue, string>();
  /** Groups of references, and of names, are ids. */
  const nameOf = (field: FieldModel, value: GroupValue): string | undefined => {
    if (value === null || (!field.nameField && field.type !== 'reference')) return undefined;
    let name = recordNames.get(value);
    if (name === undefined) {
      const target = org.schema.objectOfId(String(value));
      const record = target && org.store.get(target.name, String(value), { deleted: true });
      if (!record) return undefined;
      recordNames.set(value, (name = String(record[target.nameFieldName] ?? NOTHING)));
    }
    return name;
  };
  const texts: ReportTexts = {
    column({ field, object, label, path }) {
      if (label) return label;
      const own = labels.field(object.name, field.name);
      const shown = field.type === 'reference' && !field.custom ? own.replace(/ ID$/, '') : own;
      return path.length > 0 ? `${labels.object(object.name)}: ${shown}` : shown;
    },
    aggregate({ summary, field, formula }) {
      if (formula) return formula.label;
      return summary ? `${names[summary]} ${texts.column(field!)}` : names.RowCount;
    },
    figure({ summary, field, formula }, value) {
      if (formula)
        return value === null
          ? '#Error!'
          : show(
              '',
              {
                ...plainField('', '', formula.datatype === 'number' ? 'double' : formula.datatype),
                scale: formula.scale,
              },
              value,
            );
      if (!summary || summary === 'Unique') return show('', count, value);
      const scale = summary === 'Average' ? Math.max(2, field!.field.scale) : field!.field.scale;
      return show('', { ...field!.field, scale }, value);
    },
    group({ field: { field, object }, granularity }, value) {
      if (value === null) return NOTHING;
      if (granularity) return period(granularity, String(value));
      if (field.type === 'boolean') return String(value === 1);
      return nameOf(field, value) ?? show(object.name, field, value);
    },
    order({ field: { field } }) {
      const places = new Map(field.picklist?.values.map((each, index) => [each.value.toLowerCase(), index]));
      const place = (value: unknown): number => places.get(String(value).toLowerCase()) ?? places.size;
      return (left, right) => {
        if (left === null || right === null) return Number(left !== null) - Number(right !== null);
        if (field.picklist) return place(left) - place(right) || compare(String(left), String(right));
        if (isNumeric(field) || field.type === 'boolean') return Number(left) - Number(right);
        const [first, second] = [nameOf(field, left) ?? left, nameOf(field, right) ?? right].map(String);
        return compare(first!, second!) || compare(String(left), String(right));
      };
    },
    cell({ field, object }, value) {
      if (field.type === 'boolean') return { label: String(value === 1), value: value === 1 };
      const label = show(object.name, field, value);
      return field.type === 'currency' && value !== null
        ? { label, value: { amount: value, currency: null } }
        : { label, value };
    },
    text: (value) => (value === null || value === undefined ? NOTHING : String(value)),
  };
  return texts;
}
