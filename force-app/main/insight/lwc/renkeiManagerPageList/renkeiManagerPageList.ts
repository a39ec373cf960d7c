import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { fill, number } from 'c/renkeiFormat';
import {
  exceptionPageVariables,
  exceptionQueries,
  read,
  toExceptionPage,
  type ExceptionKind,
  type ExceptionRow,
  type ExceptionScope,
  type GraphQLResult,
  type TeamMember,
} from 'c/renkeiInsightData';
import { exceptionName, exceptionNone, exceptionSince } from 'c/renkeiInsightWords';
import {
  createItems,
  minutesQuery,
  startQuery,
  startVariables,
  toRecords,
  toStart,
  type AgendaItem,
  type Meeting,
} from 'c/renkeiMeetingData';
import { agendaItem, QUESTION_OF, targetOf } from './rows.ts';
import add from '@salesforce/label/c.RenkeiInsight_AgendaAdd';
import added from '@salesforce/label/c.RenkeiInsight_AgendaAdded';
import addOf from '@salesforce/label/c.RenkeiInsight_AgendaAddOf';
import by from '@salesforce/label/c.RenkeiInsight_ExceptionCaller';
import gone from '@salesforce/label/c.RenkeiInsight_NotVisible';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import more from '@salesforce/label/c.RenkeiInsight_More';
import notAdded from '@salesforce/label/c.RenkeiInsight_AgendaNotAdded';
import nobody from '@salesforce/label/c.RenkeiInsight_Nobody';
import onAgenda from '@salesforce/label/c.RenkeiInsight_AgendaOn';
import shown from '@salesforce/label/c.RenkeiInsight_Shown';

interface Line {
  id: string;
  url: string;
  object: string;
  target: string;
  title: string;
  person: string | null;
  caller: string | null;
  since: string;
  note: string | null;
  /** The case can go on the agenda, or is there. */
  case: string | null;
  mayAdd: boolean;
  isOn: boolean;
  addLabel: string;
}

/** What stands behind one of the counts. A case goes on the agenda of the meeting that is open or comes next. */
export default class RenkeiManagerPageList extends NavigationMixin(LightningElement) {
  @api members: readonly TeamMember[] = [];
  labels = { add, loading, more, notAdded, onAgenda };
  notice = '';
  addErrors: unknown = null;
  failure: GraphQLResult<unknown> | null = null;
  meetings: readonly Meeting[] = [];
  items: readonly AgendaItem[] = [];
  private rows: ExceptionRow[] | undefined;
  private total = 0;
  private next: string | null = null;
  private after: string | null = null;
  private busy: string | null = null;
  private shownKind: ExceptionKind = 'Unanswered';
  private shownScope: ExceptionScope | undefined;
  private rereadItems: (() => Promise<void>) | undefined;

  startQuery = startQuery;

  @api
  get kind(): ExceptionKind {
    return this.shownKind;
  }
  set kind(kind: ExceptionKind) {
    if (kind === this.shownKind) return;
    this.shownKind = kind;
    this.begin();
  }

  @api
  get scope(): ExceptionScope | undefined {
    return this.shownScope;
  }
  set scope(scope: ExceptionScope | undefined) {
    if (JSON.stringify(scope) === JSON.stringify(this.shownScope)) return;
    this.shownScope = scope;
    this.begin();
  }

  get pageDocument(): (typeof exceptionQueries)[ExceptionKind] {
    return exceptionQueries[this.kind];
  }

  get pageVariables(): Record<string, unknown> | undefined {
    return this.scope && exceptionPageVariables(this.kind, this.scope, this.after);
  }

  @wire(read, { query: '$pageDocument', variables: '$pageVariables' })
  readPage(result: GraphQLResult<unknown>): void {
    this.failure = result.errors ? result : null;
    if (!result.data) return;
    const page = toExceptionPage(this.kind, result.data);
    this.rows = this.after === null ? page.rows : [...(this.rows ?? []), ...page.rows];
    this.total = page.total;
    this.next = page.next;
  }

