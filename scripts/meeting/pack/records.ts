import type { Connection } from '@salesforce/core';
import type { PackNote, PaperAction } from 'c/renkeiMeetingPaperRules';
import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { booleanValue, dateValue, instantValue, keyValue, numberValue, textValue } from '../../connection/values.ts';
import { idLists } from './chunks.ts';
import type { Person } from '../team.ts';

const person = z.looseObject({ Name: textValue, IsActive: booleanValue }).nullish();
const account = z.looseObject({ Name: textValue }).nullish();
const about = z.looseObject({ Account__c: textValue, Account__r: account }).nullish();

const meetingRow = z.looseObject({
  Id: keyValue,
  HeldOn__c: dateValue,
  Status__c: textValue,
  Facilitator__r: z.looseObject({ Name: textValue }).nullish(),
  StartedAt__c: instantValue,
  ClosedAt__c: instantValue,
  Since__c: instantValue,
  PlannedMinutes__c: numberValue,
  Remarks__c: textValue,
});
export type MeetingRow = z.infer<typeof meetingRow>;

const MEETING = `SELECT Id, HeldOn__c, Status__c, Facilitator__r.Name, StartedAt__c, ClosedAt__c, Since__c, PlannedMinutes__c, Remarks__c
  FROM RenkeiFollowUpMeeting__c`;

/** Which of several meetings of a day is meant: the one under way, else the one that was held. */
const FIRST = ['Open', 'Closed', 'Planned', 'Missed'];

export async function readMeeting(connection: Connection, team: string, day: string): Promise<MeetingRow | null> {
  const rows = await queryRows(
    connection,
    `${MEETING} WHERE Team__c = ${soqlText(team)} AND HeldOn__c = ${day} ORDER BY Id`,
    meetingRow,
  );
  rows.sort((one, other) => FIRST.indexOf(one.Status__c ?? '') - FIRST.indexOf(other.Status__c ?? ''));
  return rows[0] ?? null;
}

/** The last meeting that began before an instant: what it left comes again. */
export async function readPrevious(connection: Connection, team: string, before: string): Promise<MeetingRow | null> {
  const [row] = await queryRows(
    connection,
    `${MEETING} WHERE Team__c = ${soqlText(team)} AND StartedAt__c < ${before} ORDER BY StartedAt__c DESC, Id LIMIT 1`,
    meetingRow,
  );
  return row ?? null;
}

/** Days of the latest meetings on record up to a day, the latest first. */
export async function readMeetingDays(connection: Connection, team: string, upTo: string): Promise<string[]> {
  const rows = await queryRows(
    connection,
    `SELECT HeldOn__c FROM RenkeiFollowUpMeeting__c WHERE Team__c = ${soqlText(team)} AND HeldOn__c <= ${upTo} ORDER BY HeldOn__c DESC LIMIT 5`,
    z.looseObject({ HeldOn__c: dateValue }),
  );
  return rows.flatMap(({ HeldOn__c }) => HeldOn__c ?? []);
}

const itemRow = z.looseObject({
  Id: keyValue,
  CreatedDate: instantValue,
  ItemKey__c: textValue,
  Position__c: numberValue,
  Section__c: textValue,
  Question__c: textValue,
  State__c: textValue,
  Decision__c: textValue,
  DecisionNote__c: textValue,
  NextOn__c: dateValue,
  NextRep__r: z.looseObject({ Name: textValue }).nullish(),
  DecidedAt__c: instantValue,
  Rep__c: textValue,
  Rep__r: person,
  Escalation__c: textValue,
  Visit__c: textValue,
  Touch__c: textValue,
  Action__c: textValue,
  Account__c: textValue,
  Account__r: account,
  Escalation__r: about,
  Visit__r: about,
  Touch__r: about,
  Action__r: z
    .looseObject({ Subject__c: textValue, DueOn__c: dateValue, Account__c: textValue, Account__r: account })
    .nullish(),
});
export type ItemRow = z.infer<typeof itemRow>;

/** The items of a meeting as they stand on record, in their order. */
export function readItems(connection: Connection, meeting: string): Promise<ItemRow[]> {
  const parents = ['Escalation__r', 'Visit__r', 'Touch__r', 'Action__r'];
  const fields = [
    ...Object.keys(itemRow.shape).filter((field) => !field.endsWith('__r')),
    ...['Rep__r.Name', 'Rep__r.IsActive', 'NextRep__r.Name', 'Account__r.Name'],
    ...parents.flatMap((parent) => [`${parent}.Account__c`, `${parent}.Account__r.Name`]),
    ...['Action__r.Subject__c', 'Action__r.DueOn__c'],
  ];
  return queryRows(
    connection,
    `SELECT ${fields.join(', ')} FROM RenkeiAgendaItem__c WHERE Meeting__c = ${soqlText(meeting)} ORDER BY Position__c NULLS LAST, Id`,
    itemRow,
  );
}

