import type { Values } from './scoringOrg.ts';

export interface Case {
  rule: string;
  refused: Values[];
  passes: Values[];
  /** Refused of a record that was saved soundly before. */
  refusedChanges?: Values[];
}

/** Records of meetings and insight that every rule of their object lets pass; the cases change one thing in them. */
export const MEETING_SOUND: Record<string, Values> = {
  RenkeiFollowUpMeeting__c: { Name: 'East', Team__c: 'East', HeldOn__c: '2026-06-12', Cadence__c: 'Weekly' },
  RenkeiAgendaItem__c: { Section__c: 'Follow' },
  RenkeiAgendaNote__c: { Text__c: 'The budget is there' },
  RenkeiCharter__c: {},
  RenkeiLossWarning__c: {},
  RenkeiHealthFigure__c: { Week__c: '2026-06-08', Team__c: 'East', Pattern__c: 'Isolation' },
  RenkeiMonthFigure__c: { Month__c: '2026-06-01', Team__c: 'East', Figure__c: 'WonAmount', Value__c: 1 },
  RenkeiMonthPage__c: { Month__c: '2026-06-01', Team__c: 'East', Page__c: '{}' },
};

const between = (rule: string, field: string, low: number, high: number, step = 1): Case => ({
  rule,
  refused: [{ [field]: low - step }, { [field]: high + step }],
  passes: [{ [field]: low }, { [field]: high }, { [field]: null }],
});
const DECIDED = { State__c: 'Decided', Decision__c: 'Continue' };
const GOALS = ['GoalFollowUpRate__c', 'GoalAcceptRate__c', 'GoalAppointmentRate__c'];
/** One charter a team: each that is to pass has another name. */
const teams = (values: Values[]): Values[] =>
  values.map((each) => ({ Team__c: JSON.stringify(each).slice(0, 80), ...each }));
const ofTeams = ({ rule, refused, passes }: Case): Case => ({ rule, refused: teams(refused), passes: teams(passes) });

export const MEETING_CASES: Record<string, Case[]> = {
  RenkeiFollowUpMeeting__c: [between('MinutesFrom5To480', 'PlannedMinutes__c', 5, 480)],
  RenkeiAgendaItem__c: [
    {
      rule: 'DecidedNeedsDecision',
      refused: [{ State__c: 'Decided' }, { Decision__c: 'Continue' }, { State__c: 'Parked', Decision__c: 'Recycle' }],
      passes: [DECIDED, {}, { State__c: 'OnTrack' }],
    },
    {
      rule: 'PolicyChangeNeedsNote',
      refused: [{ ...DECIDED, Decision__c: 'PolicyChange' }],
      passes: [{ ...DECIDED, Decision__c: 'PolicyChange', DecisionNote__c: 'Fewer days between calls' }],
    },
    {
      rule: 'ReassignNeedsRepresentative',
      refused: [{ ...DECIDED, Decision__c: 'Reassign', NextRep__c: null }],
      passes: [{ ...DECIDED, Decision__c: 'Reassign' }],
    },
  ],
  RenkeiAgendaNote__c: [
    { rule: 'NoteNeverChanges', refused: [], passes: [{}], refusedChanges: [{ Text__c: 'There is none' }, {}] },
  ],
  RenkeiCharter__c: [
    {
      rule: 'DaysAtLeast1',
      refused: [{ FeedbackWithinDays__c: 0 }, { IsolationTalksDays__c: 0 }],
      passes: [{ FeedbackWithinDays__c: 1, IsolationTalksDays__c: 1 }, { FeedbackWithinDays__c: null }],
    },
    { rule: 'GoalAmountNotNegative', refused: [{ GoalWonAmount__c: -1 }], passes: [{ GoalWonAmount__c: 0 }, {}] },
    between('MeetingMinutesFrom5To480', 'MeetingMinutes__c', 5, 480),
    between('MeetingTimeWithinDay', 'MeetingTime__c', 0, 1439),
    {
      rule: 'RatesFrom0To100',
      refused: GOALS.flatMap((goal) => [{ [goal]: -0.1 }, { [goal]: 100.1 }]),
      passes: GOALS.flatMap((goal) => [{ [goal]: 0 }, { [goal]: 100 }]),
    },
    between('ShareFrom0To100', 'ManagerSharePercent__c', 0, 100),
  ].map(ofTeams),
  RenkeiHealthFigure__c: [
    {
      rule: 'CountsNotNegative',
      refused: [{ Count__c: -1 }, { Denominator__c: -1 }],
      passes: [{ Count__c: 0, Denominator__c: 0 }, {}],
    },
    {
      rule: 'WeekBeginsOnMonday',
      refused: [{ Week__c: '2026-06-07' }, { Week__c: '2026-06-09' }],
      passes: [{ Week__c: '2026-06-15' }, { Week__c: '2027-01-04' }],
    },
  ],
  RenkeiLossWarning__c: [
    {
      rule: 'DismissNeedsReason',
      refused: [{ State__c: 'Dismissed' }],
      passes: [{ State__c: 'Dismissed', DismissReason__c: 'Closed down' }, { State__c: 'Planned' }, {}],
    },
  ],
  RenkeiMonthFigure__c: [
    { rule: 'FrozenOnceWritten', refused: [], passes: [{}], refusedChanges: [{ Value__c: 2 }, { Definition__c: 'x' }] },
    { rule: 'MonthBeginsOnFirst', refused: [{ Month__c: '2026-06-02' }], passes: [{ Month__c: '2026-07-01' }] },
  ],
  RenkeiMonthPage__c: [
    { rule: 'FrozenOnceWritten', refused: [], passes: [{}], refusedChanges: [{ Page__c: '[]' }, { Team__c: 'West' }] },
    { rule: 'MonthBeginsOnFirst', refused: [{ Month__c: '2026-06-02' }], passes: [{ Month__c: '2026-07-01' }] },
  ],
};
