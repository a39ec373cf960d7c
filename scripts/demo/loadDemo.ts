import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { queryRows } from '../connection/query.ts';
import { deploySource } from '../install/deployPackage.ts';
import { findRecords } from '../integration/existingRows.ts';
import { importData, type ImportResult } from '../integration/importData.ts';
import { readPolicyFile } from '../segmentation/policy/file.ts';
import { createPolicies } from '../segmentation/policy/save.ts';
import { createSettingIfAbsent } from '../segmentation/setting.ts';
import { noteActivities, noteAppointments } from './activities.ts';
import { demoFiles } from './files.ts';
import { generateDemo, type DemoOptions } from './generate.ts';
import { integrateDemo } from './integration.ts';
import { writeLedger } from './ledger.ts';
import { Migration } from './migration.ts';
import type { DemoData } from './model.ts';
import { organizeStaff } from './organization.ts';
import { writeReviews } from './reviewRecords.ts';

export interface DemoRequest extends DemoOptions {
  projectDirectory: string;
  dryRun?: boolean;
  /** Also writes the CSV files here. */
  filesDirectory?: string;
  onStep?: (name: string, done?: number, total?: number) => void;
}

export interface DemoResult {
  seed: string;
  asOf: string;
  /** Rows of each file. */
  rows: Record<string, number>;
  import: ImportResult;
}

/** The steps of config/mappings/demo.json begin with the staff and who reports to whom. */
const LAST_STAFF_STEP = 1;
/** The first source that is no history. */
const FIRST_THROUGH_FLOWS = 'comingVisits';

