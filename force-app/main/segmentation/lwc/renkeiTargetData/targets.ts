import { nodesOf, numberOf, valueOf, type Connection, type FieldValue } from 'c/renkeiSegmentData';
import { SCORED_SEGMENTS, type ScoredSegment } from 'c/renkeiSegmentRules';
import type { Activity, TargetKind, TargetPerson, TargetRow } from 'c/renkeiTargetRules';

/** A target as it is stored, with what a change needs. */
export interface StoredTarget extends TargetRow {
  id: string;
}

export interface TeamPerson extends TargetPerson {
  /** Accounts; null when nobody has said. */
  capacity: number | null;
}

export interface Targets {
  rows: StoredTarget[];
  team: TeamPerson[];
  /** User Id → name, of everybody who occurs. */
  names: Map<string, string>;
}

/** Activity of a segment, as a whole and by person. */
export interface SegmentActivity {
  whole: Activity;
  persons: Map<string, Activity>;
}

interface PersonNode {
  Name: FieldValue<string>;
}

interface TargetNode {
  Id: string;
  Month__c: FieldValue<string>;
  Segment__c: FieldValue<ScoredSegment>;
  Kind__c: FieldValue<TargetKind>;
  Target__c: FieldValue<number>;
  Person__c: FieldValue<string>;
  Person__r: PersonNode | null;
}

interface MemberNode {
  Role__c: FieldValue<TargetPerson['role']>;
  Capacity__c: FieldValue<number>;
  User__c: FieldValue<string>;
  User__r: PersonNode | null;
}

interface GroupNode {
  aggregate: {
    OwnerId?: FieldValue<string>;
    Caller__c?: FieldValue<string>;
    Id?: { count: FieldValue<number> };
    Amount?: { sum: FieldValue<number> };
  };
}

/** Reads the answer to `targetsQuery`. */
export function toTargets(data: unknown): Targets {
  const { query } = (
    data as {
      uiapi: { query: { RenkeiSegmentTarget__c: Connection<TargetNode>; RenkeiTeamMember__c: Connection<MemberNode> } };
    }
  ).uiapi;
  const names = new Map<string, string>();
  const remember = (user: string | null, person: PersonNode | null) => {
    if (user !== null) names.set(user, valueOf(person?.Name) ?? user);
  };
  const rows = nodesOf(query.RenkeiSegmentTarget__c).flatMap((node): StoredTarget[] => {
    const [month, segment, kind] = [valueOf(node.Month__c), valueOf(node.Segment__c), valueOf(node.Kind__c)];
    if (month === null || segment === null || kind === null) return [];
    const person = valueOf(node.Person__c);
    remember(person, node.Person__r);
    return [{ id: node.Id, month, segment, kind, person, target: numberOf(node.Target__c) }];
  });
  const team = nodesOf(query.RenkeiTeamMember__c).flatMap((node): TeamPerson[] => {
    const [user, role] = [valueOf(node.User__c), valueOf(node.Role__c)];
    if (user === null || role === null) return [];
    remember(user, node.User__r);
    return [{ user, role, capacity: valueOf(node.Capacity__c) }];
  });
  return { rows, team, names };
}

/** Reads the answers to `wonQuery` and `activityQuery` together. */
export function toActivity(won: unknown, activity: unknown): Record<ScoredSegment, SegmentActivity> {
  const amounts = aggregateOf(won);
  const counts = aggregateOf(activity);
  return Object.fromEntries(
    SCORED_SEGMENTS.map((segment) => {
      const found = new Tally();
      for (const { aggregate } of nodesOf(amounts[segment])) {
        found.add(valueOf(aggregate.OwnerId), 'wonAmount', numberOf(aggregate.Amount?.sum));
      }
      for (const { aggregate } of nodesOf(counts[`cases${segment}`])) {
        found.add(valueOf(aggregate.Caller__c), 'cases', numberOf(aggregate.Id?.count));
      }
      for (const { aggregate } of nodesOf(counts[`talks${segment}`])) {
        found.add(valueOf(aggregate.OwnerId), 'conversations', numberOf(aggregate.Id?.count));
      }
      return [segment, found.result()];
    }),
  ) as Record<ScoredSegment, SegmentActivity>;
}

function aggregateOf(data: unknown): Record<string, Connection<GroupNode>> {
  return (data as { uiapi: { aggregate: Record<string, Connection<GroupNode>> } }).uiapi.aggregate;
}

/** Sums in hundredths, so that amounts with decimals add up. */
class Tally {
  readonly #whole = nothing();
  readonly #persons = new Map<string, Activity>();

  /** Cases without a caller belong to the segment and to nobody. */
  add(user: string | null, figure: keyof Activity, value: number): void {
    this.#whole[figure] = sum(this.#whole[figure], value);
    if (user === null) return;
    const person = this.#persons.get(user) ?? nothing();
    person[figure] = sum(person[figure], value);
    this.#persons.set(user, person);
  }

  result(): SegmentActivity {
    return { whole: this.#whole, persons: this.#persons };
  }
}

function nothing(): Activity {
  return { cases: 0, conversations: 0, wonAmount: 0 };
}

function sum(left: number, right: number): number {
  return Math.round((left + right) * 100) / 100;
}
