// Packs from an org: what the agenda holds against the org's own records, minutes, closed months, refusals, and the command line.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FIGURES } from 'c/renkeiFigureRules';
import { DEMO_ACCOUNT_LIMITS, DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo } from '../../scripts/demo/loadDemo.ts';
import { TEAM } from '../../scripts/demo/work.ts';
import { closeMonth } from '../../scripts/meeting/month/closeMonth.ts';
import { makeMonthPack } from '../../scripts/meeting/month/monthPack.ts';
import { makePack } from '../../scripts/meeting/pack/pack.ts';
import { startBrowser } from '../../scripts/meeting/paper/browser.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { CommandLine } from '../commands/cli.ts';
import { logIn } from '../commands/logIn.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

const MAY = { team: TEAM, month: '2026-05', language: 'en' } as const;

describe('packs of an org with nothing in it', { timeout: 120_000 }, () => {
  let org: TestOrg;
  before(async () => {
    org = await startTestOrg(`${DEMO_DATE}T03:00:00Z`);
  });
  after(() => org.close());

  it('asks for a setting, then for a team', async () => {
    await assert.rejects(makePack(org.connection, { team: 'East', language: 'en' }), { name: 'NoSettingError' });
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
    await assert.rejects(makePack(org.connection, { team: 'East', language: 'en' }), { name: 'NoTeamsError' });
  });

  it('a team whose people have left and that has no charter has its designed pages', async () => {
    const [user] = await org.query('SELECT Id FROM User WHERE IsActive = TRUE LIMIT 1');
    await org.insert('RenkeiTeamMember__c', [{ Team__c: 'Ghosts', Role__c: 'Caller', User__c: user!['Id']! }]);
    await assert.rejects(makePack(org.connection, { team: 'East', language: 'en' }), {
      name: 'UnknownTeamError',
      message: /"East"\. There are: Ghosts/,
    });
    const pack = await makePack(org.connection, { team: ' ghosts ', language: 'ja' });
    assert.deepEqual([pack.kind, pack.team, pack.totals.items, pack.meeting], ['agenda', 'Ghosts', 0, null]);
    const month = await makeMonthPack(org.connection, { team: 'Ghosts', language: 'ja' });
    assert.deepEqual([month.month, month.hasCharter, month.isFrozen], ['2026-05', false, false]);
    assert.deepEqual(month.stories, { won: null, revived: null, lesson: null });
    assert.ok(month.results.every(({ value, isReached }) => value === null && isReached === null));
  });

  it('refuses days and months that are none, are over without a meeting, or not over', async () => {
    const pack = (day: string) => makePack(org.connection, { team: 'Ghosts', day, language: 'en' });
    await assert.rejects(pack('2026-02-30'), { name: 'InvalidDayError' });
    await assert.rejects(pack('2026-06-05'), { name: 'NoMeetingError' });
    const close = (month: string) =>
      closeMonth(org.connection, { team: 'Ghosts', month, language: 'en', dryRun: false });
    await assert.rejects(close('2026-6'), { name: 'InvalidMonthError' });
    await assert.rejects(close('2026-06'), { name: 'MonthNotOverError', message: /2026-06.*2026-06-12/ });
    await assert.rejects(makeMonthPack(org.connection, { ...MAY, team: 'Ghosts', month: '2026-07' }), {
      name: 'MonthAheadError',
    });
  });
});

