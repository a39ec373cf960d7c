import type { PolicyFile } from './schema.ts';

type Value = string | number | boolean | null;

/** An entry of which two policies say different things; null: it says nothing. */
export interface EntryDifference {
  /** Such as `potential.cutOff`, `roles.Key.cadenceDays`, `channelRoles.Key.Quote.Field.costPerContact`. */
  entry: string;
  from: Value;
  to: Value;
}

/** Entry by entry what it takes to get from one policy to the other; without a first one every entry that says something is new. */
export function differencesOf(from: PolicyFile | undefined, to: PolicyFile): EntryDifference[] {
  const before = from ? entriesOf(from) : new Map<string, Value>();
  const after = entriesOf(to);
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((entry) => ({ entry, from: before.get(entry) ?? null, to: after.get(entry) ?? null }))
    .filter((difference) => difference.from !== difference.to);
}

/** Entries that say nothing about who is in which segment or who does what for it: words, and the end of a version. */
export function isDescriptive({ entry }: EntryDifference): boolean {
  return /^(name|description|effectiveTo|activation\.reason|roles\.\w+\.(label|leadPurpose|supportPurpose))$/.test(
    entry,
  );
}

function entriesOf(file: PolicyFile): Map<string, Value> {
  const { $schema: _editor, roles, channelRoles, ...own } = file;
  const entries = new Map<string, Value>();
  add(entries, '', own);
  for (const { segment, ...role } of roles) add(entries, `roles.${segment}.`, role);
  for (const { segment, step, channel, ...role } of channelRoles) {
    const path = `channelRoles.${segment}.${step}.${channel}`;
    // Of a channel role without figures its being there is all it says.
    entries.set(path, true);
    add(entries, `${path}.`, role);
  }
  return entries;
}

function add(entries: Map<string, Value>, path: string, inside: object): void {
  for (const [name, value] of Object.entries(inside) as [string, unknown][]) {
    if (typeof value === 'object' && value !== null) add(entries, `${path}${name}.`, value);
    // A number that the org lacks says nothing; nor does an empty description.
    else if (value !== '' && !Number.isNaN(value)) entries.set(`${path}${name}`, value as Value);
  }
}
