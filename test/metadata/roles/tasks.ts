import { ownedBy, type Task, type Try } from './attempt.ts';
import { LINK_TASKS } from './linkTasks.ts';
import { MEETING_TASKS } from './meetingTasks.ts';
import { ROLES, type People, type Role, type Values } from './people.ts';
import type { Row } from './recordAccess.ts';
import { hour, make } from './records.ts';

const NOW = '2026-06-10T01:00:00.000Z';

const queue = ({ world }: Try, name: string): string => world.idOf('Group', 'DeveloperName', name);
const plan = (attempt: Try, owner: string, more?: Values): string => ownedBy(attempt, 'RenkeiCallPlan__c', owner, more);
const caseOf = (attempt: Try, owner: string, more?: Values): string =>
  ownedBy(attempt, 'RenkeiEscalation__c', owner, more);
const visit = (attempt: Try, Rep__c: string, more: Values = {}): string =>
  ownedBy(attempt, 'RenkeiVisit__c', Rep__c, { Rep__c, ...more });
const BEGUN = { StartsAt__c: '2026-06-09T01:00:00.000Z', EndsAt__c: '2026-06-09T02:00:00.000Z' };

const claim = (attempt: Try, id: string): Promise<boolean> =>
  attempt.patch('RenkeiCallPlan__c', id, { OwnerId: attempt.me, ClaimedAt__c: NOW });
const accept = (attempt: Try, id: string): Promise<boolean> =>
  attempt.patch('RenkeiEscalation__c', id, { Status__c: 'Accepted', OwnerId: attempt.me });
const end = (attempt: Try, Status__c: string): Promise<boolean> => {
  const { rep2, caller2 } = attempt.world.userIds;
  const id = caseOf(attempt, rep2, { Caller__c: caller2, Status__c: 'Accepted' });
  return attempt.patch('RenkeiEscalation__c', id, { Status__c });
};
const RETURN = { Status__c: 'Returned', ReturnReason__c: 'NotATarget' };

