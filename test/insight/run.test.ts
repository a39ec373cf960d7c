import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import { DEFAULT_RADAR_POLICY, WARNING_REASONS, type AccountFacts } from 'c/renkeiRadarRules';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo } from '../../scripts/demo/loadDemo.ts';
import { runInsight, type InsightRequest } from '../../scripts/insight/run.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { CommandLine } from '../commands/cli.ts';
import { logIn } from '../commands/logIn.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { opinion } from './radarOpinion.ts';

const failuresDirectory = mkdtempSync(join(tmpdir(), 'renkei-insight-'));
const OBJECTS = ['RenkeiLossWarning__c', 'RenkeiHealthFigure__c', 'RenkeiFollowUpMeeting__c'];
const LETTERS = { CompetitorSignal: 'C', OrderGap: 'O', AssetWindow: 'A', ContactInterval: 'I' } as const;

const runOf =
  (org: TestOrg) =>
  (request: Partial<InsightRequest> = {}) =>
    runInsight(org.connection, { failuresDirectory, ...request });
const countOf = async (org: TestOrg, object: string) => (await org.query(`SELECT Id FROM ${object}`)).length;

describe('insight in an empty org', { timeout: 120_000 }, () => {
  let org: TestOrg;
  before(async () => {
    org = await startTestOrg();
  });
  after(() => org.close());

  it('refuses without a setting, and writes nothing', async () => {
    await assert.rejects(runOf(org)(), { name: 'NoSettingError' });
  });

  it('finds nothing where there is nothing, without policy, team or charter', async () => {
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
    const result = await runOf(org)();
    assert.equal(result.day, DEMO_DATE);
    assert.deepEqual([result.customers, result.warnings, result.weeks, result.failed], [0, 0, 0, 0]);
    assert.ok(Object.values(result.written).every((rows) => rows === 0));
  });

  it('refuses days that are none, and days to come', async () => {
    await assert.rejects(runOf(org)({ day: '2026-02-30' }), { name: 'InvalidDayError' });
    await assert.rejects(runOf(org)({ day: '2026-06-13' }), {
      name: 'DayAheadError',
      message: /2026-06-13.*2026-06-12/,
    });
  });

  it('knows a team whose only member has left, and a charter without rhythm', async () => {
    const users = await org.query(`SELECT Id FROM User WHERE IsActive = TRUE LIMIT 1`);
    await org.insert('RenkeiTeamMember__c', [
      { Team__c: 'Ghosts', Role__c: 'Caller', User__c: users[0]!['Id']!, PausedUntil__c: '2026-12-31' },
    ]);
    await org.insert('RenkeiCharter__c', [{ Team__c: 'Ghosts', ManagerSharePercent__c: 50 }]);
    const result = await runOf(org)();
    assert.equal(result.weeks, 13);
    assert.equal(result.missedMeetings, 0);
    const figures = await org.query('SELECT Count__c, Denominator__c FROM RenkeiHealthFigure__c');
    assert.equal(figures.length, 13 * 6);
    assert.ok(figures.every((row) => row['Count__c'] === 0 && row['Denominator__c'] === 0));
  });
});

