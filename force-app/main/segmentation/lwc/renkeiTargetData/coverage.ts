import { nodesOf, numberOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';

/** What one owner carries. */
export interface OwnerCoverage {
  user: string;
  accounts: number;
  /** Accounts in segments that the field leads. */
  fieldLed: number;
}

export interface Coverage {
  /** Most accounts first. */
  owners: OwnerCoverage[];
  /** Whether the org has more owners than one answer holds. */
  more: boolean;
}

interface OwnerNode {
  aggregate: { OwnerId: FieldValue<string>; Id: { count: FieldValue<number> } };
}

/** Reads the answer to `coverageQuery`. */
export function toCoverage(data: unknown): Coverage {
  const { aggregate } = (data as { uiapi: { aggregate: Record<'all' | 'fieldLed', Connection<OwnerNode>> } }).uiapi;
  const fieldLed = countsOf(aggregate.fieldLed);
  const owners = [...countsOf(aggregate.all)].map(([user, accounts]) => ({
    user,
    accounts,
    fieldLed: fieldLed.get(user) ?? 0,
  }));
  return {
    owners: owners.sort((left, right) => right.accounts - left.accounts),
    more: aggregate.all.pageInfo?.hasNextPage === true,
  };
}

/** Reads the answer to `peopleQuery`: user Id → name. */
export function toNames(data: unknown): Map<string, string> {
  const { query } = (data as { uiapi: { query: { User: Connection<{ Id: string; Name: FieldValue<string> }> } } })
    .uiapi;
  return new Map(nodesOf(query.User).map((user) => [user.Id, valueOf(user.Name) ?? user.Id]));
}

function countsOf(connection: Connection<OwnerNode>): Map<string, number> {
  return new Map(
    nodesOf(connection).flatMap(({ aggregate }) => {
      const user = valueOf(aggregate.OwnerId);
      return user === null ? [] : [[user, numberOf(aggregate.Id.count)] as [string, number]];
    }),
  );
}
