import { raceForClaims } from '../desk/claimRace.ts';

/** 20 callers who want 1,000 plans, every save suspended before its commit; prints who got what. */
export async function benchRace(seconds: number): Promise<void> {
  const { heldTwice, lost, ...counts } = await raceForClaims({ clients: 20, plans: 1_000, seconds, seed: 4 });
  process.stdout.write(
    `claims of call plans, 20 clients, 1,000 plans, ${seconds} s: ${JSON.stringify(counts)}, ` +
      `held twice: ${heldTwice.length}, lost: ${lost.length}\n`,
  );
}
