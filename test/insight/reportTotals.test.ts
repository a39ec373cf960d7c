// Each packaged report against plain sums over the same records: on the demo, and on the public CRM data.
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo } from '../../scripts/demo/loadDemo.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { expectedReports, type Moment } from './reportTable.ts';
import { compareReport } from './reportTotals.ts';

/** Reports that say nothing on the demo, because nobody has lost or gained anything there that they tell of. */
const EMPTY_ON_DEMO: string[] = [];

describe('reports on the demo', { timeout: 240_000 }, () => {
  let org: TestOrg;
  let moment: Moment;

  before(async () => {
    org = await startTestOrg(`${DEMO_DATE}T03:00:00Z`);
    await loadDemo(org.connection, { seed: 'mizuki', accounts: 360, asOf: DEMO_DATE, projectDirectory: project });
    await runSegmentation(org.connection, { failuresDirectory: mkdtempSync(join(tmpdir(), 'renkei-reports-')) });
    const now = org.running.org.clock.now();
    const [user] = await org.query(
      `SELECT TimeZoneSidKey FROM User WHERE Id = '${org.running.org.sessionOfToken(org.running.token).userId}'`,
    );
    moment = momentOf(now, String(user!['TimeZoneSidKey']));
  });
  after(() => org.close());

  it('each report of the package is stated here a second time', () => {
    const packaged = globSync(join(project, 'force-app/main/insight/reports/*/*.report-meta.xml'))
      .map((file) => basename(file, '.report-meta.xml'))
      .sort();
    assert.deepEqual(Object.keys(expectedReports).sort(), packaged);
    assert.ok(packaged.length >= 14);
  });

  for (const name of Object.keys(expectedReports))
    it(`${name} adds up`, async () => {
      const cells = await compareReport(org.connection, name, moment);
      if (!EMPTY_ON_DEMO.includes(name)) assert.ok(cells > 1, `${name} has something to tell on the demo`);
    });
});

/** The same day for the report and for the plain sums. */
function momentOf(now: Date, timeZone: string): Moment {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    })
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const local = Date.UTC(
    Number(parts['year']),
    Number(parts['month']) - 1,
    Number(parts['day']),
    Number(parts['hour']),
    Number(parts['minute']),
  );
  const today = `${parts['year']}-${parts['month']}-${parts['day']}`;
  return { now, today, offset: Math.round((local - now.getTime()) / 60_000) };
}
