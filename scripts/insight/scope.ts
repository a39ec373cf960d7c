import type { Connection } from '@salesforce/core';
import { isPlainDate } from 'c/renkeiCalendarRules';
import { z } from 'zod';
import { readOrgState, requireLimits, type OrgState } from '../connection/limits.ts';
import { messagesOf } from '../connection/messages.ts';
import { dateInZone } from '../connection/orgClock.ts';
import { countRows, queryRows } from '../connection/query.ts';
import { dateValue, numberValue } from '../connection/values.ts';
import { ratesOf, readCurrencies, hasSeveralCurrencies, type Currencies } from '../segmentation/currency.ts';
import { policyInForce, readPolicies } from '../segmentation/policy/records.ts';
import { readSetting, type Setting } from '../segmentation/setting.ts';
import { Exchange } from '../segmentation/core/exchange.ts';
import { LocalDays } from './localDays.ts';

/** All that a run of insight knows before it looks at a record. */
export interface InsightScope {
  setting: Setting;
  org: OrgState;
  /** The day that is looked at, and the local day of now. */
  day: string;
  today: string;
  days: LocalDays;
  /** Longest time between two talks by segment, from the policy in force; empty where no policy is. */
  cadences: ReadonlyMap<string, number | null>;
  holidays: readonly string[];
  abandonedAfterDays: number | null;
  currencies: Currencies | null;
  /** Turns amounts into the corporate currency; null in orgs with one. */
  exchange: Exchange | null;
  accounts: number;
}

const messages = messagesOf('insight.run');

/**
 * Reads and checks everything on which a run stands. Nothing is written.
 * @throws SfError when setting, day, currencies or limits do not allow a run
 */
export async function prepareInsight(
  connection: Connection,
  request: { day?: string; dryRun?: boolean },
): Promise<InsightScope> {
  const setting = await readSetting(connection);
  const org = await readOrgState(connection);
  const today = dateInZone(org.now, setting.timeZone);
  const day = request.day ?? today;
  if (!isPlainDate(day)) throw messages.createError('error.InvalidDay', [day]);
  // What has not happened yet would count as missing: every customer silent, every meeting missed.
  if (day > today) throw messages.createError('error.DayAhead', [day, today]);
  const accounts = await countRows(connection, 'Account');
  requireLimits(org, neededLimits(accounts), messages.getMessage('doing'));
  const [policies, holidays, [own], severalCurrencies] = await Promise.all([
    readPolicies(connection),
    queryRows(connection, 'SELECT Day__c FROM RenkeiHoliday__c', z.looseObject({ Day__c: dateValue })),
    queryRows(
      connection,
      `SELECT AbandonedAfterDays__c FROM RenkeiSetting__c WHERE SourceKey__c = 'Default'`,
      z.looseObject({ AbandonedAfterDays__c: numberValue }),
    ),
    hasSeveralCurrencies(connection),
  ]);
  const currencies = await readCurrencies(connection, {
    severalCurrencies,
    settingCurrency: setting.corporateCurrency,
  });
  return {
    setting,
    org,
    day,
    today,
    days: new LocalDays(setting.timeZone),
    cadences: cadencesOf(policies, day),
    holidays: holidays.flatMap(({ Day__c }) => Day__c ?? []),
    abandonedAfterDays: own?.AbandonedAfterDays__c ?? null,
    currencies,
    exchange: currencies === null ? null : new Exchange(ratesOf(currencies)),
    accounts,
  };
}

/** An org without a policy in force has no cadences: the radar goes by the customers' own rhythm and its default. */
function cadencesOf(policies: Parameters<typeof policyInForce>[0], day: string): Map<string, number | null> {
  try {
    return new Map(policyInForce(policies, day).roles.map(({ segment, cadenceDays }) => [segment, cadenceDays]));
  } catch (problem) {
    if (problem instanceof Error && problem.name === 'NoPolicyError') return new Map();
    throw problem;
  }
}

/** What a run takes at most, generously. */
function neededLimits(accounts: number): Record<string, number> {
  return { DailyApiRequests: 200 + Math.ceil(accounts / 200), DailyBulkV2QueryJobs: 20 };
}
