import { nodesOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';
import { DEFAULT_DAY_ENDS_AT } from 'c/renkeiSlaRules';
import type { Commitment, Span, VisitResult, VisitStatus } from 'c/renkeiVisitRules';

/** Somebody who goes to customers. */
export interface Rep {
  user: string;
  name: string;
  team: string;
  /** Last day of a pause, yyyy-mm-dd. */
  pausedUntil: string | null;
  /** Whether they can be booked; others stand on the board as long as they have visits, so that somebody moves them. */
  isBookable: boolean;
}

export interface BoardVisit extends Span {
  id: string;
  lastModified: string | null;
  rep: string;
  status: VisitStatus;
  purpose: string | null;
  area: string | null;
  number: number | null;
  result: VisitResult | null;
  resultNote: string | null;
  nextStepOn: string | null;
  escalation: string | null;
  bookedBy: string | null;
  account: string | null;
  /** Null where the reader may not see the account. */
  accountName: string | null;
  accountPhone: string | null;
  /** In one line, as a map takes it. */
  address: string | null;
  contactName: string | null;
  contactPhone: string | null;
}

/** Time of which nothing is known but that it is taken. */
export interface BusyTime extends Span {
  id: string;
  rep: string;
}

export interface VisitBoard {
  reps: readonly Rep[];
  visits: readonly BoardVisit[];
  busy: readonly BusyTime[];
  /** Everything that takes time, as the rules read it. */
  commitments: readonly Commitment[];
  holidays: readonly string[];
  /** Minutes after midnight at which the business day ends. */
  dayEndsAt: number;
  /** The team of the reader, null when they are in none. */
  ownTeam: string | null;
}

/** A case whose next visit is not booked. */
export interface WaitingCase {
  id: string;
  owner: string | null;
  account: string | null;
  accountName: string | null;
  area: string | null;
  contact: string | null;
  contactName: string | null;
  firstVisitDueAt: string | null;
  visitCount: number;
  nextStepOn: string | null;
}

type Text = FieldValue<string>;
interface Named {
  Name: Text;
}
interface MemberNode {
  Role__c: Text;
  Team__c: Text;
  PausedUntil__c: Text;
  User__c: Text;
  User__r: (Named & { IsActive: FieldValue<boolean> }) | null;
}
interface AccountNode extends Named {
  Phone?: Text;
  BillingStreet?: Text;
  BillingCity?: Text;
  BillingState?: Text;
  BillingPostalCode?: Text;
}
interface VisitNode extends Record<`${'Rep' | 'StartsAt' | 'EndsAt' | 'Purpose' | 'Area' | 'ResultNote'}__c`, Text> {
  Id: string;
  LastModifiedDate: Text;
  Status__c: FieldValue<VisitStatus>;
  Number__c: FieldValue<number>;
  Result__c: FieldValue<VisitResult>;
  NextStepOn__c: Text;
  Escalation__c: Text;
  BookedBy__r: Named | null;
  Rep__r?: Named | null;
  Account__c: Text;
  Account__r: AccountNode | null;
  Contact__r: (Named & { Phone?: Text }) | null;
}
interface SlotNode {
  Id: string;
  Rep__c: Text;
  StartsAt__c: Text;
  EndsAt__c: Text;
}
interface BoardAnswer {
  uiapi: {
    query: {
      RenkeiTeamMember__c: Connection<MemberNode>;
      RenkeiVisit__c: Connection<VisitNode>;
      RenkeiVisitSlot__c: Connection<SlotNode>;
      RenkeiHoliday__c: Connection<{ Day__c: Text }>;
      RenkeiSetting__c?: Connection<{ DayEndsAt__c?: FieldValue<number> }>;
    };
  };
}
interface WaitingNode {
  Id: string;
  OwnerId: Text;
  FirstVisitDueAt__c: Text;
  VisitCount__c: FieldValue<number>;
  NextStepOn__c: Text;
  Contact__c: Text;
  Contact__r: Named | null;
  Account__c: Text;
  Account__r: AccountNode | null;
}

/** Variables of the board. @param from, to instants; @param since the first day whose day off counts, yyyy-mm-dd */
export function boardVariables({ start, end }: Span, since: string): Record<string, unknown> {
  return { from: start, to: end, since };
}

/**
 * What the org answered to the query of the board. People of the reader's own team come first.
 * @param reader Id of the user who looks at it
 */
export function toBoard(data: unknown, reader: string): VisitBoard {
  const { query } = (data as BoardAnswer).uiapi;
  const members = nodesOf(query.RenkeiTeamMember__c);
  const ownTeam = valueOf(members.find(({ User__c: user }) => user.value === reader)?.Team__c);
  const nodes = nodesOf(query.RenkeiVisit__c);
  const visits = nodes.map(visitOf);
  const busy = nodesOf(query.RenkeiVisitSlot__c).map((node) => ({
    id: node.Id,
    rep: node.Rep__c.value ?? '',
    start: node.StartsAt__c.value ?? '',
    end: node.EndsAt__c.value ?? '',
  }));
  return {
    reps: repsOf(members, ownTeam, nodes),
    visits,
    busy,
    commitments: [
      ...visits.map(({ id, rep, start, end, area }) => ({ id, rep, start, end, area, isVisit: true })),
      ...busy.map((time) => ({ ...time, area: null, isVisit: false })),
    ],
    holidays: nodesOf(query.RenkeiHoliday__c).flatMap(({ Day__c: day }) => (day.value ? [day.value] : [])),
    dayEndsAt: valueOf(nodesOf(query.RenkeiSetting__c)[0]?.DayEndsAt__c) ?? DEFAULT_DAY_ENDS_AT,
    ownTeam,
  };
}

/** What the org answered to the query of cases without a slot, and how many there are in all. */
export function toWaiting(data: unknown): { cases: WaitingCase[]; total: number } {
  const found = (data as { uiapi: { query: { RenkeiEscalation__c: Connection<WaitingNode> } } }).uiapi.query
    .RenkeiEscalation__c;
  const cases = nodesOf(found).map((node) => ({
    id: node.Id,
    owner: valueOf(node.OwnerId),
    account: valueOf(node.Account__c),
    accountName: valueOf(node.Account__r?.Name),
    area: valueOf(node.Account__r?.BillingCity),
    contact: valueOf(node.Contact__c),
    contactName: valueOf(node.Contact__r?.Name),
    firstVisitDueAt: valueOf(node.FirstVisitDueAt__c),
    visitCount: Number(valueOf(node.VisitCount__c) ?? 0),
    nextStepOn: valueOf(node.NextStepOn__c),
  }));
  // After a visit it is the next step that is waited for, and the first visit's deadline is over.
  const due = (waiting: WaitingCase) =>
    (waiting.visitCount > 0 ? waiting.nextStepOn : waiting.firstVisitDueAt) ?? '9999';
  cases.sort((one, other) => Number(due(one) > due(other)) - Number(due(one) < due(other)));
  return { cases, total: found.totalCount ?? cases.length };
}

function repsOf(members: readonly MemberNode[], ownTeam: string | null, visits: readonly VisitNode[]): Rep[] {
  const reps = new Map<string, Rep>();
  for (const member of members) {
    const user = valueOf(member.User__c);
    const team = valueOf(member.Team__c) ?? '';
    if (!user || member.Role__c.value !== 'FieldRep' || member.User__r?.IsActive.value !== true) continue;
    // Somebody in two teams stands once, in the reader's team when it is one of them.
    if (reps.has(user) && team !== ownTeam) continue;
    const name = valueOf(member.User__r.Name) ?? '';
    reps.set(user, { user, team, name, pausedUntil: valueOf(member.PausedUntil__c), isBookable: true });
  }
  for (const { Rep__c: rep, Rep__r: person } of visits) {
    const user = valueOf(rep);
    if (!user || reps.has(user)) continue;
    const team = valueOf(members.find((member) => member.User__c.value === user)?.Team__c) ?? '';
    reps.set(user, { user, team, name: valueOf(person?.Name) ?? '', pausedUntil: null, isBookable: false });
  }
  const rank = ({ team }: Rep): number => (team === ownTeam ? 0 : 1);
  return [...reps.values()].sort(
    (one, other) => rank(one) - rank(other) || one.team.localeCompare(other.team) || one.name.localeCompare(other.name),
  );
}

function visitOf(node: VisitNode): BoardVisit {
  const account = node.Account__r;
  const address = [account?.BillingPostalCode, account?.BillingState, account?.BillingCity, account?.BillingStreet]
    .flatMap((part) => valueOf(part) ?? [])
    .join(' ');
  return {
    id: node.Id,
    lastModified: valueOf(node.LastModifiedDate),
    rep: node.Rep__c.value ?? '',
    start: node.StartsAt__c.value ?? '',
    end: node.EndsAt__c.value ?? '',
    status: node.Status__c.value ?? 'Tentative',
    purpose: valueOf(node.Purpose__c),
    area: valueOf(node.Area__c) ?? valueOf(account?.BillingCity),
    number: valueOf(node.Number__c),
    result: valueOf(node.Result__c),
    resultNote: valueOf(node.ResultNote__c),
    nextStepOn: valueOf(node.NextStepOn__c),
    escalation: valueOf(node.Escalation__c),
    bookedBy: valueOf(node.BookedBy__r?.Name),
    account: valueOf(node.Account__c),
    accountName: valueOf(account?.Name),
    accountPhone: valueOf(account?.Phone),
    address: address === '' ? null : address,
    contactName: valueOf(node.Contact__r?.Name),
    contactPhone: valueOf(node.Contact__r?.Phone),
  };
}
