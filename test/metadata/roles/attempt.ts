import type { People, Role, Values } from './people.ts';
import { make } from './records.ts';

/** What a task is tried with: its records are made anew for each role. */
export interface Try {
  world: People;
  role: Role;
  me: string;
  reads(object: string, id: string): Promise<boolean>;
  post(object: string, record: Values): Promise<boolean>;
  patch(object: string, id: string, change: Values): Promise<boolean>;
}
export type Task = (attempt: Try) => Promise<boolean>;

/** A record of that owner, changed once it is there. @returns Id */
export const ownedBy = ({ world }: Try, object: string, OwnerId: string, more: Values = {}): string => {
  const id = make(world, object, OwnerId);
  if (Object.keys(more).length > 0)
    world.org.save(world.setup, [{ action: 'update', object, record: { Id: id, ...more } }], { allOrNone: true });
  return id;
};
