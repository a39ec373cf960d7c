import type { Connection } from '@salesforce/core';
import { isPlainDate } from 'c/renkeiCalendarRules';
import {
  buildAgenda,
  estimate,
  isOnRecord,
  missingLines,
  placeLines,
  SECTIONS,
  type Question,
  type Section,
} from 'c/renkeiMeetingRules';
import { messagesOf } from '../../connection/messages.ts';
import { dateInZone } from '../../connection/orgClock.ts';
import { readScope, type Scope } from '../team.ts';
import type { Language } from '../words/words.ts';
import { ageing, ANSWER_DAYS, answers, readChartCases } from './charts.ts';
import { readDetails, type Details } from './details.ts';
import { iso, readFacts } from './facts.ts';
import { packSchema, type Pack, type PackItem, type PackNote } from './model.ts';
import * as records from './records.ts';

const messages = messagesOf('meeting.pack');

export interface PackRequest {
  team: string;
  /** yyyy-mm-dd; default: today in the org. */
  day?: string;
  language: Language;
}

/** An item before it is on a page. */
interface Entry {
  section: Section;
  question: Question;
  since: string | null;
  rep: string | null;
  repName: string | null;
  repIsActive: boolean;
  escalation: string | null;
  visit: string | null;
  touch: string | null;
  accountName: string | null;
  action: string | null;
  onRecord: records.ItemRow | null;
  notes: PackNote[];
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
  const status = (meeting?.Status__c ?? null) as 'Planned' | 'Open' | 'Closed' | 'Missed' | null;
  const asOf = (status === 'Closed' ? iso(meeting!.ClosedAt__c) : null) ?? now;
  const users = team.members.map(({ id }) => id);
  const open = await records.readOpenActions(connection, users);
  const { entries, since } = await entriesOf(connection, { scope, day, meeting, status, users, open });
  const details = await readDetails(connection, entries);
  const agreed = meeting === null ? [] : await records.readAgreed(connection, meeting.Id);
  const cases = await readChartCases(connection, users, asOf);
  const items = entries.map((entry, index) => itemOf(entry, index + 1, details, status === 'Closed'));
  const count = (state: PackItem['state']) => items.filter((item) => item.state === state).length;
  const isAgenda = status !== 'Closed' && items.every(({ state }) => state === 'Open');
  const left = items.filter(({ state }) => state === 'Open').map(({ question }) => question as Question);
  const today = status === 'Closed' ? day : scope.today;
  return packSchema.parse({
    kind: status === 'Missed' ? 'missed' : isAgenda ? 'agenda' : 'minutes',
    team: team.name,
    day,
    asOf,
    timeZone: scope.setting.timeZone,
    language: request.language,
    meeting:
      meeting &&
      ({
        status: status ?? 'Planned',
        facilitator: meeting.Facilitator__r?.Name ?? null,
        startedAt: iso(meeting.StartedAt__c),
        closedAt: iso(meeting.ClosedAt__c),
        plannedMinutes: meeting.PlannedMinutes__c,
        remarks: meeting.Remarks__c,
      } satisfies Pack['meeting']),
    since,
    startsAt: team.charter?.meetingTime == null ? null : timeOfDay(team.charter.meetingTime),
    estimatedMinutes: Math.ceil(estimate({ left, done: [], elapsed: 0, now }).seconds / 60),
    hasMembers: team.members.some(({ isActive }) => isActive),
    totals: {
      items: items.length,
      decided: count('Decided'),
      onTrack: isAgenda ? items.filter(({ question }) => question === 'OnTrack').length : count('OnTrack'),
      parked: count('Parked'),
      open: count('Open'),
    },
    sections: Object.fromEntries(
      SECTIONS.map((section) => [section, items.filter((item) => item.section === section).length]),
    ) as Pack['sections'],
    reps: grouped(entries, items),
    actions: {
      agreed: agreed.map((row) => records.toAction(row, today)),
      // Closed minutes tell what was agreed; what is open by now is of another day.
      open: status === 'Closed' ? [] : open.map((row) => records.toAction(row, day > today ? day : today)),
    },
    charts: { ageing: ageing(cases, asOf), answers: answers(cases, asOf), answerDays: ANSWER_DAYS },
  } satisfies Pack);
}

