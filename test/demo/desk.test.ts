import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import { isLegal } from 'c/renkeiEscalationRules';
import { isOpen } from 'c/renkeiQueueRules';
import { roleDays } from '../../scripts/demo/caseTeller.ts';
import { ATTEMPT_LIMIT } from '../../scripts/demo/callPlans.ts';
import { DEMO_ACCOUNTS, DEMO_DATE, DEMO_SEED } from '../../scripts/demo/demoDefaults.ts';
import { generateDemo } from '../../scripts/demo/generate.ts';
import { holidaysOf } from '../../scripts/demo/holidays.ts';
import { CALLER_KEYS, REP_KEYS } from '../../scripts/demo/staff.ts';
import { readPolicyFile } from '../../scripts/segmentation/policy/file.ts';
import { project } from '../connection/testOrg.ts';

const data = generateDemo({ seed: DEMO_SEED, accounts: DEMO_ACCOUNTS, asOf: DEMO_DATE });
const NOW = `${DEMO_DATE}T09:00:00+09:00`;
const keys = (rows: readonly { key: string }[]) => new Set(rows.map(({ key }) => key));

describe('the desk of the demo', () => {
  const openPlans = data.callPlans.filter((plan) =>
    isOpen(
      {
        doNotCall: plan.doNotCall,
        limitReachedOn: plan.limitReachedOn || null,
        pausedUntil: plan.pausedUntil || null,
      },
      DEMO_DATE,
    ),
  );

  it('gives each caller something overdue, something due today, something later and promises of today', () => {
    for (const caller of CALLER_KEYS) {
      const own = openPlans.filter((plan) => plan.caller === caller);
      assert.ok(own.length >= 30, `${caller} ${own.length}`);
      assert.ok(own.some(({ callBy }) => callBy < DEMO_DATE));
      assert.ok(own.filter(({ callBy }) => callBy === DEMO_DATE).length >= 5);
      assert.ok(own.some(({ callBy }) => callBy > DEMO_DATE));
      assert.ok(own.some(({ callAt }) => callAt.startsWith(DEMO_DATE)));
    }
  });

  it('has a pool of unclaimed accounts, some of them of the campaign and some never called', () => {
    const pool = openPlans.filter(({ caller }) => caller === '');
    assert.ok(pool.length >= 30);
    assert.ok(pool.some(({ callBy }) => callBy < DEMO_DATE));
    assert.ok(pool.some(({ lastTouchOn }) => lastTouchOn === ''));
    const campaign = pool.filter(({ campaign: play }) => play !== '');
    assert.ok(campaign.length >= 5);
    for (const { account } of campaign) {
      assert.ok(
        data.assets.some((asset) => asset.account === account && asset.name === 'Nordek NX-22'),
        account,
      );
    }
  });

  it('has one plan that is paused, one at the limit of attempts and one that is not to be called', () => {
    const paused = data.callPlans.filter(({ pausedUntil }) => pausedUntil !== '');
    assert.deepEqual(paused.map(({ caller, callBy }) => [caller, callBy]).flat(), [
      'takahashi',
      addDays(paused[0]!.pausedUntil, 1),
    ]);
    const limit = data.callPlans.filter(({ limitReachedOn }) => limitReachedOn !== '');
    assert.equal(limit.length, 1);
    assert.ok(limit[0]!.attempts >= ATTEMPT_LIMIT);
    assert.equal(data.callPlans.filter(({ attempts }) => attempts >= ATTEMPT_LIMIT).length, 1);
    const silent = data.callPlans.filter(({ doNotCall }) => doNotCall);
    assert.equal(silent.length, 1);
    assert.equal(data.touches.find(({ key }) => key === `${silent[0]!.account}-D1`)!.outcome, 'DoNotCall');
  });

  it('has one script of each play and cause in each language', () => {
    const names = data.plays.map(({ kind, cause, language }) => `${kind} ${cause} ${language}`);
    assert.equal(new Set(names).size, names.length);
    for (const language of ['Japanese', 'English']) {
      for (const play of ['New ', 'Existing ', 'Campaign ', 'Revival Neglected', 'Revival Transferred'])
        assert.ok(names.includes(`${play} ${language}`), `${play} ${language}`);
      assert.equal(names.filter((name) => name.startsWith('Revival') && name.endsWith(language)).length, 5);
    }
  });

  it('knows makers, model years and when machines are due, never in the past', () => {
    assert.ok(data.assets.every(({ maker, modelYear }) => maker && Number(modelYear) > 2000));
    const due = data.assets.filter(({ endsOn }) => endsOn !== '');
    assert.ok(due.length > data.assets.length / 2 && due.length < data.assets.length);
    assert.ok(due.every(({ endsOn }) => endsOn > DEMO_DATE));
  });
});

