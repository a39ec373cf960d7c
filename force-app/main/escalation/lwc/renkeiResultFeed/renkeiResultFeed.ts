import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { addDays } from 'c/renkeiCalendarRules';
import {
  feedQuery,
  feedVariables,
  peopleQuery,
  read,
  toFeed,
  toMembers,
  type Feed,
  type FeedCursors,
  type FeedEntry,
  type FollowedCase,
  type GraphQLResult,
  type Member,
} from 'c/renkeiEscalationData';
import { accountName, mailLink } from 'c/renkeiEscalationWords';
import { moment, startOfDay, today } from 'c/renkeiFormat';
import mayReassign from '@salesforce/customPermission/RenkeiReassign';
import userId from '@salesforce/user/Id';
import allCases from '@salesforce/label/c.RenkeiEscalation_FeedAllCases';
import ask from '@salesforce/label/c.RenkeiEscalation_FeedAsk';
import empty from '@salesforce/label/c.RenkeiEscalation_FeedEmpty';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import more from '@salesforce/label/c.RenkeiEscalation_CaseMore';
import moreCases from '@salesforce/label/c.RenkeiEscalation_LedgerMoreCases';
import myCases from '@salesforce/label/c.RenkeiEscalation_FeedCases';
import noCases from '@salesforce/label/c.RenkeiEscalation_FeedNoCases';
import refresh from '@salesforce/label/c.RenkeiEscalation_CaseRefresh';
import sinceLabel from '@salesforce/label/c.RenkeiEscalation_FeedSince';
import sinceMonth from '@salesforce/label/c.RenkeiEscalation_FeedSinceMonth';
import sinceWeek from '@salesforce/label/c.RenkeiEscalation_FeedSinceWeek';
import sinceYesterday from '@salesforce/label/c.RenkeiEscalation_FeedSinceYesterday';
import title from '@salesforce/label/c.RenkeiEscalation_FeedTitle';
import { eventText, pathName, stationsOf, waitingText, type Station } from './feedWords.ts';

interface Entry {
  id: string;
  words: string | null;
  text: string;
  when: string;
  className: string;
  case: string;
  url: string;
  account: string;
}

interface Way {
  id: string;
  url: string;
  account: string;
  status: string;
  stations: Station[];
  path: string;
}

/** Days back, by choice. */
const DAYS = { yesterday: 1, week: 7, month: 30 } as const;
type Since = keyof typeof DAYS;

/** What came back to a caller since yesterday, the representatives’ words first; managers see what came back to all. */
export default class RenkeiResultFeed extends NavigationMixin(LightningElement) {
  /** Leaves the open cases out where the page shows them itself. */
  @api withoutCases = false;
  labels = { ask, empty, loading, more, moreCases, noCases, refresh, since: sinceLabel, title };
  feed: Feed | undefined;
  since: Since = 'yesterday';
  failure: unknown[] | null = null;
  private members: Member[] = [];
  private known: ReadonlyMap<string, FeedEntry> = new Map();
  private open: ReadonlyMap<string, FollowedCase> = new Map();
  private cursors: Partial<FeedCursors> = {};
  private now = new Date();
  private reread: (() => Promise<void>) | undefined;

  query = feedQuery;
  peopleQuery = peopleQuery;

  get variables(): Record<string, unknown> {
    const from = startOfDay(addDays(today(this.now), -DAYS[this.since]));
    return feedVariables(this.isManager ? null : userId, from, this.cursors);
  }

  @wire(read, { query: '$query', variables: '$variables' })
  readFeed({ data, errors, refresh: reread }: GraphQLResult<unknown>): void {
    this.reread = reread;
    this.failure = errors ? [...errors] : null;
    if (!data) return;
    this.feed = toFeed(data);
    // What was read before stays below a further page; the first page begins afresh.
    const isFirst = Object.keys(this.cursors).length === 0;
    this.known = byId(isFirst ? [] : this.known.values(), this.feed.entries);
    this.open = byId(isFirst ? [] : this.open.values(), this.feed.open);
  }

