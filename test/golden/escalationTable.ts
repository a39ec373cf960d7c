import { readFileSync } from 'node:fs';
import type { CaseFacts, CaseOutcome, Problem, SavedCase, StoredCase } from 'c/renkeiEscalationRules';

/** One line of `escalation.json`; the table itself says how it is read. */
export interface EscalationCase {
  case: string;
  before: Omit<StoredCase, 'caller'>;
  caller?: string;
  by: string;
  change: Partial<SavedCase>;
  booked?: boolean;
  handedTo?: string;
  accountRep?: string;
  visits?: number;
  deal?: 'Won' | 'Lost';
  rerouted?: boolean;
  sentOnBy?: string;
  expect?: CaseOutcome;
  refuse?: Problem;
}

export interface EscalationTable {
  today: string;
  cases: EscalationCase[];
}

export const readEscalationTable = (): EscalationTable =>
  JSON.parse(readFileSync(new URL('escalation.json', import.meta.url), 'utf8')) as EscalationTable;

const REPS_AT_WORK = new Set(['A', 'B', 'C']);
const IN_FIELD = new Set(['A', 'B', 'C', 'M', 'P', 'G']);
const TEAM_WITH_MANAGER = new Set(['A', 'B']);

export const callerOf = ({ caller }: EscalationCase): string => caller ?? 'K';

/** The full arguments of `decide` for one case. */
export function decisionOf({ today }: EscalationTable, golden: EscalationCase): [StoredCase, SavedCase, CaseFacts] {
  const { by, change } = golden;
  const before = { ...golden.before, caller: callerOf(golden) };
  const nothing = { reason: null, until: null, rerouteTo: null, customerTeller: null, customerToldBy: null };
  const after: SavedCase = { ...nothing, rewrites: [], ...golden.before, ...change };
  const atWork = (person: string | null | undefined): string | null =>
    person && REPS_AT_WORK.has(person) ? person : null;
  const facts = {
    user: by,
    mayReassign: by === 'M',
    isInField: IN_FIELD.has(by),
    isBooked: golden.booked === true,
    today,
    handedTo: atWork(golden.handedTo),
    accountRep: atWork(golden.accountRep),
    fieldManager: TEAM_WITH_MANAGER.has(before.owner ?? by) ? 'M' : null,
    rerouteWorks: atWork(after.rerouteTo) !== null,
    rerouteComesBack: after.rerouteTo !== null && after.rerouteTo === golden.sentOnBy,
    isRerouted: golden.rerouted === true,
    visitCount: golden.visits ?? 0,
    deal: golden.deal ?? null,
  };
  return [before, after, facts];
}
