import { connectionOf, fieldOf, nodesOf } from './nodes.ts';

export interface Person {
  id: string;
  name: string;
}

/** Reads the answer to `peopleQuery`. */
export function toPeople(data: unknown): Person[] {
  return nodesOf(connectionOf(data, 'User')).map((node) => ({
    id: node.Id,
    name: fieldOf<string>(node, 'Name') ?? node.Id,
  }));
}
