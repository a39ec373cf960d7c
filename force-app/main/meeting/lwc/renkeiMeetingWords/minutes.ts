import type { ActionItem, AgendaItem, Meeting, TeamRhythm } from 'c/renkeiMeetingData';
import type { Weekday } from 'c/renkeiMeetingRules';
import { fill, named, number, plainDate } from 'c/renkeiFormat';
import { labels } from './labels.ts';
import { decisionSummary, questionShort } from './names.ts';

const WEEKDAY: Record<Weekday, string> = {
  Monday: labels.weekdayMonday,
  Tuesday: labels.weekdayTuesday,
  Wednesday: labels.weekdayWednesday,
  Thursday: labels.weekdayThursday,
  Friday: labels.weekdayFriday,
};

/** How a team meets. */
export function meetsText({ cadence, weekday }: Pick<TeamRhythm, 'cadence' | 'weekday'>): string {
  return cadence === 'Daily' ? labels.meetsDaily : fill(labels.meetsWeekly, WEEKDAY[weekday]);
}

export const meetingName = ({ team, on }: Pick<Meeting, 'team' | 'on'>): string =>
  fill(labels.teamMeeting, team, plainDate(on));

/** What the field for the minutes takes. */
const LENGTH = 32_000;

/** The minutes as text, for whoever reads the record without this page. */
export function minutesText(
  meeting: Pick<Meeting, 'team' | 'on'>,
  items: readonly AgendaItem[],
  actions: readonly ActionItem[],
  remarks: string,
): string {
  const count = (state: AgendaItem['state']) => items.filter((item) => item.state === state).length;
  const totals = [items.length, count('Decided'), count('OnTrack'), count('Parked'), count('Open')];
  const decided = items.filter(({ state }) => state === 'Decided');
  const policy = decided.filter(({ decision }) => decision === 'PolicyChange');
  const waiting = items.filter(({ state }) => state === 'Open' || state === 'Parked');
  const line = (item: AgendaItem) => named(headline(item), decisionSummary(item));
  const parts: [string, string[]][] = [
    [labels.printPolicy, policy.map(line)],
    [labels.printDecisions, decided.filter((item) => !policy.includes(item)).map(line)],
    [
      labels.printActions,
      actions.map(({ subject, assignedToName, dueOn }) =>
        named(subject, fill(labels.actionLine, assignedToName ?? labels.nobody, dueOn ? plainDate(dueOn) : '')),
      ),
    ],
    [labels.printOpen, waiting.map((item) => named(headline(item), questionShort(item.question)))],
  ];
  const text = [
    meetingName(meeting),
    fill(labels.printTotals, ...totals.map((each) => number(each, 0))),
    ...(remarks.trim() === '' ? [] : ['', labels.printRemarks, remarks.trim()]),
    ...parts.flatMap(([heading, lines]) =>
      lines.length > 0 ? ['', heading, ...lines.map((each) => `- ${each}`)] : [],
    ),
  ].join('\n');
  return text.length <= LENGTH ? text : `${text.slice(0, LENGTH - 1)}…`;
}

function headline({ accountName, actionSubject }: AgendaItem): string {
  return actionSubject ?? accountName ?? labels.noAccount;
}
