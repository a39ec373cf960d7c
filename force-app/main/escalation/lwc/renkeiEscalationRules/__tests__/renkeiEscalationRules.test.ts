// What a save makes of a case is tried by the golden table, which the flow passes too.
import {
  abandonedOn,
  allowedMoves,
  checkReturn,
  isAbandoned,
  isLegal,
  isOpen,
  type CaseStatus,
  type ReturnInput,
  type Who,
} from 'c/renkeiEscalationRules';

const STATUSES: CaseStatus[] = ['Queued', 'Accepted', 'Visited', 'Won', 'Lost', 'Returned', 'Recycled'];
const nobody: Who = { isOwner: false, isInQueue: false, isCaller: false, mayReassign: false };
const names = (status: CaseStatus, who: Partial<Who>): string =>
  allowedMoves(status, { ...nobody, ...who })
    .map(({ name }) => name)
    .join(' ');

describe('moves', () => {
  it('are those of the status machine, and no other', () => {
    const legal = STATUSES.map((from) => [from, STATUSES.filter((to) => to !== from && isLegal(from, to))]);
    expect(Object.fromEntries(legal)).toEqual({
      Queued: ['Accepted', 'Returned', 'Recycled'],
      Accepted: ['Visited', 'Won', 'Lost', 'Returned', 'Recycled'],
      Visited: ['Won', 'Lost', 'Recycled'],
      Won: [],
      Lost: [],
      Returned: ['Queued', 'Recycled'],
      Recycled: [],
    });
    expect(STATUSES.every((status) => isLegal(status, status))).toBe(true);
    expect(STATUSES.filter(isOpen)).toEqual(['Queued', 'Accepted', 'Visited', 'Returned']);
  });

  it('depend on who looks', () => {
    expect(STATUSES.map((status) => names(status, {}))).toEqual(STATUSES.map(() => ''));
    expect(STATUSES.map((status) => names(status, { isOwner: true }))).toEqual([
      'accept return recycle',
      'visit return win lose recycle',
      'visit win lose recycle',
      '',
      '',
      'handOver recycle',
      '',
    ]);
    expect(names('Queued', { isInQueue: true })).toBe('accept return');
    expect(['Queued', 'Accepted', 'Returned'].map((each) => names(each as CaseStatus, { isCaller: true }))).toEqual([
      'recycle',
      'recycle',
      'handOver recycle',
    ]);
    expect(names('Accepted', { mayReassign: true })).toBe('visit return win lose recycle');
  });
});

describe('a return', () => {
  const base: ReturnInput = {
    reason: 'NotATarget',
    until: null,
    rerouteTo: null,
    customerTeller: null,
    customerToldBy: null,
    isBooked: false,
    today: '2026-06-30',
  };
  const problems = (change: Partial<ReturnInput>) =>
    checkReturn({ ...base, ...change }).map(({ code, field }) => [code, field]);

  it('needs a reason before anything else', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ reason: null, isBooked: true })).toEqual([['ReasonMissing', 'ReturnReason__c']]);
  });

  it('as too early needs a day ahead', () => {
    expect(problems({ reason: 'TooEarly' })).toEqual([['DateMissing', 'ReturnedUntil__c']]);
    expect(problems({ reason: 'TooEarly', until: '2026-06-30' })).toEqual([['DatePassed', 'ReturnedUntil__c']]);
    expect(problems({ reason: 'TooEarly', until: '2026-07-01' })).toEqual([]);
  });

  it('as wrong person needs the right one', () => {
    expect(problems({ reason: 'WrongPerson' })).toEqual([['RerouteMissing', 'RerouteTo__c']]);
    expect(problems({ reason: 'WrongPerson', rerouteTo: '005B' })).toEqual([]);
  });

  it('of a booked case needs another rep, or who tells the customer until when', () => {
    const booked = { isBooked: true };
    expect(problems(booked)).toEqual([['CustomerNotTold', 'CustomerTeller__c']]);
    expect(problems({ ...booked, customerTeller: '005C' })).toEqual([['CustomerNotTold', 'CustomerToldBy__c']]);
    expect(problems({ ...booked, customerToldBy: '2026-07-01' })).toEqual([['CustomerNotTold', 'CustomerTeller__c']]);
    const told = { ...booked, customerTeller: '005C' };
    expect(problems({ ...told, customerToldBy: '2026-06-29' })).toEqual([['ToldByPassed', 'CustomerToldBy__c']]);
    expect(problems({ ...told, customerToldBy: '2026-06-30' })).toEqual([]);
    expect(problems({ ...booked, rerouteTo: '005B' })).toEqual([]);
    expect(problems({ ...booked, reason: 'TooEarly' }).length).toBe(2);
  });
});

describe('a case abandoned after one visit', () => {
  const visited = { status: 'Visited' as CaseStatus, visitCount: 1, lastVisitOn: '2026-06-16', nextStepOn: null };

  it('had one visit, and no next step within the days', () => {
    expect([
      abandonedOn(visited, 14),
      isAbandoned(visited, '2026-06-29', 14),
      isAbandoned(visited, '2026-06-30', 14),
    ]).toEqual(['2026-06-30', false, true]);
    expect(isAbandoned({ ...visited, visitCount: 2 }, '2026-12-31', 14)).toBe(false);
    expect(isAbandoned({ ...visited, status: 'Won' }, '2026-12-31', 14)).toBe(false);
    expect(isAbandoned({ ...visited, lastVisitOn: null }, '2026-12-31', 14)).toBe(false);
  });

  it('waits for a next step, but not longer than the days after it', () => {
    const planned = { ...visited, nextStepOn: '2026-08-01' };
    expect([isAbandoned(planned, '2026-08-14', 14), isAbandoned(planned, '2026-08-15', 14)]).toEqual([false, true]);
    expect(abandonedOn({ ...visited, nextStepOn: '2026-06-10' }, 14)).toBe('2026-06-30');
  });

  it('waits for a visit that is booked, as for a next step', () => {
    expect(abandonedOn({ ...visited, plannedOn: '2026-07-20' }, 14)).toBe('2026-08-03');
    expect(abandonedOn({ ...visited, nextStepOn: '2026-08-01', plannedOn: '2026-07-20' }, 14)).toBe('2026-08-15');
    expect(abandonedOn({ ...visited, plannedOn: '2026-06-01' }, 14)).toBe('2026-06-30');
  });
});
