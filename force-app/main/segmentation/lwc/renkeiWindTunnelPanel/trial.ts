import type { CutOffPair, PolicyContents, PolicyVersion, TeamMember } from 'c/renkeiPolicyData';
import {
  cutOffForCapacity,
  forecast,
  nearestPotentialEdge,
  nearestRelationshipEdge,
  type DensityGrid,
  type FieldCapacity,
  type Forecast,
} from 'c/renkeiTunnelRules';

/** The cut-offs of a version as edges of the grid, which the run has made them. */
export function cutOffsOf(grid: DensityGrid, { policy }: PolicyContents): CutOffPair {
  return {
    potentialCutOff: nearestPotentialEdge(grid.edges, policy.potentialCutOff),
    relationshipCutOff: nearestRelationshipEdge(grid.edges, policy.relationshipCutOff),
  };
}

/** What the cut-offs would change for the accounts of the grid. */
export function forecastOf(
  grid: DensityGrid,
  version: PolicyVersion,
  team: readonly TeamMember[],
  cutOffs: CutOffPair,
  capacity: FieldCapacity | null,
): Forecast {
  const { roles, channelRoles } = version;
  const capacityPerPerson = capacity?.perPerson ? capacity.accounts : null;
  return forecast(grid, { ...cutOffs, roles, channelRoles, team, capacityPerPerson });
}

/** Reps of the field: those of the teams, else everybody who has accounts that the field looks after. */
export function fieldPeople(team: readonly TeamMember[], { owners }: Forecast): number {
  const reps = new Set(team.filter(({ role }) => role === 'FieldRep').map(({ user }) => user));
  if (reps.size > 0) return reps.size;
  return owners.reduce((sum, line) => sum + (line.accounts.before > 0 ? line.owners : 0), 0);
}

/** The cut-off that follows from a capacity; the highest edge where even that leaves too many. */
export function cutOffsForCapacity(
  grid: DensityGrid,
  cutOffs: CutOffPair,
  { accounts, perPerson }: FieldCapacity,
  people: number,
): CutOffPair {
  const highest = grid.edges.potential.at(-1) ?? cutOffs.potentialCutOff;
  const potentialCutOff = cutOffForCapacity(grid, perPerson ? accounts * people : accounts) ?? highest;
  return { ...cutOffs, potentialCutOff };
}

/** The version that would be saved: copies of everything, with other cut-offs. What the other version is about is not what this is. */
export function draftOf(
  { roles, channelRoles, policy }: PolicyVersion,
  cutOffs: CutOffPair,
  { name, description }: Pick<PolicyContents, 'name' | 'description'>,
): PolicyContents {
  return {
    name,
    description,
    cutOffMode: 'Absolute',
    fieldCapacity: null,
    policy: { ...policy, ...cutOffs, relationshipMargin: marginWithin(policy.relationshipMargin, cutOffs) },
    roles,
    channelRoles,
  };
}

/** Cut-off ± margin has to stay between 0 and 100; near an end the margin becomes half of what is left. */
function marginWithin(margin: number, { relationshipCutOff }: CutOffPair): number {
  const room = Math.min(relationshipCutOff, 100 - relationshipCutOff);
  return margin > 0 && margin >= room ? Math.floor(room * 5) / 10 : margin;
}
