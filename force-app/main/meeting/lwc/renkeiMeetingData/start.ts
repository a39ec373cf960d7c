import { addDays } from 'c/renkeiCalendarRules';
import { today } from 'c/renkeiFormat';
import type { Cadence, Rhythm, Weekday } from 'c/renkeiMeetingRules';
import { fieldOf, nameOf, parentOf, recordsOf, type RecordNode } from './nodes.ts';

/** Meetings of so many days back are known, and days off so many days ahead. */
const BACK_DAYS = 60;
const AHEAD_DAYS = 60;

export type MeetingStatus = 'Planned' | 'Open' | 'Closed' | 'Missed';

export interface Meeting {
  id: string;
  lastModified: string | null;
  name: string;
  team: string;
  on: string;
  cadence: Cadence;
  status: MeetingStatus;
  facilitator: string | null;
  facilitatorName: string | null;
  startedAt: string | null;
  closedAt: string | null;
  since: string | null;
  /** Id of the item that the facilitator is on. */
  currentItem: string | null;
  plannedMinutes: number | null;
  items: number;
  decided: number;
  parked: number;
  /** What was added to the minutes on closing; read with the minutes only. */
  remarks: string | null;
}

/** Somebody in a team. */
export interface Member {
  user: string;
  name: string;
  role: string | null;
  team: string;
  isActive: boolean;
}

/** How a team meets. */
export interface TeamRhythm extends Omit<Rhythm, 'holidays'> {
  team: string;
  /** Minutes after midnight; null where nobody said. */
  time: number | null;
  minutes: number;
  manager: string | null;
  /** Whether the team's charter says so; else it is what most teams do. */
  isStated: boolean;
}

export interface Start {
  members: Member[];
  rhythms: TeamRhythm[];
  meetings: Meeting[];
  holidays: string[];
}

/** Where a charter says nothing. */
const USUAL = { cadence: 'Weekly', weekday: 'Friday', minutes: 45 } as const;

/** Variables of `startQuery`. @param today yyyy-mm-dd */
export function startVariables(today: string): Record<string, unknown> {
  return { from: addDays(today, -BACK_DAYS), to: addDays(today, AHEAD_DAYS) };
}

/** Reads the answer to `startQuery`. */
export function toStart(data: unknown): Start {
  const meetings = recordsOf(data, 'RenkeiFollowUpMeeting__c').map(toMeeting);
  return {
    members: recordsOf(data, 'RenkeiTeamMember__c').flatMap(toMember),
    rhythms: recordsOf(data, 'RenkeiCharter__c').flatMap(toRhythm),
    meetings,
    holidays: recordsOf(data, 'RenkeiHoliday__c').flatMap((node) => fieldOf<string>(node, 'Day__c') ?? []),
  };
}

export function toMeeting(node: RecordNode): Meeting {
  return {
    id: node.Id,
    lastModified: fieldOf(node, 'LastModifiedDate'),
    name: fieldOf<string>(node, 'Name') ?? '',
    team: fieldOf<string>(node, 'Team__c') ?? '',
    on: fieldOf<string>(node, 'HeldOn__c') ?? '',
    cadence: fieldOf<Cadence>(node, 'Cadence__c') ?? USUAL.cadence,
    status: fieldOf<MeetingStatus>(node, 'Status__c') ?? 'Planned',
    facilitator: fieldOf(node, 'Facilitator__c'),
    facilitatorName: nameOf(node, 'Facilitator__r'),
    startedAt: fieldOf(node, 'StartedAt__c'),
    closedAt: fieldOf(node, 'ClosedAt__c'),
    since: fieldOf(node, 'Since__c'),
    currentItem: fieldOf(node, 'CurrentItem__c'),
    plannedMinutes: fieldOf(node, 'PlannedMinutes__c'),
    items: Number(fieldOf<number>(node, 'Items__c') ?? 0),
    decided: Number(fieldOf<number>(node, 'Decided__c') ?? 0),
    parked: Number(fieldOf<number>(node, 'Parked__c') ?? 0),
    remarks: fieldOf(node, 'Remarks__c'),
  };
}

/** How a team meets where no charter says so: weekly, as is the least. @param startsOn the first day to count */
export function usualRhythm(team: string, startsOn: string): TeamRhythm {
  return { team, ...USUAL, time: null, manager: null, startsOn, isStated: false };
}

function toMember(node: RecordNode): Member[] {
  const user = fieldOf<string>(node, 'User__c');
  const person = parentOf(node, 'User__r');
  const team = fieldOf<string>(node, 'Team__c');
  if (!user || !person || !team) return [];
  const name = fieldOf<string>(person, 'Name') ?? user;
  return [
    { user, name, role: fieldOf(node, 'Role__c'), team, isActive: fieldOf<boolean>(person, 'IsActive') === true },
  ];
}

function toRhythm(node: RecordNode): TeamRhythm[] {
  const team = fieldOf<string>(node, 'Team__c');
  const startsOn = fieldOf<string>(node, 'StartsOn__c');
  const changedAt = fieldOf<string>(node, 'LastModifiedDate');
  if (!team) return [];
  const cadence = fieldOf<Cadence>(node, 'MeetingCadence__c');
  return [
    {
      team,
      cadence: cadence ?? USUAL.cadence,
      weekday: fieldOf<Weekday>(node, 'MeetingWeekday__c') ?? USUAL.weekday,
      startsOn,
      changedOn: changedAt === null ? null : today(new Date(changedAt)),
      time: fieldOf(node, 'MeetingTime__c'),
      minutes: Number(fieldOf<number>(node, 'MeetingMinutes__c') ?? USUAL.minutes),
      manager: fieldOf(node, 'Manager__c'),
      isStated: cadence !== null,
    },
  ];
}
