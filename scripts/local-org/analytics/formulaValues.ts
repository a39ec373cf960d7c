import type { FormulaContext } from '../formula/evaluate.ts';
import type { CompiledFormula } from '../formula/compile.ts';
import { formulaOfField, recordContext } from '../formula/recordContext.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';

/** So many results of a formula are remembered by what went in; with more, it pays no longer. */
const MOST_REMEMBERED = 20_000;

/** A formula field that is figured from columns, without reading records one by one. */
export interface FormulaValues {
  /** What it reads, as paths of relationships and a field at the end; the ids of parents among them. */
  inputs: string[][];
  /** @param values one for each input, as columns hold them */
  evaluate(values: readonly unknown[]): number | string | null;
}

/** A formula field of an object, with the formula fields that it reads put in its place. */
export function formulaValues(org: LocalOrg, session: Session, object: ObjectModel, field: FieldModel): FormulaValues {
  const inputs: string[][] = [];
  const places = new Map<string, { index: number; isBoolean: boolean }>();
  const nested = new Map<string, CompiledFormula>();
  const input = (path: string[], isBoolean: boolean): void => {
    const key = path.join('.');
    if (!places.has(key)) places.set(key, { index: inputs.push(path) - 1, isBoolean });
  };
  const collect = (owner: ObjectModel, formulaField: FieldModel, prefix: string[]): CompiledFormula => {
    const formula = formulaOfField(org, owner, formulaField);
    for (const { path, object: target, field: read } of formula.references) {
      if (path[0]!.startsWith('$')) continue;
      const whole = [...prefix, ...path];
      if (!read!.formula) input(whole, read!.type === 'boolean');
      else if (!nested.has(whole.join('.'))) {
        if (path.length > 1) input([...whole.slice(0, -1), 'Id'], false);
        nested.set(whole.join('.'), collect(org.schema.object(target!), read!, whole.slice(0, -1)));
      }
    }
    return formula;
  };
  const whole = collect(object, field, []);

  let current: readonly unknown[] = [];
  const { now, timeZone, value: global } = recordContext(org, session, object, {}, {});
  type Read = () => unknown;
  const contextAt = (prefix: readonly string[]): FormulaContext => {
    const reads = new Map<readonly string[], Read>();
    const context: FormulaContext = {
      isNew: false,
      now,
      timeZone,
      value(path) {
        let read = reads.get(path);
        if (!read) reads.set(path, (read = readerOf(path)));
        return read();
      },
    };
    const readerOf = (path: readonly string[]): Read => {
      if (path[0]!.startsWith('$')) {
        const constant = global(path);
        return () => constant;
      }
      const names = [...prefix, ...path];
      const inner = nested.get(names.join('.'));
      if (!inner) {
        const { index, isBoolean } = places.get(names.join('.'))!;
        return isBoolean ? () => current[index] === 1 : () => current[index] ?? null;
      }
      if (path.length === 1) return () => inner.evaluate(context);
      const parent = places.get([...names.slice(0, -1), 'Id'].join('.'))!;
      const below = contextAt(names.slice(0, -1));
      return () => (current[parent.index] === null ? null : inner.evaluate(below));
    };
    return context;
  };

  const context = contextAt([]);
  let remembered: Map<string, number | string | null> | undefined = new Map();
  return {
    inputs,
    evaluate(values) {
      const key = remembered && values.join('\u0001');
      const known = remembered?.get(key!);
      if (known !== undefined) return known;
      current = values;
      const result = toColumn(whole.evaluate(context));
      if (remembered && remembered.set(key!, result).size > MOST_REMEMBERED) remembered = undefined;
      return result;
    },
  };
}

/** A result as columns hold values: instants in UTC text, checkboxes as numbers. */
function toColumn(value: unknown): number | string | null {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') return value.replace(/^(\d{4}-\d\d-\d\dT[\d:.]+)Z$/, '$1+0000');
  return (value ?? null) as number | null;
}
