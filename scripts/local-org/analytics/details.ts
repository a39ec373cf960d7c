import type { VisibleReport } from './figures.ts';
import type { ReportRows } from './rows.ts';
import type { ReportTexts } from './texts.ts';

/** A value and how the user reads it. */
export interface DataCell {
  label: string;
  value: unknown;
}

/** The cells of rows, given by the places of their records (base first), in that order. */
export function detailCells(
  rows: ReportRows,
  report: VisibleReport,
  wanted: readonly (readonly (number | null)[])[],
  texts: ReportTexts,
): (DataCell[] | undefined)[] {
  const { org, parameters } = rows.context;
  const depths = report.type.objects.length;
  const ids = report.type.objects.map((_, depth) => rows.record(depth));
  const columns = report.columns.map((field) => rows.column(field)!);
  const selected = columns.flatMap(({ sql, name, id }) => [sql, name ?? id ?? 'NULL']);
  const among = ids.map((id, depth) => {
    const list = parameters.add(
      JSON.stringify([...new Set(wanted.map((row) => row[depth]))].filter((one) => one !== null)),
    );
    const isIn = `${id} IN (SELECT value FROM json_each(${list}))`;
    return depth === 0 ? isIn : `(${isIn} OR ${id} IS NULL)`;
  });
  const sql = `SELECT ${[...ids, ...selected].join(', ')} ${rows.from} WHERE ${among.join(' AND ')}`;
  const statement = org.store.database.prepare(sql);
  statement.setReturnArrays(true);
  statement.setAllowUnknownNamedParameters(true);
  const found = new Map<string, DataCell[]>();
  for (const row of statement.all(parameters.values) as unknown as unknown[][]) {
    const cells = report.columns.map((field, index): DataCell => {
      const [value, other] = [row[depths + index * 2], row[depths + index * 2 + 1]];
      const { id, name } = columns[index]!;
      if (id) return { label: texts.text(value), value: other };
      if (name) return { label: texts.text(other), value };
      return texts.cell(field, value);
    });
    found.set(row.slice(0, depths).join(), cells);
  }
  return wanted.map((row) => found.get(row.join()));
}