interface Asked {
  scope: Scope;
  day: string;
  meeting: records.MeetingRow | null;
  status: 'Planned' | 'Open' | 'Closed' | 'Missed' | null;
  users: readonly string[];
  open: readonly records.ActionRow[];
}

/** The items on record; before the agenda is there, those that the facts make, too. A meeting that was missed has only its own. */
async function entriesOf(connection: Connection, asked: Asked): Promise<{ entries: Entry[]; since: string | null }> {
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
    return { entries: present, since: iso(meeting.Since__c) };
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
  const entries = lines.map((line): Entry => {
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
      onRecord: null,
      notes: [],
    };
  });
  const placed = rows.map(({ Rep__c, Position__c }) => ({ rep: Rep__c, position: Position__c ?? 0 }));
  const positions = [...placed.map(({ position }) => position), ...placeLines(lines, placed)];
  const all = [...present, ...entries].map((entry, index) => ({ entry, position: positions[index]! }));
  all.sort((one, other) => one.position - other.position);
  return { entries: all.map(({ entry }) => entry), since };
}

/** What a line would have to be about to be the same item. */
function subjectOf({ ItemKey__c, Escalation__c, Action__c }: records.ItemRow) {
  return { subject: ItemKey__c?.split('|').at(-1) ?? '', escalation: Escalation__c, action: Action__c };
}

function recorded(row: records.ItemRow, notes: PackNote[]): Entry {
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
    onRecord: row,
    notes,
  };
}

function itemOf(entry: Entry, number: number, details: Details, isClosed: boolean): PackItem {
  const found = entry.escalation === null ? undefined : details.cases.get(entry.escalation);
  const visit = entry.visit === null ? undefined : details.visits.get(entry.visit);
  const touch = entry.touch === null ? undefined : details.touches.get(entry.touch);
  const { onRecord } = entry;
  // Minutes that are closed do not tell where a case stands by now.
  const current = isClosed ? undefined : found;
  return {
    number,
    section: entry.section,
    question: entry.question,
    since: entry.since,
    account:
      [entry.accountName, found?.Account__r?.Name, visit?.Account__r?.Name, touch?.Account__r?.Name].find(Boolean) ??
      null,
    action: entry.action,
    status: current?.Status__c ?? null,
    signal: found?.SignalKind__c ?? touch?.SignalKind__c ?? null,
    caller: found?.Caller__r?.Name ?? touch?.CreatedBy?.Name ?? null,
    said: visit?.ResultNote__c ?? touch?.Needs__c ?? found?.CustomerWords__c ?? null,
    visitResult: visit?.Result__c ?? null,
    nextStep: current?.NextStep__c ?? null,
    nextStepOn: current?.NextStepOn__c ?? null,
    returnReason: current?.Status__c === 'Returned' ? current.ReturnReason__c : null,
    returnNote: current?.Status__c === 'Returned' ? current.ReturnNote__c : null,
    state: (onRecord?.State__c ?? 'Open') as PackItem['state'],
    decision: onRecord?.Decision__c ?? null,
    decisionNote: onRecord?.DecisionNote__c ?? null,
    nextRep: onRecord?.NextRep__r?.Name ?? null,
    nextOn: onRecord?.NextOn__c ?? null,
    notes: entry.notes,
  };
}

/** Items by who answers, in the order of the agenda. */
function grouped(entries: readonly Entry[], items: readonly PackItem[]): Pack['reps'] {
  const reps = new Map<string | null, Pack['reps'][number]>();
  entries.forEach(({ rep, repName, repIsActive }, index) => {
    const group = reps.get(rep) ?? { name: rep === null ? null : (repName ?? rep), isActive: repIsActive, items: [] };
    reps.set(rep, group);
    group.items.push(items[index]!);
  });
  return [...reps.values()];
}

/** A question stands since an instant or a day. */
function localDay(since: string, timeZone: string): string | null {
  if (since === '') return null;
  return isPlainDate(since) ? since : dateInZone(new Date(since), timeZone);
}

function timeOfDay(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
