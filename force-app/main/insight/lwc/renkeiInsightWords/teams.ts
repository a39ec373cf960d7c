import type { InsightStart } from 'c/renkeiInsightData';
import allTeams from '@salesforce/label/c.RenkeiInsight_AllTeams';

/** Value of the choice that stands for all teams: no team has an empty name. */
export const ALL_TEAMS = '*';

/** The teams to choose from, all of them first. */
export function teamOptions(teams: readonly string[]): { value: string; label: string }[] {
  return [{ value: ALL_TEAMS, label: allTeams }, ...teams.map((team) => ({ value: team, label: team }))];
}

/** The team that a user is in, else the one whose charter names them as its manager; null: none. */
export function ownTeam(
  { members, charters }: Pick<InsightStart, 'members' | 'charters'>,
  user: string,
): string | null {
  const own = members.find((member) => member.user === user)?.team;
  return own ?? charters.find(({ manager }) => manager === user)?.team ?? null;
}
