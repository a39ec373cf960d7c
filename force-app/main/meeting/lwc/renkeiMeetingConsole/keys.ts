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

/** The command of a key; null where it is none, or belongs to the browser. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return null;
  if (/^[1-6]$/.test(event.key)) return `decide${Number(event.key)}`;
  return COMMANDS[event.key] ?? null;
}
