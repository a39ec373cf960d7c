import { addDays, isPlainDate } from 'c/renkeiCalendarRules';
import type { FieldValue } from '../connection/saveRows.ts';
import type { FieldDescription } from './objectDescription.ts';
import type { FieldRule } from './mapping.ts';
import { inputText } from '../connection/inputText.ts';

/** A value, a reference that is resolved when the row is written, or the reason why there is none. */
export type Evaluated =
  | { value: FieldValue }
  | { lookup: { source: string; key: string } }
  | { find: { object: string; field: string; value: string } }
  | { problem: string; column: string };

/** What a rule makes of a row for a field: text first, then converted to the field's type. */
export function evaluate(rule: FieldRule, row: Record<string, string>, field: FieldDescription): Evaluated {
  const column = rule.column ?? '';
  if (rule.constant !== undefined) return converted(rule.constant, rule, field, column);
  if (rule.lookup) {
    const parts = rule.lookup.columns.map((name) => row[name] ?? '');
    if (parts.every((part) => part === '')) return standIn(rule, row, field);
    return { lookup: { source: rule.lookup.source, key: parts.join('|') } };
  }
  if (rule.find) {
    const value = rule.find.constant ?? row[rule.find.column ?? ''] ?? '';
    return value === ''
      ? standIn(rule, row, field)
      : { find: { object: rule.find.object, field: rule.find.field, value } };
  }
  const text = rule.template === undefined ? (row[column] ?? '') : fillTemplate(rule.template, row);
  if (text === '') return standIn(rule, row, field);
  if (rule.values) {
    if (Object.hasOwn(rule.values, text)) return converted(rule.values[text]!, rule, field, column);
    if (rule.otherValues !== 'keep') return { problem: inputText('value.unknown', [text]), column };
  }
  return converted(text, rule, field, column);
}

/** Columns in braces, each with filters: `{agent|slug|max8}`. */
export function fillTemplate(template: string, row: Record<string, string>): string {
  return template
    .replace(/\{([^{}]+)\}/g, (_whole, inside: string) => {
      const [column = '', ...filters] = inside.split('|');
      return filters.reduce(applyFilter, row[column.trim()] ?? '');
    })
    .trim();
}

/** The names in the braces of a template. */
export function namesIn(template: string): string[] {
  return [...template.matchAll(/\{([^{}|]+)/g)].map((match) => match[1]!.trim());
}

/** The columns that a rule reads, its stand-ins not included. */
export function columnsOf(rule: FieldRule): string[] {
  return [rule.column, rule.find?.column, ...(rule.lookup?.columns ?? []), ...namesIn(rule.template ?? '')].filter(
    (name) => name !== undefined,
  );
}

/** The filters of a template that do not exist. */
export function unknownFilters(template: string): string[] {
  return [...template.matchAll(/\{[^{}|]+((?:\|[^{}]*)?)\}/g)]
    .flatMap((match) => match[1]!.split('|').slice(1))
    .filter((name) => !/^(lower|slug|firstWord|afterFirstWord|max\d+|or:.+)$/.test(name));
}

function applyFilter(text: string, filter: string): string {
  if (filter === 'lower') return text.toLowerCase();
  if (filter.startsWith('or:')) return text || filter.slice(3);
  if (filter === 'firstWord') return text.split(/\s+/)[0] ?? '';
  if (filter === 'afterFirstWord') return text.split(/\s+/).slice(1).join(' ');
  if (filter === 'slug') {
    return text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
  }
  return text.slice(0, Number(filter.slice(3)));
}

function standIn(rule: FieldRule, row: Record<string, string>, field: FieldDescription): Evaluated {
  const { default: fallback } = rule;
  if (fallback === undefined) return { value: null };
  if (typeof fallback === 'object' && fallback !== null) return evaluate(fallback, row, field);
  return converted(fallback, {}, field, rule.column ?? '');
}

function converted(raw: FieldValue, rule: FieldRule, field: FieldDescription, column: string): Evaluated {
  if (raw === null) return { value: null };
  const problem = (kind: string, ...more: string[]): Evaluated => ({
    problem: inputText(`value.${kind}`, [String(raw), ...more]),
    column,
  });
  switch (field.type) {
    case 'int':
    case 'double':
    case 'currency':
    case 'percent': {
      const number = typeof raw === 'number' ? raw : numberOf(String(raw));
      if (number === undefined) return problem('number');
      // Scaling must not leave the dust of binary fractions: 1100.04 millions are 1,100,040,000.
      const scaled = rule.scale === undefined ? number : Number((number * rule.scale).toPrecision(15));
      if (field.type === 'int' && !Number.isInteger(scaled)) return problem('whole');
      return { value: scaled };
    }
    case 'date': {
      const date = dateOf(String(raw), rule.date ?? 'YYYY-MM-DD');
      if (date === undefined) return problem('date', rule.date ?? 'YYYY-MM-DD');
      return { value: rule.addDays === undefined ? date : addDays(date, rule.addDays) };
    }
    case 'datetime': {
      const text = String(raw);
      const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text)
        ? new Date(text)
        : undefined;
      if (!instant || Number.isNaN(instant.getTime())) return problem('instant');
      return { value: instant.toISOString() };
    }
    case 'boolean': {
      if (typeof raw === 'boolean') return { value: raw };
      const known = { true: true, false: false }[String(raw).toLowerCase()];
      return known === undefined ? problem('boolean') : { value: known };
    }
    default:
      return { value: String(raw) };
  }
}

/** A plain decimal number with a point; thousands separators and signs of currency are no number. */
function numberOf(text: string): number | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined;
}

/** `M/D/YYYY`: YYYY four digits; MM, DD two; M, D one or two. */
function dateOf(text: string, format: string): string | undefined {
  const names: string[] = [];
  const pattern = format.replace(/YYYY|MM|DD|M|D|[.*+?^${}()|[\]\\/]/g, (part) => {
    if (!/[YMD]/.test(part)) return `\\${part}`;
    names.push(part[0]!);
    return part.length === 4 ? '(\\d{4})' : part.length === 2 ? '(\\d{2})' : '(\\d{1,2})';
  });
  const match = new RegExp(`^${pattern}$`).exec(text);
  if (!match) return undefined;
  const part = (name: string, width: number): string => (match[names.indexOf(name) + 1] ?? '').padStart(width, '0');
  const date = `${part('Y', 4)}-${part('M', 2)}-${part('D', 2)}`;
  return isPlainDate(date) ? date : undefined;
}
