import type { FieldValue } from '../connection/saveRows.ts';
import { isRequired } from './checkMapping.ts';
import type { ReadSource, SourceRow } from './csvSource.ts';
import { evaluate } from './fieldValue.ts';
import type { Mapping, Step } from './mapping.ts';
import { misfit, type ObjectDescription } from './objectDescription.ts';
import type { Party } from './linkage/party.ts';
import type { Problem } from './problem.ts';
import { partyOfRow } from './systems/parties.ts';
import { inputText } from '../connection/inputText.ts';

/** A field whose value is an Id that is known only later. */
export interface Reference {
  field: string;
  target: { lookup: { source: string; key: string } } | { find: { object: string; field: string; value: string } };
}

export interface PlannedRow {
  /** Value of the key field in the org. */
  sourceKey: string;
  fields: Record<string, FieldValue>;
  references: Reference[];
  line: number;
  unattached: boolean;
  /** The row's own key, without prefix and source. */
  recordKey: string;
  /** What may tell which account the row is about; in steps with `link` only. */
  party?: Party;
}

export interface PlannedStep {
  step: Step;
  object: ObjectDescription;
  file: string;
  rows: PlannedRow[];
}

/** The key under which the org keeps a row: prefix, source and the row's own key. */
export function sourceKeyOf(mapping: Mapping, source: string, key: string): string {
  return `${mapping.keyPrefix}:${source}:${key}`;
}

/** Turns the rows of a step's file into rows for the org. Whatever does not fit becomes a problem with line and column. */
export function planStep(
  mapping: Mapping,
  step: Step,
  sources: ReadonlyMap<string, ReadSource>,
  object: ObjectDescription,
): { planned: PlannedStep; problems: Problem[] } {
  const source = sources.get(step.source)!;
  const problems: Problem[] = [];
  const rows: PlannedRow[] = [];
  const keyLength = object.fields.get(step.keyField)?.length ?? 0;
  for (const row of source.rows) {
    if (step.whenFilled && row.values[step.whenFilled] === '') continue;
    const sourceKey = sourceKeyOf(mapping, step.source, row.key);
    // A key made of fields has its length only once lookups are known; the org tells then.
    if (step.key === undefined && sourceKey.length > keyLength) {
      problems.push(
        at(
          source,
          row,
          mapping.sources[step.source]!.key[0]!,
          inputText('row.keyLong', [sourceKey, keyLength, step.keyField]),
        ),
      );
      continue;
    }
    rows.push(planRow(row, sourceKey));
  }
  return { planned: { step, object, file: source.file, rows }, problems };

  function planRow(row: SourceRow, sourceKey: string): PlannedRow {
    const { line, key: recordKey } = row;
    const planned: PlannedRow = { sourceKey, fields: {}, references: [], line, unattached: false, recordKey };
    for (const [name, rule] of Object.entries(step.fields)) {
      const field = object.fields.get(name)!;
      const result = evaluate(rule, row.values, field);
      if ('problem' in result) {
        problems.push(at(source, row, result.column, result.problem, name));
      } else if ('value' in result) {
        const reason = misfit(result.value, field);
        if (reason) problems.push(at(source, row, rule.column ?? '', reason, name));
        else if (result.value === null && isRequired(field) && !step.update) {
          problems.push(at(source, row, rule.column ?? '', inputText('row.required', [object.name, name]), name));
        } else planned.fields[name] = result.value;
      } else {
        checkLookup(row, name, result);
        planned.references.push({ field: name, target: result });
      }
    }
    if (step.link) planned.party = partyOfRow(sourceKey, row.values, planned.fields, step.link);
    planned.unattached = step.unattached !== undefined && planned.fields[step.unattached] === null;
    return planned;
  }

  function checkLookup(row: SourceRow, name: string, target: Reference['target']): void {
    if (!('lookup' in target)) return;
    const { source: sought, key } = target.lookup;
    if (keysOf(sources.get(sought)!).has(key.toLowerCase())) return;
    const column = step.fields[name]?.lookup?.columns[0] ?? '';
    problems.push(at(source, row, column, inputText('row.noRow', [key, sources.get(sought)!.file]), name));
  }
}

const keySets = new WeakMap<ReadSource, Set<string>>();

function keysOf(source: ReadSource): Set<string> {
  let keys = keySets.get(source);
  if (!keys) keySets.set(source, (keys = new Set(source.rows.map((row) => row.key.toLowerCase()))));
  return keys;
}

function at(source: ReadSource, row: SourceRow, column: string, reason: string, field = column): Problem {
  const known = source.columns.includes(column);
  const name = known && field !== column ? `${column} → ${field}` : field;
  return { file: source.file, line: row.line, column: known ? row.columnOf(column) : 0, field: name, reason };
}
