import { addDays } from 'c/renkeiCalendarRules';
import type { OrgOffset } from 'c/renkeiSlaRules';
import { connectionOf, fieldOf, nameOf, nodesOf, numberOf, parentOf, type RecordNode } from './nodes.ts';

export interface TeamMember {
  user: string;
  name: string | null;
  team: string;
  role: string;
  /** The user is active and not paused. */
  isAtWork: boolean;
}

/** The success factors of a charter, by field. */
export const FACTORS = [
  'FactorCommitment__c',
  'FactorDedicatedManager__c',
  'FactorCareerPath__c',
  'FactorRolesAgreed__c',
  'FactorMeeting__c',
  'FactorDataIntegrated__c',
  'FactorFeedback__c',
] as const;
export type Factor = (typeof FACTORS)[number];

export interface Charter {
  id: string;
  lastModified: string | null;
  team: string;
  purpose: string | null;
  sponsor: string | null;
  sponsorName: string | null;
  manager: string | null;
  managerName: string | null;
  managerSharePercent: number | null;
  meetingCadence: string | null;
  meetingWeekday: string | null;
  meetingTime: number | null;
  meetingMinutes: number | null;
  /** One a line: name, colon, evidence. */
  careerSteps: { name: string; evidence: string }[];
  startsOn: string | null;
  goals: {
    followUpRate: number | null;
    acceptRate: number | null;
    appointmentRate: number | null;
    wonAmount: number | null;
  };
  feedbackWithinDays: number | null;
  isolationTalksDays: number | null;
  factors: Record<Factor, boolean>;
  factorNotes: string | null;
}

export interface InsightStart {
  members: TeamMember[];
  /** Names of the teams. */
  teams: string[];
  charters: Charter[];
  currency: string | null;
  offset: OrgOffset;
  abandonedAfterDays: number | null;
  /** Days of the last half year and to come on which nobody works, besides weekends. */
  holidays: string[];
  /** When figures were last counted; null: never. */
  asOf: string | null;
}

/** Variables of `insightStartQuery`. @param today yyyy-mm-dd */
export function startVariables(today: string): Record<string, unknown> {
  return { since: addDays(today, -182) };
}

/** Reads the answer to `insightStartQuery`. @param today yyyy-mm-dd, to know who is away */
export function toStart(data: unknown, today: string): InsightStart {
  const members = nodesOf(connectionOf(data, 'RenkeiTeamMember__c')).flatMap((node): TeamMember[] => {
    const [user, team] = [fieldOf<string>(node, 'User__c'), fieldOf<string>(node, 'Team__c')];
    if (user === null || team === null) return [];
    const person = parentOf(node, 'User__r');
    const pausedUntil = fieldOf<string>(node, 'PausedUntil__c');
    const isActive = person !== null && fieldOf<boolean>(person, 'IsActive') === true;
    return [
      {
        user,
        team,
        name: person && fieldOf(person, 'Name'),
        role: fieldOf<string>(node, 'Role__c') ?? '',
        isAtWork: isActive && (pausedUntil === null || pausedUntil < today),
      },
    ];
  });
  const [setting] = nodesOf(connectionOf(data, 'RenkeiSetting__c'));
  const [figure] = nodesOf(connectionOf(data, 'RenkeiHealthFigure__c'));
  const of = <Value>(field: string): Value | null => (setting ? fieldOf<Value>(setting, field) : null);
  return {
    members,
    teams: [...new Set(members.map(({ team }) => team))],
    charters: nodesOf(connectionOf(data, 'RenkeiCharter__c')).map(toCharter),
    currency: of('CorporateCurrency__c'),
    offset: {
      minutes: Number(of('UtcOffsetMinutes__c') ?? 0),
      changesAt: of('OffsetChangesAt__c'),
      nextMinutes: of<number>('NextUtcOffsetMinutes__c'),
    },
    abandonedAfterDays: of<number>('AbandonedAfterDays__c'),
    holidays: nodesOf(connectionOf(data, 'RenkeiHoliday__c')).flatMap((node) => fieldOf<string>(node, 'Day__c') ?? []),
    asOf: figure ? fieldOf(figure, 'AsOf__c') : null,
  };
}

function toCharter(node: RecordNode): Charter {
  return {
    id: node.Id,
    lastModified: fieldOf(node, 'LastModifiedDate'),
    team: fieldOf<string>(node, 'Team__c') ?? '',
    purpose: fieldOf(node, 'Purpose__c'),
    sponsor: fieldOf(node, 'Sponsor__c'),
    sponsorName: nameOf(node, 'Sponsor__r'),
    manager: fieldOf(node, 'Manager__c'),
    managerName: nameOf(node, 'Manager__r'),
    managerSharePercent: numberOf(node, 'ManagerSharePercent__c'),
    meetingCadence: fieldOf(node, 'MeetingCadence__c'),
    meetingWeekday: fieldOf(node, 'MeetingWeekday__c'),
    meetingTime: numberOf(node, 'MeetingTime__c'),
    meetingMinutes: numberOf(node, 'MeetingMinutes__c'),
    careerSteps: careerStepsOf(fieldOf(node, 'CareerSteps__c')),
    startsOn: fieldOf(node, 'StartsOn__c'),
    goals: {
      followUpRate: numberOf(node, 'GoalFollowUpRate__c'),
      acceptRate: numberOf(node, 'GoalAcceptRate__c'),
      appointmentRate: numberOf(node, 'GoalAppointmentRate__c'),
      wonAmount: numberOf(node, 'GoalWonAmount__c'),
    },
    feedbackWithinDays: numberOf(node, 'FeedbackWithinDays__c'),
    isolationTalksDays: numberOf(node, 'IsolationTalksDays__c'),
    factors: Object.fromEntries(
      FACTORS.map((factor) => [factor, fieldOf(node, factor) === true]),
    ) as Charter['factors'],
    factorNotes: fieldOf(node, 'FactorNotes__c'),
  };
}

/** `name: evidence`, one a line; a line without a colon is a name alone. */
function careerStepsOf(text: string | null): { name: string; evidence: string }[] {
  return (text ?? '').split('\n').flatMap((line) => {
    const [name = '', ...rest] = line.split(/[:\uFF1A]/);
    return name.trim() === '' ? [] : [{ name: name.trim(), evidence: rest.join(':').trim() }];
  });
}