/** Whose account it is: the item says it, else what the item is about. */
export function accountOf(item: ItemRow): { id: string | null; name: string | null } {
  const from = [item, item.Escalation__r, item.Visit__r, item.Touch__r, item.Action__r];
  return {
    id: from.map((each) => each?.Account__c ?? null).find((id) => id !== null) ?? null,
    name: from.map((each) => each?.Account__r?.Name ?? null).find((name) => name !== null) ?? null,
  };
}

/** Notes of a meeting by item, oldest first. */
export async function readNotes(connection: Connection, meeting: string): Promise<Map<string, PackNote[]>> {
  const rows = await queryRows(
    connection,
    `SELECT Item__c, Text__c, Author__r.Name FROM RenkeiAgendaNote__c WHERE Item__r.Meeting__c = ${soqlText(meeting)} ORDER BY WrittenAt__c NULLS LAST, Id`,
    z.looseObject({ Item__c: keyValue, Text__c: textValue, Author__r: z.looseObject({ Name: textValue }).nullish() }),
  );
  const notes = new Map<string, PackNote[]>();
  for (const { Item__c, Text__c, Author__r } of rows) {
    const known = notes.get(Item__c) ?? [];
    notes.set(Item__c, known);
    known.push({ text: Text__c ?? '', author: Author__r?.Name ?? null });
  }
  return notes;
}

const actionRow = z.looseObject({
  Id: keyValue,
  Subject__c: textValue,
  AssignedTo__c: textValue,
  AssignedTo__r: person,
  DueOn__c: dateValue,
  Status__c: textValue,
  DoneAt__c: instantValue,
  AgreedTo__r: person,
  AgreedDueOn__c: dateValue,
  Meeting__c: textValue,
  Escalation__c: textValue,
  Account__c: textValue,
  Account__r: account,
});
export type ActionRow = z.infer<typeof actionRow>;

const ACTION = `SELECT Id, Subject__c, AssignedTo__c, AssignedTo__r.Name, AssignedTo__r.IsActive, DueOn__c, Status__c, DoneAt__c,
  AgreedTo__r.Name, AgreedTo__r.IsActive, AgreedDueOn__c, Meeting__c, Escalation__c, Account__c, Account__r.Name FROM RenkeiActionItem__c`;

/** What a meeting agreed on. */
export function readAgreed(connection: Connection, meeting: string): Promise<ActionRow[]> {
  return queryRows(
    connection,
    `${ACTION} WHERE Meeting__c = ${soqlText(meeting)} ORDER BY DueOn__c NULLS LAST, Id`,
    actionRow,
  );
}

/** Open actions of the people of a team, what is due first at the top. */
export async function readOpenActions(connection: Connection, users: readonly string[]): Promise<ActionRow[]> {
  const rows: ActionRow[] = [];
  for (const list of idLists(users)) {
    const where = `WHERE Status__c = 'Open' AND AssignedTo__c IN ${list}`;
    rows.push(...(await queryRows(connection, `${ACTION} ${where} ORDER BY DueOn__c NULLS LAST, Id`, actionRow)));
  }
  return rows;
}

export function toAction(row: ActionRow): PaperAction {
  return {
    id: row.Id,
    subject: row.Subject__c ?? '',
    account: row.Account__r?.Name ?? null,
    who: row.AssignedTo__r?.Name ?? null,
    isActive: row.AssignedTo__r?.IsActive !== false,
    dueOn: row.DueOn__c,
    status: (row.Status__c ?? 'Open') as PaperAction['status'],
    doneAt: row.DoneAt__c?.toISOString() ?? null,
    agreedTo: row.AgreedTo__r?.Name ?? null,
    agreedToIsActive: row.AgreedTo__r?.IsActive !== false,
    agreedDueOn: row.AgreedDueOn__c,
  };
}

/** Users by Id, such as owners of accounts who are in no team. */
export async function readPeople(connection: Connection, users: readonly string[]): Promise<Person[]> {
  const people: Person[] = [];
  const row = z.looseObject({ Id: keyValue, Name: textValue, IsActive: booleanValue });
  for (const list of idLists([...new Set(users)])) {
    const rows = await queryRows(connection, `SELECT Id, Name, IsActive FROM User WHERE Id IN ${list}`, row);
    people.push(...rows.map(({ Id, Name, IsActive }) => ({ id: Id, name: Name ?? Id, isActive: IsActive })));
  }
  return people;
}
