import { openDesk } from './callPlans.ts';
import { ordinaryCases } from './cases.ts';
import { noHandovers } from './caseTeller.ts';
import { blank } from './conversations.ts';
import { appointments, routineVisits } from './fieldWeek.ts';
import { holidaysAround } from './holidays.ts';
import type { DemoData, DemoTouch, DemoVisit } from './model.ts';
import { channelPreferences } from './preferences.ts';
import type { Random } from './random.ts';
import { RepCalendar } from './repCalendar.ts';
import { storyPlans, tellCases } from './storyCases.ts';
import { Workdays } from './workdays.ts';

type Customers = Pick<DemoData, 'accounts' | 'contacts' | 'opportunities' | 'assets' | 'touches'>;
type Morning = Pick<
  DemoData,
  | 'touches'
  | 'callPlans'
  | 'cases'
  | 'steps'
  | 'thanks'
  | 'visits'
  | 'comingVisits'
  | 'appointments'
  | 'holidays'
  | 'preferences'
>;

/** Where everything stands when the demo begins: who calls whom, which cases wait for whom, and where reps go this week. */
export function openMorning(customers: Customers, asOf: string, stream: (part: string) => Random): Morning {
  const { accounts, contacts, opportunities, assets } = customers;
  const holidays = holidaysAround(asOf);
  const workdays = new Workdays(holidays);
  const calendar = new RepCalendar();
  const told = { data: customers, asOf, workdays, calendar };
  const handovers = noHandovers();
  tellCases(told, handovers);
  const week = { asOf, workdays, calendar };
  const busy = appointments(asOf, workdays, calendar, stream('appointments'));
  const heard = ordinaryCases(
    customers.touches,
    {
      accounts: byKey(accounts),
      contacts: byKey(contacts),
      opportunities: byKey(opportunities),
      ...week,
      random: stream('cases'),
    },
    handovers,
  );
  const noted = new Set(heard.map(({ visit }) => visit));
  const log = [...heard, ...handovers.visits.filter(({ key }) => !noted.has(key)).map(touchOfVisit)];
  const desk = openDesk({ accounts, contacts, assets, touches: log, asOf, workdays, told: storyPlans(told) });
  const touches = [...log, ...desk.touches];
  const routine = routineVisits(accounts, contacts, { ...week, random: stream('field week') });
  return {
    ...handovers,
    touches,
    callPlans: desk.plans,
    comingVisits: [...handovers.comingVisits, ...routine],
    appointments: busy,
    holidays,
    preferences: channelPreferences(touches, stream('preferences')),
  };
}

function byKey<Row extends { key: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.key, row]));
}

/** A visit is a contact like a call, so it is in the same log. */
function touchOfVisit({
  key,
  account,
  contact,
  rep,
  startsAt,
  endsAt,
  result,
  resultNote,
  nextStepOn,
}: DemoVisit): DemoTouch {
  const met = result !== 'Absent';
  return {
    ...blank({ key: account }, { key: contact }, rep, startsAt, `${key}-T`),
    channel: 'Field',
    origin: 'Visit',
    outcome: met ? 'Talked' : 'Absent',
    conversation: met,
    needs: resultNote,
    nextContactOn: nextStepOn,
    minutes: (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000,
    visit: key,
  };
}
