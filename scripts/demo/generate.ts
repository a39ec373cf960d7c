import { addParticulars, generateCompanies } from './companies.ts';
import { generateContacts } from './contacts.ts';
import { generateConversations } from './conversations.ts';
import { generateMachines } from './machines.ts';
import type { DemoData } from './model.ts';
import { generateOrders } from './orders.ts';
import { Random } from './random.ts';
import { staff } from './staff.ts';
import { tellStories } from './stories.ts';
import { callPlansFrom, monthTargets, notedActivities, openCases, team } from './work.ts';

export interface DemoOptions {
  /** Any text. The same seed gives the same bytes. */
  seed: string;
  /** Companies in all, those of the stories included. */
  accounts: number;
  /** The demo's today, `yyyy-mm-dd`. */
  asOf: string;
}

/** Mizuki Air Systems: its people, customers, deals, machines and what was said in three years. */
export function generateDemo({ seed, accounts, asOf }: DemoOptions): DemoData {
  const stream = (part: string): Random => new Random(`${seed}/${part}`);
  const stories = tellStories(asOf, stream('stories'));
  const told = stories.flatMap((story) => story.accounts);
  const known = generateCompanies(Math.max(0, accounts - told.length), asOf, stream('companies'), told);
  const companies = addParticulars(known, stream('particulars'));
  const contacts = generateContacts(companies, stream('contacts'));
  const conversations = generateConversations(companies, contacts, asOf, stream('conversations'));
  const touches = [...stories.flatMap((story) => story.touches), ...conversations.touches];
  const all = [...told, ...companies];
  return {
    staff: [...staff],
    accounts: all,
    contacts: [...stories.flatMap((story) => story.contacts), ...contacts],
    opportunities: [
      ...stories.flatMap((story) => story.opportunities),
      ...generateOrders(companies, asOf, stream('orders')),
      ...conversations.opportunities,
    ],
    assets: [...stories.flatMap((story) => story.assets), ...generateMachines(companies, asOf, stream('machines'))],
    touches,
    team: [...team],
    targets: monthTargets(asOf),
    callPlans: callPlansFrom(touches, asOf),
    cases: openCases(all, touches, asOf),
    activities: notedActivities(companies, contacts, asOf, stream('activities')),
  };
}
