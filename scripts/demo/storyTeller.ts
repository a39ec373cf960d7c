import { addDays } from 'c/renkeiCalendarRules';
import { instant, workday } from './calendar.ts';
import { fictitiousCorporateNumber, fictitiousPhone } from './companies.ts';
import { blank } from './conversations.ts';
import { machine } from './machines.ts';
import type { DemoAccount, DemoAsset, DemoContact, DemoData, DemoOpportunity, DemoTouch } from './model.ts';
import { places } from './nameParts.ts';
import type { Random } from './random.ts';

/** What a story of the demo adds: a company, its people, deals, machines and what was said. */
export type Story = Pick<DemoData, 'accounts' | 'contacts' | 'opportunities' | 'assets' | 'touches'>;

/** One company and what happened there; days count back from the demo's day. */
export class StoryTeller {
  readonly story: Story = { accounts: [], contacts: [], opportunities: [], assets: [], touches: [] };
  readonly #account: DemoAccount;
  readonly #asOf: string;
  readonly #random: Random;

  constructor(
    asOf: string,
    random: Random,
    company: {
      key: string;
      name: string;
      kana: string;
      industry: string;
      employees: number;
      owner: string;
      step: string;
      description: string;
      city: string;
    },
  ) {
    this.#asOf = asOf;
    this.#random = random;
    const place = places.find((candidate) => candidate.city === company.city)!;
    this.#account = {
      key: company.key,
      name: company.name,
      kana: company.kana,
      industry: company.industry,
      employees: company.employees,
      annualRevenue: '',
      language: '',
      corporateNumber: fictitiousCorporateNumber(random),
      phone: fictitiousPhone(place.areaCode, random),
      website: `https://www.${company.key}.example`,
      postalCode: `${place.postalCode}${random.integer(10, 99)}`,
      state: place.prefecture,
      city: place.city,
      street: `工業団地${random.integer(1, 9)}-${random.integer(1, 20)}`,
      owner: company.owner,
      processStep: company.step,
      override: null,
      description: company.description,
      trueEmployees: company.employees,
      trueSpend: 0,
      closeness: 0,
    };
    this.story.accounts.push(this.#account);
  }

  daysAgo(days: number): string {
    return workday(addDays(this.#asOf, -days));
  }

  person(name: string, department: string, title: string): DemoContact {
    const number = this.story.contacts.length + 1;
    const roman = name.split(' ').at(-1)!.toLowerCase();
    const contact: DemoContact = {
      key: `${this.#account.key}-C${number}`,
      account: this.#account.key,
      name,
      department,
      title,
      phone: this.#account.phone,
      email: `${roman}@${this.#account.key}.example`,
      doNotCall: false,
    };
    this.story.contacts.push(contact);
    return contact;
  }

  deal(
    days: number,
    name: string,
    amount: number,
    stage: DemoOpportunity['stage'],
    more: Partial<DemoOpportunity> = {},
  ): this {
    this.story.opportunities.push({
      key: `${this.#account.key}-O${this.story.opportunities.length + 1}`,
      account: this.#account.key,
      owner: this.#account.owner,
      name,
      stage,
      amount,
      closeDate: this.daysAgo(days),
      leadSource: '',
      description: '',
      ...more,
    });
    return this;
  }

  machine(name: string, year: number, more: Partial<DemoAsset> = {}): this {
    const number = this.story.assets.length + 1;
    const competitor = more.competitor ?? false;
    this.story.assets.push({
      ...machine(this.#account, number, name, competitor, `${year}-04-10`, this.#random),
      ...more,
    });
    return this;
  }

  /** Somebody talked with somebody. */
  talk(
    days: number,
    time: string,
    owner: string,
    contact: DemoContact,
    needs: string,
    more: Partial<DemoTouch> = {},
  ): this {
    this.story.touches.push({
      ...blank(this.#account, contact, owner, instant(this.daysAgo(days), time), this.#touchKey()),
      outcome: 'Talked',
      conversation: true,
      processStep: this.#account.processStep,
      needs,
      minutes: 9,
      ...more,
    });
    return this;
  }

  visit(days: number, time: string, contact: DemoContact, needs: string, more: Partial<DemoTouch> = {}): this {
    return this.talk(days, time, this.#account.owner, contact, needs, { channel: 'Field', minutes: 60, ...more });
  }

  missed(days: number, time: string, owner: string, contact: DemoContact): this {
    this.story.touches.push(blank(this.#account, contact, owner, instant(this.daysAgo(days), time), this.#touchKey()));
    return this;
  }

  #touchKey(): string {
    return `${this.#account.key}-T${this.story.touches.length + 1}`;
  }
}
