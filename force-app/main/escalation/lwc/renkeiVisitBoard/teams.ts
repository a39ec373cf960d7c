import type { Rep, VisitBoard } from 'c/renkeiVisitData';
import { labels } from './boardWords.ts';

/** Stands for every team. */
export const ALL = '';

/** Teams that somebody can be booked in, to choose from. */
export function teamOptions(reps: readonly Rep[]): { value: string; label: string }[] {
  const names = [...new Set(reps.filter((rep) => rep.isBookable).map((rep) => rep.team))].sort();
  return [{ value: ALL, label: labels.allTeams }, ...names.map((name) => ({ value: name, label: name }))];
}

/** The reader’s own team, where somebody in it goes to customers. */
export function firstTeam({ reps, ownTeam }: VisitBoard): string {
  return reps.find((rep) => rep.team === ownTeam)?.team ?? ALL;
}

/** Who is shown of a team: with those who are in none. */
export function repsOf(team: string, reps: readonly Rep[]): readonly Rep[] {
  return reps.filter((rep) => team === ALL || rep.team === team || rep.team === '');
}
