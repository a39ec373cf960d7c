// What holds for every team and every set of accounts, tried on seeded ones.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import {
  distribute,
  type Distribution,
  type DistributionAccount,
  type DistributionCaller,
  type Proposal,
} from 'c/renkeiDistributionRules';
import { Random } from '../../scripts/demo/random.ts';
import { AS_OF, confirmed, randomCase, type Case } from './distributionCases.ts';

const CASES = 3000;

interface Tried extends Case {
  result: Distribution;
  rows: { account: DistributionAccount; proposal: Proposal }[];
  of: (user: string | null) => DistributionCaller | undefined;
  /** Accounts that the caller has or keeps for want of anybody else. */
  load: (user: string) => number;
  speaks: (user: string, account: DistributionAccount) => boolean;
}

describe('laws of distribution', () => {
  law('nobody has more than the capacity but by open cases and by hand', ({ result, rows }) => {
    for (const total of result.callers) {
      if (total.capacity === null || total.after <= total.capacity) continue;
      const free = rows.filter(({ proposal }) => proposal.to === total.user && !isForced(proposal, rows));
      assert.deepEqual(free, [], `${total.user} has ${total.after} of ${total.capacity}`);
    }
  });

  law('an open case keeps its caller, whoever is still in the team', ({ rows, of }) => {
    for (const { account, proposal } of rows) {
      if (!account.openCase || proposal.reason === 'Chosen' || !of(account.caller)?.active) continue;
      assert.equal(proposal.to, account.caller);
      assert.equal(proposal.reason, 'Continuity');
    }
  });

  law('whom a manager chose stays chosen', ({ rows, of }) => {
    for (const { account, proposal } of rows) {
      assert.equal(proposal.reason === 'Chosen', of(account.chosen)?.active === true);
      if (proposal.reason === 'Chosen') assert.equal(proposal.to, account.chosen);
    }
  });

  law('no account moves unless a rule says so', (tried) => {
    for (const { account, proposal } of tried.rows) {
      const from = tried.of(account.caller);
      if (!proposal.changed || proposal.reason === 'Chosen' || account.caller === null) continue;
      if (!from?.active || standing(from) === 'Away') assert.equal(proposal.reason, 'CallerLeft');
      else if (!tried.speaks(from.user, account)) assert.equal(proposal.reason, 'Language');
      else {
        assert.equal(proposal.reason, 'Capacity');
        const kept = tried.rows.filter((row) => row.proposal.to === from.user);
        assert.ok(kept.length >= from.capacity!, 'the former caller has no room');
        for (const row of kept) {
          if (!isForced(row.proposal, tried.rows))
            assert.ok(outranks(row.account, account), 'the lowest potential goes');
        }
      }
    }
  });

  law('an account is left over only where nobody who speaks its language has room', (tried) => {
    const atWork = tried.callers.filter((caller) => standing(caller) === 'AtWork');
    for (const { account, proposal } of tried.rows) {
      if (proposal.to !== null) continue;
      const speakers = atWork.filter((caller) => tried.speaks(caller.user, account));
      for (const { user, capacity } of speakers) {
        assert.ok(!account.openCase && capacity !== null && tried.load(user) >= capacity, `${user} has room`);
      }
      assert.equal(proposal.leftOver, speakers.length === 0 && atWork.length > 0 ? 'NoLanguage' : 'NoCapacity');
      assert.equal(proposal.changed, false);
    }
  });

  law('who gets an account is at work and speaks its language', (tried) => {
    for (const { account, proposal } of tried.rows) {
      const { to, changed, reason } = proposal;
      if (
        to === null ||
        reason === 'Chosen' ||
        (account.openCase && [account.caller, account.openCase.caller].includes(to))
      )
        continue;
      assert.ok(tried.speaks(to, account), `${to} understands ${account.id}`);
      if (changed) assert.equal(standing(tried.of(to)!), 'AtWork');
    }
  });

  law('nobody who has room talked more with an account than who gets it', (tried) => {
    for (const { account, proposal } of tried.rows) {
      if (!proposal.changed || proposal.to === null || isForced(proposal, tried.rows)) continue;
      const talks = (user: string) => account.history.find((row) => row.caller === user)?.conversations ?? 0;
      for (const { user, capacity } of tried.callers) {
        if (standing(tried.of(user)!) !== 'AtWork' || !tried.speaks(user, account)) continue;
        if (capacity === null || tried.load(user) < capacity) assert.ok(talks(user) <= talks(proposal.to), user);
      }
    }
  });

  law('a distribution that was confirmed proposes no changes', ({ accounts, callers, commonLanguage, result }) => {
    const again = distribute(confirmed(accounts, result), callers, { asOf: AS_OF, commonLanguage });
    assert.deepEqual(
      again.proposals.filter((proposal) => proposal.changed),
      [],
    );
    const leftOver = ({ proposals }: Distribution) =>
      proposals.flatMap(({ account, leftOver }) => (leftOver ? [account + leftOver] : []));
    assert.deepEqual(leftOver(again), leftOver(result));
  });

  law(
    'neither the order of accounts, callers or history nor a second asking makes a difference',
    ({ accounts, callers, commonLanguage, result }) => {
      const random = new Random('order');
      const turned = random.shuffled(accounts).map((account) => ({
        ...account,
        history: random.shuffled(account.history),
      }));
      const again = distribute(turned, random.shuffled(callers), { asOf: AS_OF, commonLanguage });
      assert.deepEqual(sorted(again.proposals, 'account'), sorted(result.proposals, 'account'));
      assert.deepEqual(sorted(again.callers, 'user'), sorted(result.callers, 'user'));
    },
    { choices: true },
  );

  law('totals add up', ({ accounts, result }) => {
    const sum = (of: (total: Distribution['callers'][number]) => number) =>
      result.callers.reduce((total, caller) => total + of(caller), 0);
    assert.equal(
      sum((total) => total.before),
      accounts.filter((account) => account.caller !== null).length,
    );
    assert.equal(
      sum((total) => total.after),
      result.proposals.filter((proposal) => proposal.to !== null).length,
    );
    for (const { after, reasons } of result.callers) {
      assert.equal(
        Object.values(reasons).reduce((total, count) => total + count, 0),
        after,
      );
    }
  });
});

