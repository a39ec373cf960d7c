import { itemOf, type AgendaAnswer, type AgendaItem, type Meeting, type Member } from 'c/renkeiMeetingData';
import {
  buildAgenda,
  isOnRecord,
  missingLines,
  placeLines,
  type AgendaLine,
  type AgendaTime,
} from 'c/renkeiMeetingRules';
import { mergeItems } from './state.ts';

/** The agenda as it stands. */
export interface Built {
  items: AgendaItem[];
  /** Those among them that the org does not have yet. */
  fresh: AgendaItem[];
  /** What has come in since the agenda was put on record. */
  added: AgendaItem[];
}

/** Key of items before the meeting has begun. */
const PREVIEW = 'preview';

/** The agenda of a meeting: that on record, else the one that the facts make, with what was put on it beforehand. */
export function agendaOf(
  answer: AgendaAnswer,
  meeting: Meeting | null,
  time: AgendaTime,
  members: readonly Member[],
): Built {
  const people = new Map(members.map((member) => [member.user, member]));
  const personOf = (user: string | null) => (user === null ? null : (people.get(user) ?? null));
  const lines = buildAgenda(answer.facts, time);
  const key = meeting?.id ?? PREVIEW;
  const make = (made: readonly AgendaLine[], present: readonly AgendaItem[]) => {
    const positions = placeLines(made, present);
    return made.map((line, index) => itemOf(line, key, positions[index]!, answer, personOf));
  };
  const present = answer.items.map((item) => ({ ...item, subject: item.key.split('|').at(-1)! }));
  const missing = make(missingLines(lines, present), answer.items);
  if (isOnRecord(answer.items, meeting?.startedAt ?? null)) return { items: answer.items, fresh: [], added: missing };
  return { items: mergeItems(answer.items, missing), fresh: meeting ? missing : [], added: [] };
}