  get startVariables(): Record<string, unknown> | undefined {
    return this.scope && startVariables(this.scope.today);
  }

  @wire(read, { query: '$startQuery', variables: '$startVariables' })
  readMeetings({ data }: GraphQLResult<unknown>): void {
    if (data) this.meetings = toStart(data).meetings;
  }

  /** The team's meeting that is under way, else the next one that is planned. */
  get meeting(): Meeting | null {
    const own = this.meetings.filter(({ team }) => team === this.scope?.team);
    const planned = own.filter(({ status, on }) => status === 'Planned' && on >= (this.scope?.today ?? ''));
    planned.sort((one, other) => (one.on < other.on ? -1 : 1));
    return own.find(({ status }) => status === 'Open') ?? planned[0] ?? null;
  }

  get itemsDocument(): typeof minutesQuery | undefined {
    return this.meeting ? minutesQuery : undefined;
  }

  get itemsVariables(): Record<string, unknown> | undefined {
    return this.meeting ? { meeting: this.meeting.id } : undefined;
  }

  @wire(read, { query: '$itemsDocument', variables: '$itemsVariables' })
  readItems({ data, refresh }: GraphQLResult<unknown>): void {
    this.rereadItems = refresh;
    if (data) this.items = toRecords(data).items;
  }

  get heading(): string {
    return exceptionName(this.kind);
  }

  get errors(): unknown[] | null {
    return this.failure?.errors ? [...this.failure.errors] : null;
  }

  get isLoading(): boolean {
    return this.rows === undefined;
  }

  get isEmpty(): boolean {
    return this.rows?.length === 0;
  }

  get none(): string {
    return exceptionNone(this.kind);
  }

  get lines(): Line[] {
    const cases = new Set(this.items.flatMap(({ escalation }) => escalation ?? []));
    return (this.rows ?? []).map((row) => {
      const { object, target } = targetOf(this.kind, row);
      const isOn = row.case !== null && cases.has(row.case);
      const title = row.title ?? gone;
      return {
        id: row.id,
        object,
        target,
        url: `/lightning/r/${object}/${target}/view`,
        title,
        person: this.kind === 'SkippedMeetings' ? null : this.nameOf(row.person, row.personName),
        caller: row.callerName === null ? null : fill(by, row.callerName),
        since: exceptionSince(this.kind, row),
        note: row.note,
        case: row.case,
        isOn,
        mayAdd: this.meeting !== null && row.case !== null && !isOn && this.busy === null,
        addLabel: fill(addOf, title),
      };
    });
  }

  get shown(): string {
    return fill(shown, number(this.rows?.length ?? 0), number(this.total));
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  handleMore(): void {
    this.after = this.next;
  }

  handleRetry(): void {
    void this.failure?.refresh?.();
    this.failure = null;
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier key the browser opens the link itself, in another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const { id, object } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: id, objectApiName: object, actionName: 'view' },
    });
  }

  async handleAdd(event: Event): Promise<void> {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    const row = this.rows?.find((each) => each.id === id);
    const { meeting } = this;
    if (!row || !meeting || this.busy !== null || QUESTION_OF[this.kind] === undefined) return;
    this.busy = row.id;
    this.addErrors = null;
    this.notice = '';
    try {
      await createItems([agendaItem(this.kind, row, meeting.id, this.items)]);
      await this.rereadItems?.();
      this.notice = fill(added, row.title ?? gone, meeting.name);
    } catch (error) {
      this.addErrors = error;
    } finally {
      this.busy = null;
    }
  }

  private nameOf(user: string | null, name: string | null): string {
    if (user === null) return nobody;
    return name ?? this.members.find((member) => member.user === user)?.name ?? gone;
  }

  private begin(): void {
    this.rows = undefined;
    this.after = null;
    this.next = null;
    this.notice = '';
    this.addErrors = null;
  }
}