/** How the company keeps its books: the first setting of a demo org. */
export const demoSetting = { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' };

/**
 * Fills an org with the demo company through the same import as real data: rows are found again by source key, so loading twice
 * changes nothing, and an interrupted load is completed by the next. History comes in past the flows, with the permission set of
 * migrations; the visits to come go through them. A dry run needs the permission set as well, to see all fields, and gives it back.
 *
 * @throws SfError `DemoIncompleteError` when the org refused rows
 */
export async function loadDemo(connection: Connection, request: DemoRequest): Promise<DemoResult> {
  const data = generateDemo(request);
  const files = demoFiles(data);
  if (request.filesDirectory !== undefined) await writeFiles(request.filesDirectory, files);
  const dryRun = request.dryRun ?? false;
  if (!dryRun) await createSettingIfAbsent(connection, demoSetting);
  const migration = await Migration.begin(connection);
  let imported: ImportResult;
  try {
    imported = await importRows(connection, request, data, files, migration);
  } finally {
    await migration.end();
  }
  const [failure] = imported.failures;
  if (failure) {
    const reason = `${failure.object} ${failure.key}: ${failure.statusCode}: ${failure.message}`;
    throw messagesOf('demo.load').createError('error.DemoIncomplete', [imported.failures.length, reason]);
  }
  if (!dryRun) {
    const staff = await staffIds(connection);
    await noteAppointments(connection, data.appointments, staff);
    await integrateDemo(connection, { ...request, accounts: data.accounts }, staff);
    await deploySource(connection, request.projectDirectory, ['config/demo-org']);
  }
  const rows = Object.fromEntries(Object.entries(data).map(([name, list]) => [name, (list as unknown[]).length]));
  return { seed: request.seed, asOf: request.asOf, rows, import: imported };
}

async function importRows(
  connection: Connection,
  request: DemoRequest,
  data: DemoData,
  files: ReadonlyMap<string, string>,
  migration: Migration,
): Promise<ImportResult> {
  const mappingFile = join(request.projectDirectory, 'config', 'mappings', 'demo.json');
  const mappingText = await readFile(mappingFile, 'utf8');
  const { steps } = z
    .looseObject({ steps: z.array(z.looseObject({ source: z.string() })) })
    .parse(JSON.parse(mappingText));
  const lastOfHistory = steps.findIndex(({ source }) => source === FIRST_THROUGH_FLOWS) - 1;
  return importData(connection, {
    mappingFile,
    mappingText,
    readData: (file) => Promise.resolve(files.has(file) ? new TextEncoder().encode(files.get(file)) : undefined),
    dryRun: request.dryRun ?? false,
    afterStep: async (index) => {
      // An org gives records only to people who may read them: permission sets come before customers.
      if (index === LAST_STAFF_STEP) {
        request.onStep?.(messagesOf('demo.load').getMessage('progress.people'));
        await organizeStaff(connection, data.staff, await staffIds(connection));
      } else if (index === lastOfHistory) {
        await writeKeylessHistory(connection, data);
        await migration.end();
      }
    },
    onStep: ({ name, done, total }) => request.onStep?.(name, done, total),
  });
}

/** What has no key of its own, and hangs on records that are in by now. */
async function writeKeylessHistory(connection: Connection, data: DemoData): Promise<void> {
  const staff = await staffIds(connection);
  const caseKeys = data.cases.map(({ key }) => key);
  const cases = await idsOf(connection, 'RenkeiEscalation__c', 'cases', caseKeys, 'SourceKey__c');
  await writeLedger(connection, data, { cases, staff });
  const { activities, agendaItems } = data;
  const ids = (object: string, source: string, keys: string[]) => idsOf(connection, object, source, keys);
  const ofItems = (field: 'account' | 'touch' | 'visit') => agendaItems.flatMap((item) => item[field] || []);
  await writeReviews(connection, data, {
    staff,
    cases,
    accounts: await ids('Account', 'accounts', ofItems('account')),
    touches: await idsOf(connection, 'RenkeiTouch__c', 'touches', ofItems('touch'), 'SaveKey__c'),
    visits: await idsOf(connection, 'RenkeiVisit__c', 'visits', ofItems('visit'), 'SaveKey__c'),
  });
  await noteActivities(connection, activities, {
    staff,
    accounts: await ids(
      'Account',
      'accounts',
      activities.map(({ account }) => account),
    ),
    contacts: await ids(
      'Contact',
      'contacts',
      activities.map(({ contact }) => contact),
    ),
  });
}

/** Gives an org without demo data what every org needs before its first run: the default policy and the setting. Amounts are shown in the currency, an ISO code. */
export async function prepareEmpty(
  connection: Connection,
  projectDirectory: string,
  corporateCurrency: string = demoSetting.corporateCurrency,
): Promise<void> {
  await createSettingIfAbsent(connection, { ...demoSetting, corporateCurrency });
  await createPolicies(connection, [await readPolicyFile(join(projectDirectory, 'config', 'policy', 'default.json'))]);
}

/** Id of each member of the demo's staff, by key. */
export async function staffIds(connection: Connection): Promise<Map<string, string>> {
  const prefix = 'demo:staff:';
  const rows = await queryRows(
    connection,
    `SELECT Id, RenkeiSourceKey__c FROM User WHERE RenkeiSourceKey__c LIKE '${prefix}%'`,
    z.looseObject({ Id: z.string(), RenkeiSourceKey__c: z.string() }),
  );
  return new Map(rows.map((row) => [row.RenkeiSourceKey__c.slice(prefix.length), row.Id]));
}

/** Ids of rows of the demo by key. */
async function idsOf(
  connection: Connection,
  object: string,
  source: string,
  keys: readonly string[],
  keyField = 'RenkeiSourceKey__c',
): Promise<Map<string, string>> {
  const prefix = `demo:${source}:`;
  const sourceKeys = [...new Set(keys)].map((key) => prefix + key);
  const ids = await findRecords(connection, object, keyField, sourceKeys);
  return new Map(
    keys.flatMap((key) => {
      const id = ids.get((prefix + key).toLowerCase());
      return id === undefined ? [] : [[key, id] as const];
    }),
  );
}

async function writeFiles(directory: string, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of files) await writeFile(join(directory, name), text);
}
