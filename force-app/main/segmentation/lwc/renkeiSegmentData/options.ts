import { nodesOf, valueOf, type Connection, type FieldValue } from './nodes.ts';

export interface Option {
  value: string;
  label: string;
}

export interface FilterOptions {
  ownerIds: string[];
  /** Whether there are more owners than these. */
  moreOwners: boolean;
  industries: Option[];
  /** In the order of size. */
  sizeBands: string[];
}

const SIZE_ORDER = ['Under100', 'From100To299', 'From300To1000', 'Over1000'];

interface OptionNode {
  aggregate: {
    OwnerId?: FieldValue<string>;
    Industry?: FieldValue<string>;
    RenkeiSizeBand__c?: FieldValue<string>;
  };
}

/** Reads the answer to `filterOptionsQuery`. */
export function toFilterOptions(data: unknown): FilterOptions {
  const { aggregate } = (
    data as { uiapi: { aggregate: Record<'owners' | 'industries' | 'sizeBands', Connection<OptionNode>> } }
  ).uiapi;
  const industries: Option[] = [];
  for (const node of nodesOf(aggregate.industries)) {
    const value = valueOf(node.aggregate.Industry);
    if (value !== null) industries.push({ value, label: node.aggregate.Industry?.label ?? value });
  }
  const found = nodesOf(aggregate.sizeBands).map((node) => valueOf(node.aggregate.RenkeiSizeBand__c));
  return {
    moreOwners: aggregate.owners.pageInfo?.hasNextPage === true,
    ownerIds: nodesOf(aggregate.owners).flatMap((node) => valueOf(node.aggregate.OwnerId) ?? []),
    industries: industries.sort((left, right) => left.label.localeCompare(right.label)),
    sizeBands: SIZE_ORDER.filter((band) => found.includes(band)),
  };
}

/** Reads the answer to `ownerNamesQuery`. */
export function toOwnerOptions(data: unknown): Option[] {
  const { query } = (data as { uiapi: { query: { User: Connection<{ Id: string; Name: FieldValue<string> }> } } })
    .uiapi;
  return nodesOf(query.User).map((user) => ({ value: user.Id, label: valueOf(user.Name) ?? user.Id }));
}
