import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { orgNow } from '../connection/orgClock.ts';
import { queryRows } from '../connection/query.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';
import { booleanValue, dateValue, textValue } from '../connection/values.ts';
import { hasSeveralCurrencies } from './currency.ts';
import { zoneOffsets } from './zoneOffsets.ts';
import { inputText } from '../connection/inputText.ts';

const messages = messagesOf('segmentation');

/** The one settings record of the org. */
export interface Setting {
  corporateCurrency: string;
  /** IANA name, such as `Asia/Tokyo`. */
  timeZone: string;
  /** The day for which the flow scores what people save; null before the first run. */
  lastRunAsOf: string | null;
  /** Whether the flow takes annual revenues for amounts of the corporate currency. */
  oneCurrency: boolean;
}

const KEY = 'Default';

/** @throws SfError `NoSettingError`, `UnknownTimeZoneError` when the record is missing or names no known time zone */
export async function readSetting(connection: Connection): Promise<Setting> {
  const [row] = await queryRows(
    connection,
    `SELECT CorporateCurrency__c, TimeZone__c, LastRunAsOf__c, OneCurrency__c FROM RenkeiSetting__c WHERE SourceKey__c = '${KEY}'`,
    z.looseObject({
      CorporateCurrency__c: textValue,
      TimeZone__c: textValue,
      LastRunAsOf__c: dateValue,
      OneCurrency__c: booleanValue,
    }),
  );
  if (!row) {
    throw messages.createError('error.NoSetting');
  }
  const timeZone = row.TimeZone__c ?? 'UTC';
  if (!isTimeZone(timeZone)) {
    throw messages.createError('error.UnknownTimeZone', [timeZone]);
  }
  return {
    corporateCurrency: row.CorporateCurrency__c ?? '',
    timeZone,
    lastRunAsOf: row.LastRunAsOf__c,
    oneCurrency: row.OneCurrency__c,
  };
}

/** Creates the settings record if it is absent; one that is there keeps what its admin wrote. */
export async function createSettingIfAbsent(
  connection: Connection,
  setting: Pick<Setting, 'corporateCurrency' | 'timeZone'>,
): Promise<void> {
  const known = await queryRows(
    connection,
    `SELECT Id FROM RenkeiSetting__c WHERE SourceKey__c = '${KEY}'`,
    z.looseObject({ Id: z.string() }),
  );
  if (known.length > 0) return;
  await saveSetting(connection, {
    Name: 'Renkei',
    CorporateCurrency__c: setting.corporateCurrency,
    TimeZone__c: setting.timeZone,
    ...offsetFields(setting.timeZone, await orgNow(connection)),
    OneCurrency__c: !(await hasSeveralCurrencies(connection)),
  });
}

/** Writes into the settings record what the flow goes by from now on: the day, and whether revenues are in one currency. */
export async function recordScoring(
  connection: Connection,
  { asOf, oneCurrency }: { asOf: string; oneCurrency: boolean },
): Promise<void> {
  await saveSetting(connection, { LastRunAsOf__c: asOf, OneCurrency__c: oneCurrency });
}

/** Writes into the settings record which run finished last, and when; and the offsets of its time zone as of then. */
export async function recordLastRun(
  connection: Connection,
  run: { id: string; asOf: string; finishedAt: Date; timeZone: string },
): Promise<void> {
  await saveSetting(connection, {
    LastRun__c: run.id,
    LastRunAsOf__c: run.asOf,
    LastRunFinishedAt__c: run.finishedAt.toISOString(),
    ...offsetFields(run.timeZone, run.finishedAt),
  });
}

/** Flows know no time zones but that of the user who saves: they count business days by these fields. */
function offsetFields(timeZone: string, now: Date): Row {
  const { minutes, changesAt, nextMinutes } = zoneOffsets(timeZone, now);
  return {
    UtcOffsetMinutes__c: minutes,
    OffsetChangesAt__c: changesAt?.toISOString() ?? null,
    NextUtcOffsetMinutes__c: nextMinutes,
  };
}

async function saveSetting(connection: Connection, fields: Row): Promise<void> {
  const [outcome] = await saveRows(connection, {
    object: 'RenkeiSetting__c',
    operation: 'upsert',
    externalIdField: 'SourceKey__c',
    rows: [{ SourceKey__c: KEY, ...fields }],
  });
  if (!outcome?.success) {
    const reasons = outcome?.errors.map((problem) => `${problem.statusCode}: ${problem.message}`).join('; ');
    throw messages.createError('error.SettingRefused', [reasons ?? inputText('answer.none')]);
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
