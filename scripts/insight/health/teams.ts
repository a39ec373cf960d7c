import type { Connection } from '@salesforce/core';
import type { Cadence, HeldMeeting, Rhythm, Weekday } from 'c/renkeiMeetingRules';
import { z } from 'zod';
import { queryRows } from '../../connection/query.ts';
import { booleanValue, dateValue, instantValue, keyValue, numberValue, textValue } from '../../connection/values.ts';
import type { InsightScope } from '../scope.ts';

/** What the charter of a team says; null where it has none, or leaves it open. */
export interface Charter {
  managerSharePercent: number | null;
  rhythm: Rhythm | null;
  feedbackWithinDays: number | null;
  isolationTalksDays: number | null;
}

export interface Team {
  name: string;
  /** Users at work as callers. */
  callers: string[];
  /** All users of the team, to know whose case is whose. */
  members: Set<string>;
  hasManager: boolean;
  charter: Charter | null;
}

/** Where a charter names no day: the one that the console supposes, too. */
const USUAL_WEEKDAY = 'Friday';

const memberRow = z.looseObject({
  Team__c: textValue,
  Role__c: textValue,
  User__c: textValue,
  PausedUntil__c: dateValue,
  User__r: z.looseObject({ IsActive: booleanValue }).nullish(),
});

const charterRow = z.looseObject({
  Team__c: keyValue,
  Manager__c: textValue,
  ManagerSharePercent__c: numberValue,
  MeetingCadence__c: textValue,
  MeetingWeekday__c: textValue,
  FeedbackWithinDays__c: numberValue,
  IsolationTalksDays__c: numberValue,
  StartsOn__c: dateValue,
  LastModifiedDate: instantValue,
});

/** The teams that have members at work, with their charters. Whoever has left or is away counts for nothing. */
export async function readTeams(connection: Connection, scope: InsightScope): Promise<Team[]> {
  const members = await queryRows(
    connection,
    'SELECT Team__c, Role__c, User__c, PausedUntil__c, User__r.IsActive FROM RenkeiTeamMember__c ORDER BY Team__c, User__c',
    memberRow,
  );
  const charters = await queryRows(
    connection,
    `SELECT ${Object.keys(charterRow.shape).join(', ')} FROM RenkeiCharter__c`,
    charterRow,
  );
  const teams = new Map<string, Team>();
  for (const { Team__c, Role__c, User__c, PausedUntil__c, User__r } of members) {
    if (Team__c === null || User__c === null) continue;
    const team = teams.get(Team__c) ?? {
      name: Team__c,
      callers: [],
      members: new Set<string>(),
      hasManager: false,
      charter: null,
    };
    teams.set(Team__c, team);
    team.members.add(User__c);
    if (User__r?.IsActive !== true) continue;
    if (Role__c === 'InsideSalesManager') team.hasManager = true;
    const isAway = PausedUntil__c !== null && PausedUntil__c >= scope.day;
    if (Role__c === 'Caller' && !isAway) team.callers.push(User__c);
  }
  for (const row of charters) {
    const team = teams.get(row.Team__c);
    if (team) team.charter = charterOf(row, team, scope);
  }
  return [...teams.values()];
}

function charterOf(row: z.infer<typeof charterRow>, { hasManager }: Team, { days, holidays }: InsightScope): Charter {
  const cadence = row.MeetingCadence__c as Cadence | null;
  return {
    managerSharePercent: row.Manager__c === null && !hasManager ? null : row.ManagerSharePercent__c,
    rhythm:
      cadence === null
        ? null
        : {
            cadence,
            weekday: (row.MeetingWeekday__c ?? USUAL_WEEKDAY) as Weekday,
            startsOn: row.StartsOn__c,
            changedOn: days.ofMaybe(row.LastModifiedDate),
            holidays,
          },
    feedbackWithinDays: row.FeedbackWithinDays__c,
    isolationTalksDays: row.IsolationTalksDays__c,
  };
}

const meetingRow = z.looseObject({
  Team__c: textValue,
  HeldOn__c: dateValue,
  Status__c: textValue,
  Cadence__c: textValue,
});

/** Meetings by team since a day. */
export async function readMeetings(connection: Connection, since: string): Promise<Map<string, HeldMeeting[]>> {
  const rows = await queryRows(
    connection,
    `SELECT ${Object.keys(meetingRow.shape).join(', ')} FROM RenkeiFollowUpMeeting__c WHERE HeldOn__c >= ${since} ORDER BY HeldOn__c`,
    meetingRow,
  );
  const meetings = new Map<string, HeldMeeting[]>();
  for (const { Team__c, HeldOn__c, Status__c, Cadence__c } of rows) {
    if (Team__c === null || HeldOn__c === null) continue;
    const known = meetings.get(Team__c) ?? [];
    meetings.set(Team__c, known);
    known.push({
      on: HeldOn__c,
      status: (Status__c ?? 'Planned') as HeldMeeting['status'],
      ...(Cadence__c === null ? {} : { cadence: Cadence__c as Cadence }),
    });
  }
  return meetings;
}
