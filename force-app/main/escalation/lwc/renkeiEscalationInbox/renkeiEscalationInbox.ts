import { LightningElement, wire } from 'lwc';
import {
  casesQuery,
  casesVariables,
  inboxQuery,
  inboxVariables,
  LISTS,
  machinesQuery,
  peopleQuery,
  read,
  toCasePage,
  toInbox,
  toMachines,
  toMembers,
  type CaseRow,
  type GraphQLResult,
  type Inbox,
  type ListName,
  type ListTime,
  type Machine,
  type Member,
  type Whose,
} from 'c/renkeiEscalationData';
import { everyMinute } from 'c/renkeiEveryMinute';
import { fill, number, today } from 'c/renkeiFormat';
import mayReassign from '@salesforce/customPermission/RenkeiReassign';
import userId from '@salesforce/user/Id';
import back from '@salesforce/label/c.RenkeiEscalation_CaseBack';
import choose from '@salesforce/label/c.RenkeiEscalation_CaseChoose';
import emptyShow from '@salesforce/label/c.RenkeiEscalation_CaseEmptyShow';
import inactive from '@salesforce/label/c.RenkeiEscalation_CaseWhoseInactive';
import lists from '@salesforce/label/c.RenkeiEscalation_CaseLists';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import more from '@salesforce/label/c.RenkeiEscalation_CaseMore';
import selectAll from '@salesforce/label/c.RenkeiEscalation_ReassignAll';
import refresh from '@salesforce/label/c.RenkeiEscalation_CaseRefresh';
import shownOf from '@salesforce/label/c.RenkeiEscalation_CaseShown';
import title from '@salesforce/label/c.RenkeiEscalation_CaseTitle';
import whoseAll from '@salesforce/label/c.RenkeiEscalation_CaseWhoseAll';
import whoseGone from '@salesforce/label/c.RenkeiEscalation_CaseWhoseGone';
import whoseLabel from '@salesforce/label/c.RenkeiEscalation_CaseWhose';

import { emptyName, listName } from './listWords.ts';

const ALL = 'all';
const GONE = 'gone';

/** Lists of cases with the chosen one beside them; on a phone one or the other. */
export default class RenkeiEscalationInbox extends LightningElement {
  labels = { back, choose, emptyShow, lists, loading, more, refresh, selectAll, title, whose: whoseLabel };
  members: Member[] | undefined;
  inbox: Inbox | undefined;
  cases: CaseRow[] | undefined;
  machines: ReadonlyMap<string, Machine[]> = new Map();
  notice = '';
  /** What became of the cases that were given to somebody. */
  given = '';
  failure: unknown[] | null = null;
  list: ListName = 'answer';
  /** The case that was opened; none on a phone means the list. */
  chosen: string | null = null;
  whoseValue = ALL;
  selected: ReadonlySet<string> = new Set();
  /** Customers of the page that was read last: machines are read page by page, as cases are. */
  private pageAccounts: string[] = [];
  private total = 0;
  private next: string | null = null;
  private after: string | null = null;
  private time: ListTime = timeNow();
  /** The moment for which the cards tell the time that is left; the lists stay as they were read. */
  now = this.time.now;
  private stopClock: (() => void) | undefined;
  private rereadInbox: (() => Promise<void>) | undefined;
  private rereadCases: (() => Promise<void>) | undefined;

  peopleQuery = peopleQuery;
  inboxQuery = inboxQuery;
  casesQuery = casesQuery;
  machinesQuery = machinesQuery;

  override connectedCallback(): void {
    this.stopClock = everyMinute((now) => (this.now = now));
  }

  override disconnectedCallback(): void {
    this.stopClock?.();
  }

  @wire(read, { query: '$peopleQuery' })
  readPeople({ data, errors }: GraphQLResult<unknown>): void {
    if (errors) this.failure = [...errors];
    if (data) this.members = toMembers(data);
  }

  get inboxVariables(): Record<string, unknown> | undefined {
    return this.members && inboxVariables(this.whose, this.time);
  }

  @wire(read, { query: '$inboxQuery', variables: '$inboxVariables' })
  readInbox({ data, errors, refresh: reread }: GraphQLResult<unknown>): void {
    this.rereadInbox = reread;
    if (errors) this.failure = [...errors];
    if (data) this.inbox = toInbox(data);
  }

  get casesVariables(): Record<string, unknown> | undefined {
    return this.members && casesVariables(this.list, this.whose, this.time, this.after);
  }

  @wire(read, { query: '$casesQuery', variables: '$casesVariables', operationName: 'RenkeiEscalationCases' })
  readCases({ data, errors, refresh: reread }: GraphQLResult<unknown>): void {
    this.rereadCases = reread;
    if (errors) this.failure = [...errors];
    if (!data) return;
    this.failure = null;
    const page = toCasePage(data);
    this.cases = this.after === null ? page.cases : [...(this.cases ?? []), ...page.cases];
    this.pageAccounts = [...new Set(page.cases.flatMap(({ account }) => account ?? []))];
    this.total = page.total;
    this.next = page.next;
  }

  get machineVariables(): Record<string, unknown> | undefined {
    return this.pageAccounts.length > 0 ? { accounts: this.pageAccounts } : undefined;
  }

  @wire(read, { query: '$machinesQuery', variables: '$machineVariables' })
  readMachines({ data }: GraphQLResult<unknown>): void {
    if (data) this.machines = new Map([...this.machines, ...toMachines(data)]);
  }

