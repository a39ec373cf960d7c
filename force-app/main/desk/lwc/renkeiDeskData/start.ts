import { nodesOf, numberOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';
import type { QueueTime } from './queueFilter.ts';

export type PlayKind = 'New' | 'Existing' | 'Revival' | 'Campaign';

/** A talk script. */
export interface Play {
  id: string;
  name: string;
  kind: PlayKind | null;
  cause: string | null;
  causeName: string | null;
  script: string;
  language: string | null;
  startsOn: string | null;
  endsOn: string | null;
}

export interface Colleague {
  user: string;
  name: string;
  role: string | null;
}

export interface DeskStart {
  /** The caller's own team membership, and whether it is that of somebody who calls; null when there is none. */
  member: { id: string; pausedUntil: string | null; calls: boolean } | null;
  /** Callers who work here, without oneself. */
  colleagues: Colleague[];
  /** Callers who are away, and until when. */
  absences: { user: string; until: string }[];
  plays: Play[];
  /** Calls made today, and those among them that became a conversation. */
  dials: number;
  talks: number;
}

interface MemberNode {
  Id: string;
  User__c: FieldValue<string>;
  User__r: { Name: FieldValue<string>; IsActive: FieldValue<boolean> } | null;
  Role__c: FieldValue<string>;
  PausedUntil__c: FieldValue<string>;
}

interface PlayNode {
  Id: string;
  Name: FieldValue<string>;
  Kind__c: FieldValue<PlayKind>;
  Cause__c: FieldValue<string>;
  Script__c: FieldValue<string>;
  Language__c: FieldValue<string>;
  StartsOn__c: FieldValue<string>;
  EndsOn__c: FieldValue<string>;
}

interface TallyNode {
  aggregate: { IsConversation__c: FieldValue<boolean>; Id: { count: FieldValue<number> } };
}

/** Variables of `startQuery`. @param dayBegan the moment at which today began for the caller, ISO */
export function startVariables(user: string, time: QueueTime, dayBegan: string): Record<string, unknown> {
  return {
    user,
    dayBegan: { value: dayBegan },
    dayEnds: { value: time.tomorrowAt },
  };
}

/** Reads the answer to `startQuery`. */
export function toStart(data: unknown, user: string): DeskStart {
  const { query, aggregate } = (
    data as {
      uiapi: {
        query: {
          RenkeiTeamMember__c: Connection<MemberNode>;
          RenkeiPlay__c: Connection<PlayNode>;
        };
        aggregate: { today: Connection<TallyNode> };
      };
    }
  ).uiapi;
  const members = nodesOf(query.RenkeiTeamMember__c);
  const own = members.filter((member) => valueOf(member.User__c) === user);
  const [first] = own.filter(isCalling).concat(own);
  const tallies = nodesOf(aggregate.today).map((node) => node.aggregate);
  const count = (rows: typeof tallies) => rows.reduce((sum, row) => sum + numberOf(row.Id.count), 0);
  return {
    member: first ? { id: first.Id, pausedUntil: valueOf(first.PausedUntil__c), calls: isCalling(first) } : null,
    colleagues: members.flatMap(toColleague).filter((colleague) => colleague.user !== user),
    absences: members.flatMap((member) => {
      const [away, until] = [valueOf(member.User__c), valueOf(member.PausedUntil__c)];
      return away !== null && until !== null && away !== user && isCalling(member) ? [{ user: away, until }] : [];
    }),
    plays: nodesOf(query.RenkeiPlay__c).map(toPlay),
    dials: count(tallies),
    talks: count(tallies.filter((row) => String(row.IsConversation__c.value) === 'true')),
  };
}

/** Whether a member looks after call plans; the guard flow of the plans says the same. */
function isCalling({ Role__c }: MemberNode): boolean {
  return ['Caller', 'InsideSalesManager'].includes(valueOf(Role__c) ?? '');
}

function toColleague(node: MemberNode): Colleague[] {
  const user = valueOf(node.User__c);
  const caller = valueOf(node.Role__c) === 'Caller';
  if (user === null || !caller || valueOf(node.User__r?.IsActive) !== true) return [];
  return [{ user, name: valueOf(node.User__r?.Name) ?? user, role: valueOf(node.Role__c) }];
}

function toPlay(node: PlayNode): Play {
  return {
    id: node.Id,
    name: valueOf(node.Name) ?? '',
    kind: valueOf(node.Kind__c),
    cause: valueOf(node.Cause__c),
    causeName: node.Cause__c.label ?? valueOf(node.Cause__c),
    script: valueOf(node.Script__c) ?? '',
    language: valueOf(node.Language__c),
    startsOn: valueOf(node.StartsOn__c),
    endsOn: valueOf(node.EndsOn__c),
  };
}
