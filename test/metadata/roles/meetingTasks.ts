import { ownedBy, type Task, type Try } from './attempt.ts';
import type { Values } from './people.ts';
import { make, sound } from './records.ts';

const MEETING = 'RenkeiFollowUpMeeting__c';
const ITEM = 'RenkeiAgendaItem__c';
const NOTE = 'RenkeiAgendaNote__c';
const ACTION = 'RenkeiActionItem__c';
const WARNING = 'RenkeiLossWarning__c';
const FIGURE = 'RenkeiMonthFigure__c';

/** A meeting that a manager has opened, and what hangs on it. */
const meeting = (attempt: Try): string =>
  ownedBy(attempt, MEETING, attempt.world.userIds.manager2, { Status__c: 'Open' });
const item = (attempt: Try, more: Values = {}): string =>
  attempt.world.insert(ITEM, { Meeting__c: meeting(attempt), Section__c: 'Follow', ...more });
const warning = (attempt: Try, owner: string): string => make(attempt.world, WARNING, owner);
const figure = ({ world, me }: Try): Values => sound(world, FIGURE, me);

const DECISION = { State__c: 'Decided', Decision__c: 'Continue' };
const decidedByAnother = ({ world }: Try): Values => ({
  ...DECISION,
  DecidedBy__c: world.userIds.caller2,
  DecidedAt__c: '2026-06-10T00:00:00.000Z',
});

/** The work of meetings, and of what they look back on. */
export const MEETING_TASKS: Record<string, Task> = {
  'opens a follow-up meeting': (attempt) =>
    attempt.post(MEETING, { ...sound(attempt.world, MEETING, attempt.me), Status__c: 'Open' }),
  'runs a meeting that somebody else opened': (attempt) =>
    attempt.patch(MEETING, meeting(attempt), { Facilitator__c: attempt.me }),
  'closes a meeting that somebody else opened': (attempt) =>
    attempt.patch(MEETING, meeting(attempt), { Status__c: 'Closed', Summary__c: 'Visit again' }),
  'changes a closed meeting': (attempt) => {
    const id = ownedBy(attempt, MEETING, attempt.world.userIds.manager2, { Status__c: 'Closed' });
    return attempt.patch(MEETING, id, { Summary__c: 'Nothing' });
  },
  'decides an item of another’s meeting': (attempt) => attempt.patch(ITEM, item(attempt), DECISION),
  'changes a decision of somebody else unread': (attempt) =>
    attempt.patch(ITEM, item(attempt, decidedByAnother(attempt)), { Decision__c: 'Recycle' }),
  'changes a decision of somebody else on purpose': (attempt) =>
    attempt.patch(ITEM, item(attempt, decidedByAnother(attempt)), { Decision__c: 'Recycle', DecidedAt__c: null }),
  'writes a note into another’s meeting': (attempt) =>
    attempt.post(NOTE, { Item__c: item(attempt), Text__c: 'The budget is there' }),
  'rewrites a note': (attempt) => {
    const id = attempt.world.insert(NOTE, { Item__c: item(attempt), Author__c: attempt.me });
    return attempt.patch(NOTE, id, { Text__c: 'There is none' });
  },
  'gives an action to somebody': (attempt) =>
    attempt.post(ACTION, { Subject__c: 'Send the offer', AssignedTo__c: attempt.world.userIds.rep2 }),
  'ticks off an action that somebody else wrote': (attempt) =>
    attempt.patch(ACTION, make(attempt.world, ACTION, attempt.world.userIds.manager2), { Status__c: 'Done' }),
  'writes the charter': (attempt) =>
    attempt.patch('RenkeiCharter__c', make(attempt.world, 'RenkeiCharter__c', attempt.world.userIds.manager2), {
      Purpose__c: 'Nobody is lost unnoticed',
    }),
  'reads a warning about an account of theirs': (attempt) => attempt.reads(WARNING, warning(attempt, attempt.me)),
  'reads a warning about an account of another rep': (attempt) =>
    attempt.reads(WARNING, warning(attempt, attempt.world.userIds.rep2)),
  'plans a call from a warning of another rep': (attempt) =>
    attempt.patch(WARNING, warning(attempt, attempt.world.userIds.rep2), {
      State__c: 'Planned',
      PlannedOn__c: '2026-06-10',
    }),
  'judges a warning': (attempt) => attempt.patch(WARNING, warning(attempt, attempt.me), { Verdict__c: 'Right' }),
  'closes a month': (attempt) => attempt.post(FIGURE, { ...figure(attempt), Value__c: 1 }),
  'changes a figure of a closed month': (attempt) =>
    attempt.patch(FIGURE, make(attempt.world, FIGURE, attempt.me), { Value__c: 2 }),
};
