import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo } from '../../scripts/demo/loadDemo.ts';
import { runInsight } from '../../scripts/insight/run.ts';
import { isStored } from '../../scripts/local-org/store/tables.ts';
import type { Row } from '../../scripts/local-org/store/store.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

/** The nightly run over an org of so many accounts must not take longer, its org's own work included. */
const LIMIT_SECONDS = 120;
/** Accounts of the demo that are copied until there are enough. */
const COPIED = 400;

/**
 * Measures `insight run` over an org with so many accounts, each with the talks, orders and machines of one of the demo: the first night,
 * and the night after, on which little is new. The org runs in the same process, so its own time counts too.
 * @returns whether both stay within the limit
 */
export async function benchInsight(accounts: number): Promise<boolean> {
  const failuresDirectory = mkdtempSync(join(tmpdir(), 'renkei-bench-insight-'));
  const org = await startTestOrg(`${DEMO_DATE}T00:00:00Z`);
  try {
    await loadDemo(org.connection, { seed: 'bench', accounts: COPIED, asOf: DEMO_DATE, projectDirectory: project });
    await runSegmentation(org.connection, { failuresDirectory });
    const rows = grow(org, accounts);
    print(`${accounts.toLocaleString('en-US')} accounts, ${rows.toLocaleString('en-US')} records added`);
    let isWithin = true;
    for (const night of ['first night', 'once more']) {
      const cpu = process.cpuUsage();
      const { timings, requests, customers, warnings, written } = await runInsight(org.connection, {
        failuresDirectory,
      });
      const { user, system } = process.cpuUsage(cpu);
      const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
      const rowsWritten = Object.values(written).reduce((sum, count) => sum + count, 0);
      print(
        `${night}: ${seconds(timings.total)} (CPU ${seconds((user + system) / 1000)}), ${requests} requests, ${customers} customers looked at, ${warnings} warnings, ${rowsWritten} rows written`,
      );
      print(
        `  ${Object.entries(timings)
          .map(([part, time]) => `${part} ${seconds(time)}`)
          .join(', ')}`,
      );
      isWithin &&= timings.total <= LIMIT_SECONDS * 1000;
    }
    print(
      `limit ${LIMIT_SECONDS} s: ${isWithin ? 'kept' : 'EXCEEDED'}; memory ${Math.round(process.memoryUsage().rss / 1e6)} MB, the org's included`,
    );
    return isWithin;
  } finally {
    await org.close();
  }
}

/** Copies accounts with what hangs on them, past saves and flows: it is what they would leave. @returns records added */
function grow({ running }: TestOrg, accounts: number): number {
  const { store, schema } = running.org;
  const children = { RenkeiTouch__c: 'Account__c', Opportunity: 'AccountId', Asset: 'AccountId' };
  const known = store.all('Account');
  const rowsOf = Object.entries(children).map(([object, field]) => ({
    object,
    field,
    rows: Map.groupBy(store.all(object), (row) => row[field] as string),
  }));
  let added = 0;
  const copy = (object: string, row: Row, values: Row): string => {
    const Id = store.nextId(object);
    const fields = [...schema.object(object).fields.values()].filter(isStored);
    const copied = fields.map(({ name, unique }) => [name, unique ? null : row[name]]);
    store.insert(object, { ...Object.fromEntries(copied), ...values, Id });
    added += 1;
    return Id;
  };
  store.transaction(() => {
    for (let number = known.length; number < accounts; number += 1) {
      const like = known[number % known.length]!;
      const account = copy('Account', like, { Name: `${String(like['Name'])} ${number}` });
      for (const { object, field, rows } of rowsOf) {
        for (const row of rows.get(String(like['Id'])) ?? []) copy(object, row, { [field]: account });
      }
    }
  });
  return added;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
