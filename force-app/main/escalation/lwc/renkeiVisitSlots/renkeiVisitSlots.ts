import { LightningElement, api, wire } from 'lwc';
import { addDays } from 'c/renkeiCalendarRules';
import { fill, startOfDay, today } from 'c/renkeiFormat';
import { boardQuery, boardVariables, read, toBoard, type GraphQLResult, type VisitBoard } from 'c/renkeiVisitData';
import { isDayOff, suggestTimes, workingSpan, type Suggestion } from 'c/renkeiVisitRules';
import { dayOfInstant, suggestionReason, whenOf } from 'c/renkeiVisitWords';
import userId from '@salesforce/user/Id';
import heading from '@salesforce/label/c.RenkeiEscalation_VisitSuggestTitle';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import none from '@salesforce/label/c.RenkeiEscalation_VisitSuggestNone';
import nearName from '@salesforce/label/c.RenkeiEscalation_VisitSuggestNear';
import separator from '@salesforce/label/c.RenkeiEscalation_VisitSuggestLine';

/** What a parent gets to know of the time that was chosen. */
export interface ChosenTime {
  rep: string;
  repName: string;
  start: string;
  end: string;
  area: string | null;
}

interface Choice {
  key: string;
  when: string;
  why: string;
  pressed: string;
  className: string;
  chosen: ChosenTime;
}

/** Days looked ahead; two weeks hold ten working days. */
const DAYS_AHEAD = 14;
/** On the road between two areas. */
const TRAVEL_MINUTES = 60;

/** Three times for a visit, next to other visits of the area. Fires `choose` with the representative and the time. */
export default class RenkeiVisitSlots extends LightningElement {
  /** Where the customer is: the area of a visit, the town of an account. */
  @api area: string | null = null;
  /** User who is asked first, as a rule the owner of the account; people of the reader's team come after. */
  @api rep: string | null = null;
  /** The customer: not proposed again on days on which somebody is there already. */
  @api account: string | null = null;
  /** How long the visit takes. */
  @api minutes = 60;
  /** The start that counts as chosen, so that a parent can show its own choice; an instant. */
  @api chosenStart: string | null = null;

  labels = { heading, loading, none };
  board: VisitBoard | undefined;
  errors: unknown = null;
  private refresh: (() => Promise<void>) | undefined;
  /** The moment at which the page was opened: suggestions must not change under the finger. */
  private readonly opened = new Date();

  query = boardQuery;

  get variables(): Record<string, unknown> {
    const day = today(this.opened);
    return boardVariables({ start: startOfDay(day), end: startOfDay(addDays(day, DAYS_AHEAD)) }, day);
  }

  @wire(read, { query: '$query', variables: '$variables' })
  readBoard({ data, errors, refresh }: GraphQLResult<unknown>): void {
    this.refresh = refresh;
    this.errors = errors ?? null;
    if (data) this.board = toBoard(data, userId);
  }

  get loading(): boolean {
    return !this.board && !this.errors;
  }

  get choices(): Choice[] {
    return this.suggestions.map((suggestion, index) => this.choiceOf(suggestion, index));
  }

  get empty(): boolean {
    return !this.loading && !this.errors && this.suggestions.length === 0;
  }

  /** Reads again: after somebody else was quicker. */
  @api
  async reload(): Promise<void> {
    await this.refresh?.();
  }

  handleChoose(event: Event): void {
    const choice = this.choices[Number((event.currentTarget as HTMLElement).dataset.index)];
    if (choice) this.dispatchEvent(new CustomEvent<ChosenTime>('choose', { detail: choice.chosen }));
  }

  handleRetry(): void {
    void this.reload();
  }

  private get suggestions(): Suggestion[] {
    const { board } = this;
    if (!board) return [];
    // Nobody is at a customer's within the hour, and the representative has to accept first.
    const from = addDays(today(this.opened), 1);
    const visited = new Set(
      board.visits.filter(({ account }) => account === this.account).map(({ start }) => dayOfInstant(start)),
    );
    const days = Array.from({ length: DAYS_AHEAD }, (_unused, index) => addDays(from, index))
      .filter((date) => !isDayOff(date, board.holidays) && !visited.has(date))
      .map((date) => workingSpan(startOfDay(date), board.dayEndsAt));
    // Whoever is promised is asked for the case at once, so that nobody is offered who is away today.
    const free = board.reps.filter(
      ({ isBookable, pausedUntil }) => isBookable && (pausedUntil === null || pausedUntil < today(this.opened)),
    );
    const own = free.filter(({ user }) => user === this.rep);
    const team = free.filter((member) => member.user !== this.rep && member.team === board.ownTeam);
    const reps = [...own, ...team].length > 0 ? [...own, ...team] : free;
    return suggestTimes({
      reps: reps.map(({ user }) => user),
      days,
      commitments: board.commitments,
      area: this.area,
      minutes: Number(this.minutes),
      travelMinutes: TRAVEL_MINUTES,
      notBefore: this.opened.toISOString(),
    });
  }

  private choiceOf({ rep, start, end, kind, near }: Suggestion, index: number): Choice {
    const repName = this.board?.reps.find(({ user }) => user === rep)?.name ?? '';
    const neighbour = this.board?.visits.find(({ id }) => id === near)?.accountName;
    const why = neighbour ? fill(nearName, neighbour) : suggestionReason(kind, this.area);
    const isChosen = this.chosenStart !== null && Date.parse(this.chosenStart) === Date.parse(start);
    return {
      key: String(index),
      when: whenOf({ start, end }),
      why: fill(separator, repName, why),
      pressed: String(isChosen),
      className: isChosen ? 'choice chosen' : 'choice',
      chosen: { rep, repName, start, end, area: this.area },
    };
  }
}
