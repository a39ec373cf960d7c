import type { Connection } from '@salesforce/core';
import { warn, type RadarPolicy, type Warning } from 'c/renkeiRadarRules';
import { z } from 'zod';
import { queryRows } from '../../connection/query.ts';
import type { Row } from '../../connection/saveRows.ts';
import type { InsightScope } from '../scope.ts';
import { writeRows, type PartResult, type Writing } from '../write.ts';
import { readCustomers } from './customers.ts';

export const WARNING_OBJECT = 'RenkeiLossWarning__c';

export interface WarningsResult extends PartResult {
  /** Customers that were looked at. */
  customers: number;
  warnings: number;
  /** In the corporate currency. */
  valueAtRisk: number;
  byReason: Record<string, number>;
}

/** Looks at every customer and writes the new warnings of the day, the one with the most at risk first. */
export async function writeWarnings(
  connection: Connection,
  scope: InsightScope,
  policy: RadarPolicy,
  writing: Writing,
): Promise<WarningsResult> {
  const customers = await readCustomers(connection, scope);
  const found = [...customers.values()].flatMap((customer) => {
    const warning = warn(customer, scope.day, policy);
    return warning ? [{ customer, warning }] : [];
  });
  found.sort((one, other) => other.warning.valueAtRisk - one.warning.valueAtRisk);
  const left = await ownersWhoLeft(connection, new Set(found.map(({ customer }) => customer.owner)));
  const rows = found.map(({ customer, warning }): Row => ({
    ...rowOf(customer.account, warning, scope.day),
    // An org gives no record to somebody who has left: whoever runs this keeps it.
    ...(customer.owner !== null && !left.has(customer.owner) ? { OwnerId: customer.owner } : {}),
  }));
  const result = await writeRows(
    connection,
    { object: WARNING_OBJECT, operation: 'upsert', externalIdField: 'WarningKey__c', rows },
    writing,
  );
  const byReason: Record<string, number> = {};
  for (const { warning } of found) byReason[warning.reason] = (byReason[warning.reason] ?? 0) + 1;
  return {
    ...result,
    customers: customers.size,
    warnings: found.length,
    valueAtRisk: found.reduce((sum, { warning }) => sum + warning.valueAtRisk, 0),
    byReason,
  };
}

function rowOf(account: string, warning: Warning, day: string): Row {
  return {
    WarningKey__c: `${account}|${day}`,
    Account__c: account,
    WarnedOn__c: day,
    Reason__c: warning.reason,
    Reasons__c: warning.reasons.join(';'),
    LastConversationOn__c: warning.lastTalkOn,
    ExpectedDays__c: Math.min(9999, warning.expectedDays),
    SilentDays__c: warning.silentDays,
    AssetWindowOn__c: warning.assetWindowOn,
    LastOrderOn__c: warning.lastOrderOn,
    OrderGapDays__c: warning.orderGapDays,
    UsualOrderDays__c: warning.usualOrderDays,
    CompetitorOn__c: warning.competitorOn,
    ValueAtRisk__c: warning.valueAtRisk,
    State__c: 'Open',
    Verdict__c: 'Pending',
  };
}

const CHUNK = 300;

/** Those of the users who are not active any more: an org gives them no records. */
export async function ownersWhoLeft(connection: Connection, owners: ReadonlySet<string | null>): Promise<Set<string>> {
  const ids = [...owners].filter((id): id is string => id !== null);
  const left = new Set<string>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const list = ids
      .slice(start, start + CHUNK)
      .map((id) => `'${id}'`)
      .join(',');
    const soql = `SELECT Id FROM User WHERE IsActive = FALSE AND Id IN (${list})`;
    for (const { Id } of await queryRows(connection, soql, z.looseObject({ Id: z.string() }))) left.add(Id);
  }
  return left;
}
