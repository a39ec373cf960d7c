import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import {
  contributionOf,
  INVOLVED_DAYS,
  monthlyTrend,
  partOf,
  type ContributionCase,
  type Talk,
} from 'c/renkeiContributionRules';
import { Random } from '../../scripts/demo/random.ts';

const TODAY = '2026-06-12';
const one: ContributionCase = {
  id: 'C',
  account: 'A',
  caller: 'K',
  handedOverOn: '2026-03-10',
  acceptedOn: '2026-03-11',
  hasAppointment: true,
  visits: 3,
  isWon: true,
  closedOn: '2026-05-20',
  wonAmount: 9_200_000,
  currency: null,
};
const talk = (user: string, on: string, account = 'A'): Talk => ({ user, on, account });

describe('contribution', () => {
  it('knows who created a case, who was involved, and who was not', () => {
    const part = (user: string, ...talks: Talk[]) => partOf(user, one, talks, TODAY);
    assert.equal(part('K'), 'Created');
    assert.equal(part('K', talk('K', '2026-03-01')), 'Created');
    assert.equal(part('L'), null);
    assert.equal(part('L', talk('L', addDays(one.handedOverOn, -INVOLVED_DAYS))), 'Involved');
    assert.equal(part('L', talk('L', addDays(one.handedOverOn, -INVOLVED_DAYS - 1))), null);
    assert.equal(part('L', talk('L', '2026-05-20')), 'Involved');
    assert.equal(part('L', talk('L', '2026-05-21')), null);
    assert.equal(part('L', talk('M', '2026-04-01')), null);
    assert.equal(part('L', talk('L', '2026-04-01', 'B')), null);
    assert.equal(partOf('L', { ...one, closedOn: null }, [talk('L', TODAY)], TODAY), 'Involved');
  });

  it('traces cases as far as they came, and keeps amounts apart', () => {
    const cases = [
      one,
      { ...one, id: 'D', caller: 'L', wonAmount: 0.1 },
      { ...one, id: 'E', isWon: false, wonAmount: 5, visits: 1, hasAppointment: false },
    ];
    const found = contributionOf('K', cases, [talk('K', '2026-03-01')], { from: '2026-03-10', to: TODAY });
    assert.deepEqual(found.created, {
      cases: 2,
      accepted: 2,
      appointments: 2,
      visited: 2,
      revisited: 1,
      won: 1,
      wonAmounts: [{ currency: null, amount: 9_200_000 }],
    });
    assert.deepEqual(found.involved, {
      cases: 1,
      accepted: 1,
      appointments: 1,
      visited: 1,
      revisited: 1,
      won: 1,
      wonAmounts: [{ currency: null, amount: 0.1 }],
    });
    assert.deepEqual(contributionOf('K', cases, [], { from: '2026-03-11', to: TODAY }).created.cases, 0);
    assert.deepEqual(contributionOf('K', cases, [], { from: '2026-01-01', to: '2026-03-09' }).created.cases, 0);
  });

  it('adds up no yen with dollars', () => {
    const dollars = (id: string, wonAmount: number) => ({ ...one, id, currency: 'USD', wonAmount });
    const cases = [dollars('D', 0.1), { ...one, currency: 'JPY' }, dollars('E', 0.2)];
    assert.deepEqual(contributionOf('K', cases, [], { from: '2026-01-01', to: TODAY }).created.wonAmounts, [
      { currency: 'JPY', amount: 9_200_000 },
      { currency: 'USD', amount: 0.3 },
    ]);
  });

  it('shows months by handover and by close', () => {
    assert.deepEqual(monthlyTrend([one], TODAY, 4), [
      { month: '2026-03-01', cases: 1, won: 0 },
      { month: '2026-04-01', cases: 0, won: 0 },
      { month: '2026-05-01', cases: 0, won: 1 },
      { month: '2026-06-01', cases: 0, won: 0 },
    ]);
    assert.equal(monthlyTrend([one], '2026-05-19', 1)[0]!.won, 0);
    assert.equal(monthlyTrend([], '2026-01-31', 12)[0]!.month, '2025-02-01');
  });

  it('gives every case one creator at most, and narrows from stage to stage', () => {
    const random = new Random('contribution laws');
    const people = ['K', 'L', 'M'];
    for (let count = 0; count < 300; count += 1) {
      const cases = Array.from({ length: 20 }, (_, id): ContributionCase => {
        const visits = random.integer(0, 3);
        const handedOverOn = addDays(TODAY, -random.integer(0, 400));
        const isWon = visits > 0 && random.chance(0.3);
        return {
          ...{
            id: String(id),
            account: random.pick(['A', 'B', 'C']),
            caller: random.pick([...people, null]),
            handedOverOn,
            visits,
            isWon,
          },
          acceptedOn: visits > 0 || random.chance(0.5) ? handedOverOn : null,
          hasAppointment: random.chance(0.5),
          closedOn: isWon ? addDays(handedOverOn, 30) : null,
          wonAmount: isWon ? random.integer(1, 900) / 10 : 0,
          currency: null,
        };
      });
      const talks = Array.from({ length: 30 }, () =>
        talk(random.pick(people), addDays(TODAY, -random.integer(0, 600)), random.pick(['A', 'B', 'C'])),
      );
      const period = { from: addDays(TODAY, -200), to: TODAY };
      const found = people.map((user) => contributionOf(user, cases, talks, period));
      const within = cases.filter(({ handedOverOn, caller }) => handedOverOn >= period.from && caller !== null);
      assert.equal(
        found.reduce((sum, { created }) => sum + created.cases, 0),
        within.length,
      );
      people.forEach((user, index) => {
        const { created, involved, createdCases, involvedCases } = found[index]!;
        assert.ok(involvedCases.every((inv) => inv.caller !== user && !createdCases.includes(inv)));
        for (const trace of [created, involved]) {
          assert.ok(trace.cases >= trace.appointments && trace.appointments >= trace.visited);
          assert.ok(trace.visited >= trace.revisited && trace.visited >= trace.won && trace.accepted >= trace.visited);
        }
        // A second opinion, in sets: who talked with whom, from when to when.
        const expected = cases.filter((entry) => {
          if (entry.caller === user || entry.handedOverOn < period.from) return false;
          const [from, to] = [Date.parse(entry.handedOverOn) - 180 * 86_400_000, Date.parse(entry.closedOn ?? TODAY)];
          return talks
            .filter((t) => t.user === user && t.account === entry.account)
            .map((t) => Date.parse(t.on))
            .some((at) => at >= from && at <= to);
        });
        assert.deepEqual(involvedCases, expected);
      });
    }
  });
});
