import { addParticulars, generateCompanies } from './companies.ts';
import { generateContacts } from './contacts.ts';
import { generateConversations } from './conversations.ts';
import { holidaysAround } from './holidays.ts';
import { addMachineParticulars } from './machineParticulars.ts';
import { generateMachines } from './machines.ts';
import { pastMeetings } from './meetings.ts';
import type { DemoData } from './model.ts';
import { openMorning } from './morning.ts';
import { generateOrders } from './orders.ts';
import { plays } from './plays.ts';
import { Random } from './random.ts';
import { staff } from './staff.ts';
import { tellStories } from './stories.ts';
import { addTouchParticulars } from './touchParticulars.ts';
import { monthTargets, notedActivities, team } from './work.ts';
import { Workdays } from './workdays.ts';

export interface DemoOptions {
  /** Any text. The same seed gives the same bytes. */
  seed: string;
  /** Companies in all, those of the stories included. */
  accounts: number;
  /** The demo's today, `yyyy-mm-dd`. */
  asOf: string;
}

/** Mizuki Air Systems: its people, customers, deals, machines, what was said in three years, and the desk of that morning. */
export function generateDemo({ seed, accounts, asOf }: DemoOptions): DemoData {
  const stream = (part: string): Random => new Random(`${seed}/${part}`);
  const stories = tellStories(asOf, stream('stories'));
  const told = stories.flatMap((story) => story.accounts);
  const known = generateCompanies(Math.max(0, accounts - told.length), asOf, stream('companies'), told);
  const companies = addParticulars(known, stream('particulars'));
  const contacts = generateContacts(companies, stream('contacts'));
  const conversations = generateConversations(companies, contacts, asOf, stream('conversations'));
  const assets = [
    ...stories.flatMap((story) => story.assets),
    ...generateMachines(companies, asOf, stream('machines')),
  ];
  const customers = {
    accounts: [...told, ...companies],
    contacts: [...stories.flatMap((story) => story.contacts), ...contacts],
    opportunities: [
      ...stories.flatMap((story) => story.opportunities),
      ...generateOrders(companies, asOf, stream('orders')),
      ...conversations.opportunities,
    ],
    assets: addMachineParticulars(assets, asOf, stream('machine particulars')),
  };
  const log = [...stories.flatMap((story) => story.touches), ...conversations.touches];
  const touches = addTouchParticulars(log, customers.accounts, customers.assets, asOf, stream('touch particulars'));
  const morning = openMorning({ ...customers, touches }, asOf, stream);
  const workdays = new Workdays(holidaysAround(asOf));
  return {
    staff: [...staff],
    ...customers,
    team: [...team],
    targets: monthTargets(asOf),
    activities: notedActivities(companies, contacts, asOf, stream('activities')),
    plays: plays(asOf),
    ...morning,
    ...pastMeetings({ ...customers, ...morning }, asOf, workdays),
  };
}