describe('packs of the demo', { timeout: 300_000 }, () => {
  let org: TestOrg;
  const cli = new CommandLine();
  before(async () => {
    org = await startTestOrg(`${DEMO_DATE}T03:00:00Z`);
    await loadDemo(org.connection, {
      seed: 'mizuki',
      accounts: Math.max(DEMO_ACCOUNT_LIMITS.min, 240),
      asOf: DEMO_DATE,
      projectDirectory: project,
    });
    await logIn(org, cli);
  });
  after(async () => {
    await org.close();
    cli.remove();
  });

  it('the agenda holds every open case of the team once, grouped by who answers', async () => {
    const pack = await makePack(org.connection, { team: TEAM, language: 'ja' });
    const open = await org.query(
      `SELECT Id, Account__r.Name FROM RenkeiEscalation__c WHERE Status__c IN ('Queued', 'Accepted', 'Visited', 'Returned') AND Team__c = '${TEAM}'`,
    );
    const items = pack.reps.flatMap((rep) => rep.items);
    assert.equal(items.filter(({ status, action }) => status !== null && action === null).length, open.length);
    assert.equal(items.length, pack.totals.items);
    assert.deepEqual(
      items.map(({ number }) => number),
      items.map((_, index) => index + 1),
    );
    const names = pack.reps.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.equal(
      pack.charts.ageing.reduce((sum, { count }) => sum + count, 0),
      open.length,
    );
    const overdue = await org.query(
      `SELECT Id FROM RenkeiActionItem__c WHERE Status__c = 'Open' AND DueOn__c <= ${DEMO_DATE}`,
    );
    assert.equal(items.filter(({ question }) => question === 'ActionOverdue').length, overdue.length);
    assert.equal(pack.startsAt, '10:00');
  });

  it('an item that was put on the agenda of a meeting to come is one of all, not the only one', async () => {
    const day = '2026-06-19';
    const before = await makePack(org.connection, { team: TEAM, day, language: 'en' });
    const [first] = await org.query(
      `SELECT Id, OwnerId FROM RenkeiEscalation__c WHERE Status__c = 'Visited' AND Team__c = '${TEAM}' LIMIT 1`,
    );
    const planned = { Name: 'Next', Team__c: TEAM, HeldOn__c: day, Cadence__c: 'Weekly', Status__c: 'Planned' };
    const [meeting] = await org.insert('RenkeiFollowUpMeeting__c', [planned]);
    const put = { Meeting__c: meeting!, Section__c: 'Follow', Question__c: 'VisitLate', Escalation__c: first!['Id']! };
    await org.insert('RenkeiAgendaItem__c', [
      { ...put, Rep__c: first!['OwnerId']!, ItemKey__c: `${meeting}|Follow|${first!['Id']}` },
    ]);
    const pack = await makePack(org.connection, { team: TEAM, day, language: 'en' });
    assert.equal(pack.kind, 'agenda');
    assert.equal(pack.totals.items, before.totals.items);
    assert.ok(pack.totals.items > 5);
    const names = pack.reps.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    await org.connection.sobject('RenkeiFollowUpMeeting__c').destroy(meeting!);
  });

  it('a signal without a case is on the agenda, under the name of the caller whose talk it is, whoever saved it', async () => {
    const [caller] = await org.query(`SELECT User__c, User__r.Name FROM RenkeiTeamMember__c WHERE Role__c = 'Caller'`);
    const [account] = await org.insert('Account', [{ Name: 'Yamabuki Foods' }]);
    const talk = { Channel__c: 'InsideSales', Direction__c: 'Inbound', Outcome__c: 'Talked', IsConversation__c: true };
    const [touch] = await org.insert('RenkeiTouch__c', [
      {
        ...{ ...talk, Account__c: account!, OwnerId: String(caller!['User__c']) },
        ...{ OccurredAt__c: `${DEMO_DATE}T01:00:00Z`, BuyingSignal__c: true, Needs__c: 'They ask what a lease costs.' },
      },
    ]);
    const { reps } = await makePack(org.connection, { team: TEAM, language: 'en' });
    const item = reps.flatMap(({ items }) => items).find(({ account: name }) => name === 'Yamabuki Foods');
    assert.equal(item?.question, 'NewSignal');
    assert.equal(item?.caller, (caller!['User__r'] as unknown as { Name: string }).Name);
    await org.connection.sobject('RenkeiTouch__c').destroy(touch!);
    await org.connection.sobject('Account').destroy(account!);
  });

  it('the minutes hold what was decided, with notes and actions', async () => {
    const [meeting] = await org.query(
      `SELECT Id, HeldOn__c, Items__c, Decided__c FROM RenkeiFollowUpMeeting__c WHERE Status__c = 'Closed' ORDER BY HeldOn__c DESC LIMIT 1`,
    );
    const pack = await makePack(org.connection, { team: TEAM, day: String(meeting!['HeldOn__c']), language: 'en' });
    assert.equal(pack.kind, 'minutes');
    assert.deepEqual([pack.totals.items, pack.totals.decided], [meeting!['Items__c'], meeting!['Decided__c']]);
    assert.equal(pack.asOf, pack.meeting!.closedAt);
    const notes = await org.query(`SELECT Id FROM RenkeiAgendaNote__c WHERE Item__r.Meeting__c = '${meeting!['Id']}'`);
    const shown = pack.reps.flatMap(({ items }) => items.flatMap((item) => item.notes));
    assert.equal(shown.length, notes.length);
    const actions = await org.query(`SELECT Id FROM RenkeiActionItem__c WHERE Meeting__c = '${meeting!['Id']}'`);
    assert.equal(pack.actions.agreed.length, actions.length);
    // Cases open when it closed, counted by themselves.
    const open = await org.query(
      `SELECT Id FROM RenkeiEscalation__c WHERE EscalatedAt__c <= ${pack.asOf} AND (ClosedAt__c = NULL OR ClosedAt__c > ${pack.asOf}) AND Team__c = '${TEAM}'`,
    );
    assert.equal(
      pack.charts.ageing.reduce((sum, { count }) => sum + count, 0),
      open.length,
    );
  });

  it('a month is provisional, then closed once, and stays as it was closed', async () => {
    const before = await makeMonthPack(org.connection, MAY);
    assert.equal(before.isFrozen, false);
    const count = async () => (await org.query('SELECT Id FROM RenkeiMonthFigure__c')).length;
    const dry = await closeMonth(org.connection, { ...MAY, dryRun: true });
    assert.deepEqual([dry.status, dry.written, await count()], ['DryRun', FIGURES.length, 0]);
    const closed = await closeMonth(org.connection, { ...MAY, language: 'ja', dryRun: false });
    assert.deepEqual([closed.status, closed.written, await count()], ['Closed', FIGURES.length, FIGURES.length]);
    assert.deepEqual(closed.figures, dry.figures);
    // Later the case changes, the closed month does not.
    const [won] = await org.query(
      `SELECT Id FROM RenkeiEscalation__c WHERE Status__c = 'Won' AND ClosedAt__c >= 2026-05-01T00:00:00Z LIMIT 1`,
    );
    await org.connection.sobject('RenkeiEscalation__c').destroy(String(won!['Id']));
    const after = await makeMonthPack(org.connection, MAY);
    assert.equal(after.isFrozen, true);
    assert.deepEqual(after.results, before.results);
    assert.deepEqual(after.figures, before.figures);
    // Whoever closed the month, its page is read in both languages.
    assert.match(after.definitions[0]!.definition, /in the month/);
    const japanese = await makeMonthPack(org.connection, { ...MAY, language: 'ja' });
    assert.match(japanese.definitions[0]!.definition, /当月/);
    assert.deepEqual([after.stories, after.decisions], [before.stories, before.decisions]);
    assert.deepEqual(japanese.stories, before.stories);
    const again = await closeMonth(org.connection, { ...MAY, dryRun: false });
    assert.deepEqual([again.status, again.written, await count()], ['AlreadyClosed', 0, FIGURES.length]);
    assert.deepEqual(again.figures, closed.figures);
    const [figure] = await org.query('SELECT Id FROM RenkeiMonthFigure__c LIMIT 1');
    const changed = await org.connection
      .sobject('RenkeiMonthFigure__c')
      .update({ Id: String(figure!['Id']), Value__c: 1 })
      .catch((problem: Error) => problem);
    assert.match(JSON.stringify(changed) + String(changed), /VALIDATION|not changed/);
  });

  it('a month whose figures were closed without a page gets its page, as of when they were counted', async () => {
    const [page] = await org.query(`SELECT Id FROM RenkeiMonthPage__c WHERE PageKey__c = '${TEAM}|2026-05'`);
    await org.connection.sobject('RenkeiMonthPage__c').destroy(String(page!['Id']));
    const before = await makeMonthPack(org.connection, MAY);
    const completed = await closeMonth(org.connection, { ...MAY, dryRun: false });
    assert.deepEqual([completed.status, completed.written, completed.pageWritten], ['Closed', 0, true]);
    const after = await makeMonthPack(org.connection, MAY);
    assert.equal(after.asOf, before.asOf);
    assert.deepEqual(after.results, before.results);
  });

  it('a close that was killed is completed by the next', async () => {
    const april = { ...MAY, month: '2026-04', dryRun: false };
    await closeMonth(org.connection, april);
    const [lost] = await org.query(
      `SELECT Id FROM RenkeiMonthFigure__c WHERE Month__c = 2026-04-01 AND Figure__c = 'Talks'`,
    );
    await org.connection.sobject('RenkeiMonthFigure__c').destroy(String(lost!['Id']));
    assert.equal((await makeMonthPack(org.connection, { ...MAY, month: '2026-04' })).isFrozen, false);
    const completed = await closeMonth(org.connection, april);
    assert.deepEqual([completed.status, completed.written], ['Closed', 1]);
  });

  it('the command writes files, answers with JSON, and refuses with the next action', async () => {
    const target = ['--target-org', 'renkei-local', '--team', TEAM];
    const file = join(cli.directory, 'agenda.pdf');
    const pdf = await cli.run('meeting', 'pack', ...target, '--format', 'pdf', '--output', file, '--json');
    assert.equal(pdf.status, 0, pdf.stderr);
    assert.equal(readFileSync(file).subarray(0, 5).toString(), '%PDF-');
    assert.equal(statSync(file).mode & 0o077, 0);
    const json = await cli.run('meeting', 'pack', ...target, '--format', 'json', '--json');
    assert.equal((json.json.result!['content'] as { kind: string }).kind, 'agenda');
    const month = join(cli.directory, 'may.html');
    const html = await cli.run(
      'meeting',
      'month',
      ...target,
      '--month',
      '2026-05',
      '--language',
      'ja',
      '--output',
      month,
    );
    assert.equal(html.status, 0, html.stderr);
    assert.match(readFileSync(month, 'utf8'), /月次報告/);
    const refused = await cli.run('meeting', 'pack', ...target, '--format', 'pdf', '--json');
    assert.deepEqual([refused.status, refused.json.name], [2, 'OutputNeededError']);
    const closed = await cli.run('meeting', 'close-month', ...target, '--month', '2026-05');
    assert.match(closed.stdout, /was closed already/);
    const nowhere = await cli.run('meeting', 'pack', ...target, '--output', join(cli.home, 'no', 'x.html'), '--json');
    assert.equal(nowhere.json.name, 'OutputRefusedError');
    assert.ok(!existsSync(join(cli.home, 'no')));
    assert.ok(!cli.printed.includes(org.running.token), 'no token in what was printed');
  });

  it('says what to do where there is no browser', async () => {
    await assert.rejects(startBrowser({ CHROME_PATH: '/no/such/chrome' }), (problem: Error & { actions: string[] }) => {
      assert.equal(problem.name, 'NoBrowserError');
      assert.match(problem.actions.join(' '), /html/);
      return true;
    });
  });
});
