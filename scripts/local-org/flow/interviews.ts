import type { LocalOrg } from '../org.ts';
import type { Flow } from './compile.ts';

/** A scheduled path that waits for a record from now on. */
export interface Pause {
  path: string;
  recordId: string;
  /** Who changed the record. */
  userId: string;
  due: Date;
}

/** Lets a path of a flow wait for its time: as a paused interview of the version that runs, which clients see. */
export function pause(org: LocalOrg, { name, label }: Flow, { path, recordId, userId, due }: Pause): void {
  const { store, clock, metadata } = org;
  const now = clock.timestamp();
  const Id = store.nextId('FlowInterview');
  store.insert('FlowInterview', {
    Id,
    Name: `${name} ${path}`.slice(0, 80),
    InterviewLabel: label,
    InterviewStatus: 'Paused',
    PauseLabel: path,
    CurrentElement: path,
    FlowVersionViewId: metadata.flows.of(name).find(({ status }) => status === 'Active')!.id,
    OwnerId: userId,
    CreatedDate: now,
    CreatedById: userId,
    LastModifiedDate: now,
    LastModifiedById: userId,
    SystemModstamp: now,
    IsDeleted: false,
  });
  store
    .statement('INSERT INTO pending_path VALUES (?, ?, ?, ?, ?)')
    .run(name, path, recordId, userId, due.toISOString());
  store.statement('INSERT INTO flow_interview VALUES (?, ?, ?, ?)').run(name, path, recordId, Id);
}
