/** What a key does on the page. */
export type Command = 'same' | 'apart' | 'later' | 'next' | 'previous' | 'undo' | `look${number}`;

/** One key for each command; the arrows go as well as the letters. */
export const KEYS: Readonly<Record<Exclude<Command, `look${number}`>, string>> = {
  ...{ same: 'S', apart: 'A', later: 'L', next: 'N', previous: 'P', undo: 'U' },
};
const COMMANDS: Readonly<Record<string, Command>> = {
  ...Object.fromEntries(Object.entries(KEYS).map(([command, key]) => [key.toLowerCase(), command as Command])),
  ArrowRight: 'next',
  ArrowLeft: 'previous',
};
const TYPED_INTO = /^(INPUT|TEXTAREA|SELECT)$/;

/** The command of a key; null where it is none, belongs to the browser, or is typed into a field. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return null;
  // A key that is held down would decide about pairs that nobody has seen.
  if (event.repeat) return null;
  const [target] = event.composedPath() as HTMLElement[];
  if (target?.tagName && (TYPED_INTO.test(target.tagName) || target.getAttribute('role') === 'combobox')) return null;
  if (/^[1-9]$/.test(event.key)) return `look${Number(event.key)}`;
  return COMMANDS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
}
