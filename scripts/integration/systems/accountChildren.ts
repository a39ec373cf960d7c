import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { platformProblem } from '../../connection/failureKind.ts';
import { queryRows, soqlText } from '../../connection/query.ts';
import { requestJson } from '../../connection/request.ts';
import { numberValue } from '../../connection/values.ts';
import { queryChunks } from './sourceRecords.ts';

/** A lookup or master-detail field by which records hang on accounts. */
export interface ChildField {
  object: string;
  field: string;
}

const describeAnswer = z.looseObject({
  childRelationships: z.array(
    z.looseObject({ childSObject: z.string(), field: z.string(), deprecatedAndHidden: z.boolean().default(false) }),
  ),
});
const globalAnswer = z.looseObject({ sobjects: z.array(z.looseObject({ name: z.string(), queryable: z.boolean() })) });

/** What the platform keeps beside records: shares, feeds and histories follow their record by themselves. */
const FOLLOWS = /(Share|Feed|History|ChangeEvent)$/;

/** The fields by which records of other objects hang on accounts, as far as they can be queried. */
export async function accountChildFields(connection: Connection): Promise<ChildField[]> {
  const { childRelationships } = await requestJson(connection, describeAnswer, {
    method: 'GET',
    path: '/sobjects/Account/describe',
  });
  const { sobjects } = await requestJson(connection, globalAnswer, { method: 'GET', path: '/sobjects' });
  const queryable = new Set(sobjects.filter((each) => each.queryable).map(({ name }) => name));
  const fields = childRelationships
    .filter(({ childSObject, deprecatedAndHidden }) => !deprecatedAndHidden && queryable.has(childSObject))
    .filter(({ childSObject }) => !FOLLOWS.test(childSObject))
    .map(({ childSObject, field }) => ({ object: childSObject, field }));
  return [...new Map(fields.map((each) => [`${each.object}.${each.field}`, each])).values()];
}

/** Records that hang on accounts, counted by account; `unknown` names fields by which the org does not let count. */
export async function countChildren(
  connection: Connection,
  fields: readonly ChildField[],
  accounts: readonly string[],
): Promise<{ counts: Map<string, Map<string, number>>; unknown: string[] }> {
  const counts = new Map<string, Map<string, number>>();
  const unknown: string[] = [];
  for (const { object, field } of fields) {
    const schema: z.ZodType<Record<string, unknown>> = z.looseObject({ parent: z.string(), records: numberValue });
    for (const chunk of queryChunks(accounts)) {
      const list = chunk.map(soqlText).join(', ');
      const soql = `SELECT ${field} parent, COUNT(Id) records FROM ${object} WHERE ${field} IN (${list}) GROUP BY ${field}`;
      try {
        for (const row of await queryRows(connection, soql, schema)) {
          const ofAccount = counts.get(String(row['parent'])) ?? new Map<string, number>();
          ofAccount.set(object, (ofAccount.get(object) ?? 0) + Number(row['records']));
          counts.set(String(row['parent']), ofAccount);
        }
      } catch (problem) {
        if (!/MALFORMED_QUERY|INVALID_FIELD|INVALID_TYPE|NOT_SUPPORTED/.test(platformProblem(problem)?.code ?? ''))
          throw problem;
        unknown.push(`${object}.${field}`);
        break;
      }
    }
  }
  return { counts, unknown };
}