  get isManager(): boolean {
    return mayReassign === true;
  }

  get whoseOptions(): { value: string; label: string }[] {
    const reps = (this.members ?? []).filter(({ role }) => role === 'FieldRep');
    const named = [...new Map(reps.map((rep) => [rep.id, rep])).values()].map(({ id, name, isActive }) => ({
      value: id,
      label: isActive ? (name ?? id) : fill(inactive, name ?? id),
    }));
    return [{ value: ALL, label: whoseAll }, ...named, { value: GONE, label: whoseGone }];
  }

  get tabs(): { list: ListName; label: string; className: string; pressed: 'true' | 'false' }[] {
    return LISTS.map((list) => {
      const isChosen = list === this.list;
      return {
        list,
        label: listName(list, this.whose, this.inbox?.counts[list]),
        className: isChosen ? 'tab chosen' : 'tab',
        pressed: isChosen ? 'true' : 'false',
      };
    });
  }

  get isLoading(): boolean {
    return !this.cases && !this.failure;
  }

  get isEmpty(): boolean {
    return this.cases?.length === 0;
  }

  get emptyText(): string {
    return emptyName(this.list, this.waitingResults);
  }

  get hasWaitingResults(): boolean {
    return this.waitingResults > 0;
  }

  get shownId(): string | null {
    return this.chosen ?? this.cases?.[0]?.id ?? null;
  }

  get layoutClass(): string {
    return this.chosen ? 'layout picked' : 'layout';
  }

  get shown(): string {
    return fill(shownOf, number(this.cases?.length ?? 0), number(this.total));
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  /** What a manager gives to somebody else. */
  get selectedCases(): CaseRow[] {
    return (this.cases ?? []).filter(({ id }) => this.selected.has(id));
  }

  get canReassign(): boolean {
    return this.isManager && this.list !== 'returned' && !this.isEmpty;
  }

  get hasSelected(): boolean {
    return this.canReassign && this.selectedCases.length > 0;
  }

  get allSelected(): boolean {
    return (this.cases ?? []).every(({ id }) => this.selected.has(id));
  }

  handleSelect({ detail }: CustomEvent<{ id: string; checked: boolean }>): void {
    const selected = new Set(this.selected);
    if (detail.checked) selected.add(detail.id);
    else selected.delete(detail.id);
    this.selected = selected;
  }

  handleSelectAll(event: Event): void {
    const all = (event.target as HTMLInputElement).checked;
    this.selected = new Set(all ? (this.cases ?? []).map(({ id }) => id) : []);
  }

  /** What was refused stays selected, with the reason beside it. */
  handleGiven({ detail }: CustomEvent<{ ids: string[]; text: string }>): void {
    this.selected = new Set([...this.selected].filter((id) => !detail.ids.includes(id)));
    this.given = detail.text;
    this.readAgain();
  }

  handleList(event: Event): void {
    this.show((event.currentTarget as HTMLElement).dataset.list as ListName);
  }

  handleShowResults(): void {
    this.show('result');
  }

  handleWhose(event: CustomEvent<{ value: string }>): void {
    const before = this.asked;
    this.whoseValue = event.detail.value;
    this.show(this.list, before);
  }

  handleOpen(event: CustomEvent<{ id: string }>): void {
    this.chosen = event.detail.id;
    this.notice = '';
  }

  handleBack(): void {
    this.chosen = null;
  }

  handleMore(): void {
    this.after = this.next;
  }

  handleRefresh(): void {
    this.failure = null;
    this.readAgain();
  }

  /** The case stays open: what comes next about it is done there. */
  handleChanged(event: CustomEvent<{ id: string; text: string }>): void {
    this.chosen = event.detail.id;
    this.notice = event.detail.text;
    this.readAgain();
  }

  private get waitingResults(): number {
    return this.list === 'answer' ? (this.inbox?.visitsAwaiting ?? 0) : 0;
  }

  private get whose(): Whose {
    if (this.isManager) {
      if (this.whoseValue === ALL || this.whoseValue === GONE) return { kind: this.whoseValue };
      return { kind: 'rep', user: this.whoseValue };
    }
    const roles = (this.members ?? []).flatMap(({ id, role }) => (id === userId ? [role] : []));
    if (roles.includes('FieldRep')) return { kind: 'rep', user: userId };
    return roles.includes('Caller') ? { kind: 'caller', user: userId } : { kind: 'all' };
  }

  private show(list: ListName, before = this.asked): void {
    this.list = list;
    this.chosen = null;
    this.notice = '';
    this.given = '';
    this.selected = new Set();
    this.cases = undefined;
    this.readAgain(before);
  }

  /** A list that does not depend on the time asks the same question again, and that brings nothing new by itself. */
  private readAgain(before = this.asked): void {
    this.after = null;
    this.time = timeNow();
    this.now = this.time.now;
    const { inbox, cases } = this.asked;
    if (inbox === before.inbox) void this.rereadInbox?.();
    if (cases === before.cases) void this.rereadCases?.();
  }

  private get asked(): { inbox: string; cases: string } {
    return { inbox: JSON.stringify(this.inboxVariables), cases: JSON.stringify(this.casesVariables) };
  }
}

function timeNow(): ListTime {
  const now = new Date();
  return { today: today(now), now: now.toISOString() };
}
