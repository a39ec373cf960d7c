import type { LocalOrg, SaveResult, Session } from '../org.ts';
import { LimitExceeded, SaveContext, type HookedRow } from '../record/context.ts';
import type { Row } from '../store/store.ts';
import { administratorUsername } from '../store/seed.ts';
import type { Flow, Node } from './compile.ts';
import { enters, interviewOf, runFrom } from './run.ts';
import type { ScheduledPath } from './timing.ts';
import { pause } from './interviews.ts';
import { activeFlows, asRunning, scheduledFlows } from './triggers.ts';

/** Undoes a batch of which a row has failed. */
class Undo extends Error {}

const MOST_IN_BATCH = 200;
const MOST_RECORDS = 250_000;
/** Batches at one instant: flows that set each other off without end are stopped. */
const MOST_AT_ONCE = 10_000;

/** A path of a flow that waits for its time. */
export interface PendingPath {
  flow: string;
  path: string;
  recordId: string;
  /** Who changed the record. */
  userId: string;
  /** Instant in ISO form. */
  due: string;
}

/** A run that failed where no user is told: an org writes an email to its administrator. */
export interface FailedRun {
  at: string;
  flow: string;
  recordId: string | null;
  message: string;
}

/** What the clock sets off: scheduled paths and scheduled flows. What waits is kept in the database. */
export class Automation {
  readonly #org: LocalOrg;
  #isBusy = false;

  constructor(org: LocalOrg) {
    this.#org = org;
    org.store.database.exec(`
      CREATE TABLE IF NOT EXISTS flow_schedule (flow TEXT PRIMARY KEY, version TEXT NOT NULL, due TEXT) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS failed_run (at TEXT NOT NULL, flow TEXT NOT NULL, recordId TEXT, message TEXT NOT NULL);`);
    org.clock.onMove = (to) => this.runUntil(to);
  }

  /** What waits, in the order in which it is due. */
  pending(): PendingPath[] {
    return this.#all('SELECT * FROM pending_path ORDER BY due, flow, path, recordId');
  }

  failures(): FailedRun[] {
    return this.#all('SELECT * FROM failed_run ORDER BY rowid');
  }

  /** Keeps what waits for rows that were saved: a new path begins, an old one gets another time or none any more. */
  follow(flow: Flow, context: SaveContext, rows: readonly HookedRow[]): void {
    const { clock } = this.#org;
    for (const row of rows) {
      const recordId = String(row.row['Id']);
      const isNew = enters(flow, context, row) !== undefined;
      const known = new Set(
        this.#all<PendingPath>('SELECT * FROM pending_path WHERE flow = ? AND recordId = ?', flow.name, recordId).map(
          ({ path }) => path,
        ),
      );
      if (!isNew && known.size === 0) continue;
      const stays = isNew || flow.meets(interviewOf(flow, context, row));
      for (const path of flow.paths) {
        if (!isNew && !known.has(path.name)) continue;
        if (stays && !isNew && !path.field) continue;
        const due = stays ? path.due(row.row, clock.now(), this.#timeZone()) : undefined;
        this.#run(
          'DELETE FROM pending_path WHERE flow = ? AND path = ? AND recordId = ?',
          flow.name,
          path.name,
          recordId,
        );
        if (due) pause(this.#org, flow, { path: path.name, recordId, userId: context.session.userId, due });
      }
    }
  }

  /** Takes up the scheduled flows of a deploy: those that are new or changed begin at their next time. */
  takeUp(): void {
    const { metadata, clock } = this.#org;
    const known = new Map(
      this.#all<{ flow: string; version: string }>('SELECT flow, version FROM flow_schedule').map(
        ({ flow, version }) => [flow, version],
      ),
    );
    const flows = scheduledFlows(this.#org);
    for (const name of known.keys())
      if (!flows.some((flow) => flow.name === name)) this.#run('DELETE FROM flow_schedule WHERE flow = ?', name);
    for (const { name, schedule } of flows) {
      const version = metadata.get('Flow', name)!.lastModifiedDate;
      if (known.get(name) === version) continue;
      const due = schedule!.next(clock.now(), this.#timeZone());
      this.#run('INSERT OR REPLACE INTO flow_schedule VALUES (?, ?, ?)', name, version, due?.toISOString() ?? null);
    }
  }

  /** Runs what is due by now. A scheduled flow that was due several times while nobody looked runs once. */
  runDue(): void {
    const now = this.#org.clock.now();
    this.#runAll(() => now, now);
  }

  /** Runs what is due on the way to an instant, each as of its own time. */
  runUntil(to: Date): void {
    const from = this.#org.clock.now();
    this.#runAll((due) => (due > from ? due : from), to);
  }

  #runAll(asOf: (due: Date) => Date, to: Date): void {
    // What runs here may save records, and a test may move the clock within a save: neither begins this anew.
    // While a request is suspended, its turn comes later.
    const { database, concurrency } = this.#org.store;
    if (this.#isBusy || database.isTransaction || concurrency.hasLocks) return;
    this.#isBusy = true;
    try {
      for (let [count, last] = [0, '']; ; count++) {
        const [path] = this.#all<PendingPath>('SELECT * FROM pending_path ORDER BY due, flow, path LIMIT 1');
        const [flow] = this.#all<{ flow: string; due: string }>(
          'SELECT flow, due FROM flow_schedule WHERE due IS NOT NULL ORDER BY due, flow LIMIT 1',
        );
        const isPath = path !== undefined && (!flow || path.due <= flow.due);
        const next = isPath ? path : flow;
        if (!next || new Date(next.due) > to) return;
        const now = asOf(new Date(next.due));
        if (next.due !== last) [count, last] = [0, next.due];
        if (count > MOST_AT_ONCE) throw new Error(`Scheduled work of ${next.flow} at ${next.due} has no end.`);
        this.#org.clock.at(now, () => (isPath ? this.#runPath(path) : this.#runSchedule(flow!.flow, now)));
      }
    } finally {
      this.#isBusy = false;
    }
  }