describe('insight on the demo', { timeout: 240_000 }, () => {
  let org: TestOrg;
  const cli = new CommandLine();
  const run = (request: Partial<InsightRequest> = {}) => runOf(org)(request);

  before(async () => {
    org = await startTestOrg();
    await loadDemo(org.connection, { seed: 'insight', accounts: 400, asOf: DEMO_DATE, projectDirectory: project });
    await runSegmentation(org.connection, { failuresDirectory });
    await logIn(org, cli);
  });
  after(async () => {
    await org.close();
    cli.remove();
  });

  it('counts in a dry run and writes nothing', async () => {
    const before = await Promise.all(OBJECTS.map((object) => countOf(org, object)));
    const result = await run({ dryRun: true });
    assert.ok(result.warnings > 0 && result.weeks === 13 && result.missedMeetings === 1);
    assert.deepEqual(await Promise.all(OBJECTS.map((object) => countOf(org, object))), before);
  });

  it('is completed by the next run when it was killed, at whatever part', async () => {
    const { org: localOrg } = org.running;
    const original = localOrg.save.bind(localOrg);
    for (const object of ['RenkeiLossWarning__c', 'RenkeiHealthFigure__c', 'RenkeiChannelPreference__c']) {
      const command = cli.start('insight', 'run', '--target-org', 'renkei-local', '--as-of-day', '2026-05-12');
      localOrg.save = (session, operations, options) => {
        if (operations[0]?.object === object) command.child.kill('SIGKILL');
        return original(session, operations, options);
      };
      const { status } = await command.ended;
      localOrg.save = original;
      assert.equal(status, null, `it saves no ${object}`);
      // As if only half of it had come in.
      if (object === 'RenkeiChannelPreference__c') continue;
      const rows = await org.query(`SELECT Id FROM ${object} LIMIT 3`);
      for (const row of rows) await org.connection.sobject(object).delete(String(row['Id']));
    }
    await run({ day: '2026-05-12' });
    const again = await run({ day: '2026-05-12' });
    assert.deepEqual(Object.values(again.written), [0, 0, 0, 0, 0, 0]);
    const keys = await org.query('SELECT WarningKey__c FROM RenkeiLossWarning__c');
    assert.equal(new Set(keys.map((row) => row['WarningKey__c'])).size, keys.length);
    const weeks = await org.query('SELECT Week__c FROM RenkeiHealthFigure__c');
    assert.equal(weeks.length % 6, 0);
  });

  it('warns as a second opinion does that reads every record for itself', async () => {
    const result = await run();
    // After the run, because it judges earlier warnings before it warns anew; its own are left out.
    const expected = await opinions(org);
    const stored = await org.query(
      `SELECT Account__c, Reasons__c, ValueAtRisk__c FROM RenkeiLossWarning__c WHERE WarnedOn__c = ${DEMO_DATE}`,
    );
    const found = stored.map((row) => {
      const reasons = String(row['Reasons__c']).split(';');
      const letters = WARNING_REASONS.filter((reason) => reasons.includes(reason)).map((reason) => LETTERS[reason]);
      return `${row['Account__c']} ${letters.join('')} ${row['ValueAtRisk__c']}`;
    });
    assert.deepEqual(found.sort(), expected);
    assert.equal(result.warnings, found.length);
    assert.ok(found.length > 5);
  });

  it('gives each warning to the owner of its account', async () => {
    const warnings = await org.query('SELECT OwnerId, Account__r.OwnerId FROM RenkeiLossWarning__c');
    for (const row of warnings) {
      assert.equal(row['OwnerId'], (row['Account__r'] as unknown as { OwnerId: string }).OwnerId);
    }
  });

  it('gives it to the next one when the account changes hands', async () => {
    const [warning] = await org.query(
      `SELECT Id, Account__c, OwnerId FROM RenkeiLossWarning__c WHERE Verdict__c = 'Pending' AND WarnedOn__c < ${DEMO_DATE} LIMIT 1`,
    );
    const [other] = await org.query(
      `SELECT User__c FROM RenkeiTeamMember__c WHERE Role__c = 'FieldRep' AND User__c != '${String(warning!['OwnerId'])}' LIMIT 1`,
    );
    await org.connection
      .sobject('Account')
      .update({ Id: String(warning!['Account__c']), OwnerId: String(other!['User__c']) });
    const { written } = await run();
    assert.equal(written.verdicts, 1);
    const [after] = await org.query(`SELECT OwnerId FROM RenkeiLossWarning__c WHERE Id = '${String(warning!['Id'])}'`);
    assert.equal(after!['OwnerId'], other!['User__c']);
  });

  it('writes nothing the second time', async () => {
    const stamps = () => org.query('SELECT Id, SystemModstamp FROM RenkeiLossWarning__c ORDER BY Id');
    const before = await stamps();
    const again = await run();
    assert.deepEqual(Object.values(again.written), [0, 0, 0, 0, 0, 0]);
    assert.deepEqual(await stamps(), before);
  });

  it('judges a warning when an order comes, and one whose account is gone not at all', async () => {
    const [ordered, gone] = await org.query(
      `SELECT Id, Account__c FROM RenkeiLossWarning__c WHERE Verdict__c = 'Pending' AND WarnedOn__c = 2026-05-12`,
    );
    await org.insert('Opportunity', [
      {
        Name: 'Filters',
        AccountId: ordered!['Account__c']!,
        StageName: 'Closed Won',
        CloseDate: '2026-06-10',
        Amount: 1,
      },
    ]);
    org.running.org.store.database
      .prepare('UPDATE "RenkeiLossWarning__c" SET "Account__c" = NULL WHERE "Id" = ?')
      .run(String(gone!['Id']));
    const result = await run();
    assert.equal(result.wrong, 1);
    const verdictOf = async (row: Record<string, unknown>) =>
      (
        await org.query(
          `SELECT Verdict__c, VerdictReason__c, VerdictOn__c FROM RenkeiLossWarning__c WHERE Id = '${String(row['Id'])}'`,
        )
      )[0];
    assert.deepEqual(await verdictOf(ordered!), {
      Verdict__c: 'Wrong',
      VerdictReason__c: 'OrderCame',
      VerdictOn__c: '2026-06-10',
    });
    assert.deepEqual(await verdictOf(gone!), {
      Verdict__c: 'Unjudged',
      VerdictReason__c: 'AccountGone',
      VerdictOn__c: DEMO_DATE,
    });
    assert.equal((await run()).written.verdicts, 0);
  });

  it('notes the meeting that nobody held, which may still be opened late', async () => {
    const missed = await org.query(
      `SELECT Id, HeldOn__c, MeetingKey__c FROM RenkeiFollowUpMeeting__c WHERE Status__c = 'Missed'`,
    );
    assert.deepEqual(
      missed.map((row) => row['HeldOn__c']),
      ['2026-05-29'],
    );
    await org.connection
      .sobject('RenkeiFollowUpMeeting__c')
      .update({ Id: String(missed[0]!['Id']), Status__c: 'Open' });
    assert.equal((await run()).missedMeetings, 0);
  });

  it('reproaches a team that meets daily from today on with no day before, also on a charter without a first day', async () => {
    const [charter] = await org.query('SELECT Id, StartsOn__c, MeetingCadence__c FROM RenkeiCharter__c');
    const { Id, StartsOn__c, MeetingCadence__c } = charter!;
    const change = (fields: Record<string, unknown>) =>
      org.connection.sobject('RenkeiCharter__c').update({ Id: String(Id), ...fields });
    await change({ MeetingCadence__c: 'Daily', StartsOn__c: null });
    assert.equal((await run({ dryRun: true })).missedMeetings, 0);
    await change({ MeetingCadence__c, StartsOn__c, MeetingWeekday__c: 'Monday' });
    assert.equal((await run({ dryRun: true })).missedMeetings, 0, 'another weekday misses no week twice');
    await change({ MeetingWeekday__c: 'Friday' });
  });

  it('writes the last used channel of each step, as the log has it', async () => {
    const preferences = await org.query(
      'SELECT Account__c, ProcessStep__c, UsedChannel__c, UsedOn__c FROM RenkeiChannelPreference__c',
    );
    const touches = await org.query(
      `SELECT Account__c, ProcessStep__c, Channel__c, OccurredAt__c FROM RenkeiTouch__c WHERE ProcessStep__c != NULL AND (IsConversation__c = TRUE OR Origin__c IN ('WebOrder', 'Seminar')) ORDER BY OccurredAt__c`,
    );
    assert.ok(preferences.length > 10);
    for (const row of preferences) {
      const own = touches.filter(
        (touch) => touch['Account__c'] === row['Account__c'] && touch['ProcessStep__c'] === row['ProcessStep__c'],
      );
      assert.equal(row['UsedChannel__c'], own.at(-1)?.['Channel__c'] ?? null);
    }
  });

  it('writes what was reached of each target', async () => {
    const targets = await org.query(
      `SELECT Segment__c, Kind__c, Person__c, Actual__c, ActualAsOf__c FROM RenkeiSegmentTarget__c`,
    );
    const cases = await org.query(
      `SELECT Caller__c, Account__r.RenkeiSegment__c FROM RenkeiEscalation__c WHERE EscalatedAt__c >= 2026-05-31T15:00:00Z`,
    );
    const segmentOf = (row: Record<string, unknown>) =>
      (row['Account__r'] as { RenkeiSegment__c: string }).RenkeiSegment__c;
    const counts = targets.filter((row) => row['Kind__c'] === 'Count');
    assert.equal(counts.length, 3);
    for (const row of counts) {
      const own = cases.filter(
        (one) =>
          segmentOf(one) === row['Segment__c'] && (row['Person__c'] === null || one['Caller__c'] === row['Person__c']),
      );
      assert.equal(row['Actual__c'], own.length);
      assert.ok(row['ActualAsOf__c']);
    }
  });

  it('leaves out what is worth less than one wants to hear of', async () => {
    const before = await countOf(org, 'RenkeiLossWarning__c');
    const { warnings } = await run({ minimumValue: 1_000_000_000, day: addDays(DEMO_DATE, -40) });
    assert.equal(warnings, 0);
    assert.equal(await countOf(org, 'RenkeiLossWarning__c'), before);
  });

  it('speaks on the command line, in words and in JSON, and shows no token', async () => {
    const words = await cli.run('insight', 'run', '--target-org', 'renkei-local', '--dry-run');
    assert.equal(words.status, 0, words.stderr);
    assert.match(words.stdout, /Dry run as of 2026-06-12/);
    const { json, status } = await cli.run('insight', 'run', '--target-org', 'renkei-local', '--json');
    assert.equal(status, 0);
    assert.equal(json.result!['day'], DEMO_DATE);
    const refused = await cli.run('insight', 'run', '--target-org', 'renkei-local', '--as-of-day', 'soon');
    assert.notEqual(refused.status, 0);
    assert.match(refused.stderr, /"soon" is no calendar date/);
    const token = org.running.token;
    assert.ok(!cli.printed.includes(token) && !cli.printed.includes(token.split('!')[1]!));
  });
});

