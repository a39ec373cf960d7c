// The queries of the pages are put to an org with the demo in it, as the people who open the pages, and what is read from the answers
// is compared with the records themselves.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import { fitOf } from 'c/renkeiChannelFitRules';
import { contributionOf, INVOLVED_DAYS } from 'c/renkeiContributionRules';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo, staffIds } from '../../scripts/demo/loadDemo.ts';
import { reviewDemo } from '../../scripts/demo/review.ts';
import { TEAM } from '../../scripts/demo/work.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { loadDataService, Reader } from './dataService.ts';

const NOW = '2026-06-12T00:00:00.000Z';
/** Midnight in Tokyo. */
const TODAY_STARTS = '2026-06-11T15:00:00.000Z';
const failuresDirectory = mkdtempSync(join(tmpdir(), 'renkei-insight-data-'));

describe('the data service of insight', { timeout: 180_000 }, () => {
  let org: TestOrg;
  let people: ReadonlyMap<string, string>;
  let service: Awaited<ReturnType<typeof loadDataService>>;
  const as = (key: string) => new Reader(org, people.get(key)!).sit();
  const scope = () => ({
    team: TEAM,
    callers: ['morishita', 'takahashi', 'oka', 'tan'].map((key) => people.get(key)!),
    today: DEMO_DATE,
    start: TODAY_STARTS,
  });

  before(async () => {
    org = await startTestOrg(NOW);
    await loadDemo(org.connection, { seed: 'mizuki', accounts: 720, asOf: DEMO_DATE, projectDirectory: project });
    await runSegmentation(org.connection, { failuresDirectory });
    await reviewDemo(org.connection, { asOf: DEMO_DATE, failuresDirectory });
    people = await staffIds(org.connection);
    service = await loadDataService();
  });
  after(() => org.close());

  it('tells who is on a team, its charter and how old the figures are', async () => {
    const data = await as('saeki').read(service.insightStartQuery, service.startVariables(DEMO_DATE));
    const start = service.toStart(data, DEMO_DATE);
    assert.deepEqual(start.teams, [TEAM]);
    assert.equal(start.members.filter(({ role, isAtWork }) => role === 'Caller' && isAtWork).length, 4);
    const [charter] = start.charters;
    assert.equal(charter!.managerName, '佐伯 Saeki');
    assert.equal(charter!.careerSteps.length, 4);
    assert.match(charter!.careerSteps[0]!.evidence, /90 %/);
    assert.equal(charter!.factors.FactorCareerPath__c, false);
    assert.equal(charter!.factors.FactorMeeting__c, true);
    assert.ok(start.asOf !== null && start.offset.minutes === 540);
  });

  it('the month before is closed, with a page and remarks of meetings to look at', async () => {
    const pages = await org.query('SELECT Team__c, Month__c, ClosedBy__c FROM RenkeiMonthPage__c');
    const [charter] = await org.query('SELECT Manager__c FROM RenkeiCharter__c');
    assert.match(String(charter!['Manager__c']), /^005/);
    assert.equal(pages[0]!['ClosedBy__c'], charter!['Manager__c']);
    assert.deepEqual(
      pages.map((page) => [page['Team__c'], page['Month__c']]),
      [[TEAM, '2026-05-01']],
    );
    const meetings = await org.query('SELECT Remarks__c FROM RenkeiFollowUpMeeting__c');
    assert.equal(meetings.filter((meeting) => meeting['Remarks__c'] !== null).length, 2);
  });

  it('counts six exceptions, and each opens as many rows', async () => {
    const reader = as('saeki');
    const counts = service.toExceptionCounts(
      await reader.read(service.exceptionCountsQuery, service.exceptionVariables(scope())),
    );
    for (const kind of service.EXCEPTIONS) {
      const variables = service.exceptionPageVariables(kind, scope());
      const page = service.toExceptionPage(kind, await reader.read(service.exceptionQueries[kind], variables));
      assert.equal(page.total, counts[kind], kind);
      assert.equal(page.rows.length, Math.min(50, page.total), kind);
      assert.ok(counts[kind] > 0, `the demo has none of ${kind}`);
      assert.ok(
        page.rows.every((row) => row.since !== null && row.title !== null),
        kind,
      );
    }
    const unanswered = await org.query(
      `SELECT Id FROM RenkeiEscalation__c WHERE Status__c = 'Queued' AND AcceptDueAt__c < ${TODAY_STARTS}`,
    );
    assert.equal(counts.Unanswered, unanswered.length);
    const abandoned = await org.query(
      `SELECT Id FROM RenkeiEscalation__c WHERE Status__c = 'Visited' AND VisitCount__c = 1 AND AbandonedOn__c <= ${DEMO_DATE}`,
    );
    assert.equal(counts.Abandoned, abandoned.length);
  });

  it('counts what the reports of the same names count', async () => {
    const { userId } = org.running.org.sessionOfToken(org.running.token);
    await org.connection.sobject('User').update({ Id: userId, TimeZoneSidKey: 'Asia/Tokyo' });
    const reader = new Reader(org, userId).sit();
    const all = { team: null, callers: [], today: DEMO_DATE, start: TODAY_STARTS };
    const counts = service.toExceptionCounts(
      await reader.read(service.exceptionCountsQuery, service.exceptionVariables(all)),
    );
    const pairs = {
      Unanswered: 'RenkeiUnanswered',
      NoResult: 'RenkeiVisitsWithoutResult',
      Abandoned: 'RenkeiAbandoned',
      OverdueCalls: 'RenkeiOverdueCalls',
    } as const;
    for (const [kind, name] of Object.entries(pairs)) {
      const { RowCount } = await totalsOf(org, name);
      assert.equal(counts[kind as keyof typeof pairs], RowCount, `${kind} is ${name}`);
      assert.ok(RowCount! > 0, `the demo has none of ${kind}`);
    }
    const yearAgo = '2025-06-11T15:00:00.000Z';
    const due = service.followUpVariables(null, yearAgo, TODAY_STARTS);
    const { due: visitsDue, inTime } = service.toFollowUp(await reader.read(service.followUpQuery, due));
    const followed = await totalsOf(org, 'RenkeiFollowUpRate');
    assert.deepEqual([visitsDue, inTime], [followed['RowCount'], followed['s!RenkeiEscalation__c$IsFollowed__c']]);
    const funnel = service.toFunnel(
      await reader.read(service.funnelQuery, service.funnelVariables(null, yearAgo, NOW)),
    );
    const stages = await totalsOf(org, 'RenkeiHandOffFunnel');
    const answers = await totalsOf(org, 'RenkeiAnswersByRep');
    const persistence = await totalsOf(org, 'RenkeiRevisitPersistence');
    assert.deepEqual(
      [funnel.total.HandedOver, funnel.total.Open, funnel.total.Accepted, funnel.total.Won],
      [
        stages['RowCount'],
        stages['s!RenkeiEscalation__c$IsOpen__c'],
        answers['s!RenkeiEscalation__c$IsAccepted__c'],
        persistence['s!RenkeiEscalation__c$IsWon__c'],
      ],
    );
  });

  it('shows a funnel that only narrows, and adds up over segments', async () => {
    const variables = service.funnelVariables(TEAM, '2026-03-01T00:00:00Z', NOW);
    const { total, segments } = service.toFunnel(await as('saeki').read(service.funnelQuery, variables));
    assert.ok(total.HandedOver > 20);
    assert.ok(
      total.HandedOver >= total.Accepted && total.Accepted >= total.Visited && total.Visited >= total.Revisited,
    );
    for (const stage of service.FUNNEL_STAGES) {
      assert.equal(
        [...segments.values()].reduce((sum, row) => sum + row[stage], 0),
        total[stage],
      );
    }
  });

  it('lists warnings by what is at risk, with totals of the records', async () => {
    const reader = as('saeki');
    const totals = service.toWarningTotals(await reader.read(service.warningTotalsQuery));
    const stored = await org.query('SELECT Verdict__c, State__c, ValueAtRisk__c FROM RenkeiLossWarning__c');
    const judged = (verdict: string) => stored.filter((row) => row['Verdict__c'] === verdict).length;
    assert.deepEqual(
      [totals.rate.right, totals.rate.wrong, totals.rate.pending],
      [judged('Right'), judged('Wrong'), judged('Pending')],
    );
    const open = stored.filter((row) => row['Verdict__c'] === 'Pending' && row['State__c'] === 'Open');
    assert.equal(totals.pending.Open.count, open.length);
    assert.equal(
      totals.pending.Open.valueAtRisk,
      open.reduce((sum, row) => sum + Number(row['ValueAtRisk__c']), 0),
    );
    const page = service.toWarningPage(await reader.read(service.warningsQuery, service.warningVariables('Open')));
    assert.equal(page.total, open.length);
    assert.deepEqual(
      page.rows.map(({ valueAtRisk }) => valueAtRisk),
      page.rows.map(({ valueAtRisk }) => valueAtRisk).sort((one, other) => other - one),
    );
    const planned = service.toWarningPage(
      await reader.read(service.warningsQuery, service.warningVariables('Planned')),
    );
    const [aoba] = planned.rows;
    assert.match(aoba!.accountName!, /Aoba Foods/);
    assert.equal(aoba!.valueAtRisk, 18_400_000);
    assert.ok(aoba!.reasons.includes('CompetitorSignal') && aoba!.reasons.includes('OrderGap'));
    const gaps = service.warningVariables('Open', { reason: 'OrderGap' });
    const only = service.toWarningPage(await reader.read(service.warningsQuery, gaps));
    assert.ok(only.rows.length > 0 && only.rows.every(({ reasons }) => reasons.includes('OrderGap')));
    const done = service.toWarningPage(await reader.read(service.warningsQuery, service.warningVariables('Judged')));
    assert.ok(done.rows.every(({ verdictOn, verdictReason }) => verdictOn !== null && verdictReason !== null));
  });

  it('makes a call plan of a warning with one click, of an account with a plan and of one without', async () => {
    const reader = as('saeki');
    const { rows } = service.toWarningPage(await reader.read(service.warningsQuery, service.warningVariables('Open')));
    const accounts = rows.map(({ account }) => account!);
    const plans = service.toPlans(await reader.read(service.plansQuery, { accounts }));
    const without = rows.find(({ account }) => !plans.has(account!))!;
    await service.planWarning(without, null, { now: NOW, today: DEMO_DATE });
    const [created] = await org.query(
      `SELECT CallBy__c, Reason__c, Owner.Type FROM RenkeiCallPlan__c WHERE Account__c = '${without.account}'`,
    );
    assert.equal(created!['CallBy__c'], DEMO_DATE);
    assert.ok(created!['Reason__c']);
    const [warning] = await org.query(
      `SELECT State__c, PlannedOn__c FROM RenkeiLossWarning__c WHERE Id = '${without.id}'`,
    );
    assert.deepEqual(warning, { State__c: 'Planned', PlannedOn__c: DEMO_DATE });

    const [later] = await org.query(
      `SELECT Id, Account__c, CallBy__c FROM RenkeiCallPlan__c WHERE CallBy__c > ${DEMO_DATE} AND DoNotCall__c = FALSE AND PausedUntil__c = NULL LIMIT 1`,
    );
    const subject = { id: rows[1]!.id, account: String(later!['Account__c']) };
    const plan = { id: String(later!['Id']), callBy: String(later!['CallBy__c']) };
    await service.planWarning(subject, plan, { now: NOW, today: DEMO_DATE });
    const [due] = await org.query(`SELECT CallBy__c FROM RenkeiCallPlan__c WHERE Id = '${plan.id}'`);
    assert.equal(due!['CallBy__c'], DEMO_DATE);
  });

  it('makes no second plan, and then leaves the warning as it was', async () => {
    const reader = as('saeki');
    const { rows } = service.toWarningPage(await reader.read(service.warningsQuery, service.warningVariables('Open')));
    const planned = await org.query('SELECT Account__c FROM RenkeiCallPlan__c LIMIT 1');
    const subject = { id: rows[0]!.id, account: String(planned[0]!['Account__c']) };
    await assert.rejects(service.planWarning(subject, null, { now: NOW, today: DEMO_DATE }), {
      name: 'InsightRefusedError',
    });
    const [warning] = await org.query(`SELECT State__c FROM RenkeiLossWarning__c WHERE Id = '${subject.id}'`);
    assert.equal(warning!['State__c'], 'Open');
  });

  it('puts a warning away with a reason, refuses without one, and takes it up again', async () => {
    const reader = as('saeki');
    const list = async () =>
      service.toWarningPage(await reader.read(service.warningsQuery, service.warningVariables('Open'))).rows;
    const [first] = await list();
    await assert.rejects(service.dismissWarning(first!, ''));
    await service.dismissWarning(first!, 'They close down');
    assert.ok((await list()).every(({ id }) => id !== first!.id));
    await service.reopenWarning({ id: first!.id, lastModified: null });
    assert.ok((await list()).some(({ id }) => id === first!.id));
  });

  it('shows health week by week, and what stands behind each count', async () => {
    const reader = as('saeki');
    const data = await reader.read(service.healthQuery, service.healthVariables(TEAM, '2026-03-01'));
    const { series, asOf } = service.toHealth(data);
    assert.equal(series.length, 6);
    assert.ok(asOf !== null);
    for (const { pattern, weeks } of series) {
      assert.ok(weeks.length >= 13, pattern);
      assert.ok(
        weeks.every(({ count, denominator }) => count <= denominator),
        pattern,
      );
    }
    for (const pattern of [
      'UnexplainedReturns',
      'SkippedMeetings',
      'FeedbackNotGiven',
      'AbandonedAfterOneVisit',
    ] as const) {
      const { weeks } = series.find((one) => one.pattern === pattern)!;
      const found = weeks.findLast(({ count }) => count > 0);
      assert.ok(found, `the demo has none of ${pattern}`);
      const monday = new Date(`${found.week}T00:00:00+09:00`);
      const week = {
        team: TEAM,
        monday: found.week,
        start: monday.toISOString(),
        end: new Date(monday.getTime() + 7 * 86_400_000).toISOString(),
        callers: scope().callers,
        feedbackDays: 7,
      };
      const answer = await reader.read(service.healthCaseQueries[pattern], service.healthCaseVariables(pattern, week));
      const { rows } = service.toHealthCases(answer);
      assert.ok(rows.length >= found.count, `${pattern} ${found.week}: ${rows.length} of ${found.count}`);
    }
    // Who was alone in a week: as many as were counted, and only their cases are asked for.
    const { weeks: isolation } = series.find(({ pattern }) => pattern === 'Isolation')!;
    for (const { week, count } of isolation.slice(-6)) {
      const end = new Date(`${week}T00:00:00+09:00`).getTime() + 7 * 86_400_000;
      const days = { from: addDays(week, -7), to: addDays(week, 6) };
      const within = { start: new Date(end - 14 * 86_400_000).toISOString(), end: new Date(end).toISOString() };
      const groups = await reader.read(service.isolationQuery, service.isolationVariables({ ...days, ...within }));
      const alone = service.toIsolated(groups, scope().callers);
      assert.equal(alone.length, count, `alone in the week of ${week}`);
      const wanted = { ...within, ...{ team: TEAM, monday: week, callers: alone, feedbackDays: 7 } };
      const variables = service.healthCaseVariables('Isolation', wanted);
      const { rows } = service.toHealthCases(await reader.read(service.healthCaseQueries.Isolation, variables));
      const names = new Set(rows.map(({ callerName }) => callerName));
      assert.ok(names.size <= count);
    }
  });

  it('lets a caller see what she created and was involved in, as the records have it', async () => {
    const reader = as('morishita');
    const user = people.get('morishita')!;
    const since = '2025-06-12T00:00:00Z';
    const offset = { minutes: 540, changesAt: null, nextMinutes: null };
    const created = service.toCases(
      await reader.read(service.createdQuery, service.createdVariables(user, since)),
      offset,
    );
    const talksSince = new Date(Date.parse(since) - INVOLVED_DAYS * 86_400_000).toISOString();
    const { talks } = service.toTalks(
      await reader.read(service.talksQuery, service.talksVariables(user, talksSince)),
      offset,
    );
    const accounts = [...new Set(talks.map(({ account }) => account))].slice(0, 400);
    const others = service.toCases(
      await reader.read(service.involvedQuery, service.involvedVariables(user, accounts, since)),
      offset,
    );
    const cases = [...created.rows, ...others.rows];
    const period = { from: '2025-06-12', to: DEMO_DATE };
    const found = contributionOf(user, cases, talks, period);
    const stored = await org.query(
      `SELECT Id, Status__c, Opportunity__r.Amount FROM RenkeiEscalation__c WHERE Caller__c = '${user}' AND EscalatedAt__c >= ${since}`,
    );
    assert.equal(found.created.cases, stored.length);
    const won = stored.filter((row) => row['Status__c'] === 'Won');
    assert.equal(found.created.won, won.length);
    const amount = won.reduce(
      (sum, row) => sum + Number((row['Opportunity__r'] as unknown as { Amount: number }).Amount),
      0,
    );
    assert.deepEqual(found.created.wonAmounts, [{ currency: null, amount }]);
    assert.ok(others.rows.every(({ caller }) => caller !== user));
  });

  it('counts answers by channel as the records have them, and lists what does not fit', async () => {
    const reader = as('kuwahara');
    const summary = fitOf(service.toFitCounts(await reader.read(service.fitQuery)));
    const { preferences, total } = service.toAnswers(await reader.read(service.answersQuery));
    assert.equal(total, preferences.length);
    assert.deepEqual(fitOf(preferences), summary);
    const mend = service.toMendPage(await reader.read(service.mendQuery, service.fitVariables()));
    assert.equal(mend.total, summary.used - summary.fitting);
    assert.ok(mend.rows.every(({ preferredName, usedName }) => preferredName !== usedName));
  });

  it('lets a representative read what is theirs, and refuses nobody the page', async () => {
    const reader = as('ishida');
    await reader.read(service.insightStartQuery, service.startVariables(DEMO_DATE));
    await reader.read(service.exceptionCountsQuery, service.exceptionVariables(scope()));
    const page = service.toWarningPage(await reader.read(service.warningsQuery, service.warningVariables('Open')));
    assert.ok(page.rows.every(({ owner }) => owner === people.get('ishida')));
  });
});

/** The grand totals of a packaged report, by figure. */
async function totalsOf({ connection }: TestOrg, name: string): Promise<Record<string, number>> {
  const { records } = await connection.query<{ Id: string }>(`SELECT Id FROM Report WHERE DeveloperName = '${name}'`);
  const result = (await connection.analytics.report(records[0]!.Id).execute({ details: false })) as unknown as {
    factMap: Record<string, { aggregates: { value: number }[] }>;
    reportMetadata: { aggregates: string[] };
  };
  const { aggregates } = result.factMap['T!T']!;
  return Object.fromEntries(
    result.reportMetadata.aggregates.map((figure, index) => [figure, aggregates[index]!.value]),
  );
}