/** The work of the desk, of the cases and of the board, as it goes over the API. */
const TASKS: Record<string, Task> = {
  'claims a plan of the pool': (attempt) => claim(attempt, plan(attempt, queue(attempt, 'RenkeiCallPool'))),
  'claims a plan that is theirs': (attempt) => claim(attempt, plan(attempt, attempt.me)),
  'claims a plan of another caller': (attempt) => claim(attempt, plan(attempt, attempt.world.userIds.caller2)),
  'claims a plan that another caller is at work on': (attempt) => {
    const { caller2 } = attempt.world.userIds;
    return claim(attempt, plan(attempt, caller2, { ClaimedAt__c: NOW }));
  },
  'gives a plan of the pool to a caller': (attempt) =>
    attempt.patch('RenkeiCallPlan__c', plan(attempt, queue(attempt, 'RenkeiCallPool')), {
      OwnerId: attempt.world.userIds.caller2,
    }),
  'gives a plan of the pool to somebody who does not call': (attempt) =>
    attempt.patch('RenkeiCallPlan__c', plan(attempt, queue(attempt, 'RenkeiCallPool')), {
      OwnerId: attempt.world.userIds.rep2,
    }),
  'pauses a plan that is theirs': (attempt) =>
    attempt.patch('RenkeiCallPlan__c', plan(attempt, attempt.me), {
      PausedUntil__c: '2026-06-30',
      PauseReason__c: 'Holiday',
    }),
  'lifts do-not-call': (attempt) =>
    attempt.patch('RenkeiCallPlan__c', plan(attempt, attempt.me, { DoNotCall__c: true }), { DoNotCall__c: false }),
  'calls an account that does not want it': async (attempt) => {
    const id = plan(attempt, attempt.me, { DoNotCall__c: true });
    const { org, setup } = attempt.world;
    const [found] = org.query(setup, `SELECT Account__c FROM RenkeiCallPlan__c WHERE Id = '${id}'`).records;
    return attempt.post('RenkeiTouch__c', { ...CALL, Account__c: found!['Account__c'] });
  },
  'makes a dial of an inbound call against the wish': (attempt) => {
    const inbound = { Origin__c: 'InboundCall', Direction__c: 'Inbound', OccurredAt__c: NOW };
    const id = ownedBy(attempt, 'RenkeiTouch__c', attempt.me, inbound);
    const { org, setup, insert } = attempt.world;
    const [found] = org.query(setup, `SELECT Account__c FROM RenkeiTouch__c WHERE Id = '${id}'`).records;
    insert('RenkeiTouch__c', { ...CALL, Account__c: found!['Account__c'], Outcome__c: 'DoNotCall' });
    return attempt.patch('RenkeiTouch__c', id, { Origin__c: 'OutboundCall', Direction__c: 'Outbound' });
  },
  'logs a call': (attempt) => attempt.post('RenkeiTouch__c', { ...CALL, Account__c: accountOf(attempt) }),
  'notes a machine of the customer': (attempt) =>
    attempt.post('Asset', { Name: 'NX-22', AccountId: accountOf(attempt), RenkeiMaker__c: 'Nordek' }),
  'notes the channel that the customer prefers': (attempt) =>
    attempt.post('RenkeiChannelPreference__c', {
      Account__c: accountOf(attempt),
      ProcessStep__c: 'Quote',
      Channel__c: 'Web',
    }),
  'hands a case over': (attempt) =>
    attempt.post('RenkeiEscalation__c', { Account__c: accountOf(attempt), Caller__c: attempt.me, Status__c: 'Queued' }),
  'hands a case over in the name of a colleague': (attempt) =>
    attempt.post('RenkeiEscalation__c', { Account__c: accountOf(attempt), Caller__c: attempt.world.userIds.caller2 }),
  'changes what the customer said in a case of a colleague': (attempt) => {
    const { rep2, caller2 } = attempt.world.userIds;
    const id = caseOf(attempt, rep2, { Caller__c: caller2, Status__c: 'Accepted' });
    return attempt.patch('RenkeiEscalation__c', id, { CustomerWords__c: 'Something else' });
  },
  'names another caller for a case': (attempt) => {
    const { rep2, caller2 } = attempt.world.userIds;
    return attempt.patch('RenkeiEscalation__c', caseOf(attempt, rep2), { Caller__c: caller2 });
  },
  'accepts a case that is theirs': (attempt) => accept(attempt, caseOf(attempt, attempt.me)),
  'accepts a case in the queue': (attempt) => accept(attempt, caseOf(attempt, queue(attempt, 'RenkeiCases'))),
  'accepts a case in the queue without taking it': (attempt) =>
    attempt.patch('RenkeiEscalation__c', caseOf(attempt, queue(attempt, 'RenkeiCases')), { Status__c: 'Accepted' }),
  'accepts a case of another representative': (attempt) => accept(attempt, caseOf(attempt, attempt.world.userIds.rep2)),
  'returns a case that is theirs': (attempt) =>
    attempt.patch('RenkeiEscalation__c', caseOf(attempt, attempt.me), RETURN),
  'returns a case of another representative': (attempt) =>
    attempt.patch('RenkeiEscalation__c', caseOf(attempt, attempt.world.userIds.rep2), RETURN),
  'returns a case in the queue': (attempt) =>
    attempt.patch('RenkeiEscalation__c', caseOf(attempt, queue(attempt, 'RenkeiCases')), RETURN),
  'completes a returned case and hands it over again': (attempt) => {
    const { rep2, caller } = attempt.world.userIds;
    const id = caseOf(attempt, rep2, { ...RETURN, Caller__c: caller, HandedTo__c: rep2 });
    return attempt.patch('RenkeiEscalation__c', id, { Status__c: 'Queued', DecisionMaker__c: 'Plant manager' });
  },
  'recycles a case in the queue that they handed over': (attempt) => {
    const id = caseOf(attempt, queue(attempt, 'RenkeiCases'), { Caller__c: attempt.me });
    return attempt.patch('RenkeiEscalation__c', id, { Status__c: 'Recycled' });
  },
  'recycles a case in the queue of another caller': (attempt) => {
    const id = caseOf(attempt, queue(attempt, 'RenkeiCases'), { Caller__c: attempt.world.userIds.caller2 });
    return attempt.patch('RenkeiEscalation__c', id, { Status__c: 'Recycled' });
  },
  'says that a case that is theirs is won': (attempt) =>
    attempt.patch('RenkeiEscalation__c', caseOf(attempt, attempt.me, { Status__c: 'Accepted' }), { Status__c: 'Won' }),
  'says that a case of another representative is won': (attempt) => end(attempt, 'Won'),
  'says that a case of another representative is lost': (attempt) => end(attempt, 'Lost'),
  'recycles a case of another representative and caller': (attempt) => end(attempt, 'Recycled'),
  'calls a case visited that nobody has visited': (attempt) =>
    attempt.patch('RenkeiEscalation__c', caseOf(attempt, attempt.me, { Status__c: 'Accepted' }), {
      Status__c: 'Visited',
    }),
  'gives a case of a representative to another': (attempt) =>
    attempt.patch('RenkeiEscalation__c', caseOf(attempt, attempt.world.userIds.rep2), {
      OwnerId: attempt.world.userIds.rep,
    }),
  'thanks the caller of a case that is theirs': (attempt) =>
    attempt.post('RenkeiThanks__c', {
      Escalation__c: caseOf(attempt, attempt.me),
      To__c: attempt.world.userIds.caller,
      Message__c: 'Well prepared',
    }),
  'thanks in the name of somebody else': (attempt) =>
    attempt.post('RenkeiThanks__c', {
      Escalation__c: caseOf(attempt, attempt.me),
      From__c: attempt.world.userIds.rep2,
      To__c: attempt.world.userIds.caller,
    }),
  'books a visit for somebody who visits nobody': (attempt) =>
    attempt.post('RenkeiVisit__c', {
      ...hour(),
      Account__c: accountOf(attempt),
      Rep__c: attempt.world.userIds.caller2,
    }),
  'books a visit for a representative': (attempt) =>
    attempt.post('RenkeiVisit__c', {
      ...hour(),
      Account__c: accountOf(attempt),
      Rep__c: attempt.world.userIds.rep,
    }),
  'moves a visit of a representative': (attempt) =>
    attempt.patch('RenkeiVisit__c', visit(attempt, attempt.world.userIds.rep2), hour()),
  'cancels a visit of a representative': (attempt) =>
    attempt.patch('RenkeiVisit__c', visit(attempt, attempt.world.userIds.rep2), {
      Status__c: 'Cancelled',
      CancelReason__c: 'The customer is ill',
    }),
  'reports the result of a visit that is theirs': (attempt) =>
    attempt.patch('RenkeiVisit__c', visit(attempt, attempt.me, BEGUN), {
      Result__c: 'Progress',
      NextStepOn__c: '2026-06-20',
    }),
  'reports the result of a visit of somebody else': (attempt) =>
    attempt.patch('RenkeiVisit__c', visit(attempt, attempt.world.userIds.rep2, BEGUN), { Result__c: 'Progress' }),
  'reports the result of a visit that has not begun': (attempt) =>
    attempt.patch('RenkeiVisit__c', visit(attempt, attempt.me), { Result__c: 'Progress' }),
  'keeps half hours free or taken by hand': (attempt) =>
    attempt.post('RenkeiVisitSlot__c', { Rep__c: attempt.world.userIds.rep2, Kind__c: 'Busy' }),
};

