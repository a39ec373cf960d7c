import type { DatabaseSync } from 'node:sqlite';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { quote } from './tables.ts';

/** Makes the database keep values that follow those of other records, whoever writes these. */
export function makeTriggers(database: DatabaseSync, objects: ReadonlyMap<string, ObjectModel>): void {
  if (objects.has('Task')) followAccounts(database);
  if (objects.has('DatedConversionRate')) chainRates(database);
  if (objects.has('UserLicense')) countUsers(database);
  if (objects.has('FlowInterview')) followInterviews(database);
  for (const object of objects.values())
    for (const field of object.fields.values()) if (field.summary) summarise(database, object.name, field);
}

/**
 * Keeps `AccountId` of tasks and events at the account of their contact or opportunity when that one moves. Nothing else
 * of them changes: whoever looks for changed activities by their time stamps does not find these.
 */
function followAccounts(database: DatabaseSync): void {
  const byContact = `"WhoId" = new."Id" AND substr(coalesce("WhatId", ''), 1, 3) NOT IN ('001', '006')`;
  for (const [parent, condition] of Object.entries({ Contact: byContact, Opportunity: '"WhatId" = new."Id"' }))
    for (const activity of ['Task', 'Event'])
      database.exec(`CREATE TRIGGER IF NOT EXISTS "${activity} follows ${parent}" AFTER UPDATE OF "AccountId" ON "${parent}"
        BEGIN UPDATE "${activity}" SET "AccountId" = new."AccountId" WHERE ${condition}; END`);
}

/** Active users have the licence of their profile. */
function countUsers(database: DatabaseSync): void {
  const used = `SELECT count(*) FROM "User" user JOIN "Profile" profile ON profile."Id" = user."ProfileId"
    WHERE profile."UserLicenseId" = license."Id" AND user."IsActive" = 1`;
  for (const event of ['INSERT', 'UPDATE OF "IsActive", "ProfileId"'])
    database.exec(`CREATE TRIGGER IF NOT EXISTS "licenses after ${event.slice(0, 6)}" AFTER ${event} ON "User"
      BEGIN UPDATE "UserLicense" AS license SET "UsedLicenses" = (${used}); END`);
}

/**
 * A scheduled path that waits for a record is a paused interview: with the one the other goes, whichever is deleted.
 * `flow_interview` says which belong together.
 */
function followInterviews(database: DatabaseSync): void {
  const same = (row: string): string => `flow = ${row}.flow AND path = ${row}.path AND recordId = ${row}.recordId`;
  database.exec(`
    CREATE TABLE IF NOT EXISTS pending_path (flow TEXT, path TEXT, recordId TEXT, userId TEXT NOT NULL, due TEXT NOT NULL,
      PRIMARY KEY (flow, path, recordId)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS pending_path_due ON pending_path (due);
    CREATE TABLE IF NOT EXISTS flow_interview (flow TEXT, path TEXT, recordId TEXT, id TEXT NOT NULL UNIQUE,
      PRIMARY KEY (flow, path, recordId)) WITHOUT ROWID;
    CREATE TRIGGER IF NOT EXISTS "interviews of paths" AFTER DELETE ON pending_path BEGIN
      DELETE FROM "FlowInterview" WHERE "Id" = (SELECT id FROM flow_interview WHERE ${same('old')});
      DELETE FROM flow_interview WHERE ${same('old')}; END;
    CREATE TRIGGER IF NOT EXISTS "paths of interviews" AFTER UPDATE OF "IsDeleted" ON "FlowInterview" WHEN new."IsDeleted" = 1
      BEGIN DELETE FROM pending_path WHERE (flow, path, recordId) IN
        (SELECT flow, path, recordId FROM flow_interview WHERE id = new."Id"); END`);
}

/** An exchange rate ends where the next one of its currency begins. */
function chainRates(database: DatabaseSync): void {
  const next = `SELECT min(later."StartDate") FROM "DatedConversionRate" later WHERE later."IsDeleted" = 0
    AND later."IsoCode" = each."IsoCode" AND later."StartDate" > each."StartDate"`;
  for (const event of ['INSERT', 'UPDATE OF "IsDeleted"'])
    database.exec(`CREATE TRIGGER IF NOT EXISTS "rates after ${event.slice(0, 6)}" AFTER ${event} ON "DatedConversionRate"
      BEGIN UPDATE "DatedConversionRate" AS each SET "NextStartDate" = (${next}) WHERE "IsoCode" = new."IsoCode"; END`);
}

/** A roll-up summary follows its details: those that are there now, and each change from here on. */
function summarise(database: DatabaseSync, object: string, { name, summary }: FieldModel): void {
  const [detail, master] = [quote(summary!.detail), quote(summary!.master)];
  const filters = summary!.filters.map(
    ({ field, value }) => ` AND detail.${quote(field)} = '${value.replaceAll("'", "''")}'`,
  );
  const count = `SELECT count(*) FROM ${detail} detail WHERE detail.${master} = ${quote(object)}."Id"
    AND detail."IsDeleted" = 0${filters.join('')}`;
  const update = `UPDATE ${quote(object)} SET ${quote(name)} = (${count})`;
  const of = { INSERT: 'new', UPDATE: 'new', DELETE: 'old' };
  for (const [event, row] of Object.entries(of)) {
    const trigger = quote(`${object}.${name} after ${event}`);
    const masters = event === 'UPDATE' ? `(old.${master}, new.${master})` : `(${row}.${master})`;
    database.exec(`DROP TRIGGER IF EXISTS ${trigger}; CREATE TRIGGER ${trigger} AFTER ${event} ON ${detail}
      BEGIN ${update} WHERE "Id" IN ${masters}; END`);
  }
  const made = quote(`${object}.${name} of a new master`);
  database.exec(`DROP TRIGGER IF EXISTS ${made}; CREATE TRIGGER ${made} AFTER INSERT ON ${quote(object)}
    BEGIN UPDATE ${quote(object)} SET ${quote(name)} = 0 WHERE "Id" = new."Id"; END; ${update}`);
}
