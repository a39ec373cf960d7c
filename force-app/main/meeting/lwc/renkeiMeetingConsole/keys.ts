/** What a key does in the console. */
export type Command =
  'next' | 'previous' | 'onTrack' | 'park' | 'note' | 'action' | 'help' | 'leave' | `decide${number}`;

const COMMANDS: Record<string, Command> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'onTrack',
  p: 'park',
  n: 'note',
  a: 'action',
  '?': 'help',
  Escape: 'leave',
};

/** What may go on while a key is held down. Anything else happens once a press: a held Enter would pass the whole agenda as on track. */
const REPEATABLE: ReadonlySet<Command> = new Set(['next', 'previous']);

/** The command of a key; null where it is none, or belongs to the browser. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return null;
  const command = /^[1-6]$/.test(event.key) ? (`decide${Number(event.key)}` as const) : (COMMANDS[event.key] ?? null);
  return event.repeat && command !== null && !REPEATABLE.has(command) ? null : command;
}
