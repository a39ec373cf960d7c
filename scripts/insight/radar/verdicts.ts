import type { Connection } from '@salesforce/core';
import { verdict, type RadarPolicy } from 'c/renkeiRadarRules';
import { z } from 'zod';
import { dateValue, instantValue, keyValue, numberValue, textValue } from '../../connection/values.ts';
import type { Row } from '../../connection/saveRows.ts';
import { eachRow } from '../eachRow.ts';
import type { InsightScope } from '../scope.ts';
import { writeRows, type PartResult, type Writing } from '../write.ts';
import { ownersWhoLeft, WARNING_OBJECT } from './warnings.ts';

export interface VerdictsResult extends PartResult {
  right: number;
  wrong: number;
  pending: number;
}

const pendingRow = z.looseObject({
  Id: keyValue,
  Account__c: textValue,
  WarnedOn__c: dateValue,
  AssetWindowOn__c: dateValue,
  UsualOrderDays__c: numberValue,
  OwnerId: textValue,
  // A parent arrives as a record from REST and as a column from bulk.
  Account__r: z.looseObject({ OwnerId: textValue }).nullish(),
  'Account__r.OwnerId': textValue.optional(),
});
const FIELDS = 'Id, Account__c, WarnedOn__c, AssetWindowOn__c, UsualOrderDays__c, OwnerId, Account__r.OwnerId';
type Pending = z.infer<typeof pendingRow>;

/** What happened since to the accounts of pending warnings. */
interface Later {
  talks: string[];
  orders: string[];
  competitorsOn: string[];
}

/** Judges the pending warnings from what came after them, and gives the others to whoever owns the account now. A verdict is final. */
export async function writeVerdicts(
  connection: Connection,
  scope: InsightScope,
  policy: RadarPolicy,
  writing: Writing,
): Promise<VerdictsResult> {
  const warnings: Pending[] = [];
  const pending = `Verdict__c = 'Pending' AND WarnedOn__c < ${scope.day}`;
  await eachRow(connection, `SELECT ${FIELDS} FROM ${WARNING_OBJECT} WHERE ${pending}`, pendingRow, (row) => {
    warnings.push(row);
  });
  const result: VerdictsResult = { written: 0, failures: [], right: 0, wrong: 0, pending: 0 };
  if (warnings.length === 0) return result;
  const later = await readLater(connection, scope, warnings);
  const left = await ownersWhoLeft(connection, new Set(warnings.map(accountOwner)));
  const rows = warnings.flatMap((warning): Row[] => {
    // An account that was deleted takes with it what could judge its warning.
    if (warning.Account__c === null) {
      return [{ Id: warning.Id, Verdict__c: 'Unjudged', VerdictReason__c: 'AccountGone', VerdictOn__c: scope.day }];
    }
    const subject = {
      warnedOn: warning.WarnedOn__c!,
      assetWindowOn: warning.AssetWindowOn__c,
      usualOrderDays: warning.UsualOrderDays__c,
    };
    const judgement = verdict(subject, later.get(warning.Account__c)!, scope.day, policy);
    if (judgement.verdict === 'Pending') {
      result.pending += 1;
      // Whoever looks after the account now has its warning.
      const owner = accountOwner(warning);
      return owner === null || owner === warning.OwnerId || left.has(owner) ? [] : [{ Id: warning.Id, OwnerId: owner }];
    }
    result[judgement.verdict === 'Right' ? 'right' : 'wrong'] += 1;
    const { verdict: Verdict__c, reason, on } = judgement;
    return [{ Id: warning.Id, Verdict__c, VerdictReason__c: reason, VerdictOn__c: on }];
  });
  return {
    ...result,
    ...(await writeRows(connection, { object: WARNING_OBJECT, operation: 'update', rows }, writing)),
  };
}

function accountOwner(warning: Pending): string | null {
  return warning.Account__r?.OwnerId ?? warning['Account__r.OwnerId'] ?? null;
}

async function readLater(
  connection: Connection,
  { days, day }: InsightScope,
  warnings: readonly Pending[],
): Promise<Map<string, Later>> {
  const later = new Map<string, Later>();
  let since = day;
  for (const { Account__c, WarnedOn__c } of warnings) {
    if (Account__c !== null) later.set(Account__c, { talks: [], orders: [], competitorsOn: [] });
    if (WarnedOn__c !== null && WarnedOn__c < since) since = WarnedOn__c;
  }
  const warned = (field: string) =>
    `${field} IN (SELECT Account__c FROM ${WARNING_OBJECT} WHERE Verdict__c = 'Pending' AND WarnedOn__c < ${day})`;
  const within = `OccurredAt__c >= ${days.start(since)} AND OccurredAt__c < ${days.end(day)}`;
  await eachRow(
    connection,
    `SELECT Account__c, OccurredAt__c, Origin__c FROM RenkeiTouch__c WHERE (IsConversation__c = TRUE OR Origin__c = 'WebOrder') AND ${within} AND ${warned('Account__c')}`,
    z.looseObject({ Account__c: textValue, OccurredAt__c: instantValue, Origin__c: textValue }),
    ({ Account__c, OccurredAt__c, Origin__c }) => {
      const facts = later.get(Account__c ?? '');
      if (facts && OccurredAt__c) facts[Origin__c === 'WebOrder' ? 'orders' : 'talks'].push(days.of(OccurredAt__c));
    },
  );
  await eachRow(
    connection,
    `SELECT AccountId, CloseDate FROM Opportunity WHERE IsWon = TRUE AND CloseDate > ${since} AND CloseDate <= ${day} AND ${warned('AccountId')}`,
    z.looseObject({ AccountId: textValue, CloseDate: dateValue }),
    ({ AccountId, CloseDate }) => {
      if (CloseDate !== null) later.get(AccountId ?? '')?.orders.push(CloseDate);
    },
  );
  await eachRow(
    connection,
    `SELECT AccountId, InstallDate, CreatedDate FROM Asset WHERE IsCompetitorProduct = TRUE AND ((InstallDate > ${since} AND InstallDate <= ${day}) OR (InstallDate = NULL AND RenkeiSaveKey__c != NULL AND CreatedDate >= ${days.start(since)} AND CreatedDate < ${days.end(day)})) AND ${warned('AccountId')}`,
    z.looseObject({ AccountId: textValue, InstallDate: dateValue, CreatedDate: instantValue }),
    ({ AccountId, InstallDate, CreatedDate }) => {
      const on = InstallDate ?? days.ofMaybe(CreatedDate);
      if (on !== null) later.get(AccountId ?? '')?.competitorsOn.push(on);
    },
  );
  return later;
}
