import type { DatabaseSync } from 'node:sqlite';

/**
 * Keeps `AccountId` of tasks and events at the account of their contact or opportunity when that one moves. Nothing else
 * of them changes: whoever looks for changed activities by their time stamps does not find these.
 */
export function followAccounts(database: DatabaseSync): void {
  const counts = (what: string): string => `substr(coalesce("WhatId", ''), 1, 3) ${what}`;
  const moves = {
    Contact: `"WhoId" = new."Id" AND ${counts(`NOT IN ('001', '006')`)}`,
    Opportunity: `"WhatId" = new."Id"`,
  };
  for (const [parent, condition] of Object.entries(moves))
    for (const activity of ['Task', 'Event'])
      database.exec(`CREATE TRIGGER IF NOT EXISTS "${activity} follows ${parent}" AFTER UPDATE OF "AccountId" ON "${parent}"
        BEGIN UPDATE "${activity}" SET "AccountId" = new."AccountId" WHERE ${condition}; END`);
}
