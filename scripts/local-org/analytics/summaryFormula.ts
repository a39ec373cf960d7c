import { compileNamed } from '../formula/compile.ts';
import { FormulaError, rewriteNames } from '../formula/names.ts';
import { plainField } from '../schema/fields.ts';
import { isNumeric } from './filters.ts';
import { SUMMARIES } from './report.ts';
import type { Aggregate, Summary, SummaryFormula } from './report.ts';
import type { ReportTypeModel } from './reportType.ts';

const KINDS: Record<string, Summary> = { SUM: 'Sum', AVG: 'Average', MAX: 'Maximum', MIN: 'Minimum', UNIQUE: 'Unique' };

export interface CompiledSummary {
  /** The figures that it is made of. */
  reads: Aggregate[];
  /** Null where it divides by zero. */
  evaluate(figure: (name: string) => number | null): number | null;
}

/**
 * Compiles a formula such as `Widget__c.Amount__c:SUM / RowCount`. Columns of report types are written with a `$`
 * everywhere but here, where retrieved reports have a dot (`Contact.Name:UNIQUE` in a report of the type
 * `Contacts_with_and_without_Program_Engagements`, packaged by PMM).
 * @throws FormulaError
 */
export function compileSummary({ fields }: ReportTypeModel, formula: Omit<SummaryFormula, 'label'>): CompiledSummary {
  const reads: Aggregate[] = [];
  const dotted = new Map([...fields].map(([key, field]) => [key.replaceAll('$', '.'), field]));
  const named = rewriteNames(formula.text, (written) => {
    const aggregate = aggregateAt(written);
    const known = reads.findIndex(({ name }) => name === aggregate.name);
    const place = known >= 0 ? known : reads.push(aggregate) - 1;
    return { path: [`F${place}`], field: plainField(`F${place}`, written, 'double') };
  });
  const compiled = compileNamed(named, { returnType: formula.datatype, scale: formula.scale, blankAsZero: true });
  return {
    reads,
    evaluate(figure) {
      // Nothing added up is nothing, as everywhere in formulas of reports.
      const value = (path: readonly string[]): unknown => figure(reads[Number(path[0]!.slice(1))]!.name) ?? 0;
      const result = compiled.evaluate({ value, isNew: false, now: new Date(0), timeZone: 'UTC' });
      return typeof result === 'number' && Number.isFinite(result) ? result : null;
    },
  };

  function aggregateAt(written: string): Aggregate {
    if (written === 'RowCount') return { name: written };
    const [, key, kind] = /^(.+):(\w+)$/.exec(written.replaceAll(/\s/g, '')) ?? [];
    const field = key?.includes('$') ? undefined : (fields.get(key ?? '') ?? dotted.get(key ?? ''));
    const summary = KINDS[kind ?? ''];
    if (!field || !summary) throw new FormulaError(`${written} is no summary of a column of the report type.`);
    if (summary !== 'Unique' && !isNumeric(field.field)) throw new FormulaError(`${key} is not a number.`);
    return { name: `${SUMMARIES[summary]}!${field.key}`, summary, field };
  }
}
