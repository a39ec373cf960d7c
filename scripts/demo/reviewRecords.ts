import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { queryRows } from '../connection/query.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';
import type { DemoReviews } from './meetingModel.ts';

/** Ids by the demo's own keys. */
export interface ReviewIds {
  staff: ReadonlyMap<string, string>;
  accounts: ReadonlyMap<string, string>;
  cases: ReadonlyMap<string, string>;
  touches: ReadonlyMap<string, string>;
  visits: ReadonlyMap<string, string>;
}

/**
 * Writes charter and past meetings as they were, past the guards. Everything has a unique key, so loading twice changes nothing, and an
 * interrupted load is completed by the next: meetings first, then what hangs on them.
 */
export async function writeReviews(connection: Connection, reviews: DemoReviews, ids: ReviewIds): Promise<void> {
  const person = (key: string) => (key === '' ? null : (ids.staff.get(key) ?? null));
  const of = (known: ReadonlyMap<string, string>, key: string) => (key === '' ? null : (known.get(key) ?? null));
  await write(connection, 'RenkeiCharter__c', 'Team__c', reviews.charters.map(charterRow(person)));
  const meetingIds = await write(
    connection,
    'RenkeiFollowUpMeeting__c',
    'MeetingKey__c',
    reviews.meetings.map((meeting): Row => ({
      MeetingKey__c: `${meeting.team}|Weekly|${meeting.heldOn}`,
      Name: `${meeting.team} ${meeting.heldOn}`,
      Team__c: meeting.team,
      HeldOn__c: meeting.heldOn,
      Cadence__c: 'Weekly',
      Status__c: 'Closed',
      Facilitator__c: person(meeting.facilitator),
      OwnerId: person(meeting.facilitator),
      StartedAt__c: utc(meeting.startedAt),
      ClosedAt__c: utc(meeting.closedAt),
      Since__c: utc(meeting.since),
      PlannedMinutes__c: meeting.plannedMinutes,
      Summary__c: meeting.summary,
      Remarks__c: meeting.remarks || null,
    })),
  );
  const meetings = byKey(reviews.meetings, meetingIds);
  const actionIds = await writeActions();
  const actions = byKey(reviews.actionItems, actionIds);
  const itemIds = await addItems(
    reviews.agendaItems.map((item): Row => {
      const meeting = meetings.get(item.meeting)!;
      const subject =
        of(ids.cases, item.case) ??
        of(ids.touches, item.touch) ??
        of(ids.visits, item.visit) ??
        of(actions, item.action) ??
        item.subject;
      return {
        ItemKey__c: `${meeting}|${item.section}|${item.action ? of(actions, item.action) : subject}`,
        Meeting__c: meeting,
        Section__c: item.section,
        Escalation__c: of(ids.cases, item.case),
        Touch__c: of(ids.touches, item.touch),
        Visit__c: of(ids.visits, item.visit),
        Action__c: of(actions, item.action),
        Account__c: of(ids.accounts, item.account),
        Rep__c: person(item.rep),
        Position__c: item.position,
        Question__c: item.question,
        State__c: item.state,
        Decision__c: item.decision || null,
        DecisionNote__c: item.decisionNote || null,
        DecidedBy__c: person(item.decidedBy),
        DecidedAt__c: utc(item.decidedAt),
        NextRep__c: person(item.nextRep),
        NextOn__c: item.nextOn || null,
      };
    }),
  );
  const items = byKey(reviews.agendaItems, itemIds);
  await writeNotes();
  // An action knows the item that it came from, and an item may carry over an action: the second half is noted when both are there.
  await writeActions(items);

  /** The meeting of an item can never be changed, nor can what was decided: items that are there stay. */
  async function addItems(rows: readonly Row[]): Promise<string[]> {
    const known = new Map<string, string>();
    const schema = z.looseObject({ Id: z.string(), ItemKey__c: z.string() });
    const soql = `SELECT Id, ItemKey__c FROM RenkeiAgendaItem__c WHERE ItemKey__c != NULL AND Meeting__r.Status__c = 'Closed'`;
    for (const { Id, ItemKey__c } of await queryRows(connection, soql, schema)) known.set(ItemKey__c, Id);
    const missing = rows.filter((row) => !known.has(String(row['ItemKey__c'])));
    const added = await write(connection, 'RenkeiAgendaItem__c', 'ItemKey__c', missing);
    missing.forEach((row, index) => known.set(String(row['ItemKey__c']), added[index]!));
    return rows.map((row) => known.get(String(row['ItemKey__c']))!);
  }

  function writeActions(known: ReadonlyMap<string, string> = new Map()): Promise<string[]> {
    return write(
      connection,
      'RenkeiActionItem__c',
      'SaveKey__c',
      reviews.actionItems.map((action): Row => ({
        SaveKey__c: action.key,
        Subject__c: action.subject,
        OwnerId: person(action.owner),
        AssignedTo__c: person(action.assignedTo),
        DueOn__c: action.dueOn,
        Status__c: action.status,
        DoneAt__c: utc(action.doneAt),
        Meeting__c: meetings.get(action.meeting)!,
        Escalation__c: of(ids.cases, action.case),
        Account__c: of(ids.accounts, action.account),
        ...(known.has(action.item) ? { AgendaItem__c: known.get(action.item)! } : {}),
      })),
    );
  }

  /** Notes are never changed: those that are there stay. */
  async function writeNotes(): Promise<void> {
    const rows = reviews.agendaNotes.map((note): Row => ({
      SaveKey__c: note.key,
      Item__c: items.get(note.item)!,
      Text__c: note.text,
      Author__c: person(note.author),
      WrittenAt__c: utc(note.at),
    }));
    const known = await queryRows(
      connection,
      `SELECT SaveKey__c FROM RenkeiAgendaNote__c WHERE SaveKey__c LIKE 'demo-note-%'`,
      z.looseObject({ SaveKey__c: z.string() }),
    );
    const there = new Set(known.map(({ SaveKey__c }) => SaveKey__c));
    await write(
      connection,
      'RenkeiAgendaNote__c',
      'SaveKey__c',
      rows.filter((row) => !there.has(String(row['SaveKey__c']))),
    );
  }
}

