/** The parts of JSON schema of which a table of entries is made. */
export interface SchemaObject<Entry> {
  properties?: Record<string, Entry>;
  required?: string[];
}

/** What is said of an entry besides what value it takes. */
interface DescribedEntry {
  description?: string;
  default?: unknown;
}

/** A table of the entries of an object. @param valueOf what value an entry takes, in words */
export function entriesTable<Entry extends DescribedEntry>(
  { properties = {}, required = [] }: SchemaObject<Entry>,
  valueOf: (entry: Entry) => string,
): string {
  const rows = Object.entries(properties).map(([name, entry]) => {
    const byDefault = entry.default === undefined ? '' : `\`${JSON.stringify(entry.default)}\``;
    const leftOut = required.includes(name) ? 'needed' : byDefault;
    // A bar in a cell would end it.
    return `| \`${name}\` | ${valueOf(entry)} | ${leftOut} | ${(entry.description ?? '').replaceAll('|', '\\|')} |`;
  });
  return ['| entry | value | if left out | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
