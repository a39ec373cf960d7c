import { soqlText } from '../../connection/query.ts';

/** A query travels in an address, which has its limits: so many Ids fit in well. */
const IDS = 150;

/** Ids as lists for `IN`, as many lists as it takes; none for no Ids. */
export function idLists(ids: readonly string[]): string[] {
  const lists: string[] = [];
  for (let start = 0; start < ids.length; start += IDS) {
    lists.push(
      `(${ids
        .slice(start, start + IDS)
        .map(soqlText)
        .join(', ')})`,
    );
  }
  return lists;
}