  /** One batch of a path: the records whose time came at the same instant through the same user. */
  #runPath({ flow: name, path: pathName, due, userId }: PendingPath): void {
    const flow = activeFlows(this.#org).find((each) => each.name === name);
    const path: ScheduledPath | undefined = flow?.paths.find((each) => each.name === pathName);
    const batch = this.#all<PendingPath>(
      'SELECT * FROM pending_path WHERE flow = ? AND path = ? AND due = ? AND userId = ? ORDER BY recordId LIMIT ?',
      name,
      pathName,
      due,
      userId,
      path?.batchSize ?? MOST_IN_BATCH,
    );
    for (const { recordId } of batch)
      this.#run('DELETE FROM pending_path WHERE flow = ? AND path = ? AND recordId = ?', name, pathName, recordId);
    if (!flow || !path) return;
    const ids = batch.map(({ recordId }) => recordId);
    this.#runBatch(flow, path.first, this.#sessionOf(userId), () =>
      this.#org.store
        .find(flow.trigger.object.name, 'Id', ids)
        .sort((a, b) => (String(a['Id']) < String(b['Id']) ? -1 : 1)),
    );
  }

  #runSchedule(name: string, now: Date): void {
    const flow = scheduledFlows(this.#org).find((each) => each.name === name)!;
    const due = flow.schedule!.next(now, this.#timeZone());
    this.#run('UPDATE flow_schedule SET due = ? WHERE flow = ?', due?.toISOString() ?? null, name);
    const session = this.#sessionOf(undefined);
    if (!flow.records) return this.#runBatch(flow, flow.first, session, () => [{}]);
    const context = this.#contextOf(session);
    const interview = interviewOf(
      flow,
      context,
      hooked({}, () => {}),
    );
    const ids = flow.records.find(this.#org.store, flow.records.valuesFor(interview)).map(({ Id }) => String(Id));
    if (ids.length > MOST_RECORDS) return this.#fail(name, null, `More than ${MOST_RECORDS} records.`);
    for (let start = 0; start < ids.length; start += MOST_IN_BATCH)
      this.#runBatch(flow, flow.first, session, () =>
        this.#org.store.find(flow.trigger.object.name, 'Id', ids.slice(start, start + MOST_IN_BATCH)),
      );
  }

  /** A transaction of its own; rows that fail are left out and the others run again, as after a save. */
  #runBatch(flow: Flow, first: Node | undefined, session: Session, records: () => Row[]): void {
    const refused = new Map<unknown, SaveResult['errors']>();
    for (;;) {
      const known = refused.size;
      const context = this.#contextOf(session);
      try {
        this.#org.store.transaction(() => {
          const rows = records()
            .filter(({ Id }) => !refused.has(Id))
            .map((row) => hooked(row, (errors) => refused.set(row['Id'], errors)))
            .filter((row) => flow.schedule || flow.meets(interviewOf(flow, context, row)));
          if (rows.length > 0) asRunning(flow, context, rows, () => runFrom(flow, first, context, rows));
          if (refused.size > known) throw new Undo();
        });
        break;
      } catch (error) {
        if (error instanceof LimitExceeded) return this.#fail(flow.name, null, error.message);
        if (!(error instanceof Undo)) throw error;
      }
    }
    for (const [id, errors] of refused) this.#fail(flow.name, (id as string | undefined) ?? null, errors[0]!.message);
  }

  #fail(flow: string, recordId: string | null, message: string): void {
    this.#run(
      'INSERT INTO failed_run VALUES (?, ?, ?, ?)',
      this.#org.clock.now().toISOString(),
      flow,
      recordId,
      message,
    );
  }

  #contextOf(session: Session): SaveContext {
    return new SaveContext(this.#org, session, { allOrNone: false, systemContext: true });
  }

  /** The user who changed the record; where that one is inactive, and for scheduled flows, the default workflow user. */
  #sessionOf(userId: string | undefined): Session {
    const { store } = this.#org;
    const isActive = userId !== undefined && store.get('User', userId)?.['IsActive'] === true;
    return this.#org.session(isActive ? userId : this.#org.userId(administratorUsername));
  }

  #timeZone(): string {
    return String(this.#org.store.get('Organization', this.#org.organizationId)!['TimeZoneSidKey']);
  }

  #all<Found>(sql: string, ...values: (string | number)[]): Found[] {
    return this.#org.store.statement(sql).all(...values) as Found[];
  }

  #run(sql: string, ...values: (string | null)[]): void {
    this.#org.store.statement(sql).run(...values);
  }
}

function hooked(row: Row, refuse: (errors: SaveResult['errors']) => void): HookedRow {
  return {
    row,
    prior: undefined,
    assigned: new Set(),
    refused: false,
    refuse(errors) {
      this.refused = true;
      refuse(errors);
    },
  };
}
