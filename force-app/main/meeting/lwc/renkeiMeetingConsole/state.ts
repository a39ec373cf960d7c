import {
  isSame,
  type AgendaItem,
  type AgendaNote,
  type ActionItem,
  type MeetingRecords,
  type MovedCase,
  type Sending,
} from 'c/renkeiMeetingData';
import type { OutboxEntry } from './outbox.ts';

/** Items by key, with what the org has told of them since. */
export function mergeItems(known: readonly AgendaItem[], told: readonly AgendaItem[]): AgendaItem[] {
  const items = new Map(known.map((item) => [item.key, item]));
  for (const item of told) {
    const before = items.get(item.key);
    if (before?.lastModified && item.lastModified && before.lastModified > item.lastModified) continue;
    if (!isSame(before, item)) items.set(item.key, item);
  }
  return [...items.values()].sort((one, other) => one.position - other.position || (one.key < other.key ? -1 : 1));
}

/** Items with where their cases stand now: what can be decided depends on it. */
export function withMoved(items: readonly AgendaItem[], moved: readonly MovedCase[]): AgendaItem[] {
  const cases = new Map(moved.map((one) => [one.id, one]));
  return items.map((item) => {
    const found = item.escalation === null ? undefined : cases.get(item.escalation);
    if (!found || (found.status === item.caseStatus && found.owner === item.caseOwner)) return item;
    return { ...item, caseStatus: found.status, caseStatusName: found.statusName, caseOwner: found.owner };
  });
}

/** Records by Id, with what the org has told of them since; what was written here is known by its save key until then. */
export function mergeSaved<Item extends { id: string; saveKey: string | null }>(
  known: readonly Item[],
  told: readonly Item[],
): Item[] {
  const ids = new Set(told.map(({ id }) => id));
  const keys = new Set(told.flatMap(({ saveKey }) => saveKey ?? []));
  return [...known.filter(({ id, saveKey }) => !ids.has(id) && !(saveKey !== null && keys.has(saveKey))), ...told];
}

/** An item as a change makes it. */
export function changed(item: AgendaItem, { change, at }: Change, user: string): AgendaItem {
  const { state, decision, note, nextRep, nextRepName, nextOn } = change;
  return {
    ...item,
    ...{ state, decision, decisionNote: note, nextRep, nextRepName, nextOn },
    ...{ decidedBy: user, decidedAt: at },
  };
}

/** Items as they will be when all that is on its way has arrived. What the org refused is shown as the org has it. */
export function withPending(items: readonly AgendaItem[], entries: readonly OutboxEntry[], user: string): AgendaItem[] {
  if (entries.length === 0) return [...items];
  const changes = new Map<string, Change>();
  for (const { sending, state } of entries)
    if (sending.kind === 'change' && (state === 'sending' || state === 'offline')) changes.set(sending.item, sending);
  return items.map((item) => {
    const sending = changes.get(item.key);
    return sending ? changed(item, sending, user) : item;
  });
}

/** Notes as they will be: those of an item are found by its Id, and by its key as long as it has none. */
export function notesWith(
  notes: readonly AgendaNote[],
  entries: readonly OutboxEntry[],
  author: { id: string; name: string | null },
): AgendaNote[] {
  const keys = new Set(notes.flatMap(({ saveKey }) => saveKey ?? []));
  const pending = entries.flatMap(({ sending }) =>
    sending.kind === 'note' && !keys.has(sending.key) ? [noteOf(sending, author)] : [],
  );
  return [...notes, ...pending];
}

/** Actions as they will be, those on their way too. */
export function actionsWith(actions: readonly ActionItem[], entries: readonly OutboxEntry[]): ActionItem[] {
  const states = new Map<string, ActionItem['status']>();
  const keys = new Set(actions.flatMap(({ saveKey }) => saveKey ?? []));
  const made: ActionItem[] = [];
  for (const { sending, state } of entries) {
    if (state === 'refused' || state === 'conflict') continue;
    if (sending.kind === 'actionState') states.set(sending.action, sending.status);
    if (sending.kind === 'action' && !keys.has(sending.key)) made.push(actionOf(sending));
    if (sending.kind === 'change' && sending.action && sending.consequences.action?.['Status__c'] === 'Done')
      states.set(sending.action, 'Done');
  }
  const before = actions.map((action) => ({ ...action, status: states.get(action.id) ?? action.status }));
  return [...before, ...made];
}

/** The item before or after another one; the first where there is none. */
export function stepFrom(items: readonly AgendaItem[], key: string | null, by: 1 | -1): AgendaItem | null {
  const at = items.findIndex((item) => item.key === key);
  if (at < 0) return items[0] ?? null;
  return items[Math.min(items.length - 1, Math.max(0, at + by))] ?? null;
}

/** The next item that has not been reached, from one on; then from the beginning. */
export function nextOpen(items: readonly AgendaItem[], key: string | null): AgendaItem | null {
  const at = items.findIndex((item) => item.key === key);
  const after = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  return after.find(({ state }) => state === 'Open') ?? null;
}

/** Whether the records of a meeting hold what was on its way to it. */
export function hasArrived(sending: Sending, { items, notes, actions }: MeetingRecords, user: string): boolean {
  if (sending.kind === 'note') return notes.some(({ saveKey }) => saveKey === sending.key);
  if (sending.kind === 'action') return actions.some(({ saveKey }) => saveKey === sending.key);
  if (sending.kind === 'actionState')
    return actions.some(({ id, status }) => id === sending.action && status === sending.status);
  const item = items.find(({ key }) => key === sending.item);
  const { state, decision, note } = sending.change;
  return (
    item?.state === state &&
    item.decision === decision &&
    (item.decisionNote ?? '') === (note ?? '') &&
    item.decidedBy === user
  );
}

type Change = Extract<Sending, { kind: 'change' }>;

/** A note that was written here, under its save key. */
export function noteOf(
  sending: Extract<Sending, { kind: 'note' }>,
  { id, name }: { id: string; name: string | null },
): AgendaNote {
  const { key, item, text, at } = sending;
  return { id: key, saveKey: key, lastModified: null, item, text, author: id, authorName: name, at };
}

/** An action that was written here, under its save key. */
export function actionOf(sending: Extract<Sending, { kind: 'action' }>): ActionItem {
  const { key, subject, assignedTo, assignedToName, dueOn, meeting, escalation, account, accountName, item } = sending;
  return {
    id: key,
    saveKey: key,
    lastModified: null,
    subject,
    assignedTo,
    assignedToName,
    isActive: true,
    dueOn,
    status: 'Open',
    doneAt: null,
    agreed: { to: assignedToName, isActive: true, dueOn },
    meeting,
    item,
    escalation,
    account,
    accountName,
  };
}
