import { fill, plural } from 'c/renkeiFormat';
import { dayName } from 'c/renkeiVisitWords';
import allTeams from '@salesforce/label/c.RenkeiEscalation_VisitAllTeams';
import bookVisit from '@salesforce/label/c.RenkeiEscalation_VisitBook';
import changed from '@salesforce/label/c.RenkeiEscalation_VisitChanged';
import emptyNone from '@salesforce/label/c.RenkeiEscalation_VisitEmptyNone';
import emptyOne from '@salesforce/label/c.RenkeiEscalation_VisitEmpty_One';
import emptyOther from '@salesforce/label/c.RenkeiEscalation_VisitEmpty_Other';
import inHandLabel from '@salesforce/label/c.RenkeiEscalation_VisitInHand';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import nextDay from '@salesforce/label/c.RenkeiEscalation_VisitNextDay';
import nextWeek from '@salesforce/label/c.RenkeiEscalation_VisitNextWeek';
import notSaved from '@salesforce/label/c.RenkeiEscalation_VisitNotSaved';
import noReps from '@salesforce/label/c.RenkeiEscalation_VisitNoReps';
import previousDay from '@salesforce/label/c.RenkeiEscalation_VisitPreviousDay';
import previousWeek from '@salesforce/label/c.RenkeiEscalation_VisitPreviousWeek';
import range from '@salesforce/label/c.RenkeiEscalation_VisitRange';
import saved from '@salesforce/label/c.RenkeiEscalation_VisitSaved';
import team from '@salesforce/label/c.RenkeiEscalation_VisitTeam';
import title from '@salesforce/label/c.RenkeiEscalation_VisitTitle';
import todayLabel from '@salesforce/label/c.RenkeiEscalation_VisitToday';
import unnamed from '@salesforce/label/c.RenkeiEscalation_VisitUnnamed';

/** Words of the template. */
export const labels = { allTeams, bookVisit, loading, noReps, notSaved, team, title, todayLabel };

/** What is said after something was saved, or could not be. */
export const said = { changed, saved, unnamed };

/** Mon, Jun 8 – Fri, Jun 12; one day by itself. */
export function rangeName(dates: readonly string[]): string {
  const [first, last] = [dayName(dates[0]!), dayName(dates.at(-1)!)];
  return dates.length === 1 ? first : fill(range, first, last);
}

/** Names of the buttons that turn the board. */
export const turnNames = (isDay: boolean): { previous: string; next: string } =>
  isDay ? { previous: previousDay, next: nextDay } : { previous: previousWeek, next: nextWeek };

/** No visits; 6 cases await a slot. */
export function emptyName(waiting: number): string {
  return waiting === 0 ? emptyNone : fill(plural(waiting, { one: emptyOne, other: emptyOther }), waiting);
}

/** What to do with that which waits to be put somewhere. */
export const inHandName = (name: string): string => fill(inHandLabel, name);