describe('the handovers of the demo', () => {
  it('are some dozens in every state, each told by legal steps in order', () => {
    assert.ok(data.cases.length >= 40, String(data.cases.length));
    assert.equal(new Set(data.cases.map(({ status }) => status)).size, 7);
    for (const { key, status, owner } of data.cases) {
      const steps = data.steps.filter((step) => step.case === key);
      assert.equal(steps[0]!.from, '');
      assert.deepEqual([steps.at(-1)!.to, steps.at(-1)!.owner], [status, owner], key);
      steps.slice(1).forEach((step, index) => {
        assert.equal(step.from, steps[index]!.to);
        assert.ok(Date.parse(step.at) >= Date.parse(steps[index]!.at), `${step.key} ${step.at}`);
        if (step.from !== step.to)
          assert.ok(isLegal(step.from as 'Queued', step.to), `${key}: ${step.from} → ${step.to}`);
      });
      for (const { at } of steps) assert.ok(Date.parse(at) <= Date.parse(NOW), `${key} ${at}`);
    }
  });

  it('are overdue in the queue alone: whoever was asked still has time to answer', () => {
    for (const { key, status, owner, acceptDueAt, acceptBreachedAt } of data.cases) {
      if (status !== 'Queued') continue;
      const late = Date.parse(acceptDueAt) <= Date.parse(NOW);
      assert.deepEqual([owner === '', acceptBreachedAt !== ''], [late, late], key);
    }
    assert.ok(data.cases.filter(({ owner }) => owner === '').length >= 1);
    assert.ok(data.cases.some(({ abandonedOn }) => abandonedOn !== '' && abandonedOn <= DEMO_DATE));
  });

  it('have the deadlines of the policy in force', async () => {
    const policy = await readPolicyFile(`${project}/config/policy/mizuki-so-far.json`);
    for (const { segment, acceptWithinDays, firstVisitWithinDays } of policy.roles) {
      assert.deepEqual(roleDays[segment], { accept: acceptWithinDays, firstVisit: firstVisitWithinDays });
    }
  });

  it('refer only to what is there', () => {
    const [accounts, contacts, cases, people] = [data.accounts, data.contacts, data.cases, data.staff].map(keys);
    const [deals, plays, visits, touches] = [data.opportunities, data.plays, data.visits, data.touches].map(keys);
    const known = (names: Set<string> | undefined, key: string) => assert.ok(key === '' || names!.has(key), key);
    for (const row of data.cases) {
      known(contacts, row.contact);
      known(deals, row.opportunity);
    }
    for (const row of [...data.visits, ...data.comingVisits]) {
      known(accounts, row.account);
      known(contacts, row.contact);
      known(cases, row.case);
      known(people, row.rep);
      known(people, row.bookedBy);
    }
    for (const row of [...data.steps, ...data.thanks]) known(cases, row.case);
    for (const row of data.touches) {
      known(plays, row.play);
      known(visits, row.visit);
    }
    for (const row of data.callPlans) known(plays, row.campaign);
    for (const row of data.preferences) known(touches, row.touch);
  });

  it('come with visits of all reps in the days to come, on half hours and never two at a time', () => {
    const busy = data.appointments.map(({ owner, startsAt, minutes }) => ({
      rep: owner,
      from: Date.parse(startsAt),
      to: Date.parse(startsAt) + minutes * 60_000,
    }));
    for (const { rep, startsAt, endsAt } of data.comingVisits)
      busy.push({ rep, from: Date.parse(startsAt), to: Date.parse(endsAt) });
    for (const { from, to } of busy) assert.equal((from % 1_800_000) + (to % 1_800_000), 0);
    for (const rep of REP_KEYS) {
      const own = busy.filter((time) => time.rep === rep).sort((one, other) => one.from - other.from);
      assert.ok(own.length >= 4, rep);
      own.slice(1).forEach((time, index) => assert.ok(time.from >= own[index]!.to, rep));
    }
    assert.ok(data.comingVisits.some(({ status }) => status === 'Tentative'));
    // Some took place yesterday, and nobody has said what came of them.
    assert.ok(data.comingVisits.filter(({ endsAt }) => Date.parse(endsAt) < Date.parse(NOW)).length >= 2);
  });
});

describe('the holidays of the demo', () => {
  it('are those of Japan', () => {
    assert.deepEqual(
      holidaysOf(2026).map(({ day }) => day.slice(5)),
      [
        '01-01',
        '01-12',
        '02-11',
        '02-23',
        '03-20',
        '04-29',
        '05-03',
        '05-04',
        '05-05',
        '05-06',
        '07-20',
        '08-11',
      ].concat(['09-21', '09-22', '09-23', '10-12', '11-03', '11-23']),
    );
    assert.deepEqual(
      holidaysOf(2025).map(({ day }) => day.slice(5)),
      [
        '01-01',
        '01-13',
        '02-11',
        '02-23',
        '02-24',
        '03-20',
        '04-29',
        '05-03',
        '05-04',
        '05-05',
        '05-06',
        '07-21',
      ].concat(['08-11', '09-15', '09-23', '10-13', '11-03', '11-23', '11-24']),
    );
  });
});