  @wire(read, { query: '$peopleQuery' })
  readPeople({ data }: GraphQLResult<unknown>): void {
    if (data) this.members = toMembers(data);
  }

  get isLoading(): boolean {
    return !this.feed && !this.failure;
  }

  get isManager(): boolean {
    return mayReassign === true;
  }

  get feedClass(): string {
    return this.withoutCases ? 'feed alone' : 'feed';
  }

  get withCases(): boolean {
    return !this.withoutCases;
  }

  get casesHeading(): string {
    return this.isManager ? allCases : myCases;
  }

  get choices(): { value: Since; label: string; pressed: 'true' | 'false'; className: string }[] {
    const names: Record<Since, string> = { yesterday: sinceYesterday, week: sinceWeek, month: sinceMonth };
    return (Object.keys(DAYS) as Since[]).map((value) => {
      const isChosen = value === this.since;
      const className = isChosen ? 'choice chosen' : 'choice';
      return { value, label: names[value], pressed: isChosen ? 'true' : 'false', className };
    });
  }

  get waiting(): { text: string; link: string | null } | null {
    const { feed, members } = this;
    if (!feed || feed.waiting.count === 0) return null;
    const { count, since, owner, handedTo, accountName: account } = feed.waiting;
    // A queue has no mail: then whoever was asked first, or who leads the representatives.
    const asked = [owner, handedTo].flatMap((user) => members.find(({ id }) => id === user) ?? []);
    const holder = [...asked, ...members.filter(({ role }) => role === 'FieldManager')].find(({ email }) => email);
    const link = mailLink(holder?.email ?? null, { accountName: account });
    return { text: waitingText(count, since, this.now), link };
  }

  get entries(): Entry[] {
    const until = this.feed?.until ?? null;
    // What lies behind the end of a page is shown when everything between is known.
    const complete = [...this.known.values()].filter(({ at }) => until === null || Date.parse(at) >= Date.parse(until));
    complete.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
    return complete.map((entry) => ({
      id: entry.id,
      words: entry.words,
      text: eventText(entry),
      when: moment(entry.at),
      className: `entry ${entry.event.kind}`,
      case: entry.case.id,
      url: urlOf(entry.case.id),
      account: accountName(entry.case),
    }));
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  get ways(): Way[] {
    return [...this.open.values()].map((found) => ({
      id: found.id,
      url: urlOf(found.id),
      account: accountName(found),
      status: found.statusName,
      stations: stationsOf(found),
      path: pathName(found),
    }));
  }

  get hasWays(): boolean {
    return this.ways.length > 0;
  }

  get hasMore(): boolean {
    const { open: _cases, ...entries } = this.feed?.next ?? {};
    return Object.keys(entries).length > 0;
  }

  get hasMoreWays(): boolean {
    return this.feed?.next.open !== undefined;
  }

  handleMore(): void {
    const { open: _cases, ...entries } = this.feed?.next ?? {};
    this.cursors = { ...this.cursors, ...entries };
  }

  handleMoreWays(): void {
    this.cursors = { ...this.cursors, open: this.feed?.next.open ?? null };
  }

  handleSince(event: Event): void {
    this.since = (event.currentTarget as HTMLElement).dataset.since as Since;
    this.cursors = {};
  }

  handleRefresh(): void {
    this.failure = null;
    const before = JSON.stringify(this.variables);
    this.now = new Date();
    this.cursors = {};
    // Another question is asked by itself.
    if (JSON.stringify(this.variables) === before) void this.reread?.();
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier key the browser opens the link itself, in another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: id, objectApiName: 'RenkeiEscalation__c', actionName: 'view' },
    });
  }
}

/** The later of two with the same Id. */
const byId = <Item extends { id: string }>(before: Iterable<Item>, after: readonly Item[]): Map<string, Item> =>
  new Map([...before, ...after].map((item) => [item.id, item]));

const urlOf = (id: string): string => `/lightning/r/RenkeiEscalation__c/${id}/view`;
