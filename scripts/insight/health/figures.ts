import { addDays } from 'c/renkeiCalendarRules';
import type { Connection } from '@salesforce/core';
import {
  DEFAULT_HEALTH_POLICY,
  HEALTH_PATTERNS,
  healthOfWeek,
  weeksToTell,
  type HealthPolicy,
  type TeamFacts,
} from 'c/renkeiHealthRules';
import { z } from 'zod';
import { dateValue, textValue } from '../../connection/values.ts';
import type { Row } from '../../connection/saveRows.ts';
import { queryRows } from '../../connection/query.ts';
import type { InsightScope } from '../scope.ts';
import { writeRows, type PartResult, type Writing } from '../write.ts';
import { readCaseHistories, readExchanges, type TeamCase } from './cases.ts';
import { readMeetings, readTeams, type Team } from './teams.ts';

const OBJECT = 'RenkeiHealthFigure__c';
/** An org without figures is told the last quarter. */
const WEEKS_BACK = 13;
/** Within so many days before there was a weekly meeting, held or missed. */
const EARLIER_DAYS = 28;

export interface HealthResult extends PartResult {
  teams: number;
  /** Weeks that were told, over all teams. */
  weeks: number;
}

/** Writes the six counts of each team for the weeks that have ended and are not told yet. What is written stays as it is. */
export async function writeHealth(
  connection: Connection,
  scope: InsightScope,
  writing: Writing,
): Promise<HealthResult> {
  const teams = await readTeams(connection, scope);
  const from = addDays(scope.day, -7 * WEEKS_BACK);
  const told = await readTold(connection, from);
  const open = teams
    .map((team) => ({ team, weeks: weeksToTell(told.get(team.name) ?? new Set(), from, scope.day) }))
    .filter(({ weeks }) => weeks.length > 0);
  const result: HealthResult = { teams: teams.length, weeks: 0, written: 0, failures: [] };
  if (open.length === 0) return result;
  const first = open.map(({ weeks }) => weeks[0]!).sort()[0]!;
  const longest = Math.max(...open.map(({ team }) => policyOf(team, scope).isolationTalksDays));
  const since = addDays(first, -longest);
  const cases = await readCaseHistories(connection, scope, since);
  const exchanges = await readExchanges(connection, scope, since);
  // What was held before a charter changed says how the team met until then.
  const meetings = await readMeetings(connection, addDays(first, -EARLIER_DAYS));
  const rows: Row[] = [];
  for (const { team, weeks } of open) {
    const facts: TeamFacts = {
      callers: team.callers,
      managerSharePercent: shareOf(team),
      cases: cases.filter((one) => isOfTeam(one, team)),
      exchanges,
      rhythm: team.charter?.rhythm ?? null,
      meetings: meetings.get(team.name) ?? [],
      holidays: scope.holidays,
    };
    for (const week of weeks) rows.push(...rowsOf(team, week, facts, scope));
    result.weeks += weeks.length;
  }
  const request = { object: OBJECT, operation: 'upsert', externalIdField: 'FigureKey__c', rows } as const;
  return { ...result, ...(await writeRows(connection, request, writing)) };
}

function rowsOf(team: Team, week: string, facts: TeamFacts, scope: InsightScope): Row[] {
  return healthOfWeek(facts, week, policyOf(team, scope)).map(({ pattern, count, denominator }) => ({
    FigureKey__c: `${team.name}|${pattern}|${week}`,
    Team__c: team.name,
    Pattern__c: pattern,
    Week__c: week,
    Count__c: count,
    Denominator__c: denominator,
    AsOf__c: scope.org.now.toISOString(),
  }));
}

function policyOf({ charter }: Team, { abandonedAfterDays }: InsightScope): HealthPolicy {
  const { isolationTalksDays, feedbackWithinDays } = DEFAULT_HEALTH_POLICY;
  return {
    isolationTalksDays: charter?.isolationTalksDays ?? isolationTalksDays,
    feedbackWithinDays: charter?.feedbackWithinDays ?? feedbackWithinDays,
    abandonedAfterDays: abandonedAfterDays ?? DEFAULT_HEALTH_POLICY.abandonedAfterDays,
  };
}

/** A team without a charter has said nothing of its manager's time: whoever is on it as manager counts as dedicated. */
function shareOf({ charter, hasManager }: Team): number | null {
  return charter ? charter.managerSharePercent : hasManager ? 100 : null;
}

/** Cases from before teams were noted belong to the team of their caller. */
function isOfTeam({ team, caller }: TeamCase, { name, members }: Team): boolean {
  return team === null ? caller !== null && members.has(caller) : team === name;
}

const toldRow = z.looseObject({ Team__c: textValue, Week__c: dateValue, Pattern__c: textValue });

/** Weeks of which all six counts are there: a run that was killed among them is told again. */
async function readTold(connection: Connection, from: string): Promise<Map<string, Set<string>>> {
  const soql = `SELECT Team__c, Week__c, Pattern__c FROM ${OBJECT} WHERE Week__c >= ${addDays(from, -6)}`;
  const patterns = new Map<string, Map<string, Set<string>>>();
  for (const { Team__c, Week__c, Pattern__c } of await queryRows(connection, soql, toldRow)) {
    if (Team__c === null || Week__c === null || Pattern__c === null) continue;
    const weeks = patterns.get(Team__c) ?? new Map<string, Set<string>>();
    patterns.set(Team__c, weeks);
    weeks.set(Week__c, (weeks.get(Week__c) ?? new Set()).add(Pattern__c));
  }
  return new Map(
    [...patterns].map(([team, weeks]) => [
      team,
      new Set([...weeks].filter(([, found]) => found.size === HEALTH_PATTERNS.length).map(([week]) => week)),
    ]),
  );
}
