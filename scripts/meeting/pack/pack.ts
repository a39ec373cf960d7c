import type { Connection } from '@salesforce/core';
import { isPlainDate } from 'c/renkeiCalendarRules';
import {
  packOf,
  paperInstant,
  type Pack,
  type PackNote,
  type PackStatus,
  type PaperItem,
} from 'c/renkeiMeetingPaperRules';
import { buildAgenda, isOnRecord, missingLines, placeLines, type Question, type Section } from 'c/renkeiMeetingRules';
import { messagesOf } from '../../connection/messages.ts';
import { dateInZone } from '../../connection/orgClock.ts';
import { readScope, type Scope } from '../team.ts';
import type { Language } from '../words/words.ts';
import { readChartCases } from './charts.ts';
import { readDetails } from './details.ts';
import { iso, readFacts } from './facts.ts';
import { packSchema } from './model.ts';
import * as records from './records.ts';

const messages = messagesOf('meeting.pack');

export interface PackRequest {
  team: string;
  /** yyyy-mm-dd; default: today in the org. */
  day?: string;
  language: Language;
}

/**
 * The agenda of a team's meeting before it, its minutes after it.
 * @throws SfError `UnknownTeamError`, `NoTeamsError`, `InvalidDayError`, `NoMeetingError` (a day gone by without a meeting)
 */
export async function makePack(connection: Connection, request: PackRequest): Promise<Pack> {
  const scope = await readScope(connection, request.team);
  const day = request.day ?? scope.today;
  if (!isPlainDate(day)) throw messages.createError('error.InvalidDay', [day]);
  const { team, now } = scope;
  const meeting = await records.readMeeting(connection, team.name, day);
  if (meeting === null && day < scope.today) {
    const others = await records.readMeetingDays(connection, team.name, scope.today);
    throw messages.createError('error.NoMeeting', [team.name, day, others.join(', ') || '–']);
  }
  const status = (meeting?.Status__c ?? null) as PackStatus | null;
  const told = meeting && {
    status: status ?? 'Planned',
    facilitator: meeting.Facilitator__r?.Name ?? null,
    startedAt: iso(meeting.StartedAt__c),
    closedAt: iso(meeting.ClosedAt__c),
    plannedMinutes: meeting.PlannedMinutes__c,
    remarks: meeting.Remarks__c,
  };
  const users = team.members.map(({ id }) => id);
  const open = await records.readOpenActions(connection, users);
  const { items, since } = await itemsOf(connection, { scope, day, meeting, status, users, open });
  const agreed = meeting === null ? [] : await records.readAgreed(connection, meeting.Id);
  const pack = packOf({
    ...{ team: team.name, day, today: scope.today, now, language: request.language, meeting: told, since, items },
    timeZone: scope.setting.timeZone,
    meetingTime: team.charter?.meetingTime ?? null,
    hasMembers: team.members.some(({ isActive }) => isActive),
    details: await readDetails(connection, items),
    agreed: agreed.map(records.toAction),
    open: open.map(records.toAction),
    cases: await readChartCases(connection, users, paperInstant(told, now)),
  });
  return packSchema.parse(pack);
}

interface Asked {
  scope: Scope;
  day: string;
  meeting: records.MeetingRow | null;
  status: PackStatus | null;
  users: readonly string[];
  open: readonly records.ActionRow[];
}