/** Laws about what a confirmed distribution does again hold without choices by hand, which may be beyond any capacity. */
function law(title: string, holds: (tried: Tried) => void, { choices }: { choices?: boolean } = {}): void {
  it(title, () => {
    for (let seed = 1; seed <= CASES; seed += 1) {
      const tried = randomCase(seed, { choices: choices ?? (/chose|by hand/.test(title) || false) });
      const result = distribute(tried.accounts, tried.callers, { asOf: AS_OF, commonLanguage: tried.commonLanguage });
      const rows = tried.accounts.map((account, index) => ({ account, proposal: result.proposals[index]! }));
      const byUser = new Map(tried.callers.map((caller) => [caller.user, caller]));
      const of = (user: string | null) => (user === null ? undefined : byUser.get(user));
      const load = (user: string) => {
        const total = result.callers.find((candidate) => candidate.user === user)!;
        return total.after + total.waiting;
      };
      const speaks = (user: string, account: DistributionAccount) => {
        const wanted = account.language ?? tried.commonLanguage;
        const languages = of(user)!.languages;
        if (wanted === null) return true;
        return languages.length > 0 ? languages.includes(wanted) : [null, wanted].includes(tried.commonLanguage);
      };
      try {
        holds({ ...tried, result, rows, of, load, speaks });
      } catch (problem) {
        throw new Error(`seed ${seed}: ${(problem as Error).message}`, { cause: problem });
      }
    }
  });
}

function isForced(proposal: Proposal, rows: Tried['rows']): boolean {
  const { account } = rows.find((row) => row.proposal === proposal)!;
  return account.openCase !== null || proposal.reason === 'Chosen';
}

function standing({ active, pausedUntil }: DistributionCaller): 'AtWork' | 'OnPause' | 'Away' | 'Left' {
  if (!active) return 'Left';
  if (pausedUntil === null || pausedUntil < AS_OF) return 'AtWork';
  return pausedUntil <= addDays(AS_OF, 14) ? 'OnPause' : 'Away';
}

function outranks(one: DistributionAccount, other: DistributionAccount): boolean {
  if (one.part !== other.part) return one.part === 'Lead';
  const [first, second] = [one.potential ?? 0, other.potential ?? 0];
  return first === second ? one.id < other.id : first > second;
}

function sorted<K extends string, T extends Record<K, string>>(rows: readonly T[], key: K): T[] {
  return [...rows].sort((one, other) => (one[key] < other[key] ? -1 : 1));
}
