import { LightningElement, api, wire } from 'lwc';
import {
  onCaseSaved,
  read,
  storyQuery,
  storyVariables,
  toStory,
  type Cursors,
  type GraphQLResult,
  type StoryEvent,
} from 'c/renkeiEscalationData';
import { moment } from 'c/renkeiFormat';
import gone from '@salesforce/label/c.RenkeiEscalation_CaseGone';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import more from '@salesforce/label/c.RenkeiEscalation_LedgerMore';
import { eventText } from './storyWords.ts';

/** The story of one case, the oldest first. Each page is ordered by the server; nothing is shown before what belongs ahead of it. */
export default class RenkeiCaseLedgerStory extends LightningElement {
  labels = { gone, loading, more };
  failure: unknown[] | null = null;
  isGone = false;
  private shownId: string | undefined;
  private cursors: Partial<Cursors> = {};
  private next: Partial<Cursors> = {};
  private until: string | null = null;
  private known: ReadonlyMap<string, StoryEvent> | undefined;
  private reread: (() => Promise<void>) | undefined;
  private endListening: (() => void) | undefined;

  query = storyQuery;

  /** Id of the case. */
  @api get recordId(): string | undefined {
    return this.shownId;
  }

  set recordId(id: string | undefined) {
    if (id === this.shownId) return;
    this.shownId = id;
    this.cursors = {};
    this.known = undefined;
  }

  override connectedCallback(): void {
    this.endListening = onCaseSaved((id) => {
      // What is new comes last, so the page that is read again is the one that was read last.
      if (id === this.shownId) void this.reread?.();
    });
  }

  override disconnectedCallback(): void {
    this.endListening?.();
  }

  get variables(): Record<string, unknown> | undefined {
    return this.shownId ? storyVariables(this.shownId, this.cursors) : undefined;
  }

  @wire(read, { query: '$query', variables: '$variables' })
  readStory({ data, errors, refresh }: GraphQLResult<unknown>): void {
    this.reread = refresh ?? this.reread;
    this.failure = errors ? [...errors] : null;
    if (!data) return;
    const page = toStory(data);
    // A source without a further page is read from its beginning again: what is known already is not told twice.
    this.known = new Map([...(this.known ?? []), ...page.events.map((event) => [event.id, event] as const)]);
    this.isGone = !page.isFound;
    this.next = page.next;
    this.until = page.until;
  }

  get isLoading(): boolean {
    return !this.known && !this.failure;
  }

  get lines(): { id: string; text: string; words: string | null; when: string; className: string }[] {
    const events = [...(this.known?.values() ?? [])].filter(
      ({ at }) => this.until === null || Date.parse(at) <= Date.parse(this.until),
    );
    events.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    return events.flatMap((event) => {
      const text = eventText(event);
      if (text === null) return [];
      return [{ id: event.id, text, words: event.words, when: moment(event.at), className: `event ${event.kind}` }];
    });
  }

  get hasMore(): boolean {
    return Object.keys(this.next).length > 0;
  }

  handleMore(): void {
    this.cursors = { ...this.cursors, ...this.next };
  }

  handleRetry(): void {
    this.failure = null;
    void this.reread?.();
  }
}
