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
import { fill, number, plural, today } from 'c/renkeiFormat';
import mayReassign from '@salesforce/customPermission/RenkeiReassign';
import userId from '@salesforce/user/Id';
import back from '@salesforce/label/c.RenkeiEscalation_CaseBack';
import choose from '@salesforce/label/c.RenkeiEscalation_CaseChoose';
import emptyAbandoned from '@salesforce/label/c.RenkeiEscalation_CaseEmptyAbandoned';
import emptyAnswer from '@salesforce/label/c.RenkeiEscalation_CaseEmptyAnswer';
import emptyOpen from '@salesforce/label/c.RenkeiEscalation_CaseEmptyOpen';
import emptyResult from '@salesforce/label/c.RenkeiEscalation_CaseEmptyResult';
import emptyResultsOne from '@salesforce/label/c.RenkeiEscalation_CaseEmptyResults_One';
import emptyResultsOther from '@salesforce/label/c.RenkeiEscalation_CaseEmptyResults_Other';
import emptyReturned from '@salesforce/label/c.RenkeiEscalation_CaseEmptyReturned';
import emptyShow from '@salesforce/label/c.RenkeiEscalation_CaseEmptyShow';
import inactive from '@salesforce/label/c.RenkeiEscalation_CaseWhoseInactive';
import listAbandoned from '@salesforce/label/c.RenkeiEscalation_CaseListAbandoned';
import listAnswer from '@salesforce/label/c.RenkeiEscalation_CaseListAnswer';
import listCount from '@salesforce/label/c.RenkeiEscalation_CaseListCount';
import listOpen from '@salesforce/label/c.RenkeiEscalation_CaseListOpen';
import listResult from '@salesforce/label/c.RenkeiEscalation_CaseListResult';
import listReturned from '@salesforce/label/c.RenkeiEscalation_CaseListReturned';
import listReturnedToMe from '@salesforce/label/c.RenkeiEscalation_CaseListReturnedToMe';
import lists from '@salesforce/label/c.RenkeiEscalation_CaseLists';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import more from '@salesforce/label/c.RenkeiEscalation_CaseMore';
import refresh from '@salesforce/label/c.RenkeiEscalation_CaseRefresh';
import shownOf from '@salesforce/label/c.RenkeiEscalation_CaseShown';
import title from '@salesforce/label/c.RenkeiEscalation_CaseTitle';
import whoseAll from '@salesforce/label/c.RenkeiEscalation_CaseWhoseAll';
import whoseGone from '@salesforce/label/c.RenkeiEscalation_CaseWhoseGone';
import whoseLabel from '@salesforce/label/c.RenkeiEscalation_CaseWhose';

const LIST_NAMES: Readonly<Record<ListName, string>> = {
  answer: listAnswer,
  open: listOpen,
  result: listResult,
  abandoned: listAbandoned,
  returned: listReturned,
};
const EMPTY: Readonly<Record<ListName, string>> = {
  answer: emptyAnswer,
  open: emptyOpen,
  result: emptyResult,
  abandoned: emptyAbandoned,
  returned: emptyReturned,
};
const ALL = 'all';
const GONE = 'gone';

/** Lists of cases with the chosen one beside them; on a phone one or the other. */
export default class RenkeiEscalationInbox extends LightningElement {
  labels = { back, choose, emptyShow, lists, loading, more, refresh, title, whose: whoseLabel };
  members: Member[] | undefined;
  inbox: Inbox | undefined;
  cases: CaseRow[] | undefined;
  machines: ReadonlyMap<string, Machine[]> = new Map();
  notice = '';
  failure: unknown[] | null = null;
  list: ListName = 'answer';
  /** The case that was opened; none on a phone means the list. */
  chosen: string | null = null;
  whoseValue = ALL;
  private total = 0;
  private next: string | null = null;
  private after: string | null = null;
  private time: ListTime = timeNow();

  peopleQuery = peopleQuery;
  inboxQuery = inboxQuery;
  casesQuery = casesQuery;
  machinesQuery = machinesQuery;

  @wire(read, { query: '$peopleQuery' })
  readPeople({ data, errors }: GraphQLResult<unknown>): void {
    if (errors) this.failure = [...errors];
    if (data) this.members = toMembers(data);
  }

  get inboxVariables(): Record<string, unknown> | undefined {
    return this.members && inboxVariables(this.whose, this.time);
  }

  @wire(read, { query: '$inboxQuery', variables: '$inboxVariables' })
  readInbox({ data, errors }: GraphQLResult<unknown>): void {
    if (errors) this.failure = [...errors];
    if (data) this.inbox = toInbox(data);
  }

  get casesVariables(): Record<string, unknown> | undefined {
    return this.members && casesVariables(this.list, this.whose, this.time, this.after);
  }

  @wire(read, { query: '$casesQuery', variables: '$casesVariables' })
  readCases({ data, errors }: GraphQLResult<unknown>): void {
    if (errors) this.failure = [...errors];
    if (!data) return;
    this.failure = null;
    const page = toCasePage(data);
    this.cases = this.after === null ? page.cases : [...(this.cases ?? []), ...page.cases];
    this.total = page.total;
    this.next = page.next;
  }

  get machineVariables(): Record<string, unknown> | undefined {
    const accounts = [...new Set((this.cases ?? []).flatMap(({ account }) => account ?? []))];
    return accounts.length > 0 ? { accounts } : undefined;
  }

  @wire(read, { query: '$machinesQuery', variables: '$machineVariables' })
  readMachines({ data }: GraphQLResult<unknown>): void {
    if (data) this.machines = toMachines(data);
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
      const name = list === 'returned' && this.whose.kind === 'caller' ? listReturnedToMe : LIST_NAMES[list];
      const count = this.inbox?.counts[list];
      const isChosen = list === this.list;
      return {
        list,
        label: count === undefined ? name : fill(listCount, name, number(count)),
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
    const waiting = this.waitingResults;
    if (waiting === 0) return EMPTY[this.list];
    return fill(plural(waiting, { one: emptyResultsOne, other: emptyResultsOther }), number(waiting));
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

  get now(): string {
    return this.time.now;
  }

  get shown(): string {
    return fill(shownOf, number(this.cases?.length ?? 0), number(this.total));
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  handleList(event: Event): void {
    this.show((event.currentTarget as HTMLElement).dataset.list as ListName);
  }

  handleShowResults(): void {
    this.show('result');
  }

  handleWhose(event: CustomEvent<{ value: string }>): void {
    this.whoseValue = event.detail.value;
    this.show(this.list);
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

  private show(list: ListName): void {
    this.list = list;
    this.chosen = null;
    this.notice = '';
    this.cases = undefined;
    this.readAgain();
  }

  /** Another moment is another question, so that nothing old is shown. */
  private readAgain(): void {
    this.after = null;
    this.time = timeNow();
  }
}

function timeNow(): ListTime {
  const now = new Date();
  return { today: today(now), now: now.toISOString() };
}
