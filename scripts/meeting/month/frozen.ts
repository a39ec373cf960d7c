import type { Connection } from '@salesforce/core';
import { FIGURES, type Figure, type MonthFigure } from 'c/renkeiFigureRules';
import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { dateValue, instantValue, numberValue, textValue } from '../../connection/values.ts';

export const FIGURE_OBJECT = 'RenkeiMonthFigure__c';

/** A month that was closed, as it was written. */
export interface FrozenMonth {
  figures: (MonthFigure & { definition: string })[];
  /** ISO 8601 */
  asOf: string;
  closedBy: string | null;
  /** Whether every figure is there: a close that was killed leaves some out. */
  isWhole: boolean;
}

const row = z.looseObject({
  Month__c: dateValue,
  Figure__c: textValue,
  Value__c: numberValue,
  Denominator__c: numberValue,
  Definition__c: textValue,
  AsOf__c: instantValue,
  ClosedBy__r: z.looseObject({ Name: textValue }).nullish(),
});

/** The closed months of a team since a day, by `yyyy-mm`. */
export async function readFrozen(
  connection: Connection,
  team: string,
  from: string,
  to: string,
): Promise<Map<string, FrozenMonth>> {
  const rows = await queryRows(
    connection,
    `SELECT Month__c, Figure__c, Value__c, Denominator__c, Definition__c, AsOf__c, ClosedBy__r.Name FROM ${FIGURE_OBJECT} WHERE Team__c = ${soqlText(team)} AND Month__c >= ${from} AND Month__c <= ${to}`,
    row,
  );
  const months = new Map<string, FrozenMonth>();
  for (const [month, own] of Map.groupBy(rows, ({ Month__c }) => Month__c?.slice(0, 7) ?? '')) {
    const figures = FIGURES.flatMap((figure) => {
      const found = own.find(({ Figure__c }) => Figure__c === figure);
      if (!found) return [];
      const { Value__c: value, Denominator__c: denominator, Definition__c } = found;
      return [{ figure: figure as Figure, value, denominator, definition: Definition__c ?? '' }];
    });
    const instants = own.flatMap(({ AsOf__c }) => AsOf__c?.toISOString() ?? []).sort();
    const closedBy = own.map(({ ClosedBy__r }) => ClosedBy__r?.Name ?? null).find((name) => name !== null) ?? null;
    months.set(month, {
      figures,
      asOf: instants.at(-1) ?? '',
      closedBy,
      isWhole: figures.length === FIGURES.length,
    });
  }
  return months;
}
