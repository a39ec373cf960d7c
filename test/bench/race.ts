import { raceForClaims, raceForCreation } from '../desk/claimRace.ts';
import { raceForCases } from '../escalation/acceptRace.ts';
import { raceForTimes } from '../escalation/bookingRace.ts';
import type { RaceResult } from '../metadata/race.ts';

/** Accounts whose plans all clients create at once. */
const ACCOUNTS = 200;

/**
 * What 20 clients want at the same time, one race after the other, every save suspended between what its flows have read and its
 * commit; prints who got what.
 * @param seconds of each race
 * @throws Error at the end when anything was held twice or lost
 */
export async function benchRace(seconds: number): Promise<void> {
  const races: [string, () => Promise<RaceResult>][] = [
    [`claim and give back 1,000 plans, ${seconds} s`, () => raceForClaims({ seconds })],
    [`create the plans of ${ACCOUNTS} accounts`, () => raceForCreation(ACCOUNTS)],
    [`accept and return 1,000 cases, ${seconds} s`, () => raceForCases({ seconds })],
    [`book, move and cancel visits, ${seconds} s`, () => raceForTimes({ seconds })],
  ];
  let faults = 0;
  for (const [name, run] of races) {
    const { done, refused, heldTwice, lost } = await run();
    const saves = Object.entries(done).map(([what, times]) => `${times} ${what}`);
    process.stdout.write(
      `20 clients ${name}\n` +
        `  done: ${saves.join(', ')}\n` +
        `  refused: ${refused.guard} by a guard, ${refused.key} by a unique key, ${refused.stale} as changed since read\n` +
        `  held twice: ${heldTwice.length}, lost: ${lost.length}\n`,
    );
    faults += heldTwice.length + lost.length;
  }
  if (faults > 0) throw new Error(`${faults} records were held twice or lost`);
}
