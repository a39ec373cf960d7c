/** Clients who want the same things at the same time. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SaveOperation, SaveResult, Session } from '../../scripts/local-org/org.ts';
import { Random } from '../segmentation/history/random.ts';
import type { ZipFiles } from './packageZip.ts';
import type { ScoringOrg } from './scoringOrg.ts';

/** Clients of every race. */
export const CLIENTS = 20;
/** Records of a race, of which all clients are keen on a few, so that they meet. */
export const RECORDS = 1_000;
const CONTESTED = 25;

/** How a race ended. */
export interface RaceResult {
  /** What was saved, by what it was. */
  done: Record<string, number>;
  /** What was refused, by who refused it. */
  refused: Record<Refuser, number>;
  /** What two had at the same time, as they believed or as the org says. */
  heldTwice: string[];
  /** What is gone, or with nobody who could go on with it. */
  lost: string[];
}

/** A flow that has looked, a unique key at the commit, or `If-Unmodified-Since`. */
type Refuser = 'guard' | 'key' | 'stale';

export const noResult = (): RaceResult => ({
  done: {},
  refused: { guard: 0, key: 0, stale: 0 },
  heldTwice: [],
  lost: [],
});

/** One of those who race. */
export class RaceClient {
  readonly session: Session;
  readonly random: Random;
  readonly result: RaceResult;
  readonly #scoring: ScoringOrg;

  constructor(scoring: ScoringOrg, session: Session, random: Random, result: RaceResult) {
    this.#scoring = scoring;
    this.session = session;
    this.random = random;
    this.result = result;
  }

  /** Lets the others have their turns, some or many. */
  async pause(): Promise<void> {
    for (let turns = this.random.between(1, 4); turns > 0; turns -= 1) await nextTurn();
  }

  /** One of the records, most often one that all want. */
  choose<Item>(items: readonly Item[]): Item {
    return items[this.random.between(0, (this.random.chance(0.7) ? CONTESTED : items.length) - 1)]!;
  }

  /**
   * Saves by everybody's rights, suspended between what the flows have read and the commit.
   * @param what it is, to be counted; what is refused is counted by who refused it
   * @throws Error when the org has anything against it that is no part of a race
   */
  async save(what: string, operation: SaveOperation, as = this.session): Promise<SaveResult> {
    const saved = await saveSuspended(this.#scoring, operation, as, () => this.pause());
    const { done, refused } = this.result;
    if (saved.success) done[what] = (done[what] ?? 0) + 1;
    else refused[refuserOf(saved)] += 1;
    return saved;
  }
}

/** Saves one record as if others were working in between: what its flows have read is old by the time of its commit. */
export async function saveSuspended(
  { org }: ScoringOrg,
  operation: SaveOperation,
  as: Session,
  suspend: () => Promise<void> = nextTurn,
): Promise<SaveResult> {
  const save = (): SaveResult[] => org.save(as, [operation], { allOrNone: false, systemContext: true });
  const [saved] = await org.store.concurrency.run(save, suspend);
  return saved!;
}

/** How long a race goes on. */
export interface RaceLength {
  /** At least so long. */
  seconds: number;
  /** And until enough has happened for it to show something: how soon that is depends on the machine, a verdict must not. */
  until?: (result: RaceResult) => boolean;
}

/** Fewer saves than this show nothing. */
const SAVES_AT_LEAST = 2000;
/** Past this many seconds what was waited for does not happen. */
const SECONDS_AT_MOST = 90;

/** Somebody held what somebody else had: what a race without a guard is run for, and where it may end. */
export const someoneHeldTwice = ({ heldTwice }: RaceResult): boolean => heldTwice.length > 0;

/** Lets clients have turn after turn until the time is over; their choices follow from the number of each. */
export async function race(
  scoring: ScoringOrg,
  sessions: readonly Session[],
  { seconds, until = (result) => savesOf(result) >= SAVES_AT_LEAST }: RaceLength,
  result: RaceResult,
  turn: (client: RaceClient) => Promise<void>,
): Promise<void> {
  const started = performance.now();
  const goesOn = (): boolean => {
    const passed = (performance.now() - started) / 1000;
    return passed < seconds || (!until(result) && passed < SECONDS_AT_MOST);
  };
  const run = async (session: Session, number: number): Promise<void> => {
    const client = new RaceClient(scoring, session, new Random(number), result);
    while (goesOn()) await turn(client);
  };
  await Promise.all(sessions.map(run));
}

function savesOf({ done, refused }: RaceResult): number {
  return [...Object.values(done), ...Object.values(refused)].reduce((total, count) => total + count, 0);
}

/** @throws Error when it is no refusal that a race leads to */
function refuserOf({ errors }: SaveResult): Refuser {
  const refusers = errors.map(({ statusCode, message }): Refuser | undefined => {
    // A flow says it in its own words when the key has refused what it writes.
    if (statusCode === 'DUPLICATE_VALUE' || /quicker|duplicate/i.test(message)) return 'key';
    if (statusCode === 'PRECONDITION_FAILED') return 'stale';
    return statusCode === 'FIELD_CUSTOM_VALIDATION_EXCEPTION' ? 'guard' : undefined;
  });
  const [refuser] = refusers;
  if (!refuser || refusers.includes(undefined)) throw new Error(JSON.stringify(errors));
  return refuser;
}

/** A flow without effect: what is deployed of it is not active. */
export function switchOff(flow: string): (files: ZipFiles) => void {
  return (files) => {
    const path = `flows/${flow}.flow`;
    files[path] = files[path]!.replace('<status>Active', '<status>Draft');
  };
}

/** A key that takes the same value twice. @throws Error when the field is not there or not unique */
export function withoutKey(object: string, field: string): (files: ZipFiles) => void {
  return (files) => {
    const path = `objects/${object}.object`;
    // What is not unique has no case to mind either.
    const text = files[path]!.replaceAll('<caseSensitive>false</caseSensitive>', '');
    const key = new RegExp(`(<fullName>${field}</fullName>(?:(?!</fields>)[^])*<unique>)true`);
    if (!key.test(text)) throw new Error(`${object}.${field} is no unique key`);
    files[path] = text.replace(key, '$1false');
  };
}