const CALL = {
  OccurredAt__c: NOW,
  Outcome__c: 'Absent',
  Origin__c: 'OutboundCall',
  Channel__c: 'InsideSales',
  Direction__c: 'Outbound',
};

const accountOf = ({ world }: Try): string => make(world, 'Account', world.userIds.rep);

/** Who may do what; every cell is tried. */
export async function taskAccess(world: People): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, task] of Object.entries({ ...TASKS, ...MEETING_TASKS, ...LINK_TASKS })) {
    const cells = {} as Record<Role, string>;
    for (const role of ROLES) cells[role] = await outcome(world, role, task);
    rows.push([name, cells]);
  }
  return rows;
}

async function outcome(world: People, role: Role, task: Task): Promise<string> {
  const client = world.clients[role];
  const attempt: Try = {
    world,
    role,
    // Nobody can own a record whose object they may not read; they try it with that of a colleague.
    me: role === 'nobody' ? world.userIds.caller2 : world.userIds[role],
    reads: async (object, id) => (await client.get(`/sobjects/${object}/${id}`)).status < 300,
    post: async (object, record) => (await client.post(`/sobjects/${object}`, record)).status < 300,
    patch: async (object, id, change) => (await client.patch(`/sobjects/${object}/${id}`, change)).status < 300,
  };
  return (await task(attempt)) ? 'yes' : '–';
}
