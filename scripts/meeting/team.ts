import type { Connection } from '@salesforce/core';
import type { Cadence, Weekday } from 'c/renkeiMeetingRules';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { dateInZone, orgNow } from '../connection/orgClock.ts';
import { queryRows } from '../connection/query.ts';
import { booleanValue, dateValue, keyValue, numberValue, textValue } from '../connection/values.ts';
import { readSetting, type Setting } from '../segmentation/setting.ts';

const messages = messagesOf('meeting.pack');

export interface Person {
  id: string;
  name: string;
  isActive: boolean;
}

/** Goals are percent points, the amount per year in the corporate currency; null where the charter names none. */
export interface Goals {
  followUpRate: number | null;
  acceptRate: number | null;
  appointmentRate: number | null;
  wonAmount: number | null;
}

export interface Charter {
  purpose: string | null;
  sponsor: string | null;
  manager: string | null;
  cadence: Cadence | null;
  weekday: Weekday | null;
  /** Minutes after midnight. */
  meetingTime: number | null;
  meetingMinutes: number | null;
  /** The first day that it counts from; null where it says nothing. */
  startsOn: string | null;
  goals: Goals;
}

export interface Team {
  name: string;
  /** All users, whoever has left included: their cases are still the team's. */
  members: Person[];
  charter: Charter | null;
}

/** What a pack stands on: whose it is, and when it is made. */
export interface Scope {
  setting: Setting;
  team: Team;
  /** ISO 8601, by the org's clock. */
  now: string;
  /** The local day of now, yyyy-mm-dd. */
  today: string;
}

const named = z.looseObject({ Name: textValue }).nullish();
const memberRow = z.looseObject({
  Team__c: textValue,
  User__c: textValue,
  User__r: z.looseObject({ Name: textValue, IsActive: booleanValue }).nullish(),
});
const charterRow = z.looseObject({
  Team__c: keyValue,
  Purpose__c: textValue,
  Sponsor__r: named,
  Manager__r: named,
  MeetingCadence__c: textValue,
  MeetingWeekday__c: textValue,
  MeetingTime__c: numberValue,
  MeetingMinutes__c: numberValue,
  StartsOn__c: dateValue,
  GoalFollowUpRate__c: numberValue,
  GoalAcceptRate__c: numberValue,
  GoalAppointmentRate__c: numberValue,
  GoalWonAmount__c: numberValue,
});

/**
 * Reads setting, clock and team.
 * @throws SfError `NoSettingError`, `NoTeamsError`, `UnknownTeamError` (with the teams that there are)
 */
export async function readScope(connection: Connection, teamName: string): Promise<Scope> {
  const [setting, now] = [await readSetting(connection), await orgNow(connection)];
  const team = await readTeam(connection, teamName);
  return { setting, team, now: now.toISOString(), today: dateInZone(now, setting.timeZone) };
}

async function readTeam(connection: Connection, wanted: string): Promise<Team> {
  const members = await queryRows(
    connection,
    'SELECT Team__c, User__c, User__r.Name, User__r.IsActive FROM RenkeiTeamMember__c ORDER BY Team__c, User__c',
    memberRow,
  );
  const charters = await queryRows(
    connection,
    `SELECT ${Object.keys(charterRow.shape)
      .map((field) => (field.endsWith('__r') ? `${field}.Name` : field))
      .join(', ')} FROM RenkeiCharter__c`,
    charterRow,
  );
  const names = [...new Set([...members, ...charters].flatMap(({ Team__c }) => Team__c ?? []))].sort();
  if (names.length === 0) throw messages.createError('error.NoTeams');
  const name = names.find((each) => sameName(each, wanted));
  if (name === undefined) throw messages.createError('error.UnknownTeam', [wanted, names.join(', ')], [names[0]!]);
  const people = new Map<string, Person>();
  for (const { Team__c, User__c, User__r } of members) {
    if (Team__c !== name || User__c === null) continue;
    people.set(User__c, { id: User__c, name: User__r?.Name ?? User__c, isActive: User__r?.IsActive === true });
  }
  const charter = charters.find(({ Team__c }) => Team__c === name);
  return { name, members: [...people.values()], charter: charter ? charterOf(charter) : null };
}

function sameName(one: string, other: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(one) === plain(other);
}

function charterOf(row: z.infer<typeof charterRow>): Charter {
  return {
    purpose: row.Purpose__c,
    sponsor: row.Sponsor__r?.Name ?? null,
    manager: row.Manager__r?.Name ?? null,
    cadence: row.MeetingCadence__c as Cadence | null,
    weekday: row.MeetingWeekday__c as Weekday | null,
    meetingTime: row.MeetingTime__c,
    meetingMinutes: row.MeetingMinutes__c,
    startsOn: row.StartsOn__c,
    goals: {
      followUpRate: row.GoalFollowUpRate__c,
      acceptRate: row.GoalAcceptRate__c,
      appointmentRate: row.GoalAppointmentRate__c,
      wonAmount: row.GoalWonAmount__c,
    },
  };
}