/** The items on record; before the agenda is there, those that the facts make, too. A meeting that was missed has only its own. */
async function itemsOf(connection: Connection, asked: Asked): Promise<{ items: PaperItem[]; since: string | null }> {
  const { scope, day, meeting, status, users, open } = asked;
  const { now, setting, team } = scope;
  const rows = meeting === null ? [] : await records.readItems(connection, meeting.Id);
  const notes = meeting === null ? new Map<string, PackNote[]>() : await records.readNotes(connection, meeting.Id);
  const present = rows.map((row) => recorded(row, notes.get(row.Id) ?? []));
  const startedAt = iso(meeting?.StartedAt__c ?? null);
  const isWhole = isOnRecord(
    rows.map(({ CreatedDate }) => ({ createdAt: iso(CreatedDate) })),
    startedAt,
  );
  if (meeting !== null && (isWhole || status === 'Closed' || status === 'Missed'))
    return { items: present, since: iso(meeting.Since__c) };
  const previous = await records.readPrevious(connection, team.name, startedAt ?? now);
  const since = meeting?.StartedAt__c ? iso(meeting.Since__c) : iso(previous?.StartedAt__c ?? null);
  const before = previous === null ? [] : await records.readItems(connection, previous.Id);
  // What this meeting has agreed on is not carried over into it.
  const actions = open.filter(({ Meeting__c }) => meeting === null || Meeting__c !== meeting.Id);
  const facts = await readFacts(connection, { users, since, now, actions, previous: before });
  // For a meeting to come, what falls due until then is asked on its day.
  const built = buildAgenda(facts, { since, now, today: day > scope.today ? day : scope.today });
  const lines = missingLines(built, rows.map(subjectOf));
  const people = new Map(team.members.map((person) => [person.id, person]));
  const others = lines.flatMap(({ rep }) => (rep !== null && !people.has(rep) ? [rep] : []));
  for (const person of await records.readPeople(connection, others)) people.set(person.id, person);
  const subjects = new Map(actions.map((row) => [row.Id, row]));
  const added = lines.map((line): PaperItem => {
    const person = line.rep === null ? undefined : people.get(line.rep);
    const action = line.action === null ? undefined : subjects.get(line.action);
    return {
      section: line.section,
      question: line.question,
      since: localDay(line.since, setting.timeZone),
      rep: line.rep,
      repName: person?.name ?? line.rep,
      repIsActive: person?.isActive ?? line.rep === null,
      escalation: line.escalation,
      visit: line.visit,
      touch: line.touch,
      accountName: action?.Account__r?.Name ?? null,
      action: action?.Subject__c ?? null,
      ...{ state: 'Open', decision: null, decisionNote: null, nextRep: null, nextOn: null },
      notes: [],
    };
  });
  const placed = rows.map(({ Rep__c, Position__c }) => ({ rep: Rep__c, position: Position__c ?? 0 }));
  const positions = [...placed.map(({ position }) => position), ...placeLines(lines, placed)];
  const all = [...present, ...added].map((item, index) => ({ item, position: positions[index]! }));
  all.sort((one, other) => one.position - other.position);
  return { items: all.map(({ item }) => item), since };
}

/** What a line would have to be about to be the same item. */
function subjectOf({ ItemKey__c, Escalation__c, Action__c }: records.ItemRow) {
  return { subject: ItemKey__c?.split('|').at(-1) ?? '', escalation: Escalation__c, action: Action__c };
}

function recorded(row: records.ItemRow, notes: PackNote[]): PaperItem {
  return {
    section: (row.Section__c ?? 'Follow') as Section,
    question: (row.Question__c ?? 'OnTrack') as Question,
    since: row.Action__r?.DueOn__c ?? null,
    rep: row.Rep__c,
    repName: row.Rep__r?.Name ?? null,
    repIsActive: row.Rep__c === null || row.Rep__r?.IsActive === true,
    escalation: row.Escalation__c,
    visit: row.Visit__c,
    touch: row.Touch__c,
    accountName: records.accountOf(row).name,
    action: row.Action__r?.Subject__c ?? null,
    state: (row.State__c ?? 'Open') as PaperItem['state'],
    decision: row.Decision__c,
    decisionNote: row.DecisionNote__c,
    nextRep: row.NextRep__r?.Name ?? null,
    nextOn: row.NextOn__c,
    notes,
  };
}

/** A question stands since an instant or a day. */
function localDay(since: string, timeZone: string): string | null {
  if (since === '') return null;
  return isPlainDate(since) ? since : dateInZone(new Date(since), timeZone);
}
