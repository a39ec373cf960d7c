import type { DatabaseSync } from 'node:sqlite';
import type { ObjectModel } from '../schema/model.ts';

/** Makes the database keep values that follow those of other records, whoever writes these. */
export function makeTriggers(database: DatabaseSync, objects: ReadonlyMap<string, ObjectModel>): void {
  if (objects.has('Task')) followAccounts(database);
  if (objects.has('DatedConversionRate')) chainRates(database);
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

/** An exchange rate ends where the next one of its currency begins. */
function chainRates(database: DatabaseSync): void {
  const next = `SELECT min(later."StartDate") FROM "DatedConversionRate" later WHERE later."IsDeleted" = 0
    AND later."IsoCode" = each."IsoCode" AND later."StartDate" > each."StartDate"`;
  for (const event of ['INSERT', 'UPDATE OF "IsDeleted"'])
    database.exec(`CREATE TRIGGER IF NOT EXISTS "rates after ${event.slice(0, 6)}" AFTER ${event} ON "DatedConversionRate"
      BEGIN UPDATE "DatedConversionRate" AS each SET "NextStartDate" = (${next}) WHERE "IsoCode" = new."IsoCode"; END`);
}