function charterRow(person: (key: string) => string | null) {
  return (charter: DemoReviews['charters'][number]): Row => ({
    Team__c: charter.team,
    Purpose__c: charter.purpose,
    Sponsor__c: person(charter.sponsor),
    Manager__c: person(charter.manager),
    ManagerSharePercent__c: charter.managerSharePercent,
    MeetingCadence__c: 'Weekly',
    MeetingWeekday__c: charter.meetingWeekday,
    MeetingTime__c: charter.meetingTime,
    MeetingMinutes__c: charter.meetingMinutes,
    CareerSteps__c: charter.careerSteps,
    StartsOn__c: charter.startsOn,
    GoalFollowUpRate__c: charter.goals.followUpRate,
    GoalAcceptRate__c: charter.goals.acceptRate,
    GoalAppointmentRate__c: charter.goals.appointmentRate,
    GoalWonAmount__c: charter.goals.wonAmount,
    ...Object.fromEntries(charter.factors.map((field) => [field, true])),
    FactorNotes__c: charter.factorNotes,
  });
}

async function write(
  connection: Connection,
  object: string,
  externalIdField: string,
  rows: readonly Row[],
): Promise<string[]> {
  const outcomes = await saveRows(connection, {
    object,
    operation: 'upsert',
    externalIdField,
    rows,
    transport: 'Synchronous',
  });
  const refused = outcomes.find(({ success }) => !success);
  if (refused) {
    const reason = refused.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ');
    throw messagesOf('demo.load').createError('error.DemoIncomplete', [rows.length, `${object}: ${reason}`]);
  }
  return outcomes.map(({ id }) => id!);
}

function byKey(rows: readonly { key: string }[], ids: readonly string[]): Map<string, string> {
  return new Map(rows.map(({ key }, index) => [key, ids[index]!]));
}

function utc(instant: string): string | null {
  return instant === '' ? null : new Date(instant).toISOString();
}