/** What the second opinion says of each account, from all records of the org. */
async function opinions(org: TestOrg): Promise<string[]> {
  const tokyo = (instant: unknown) => new Date(Date.parse(String(instant)) + 9 * 3_600_000).toISOString().slice(0, 10);
  const group = (rows: Record<string, unknown>[], field: string) => Map.groupBy(rows, (row) => row[field]);
  const accounts = await org.query(
    'SELECT Id, RenkeiSegment__c, RenkeiLastConversation__c, RenkeiOwnUnits__c FROM Account',
  );
  const touches = group(
    await org.query('SELECT Account__c, OccurredAt__c, IsConversation__c, Origin__c, Amount__c FROM RenkeiTouch__c'),
    'Account__c',
  );
  const deals = group(
    await org.query('SELECT AccountId, IsWon, IsClosed, CloseDate, Amount FROM Opportunity'),
    'AccountId',
  );
  const assets = group(
    await org.query('SELECT AccountId, IsCompetitorProduct, InstallDate, UsageEndDate FROM Asset'),
    'AccountId',
  );
  const open = new Set(
    (await org.query('SELECT Account__c, Status__c FROM RenkeiEscalation__c'))
      .filter((row) => ['Queued', 'Accepted', 'Visited', 'Returned'].includes(String(row['Status__c'])))
      .map((row) => row['Account__c']),
  );
  const warnings = group(
    await org.query(
      'SELECT Account__c, WarnedOn__c, Verdict__c, Reasons__c FROM RenkeiLossWarning__c WHERE WarnedOn__c < 2026-06-12 ORDER BY WarnedOn__c',
    ),
    'Account__c',
  );
  const roles = await org.query(
    'SELECT Segment__c, CadenceDays__c FROM RenkeiSegmentRole__c WHERE Policy__r.IsActive__c = TRUE',
  );
  return accounts
    .flatMap((account) => {
      const own = touches.get(account['Id']) ?? [];
      const bought = deals.get(account['Id']) ?? [];
      const machines = assets.get(account['Id']) ?? [];
      const last = warnings.get(account['Id'])?.at(-1);
      const talked = own.filter((row) => row['IsConversation__c'] && row['Origin__c'] !== 'WebOrder');
      const stored = account['RenkeiLastConversation__c'];
      const facts: AccountFacts = {
        talks: [...talked.map((row) => tokyo(row['OccurredAt__c'])), ...(stored ? [String(stored)] : [])].filter(
          (day) => day >= '2023-06-12',
        ),
        orders: [
          ...own
            .filter((row) => row['Origin__c'] === 'WebOrder')
            .map((row) => ({ day: tokyo(row['OccurredAt__c']), amount: Number(row['Amount__c'] ?? 0) })),
          ...bought
            .filter((row) => row['IsWon'])
            .map((row) => ({ day: String(row['CloseDate']), amount: Number(row['Amount'] ?? 0) })),
        ],
        openDeals: bought.filter((row) => !row['IsClosed']).map((row) => Number(row['Amount'] ?? 0)),
        ownMachineEnds: machines
          .filter((row) => !row['IsCompetitorProduct'] && row['UsageEndDate'])
          .map((row) => String(row['UsageEndDate'])),
        ownMachines: Number(account['RenkeiOwnUnits__c'] ?? 0),
        competitorsOn: machines
          .filter((row) => row['IsCompetitorProduct'] && row['InstallDate'])
          .map((row) => String(row['InstallDate'])),
        cadenceDays:
          (roles.find((role) => role['Segment__c'] === account['RenkeiSegment__c'])?.['CadenceDays__c'] as number) ??
          null,
        hasOpenCase: open.has(account['Id'] as string),
        lastWarning: last
          ? {
              warnedOn: String(last['WarnedOn__c']),
              reasons: String(last['Reasons__c']).split(';') as AccountFacts['lastWarning'] extends null
                ? never
                : never[],
              verdict: last['Verdict__c'] as 'Pending',
            }
          : null,
      };
      const { letters, value } = opinion(facts, DEMO_DATE, DEFAULT_RADAR_POLICY);
      return letters === '' ? [] : [`${account['Id']} ${letters} ${value}`];
    })
    .sort();
}
