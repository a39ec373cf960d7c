import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import {
  acceptCase,
  CaseChangedError,
  CaseGoneError,
  casesQuery,
  createOpportunity,
  giveThanks,
  handOverAgain,
  linkOpportunity,
  machinesQuery,
  NoAnswerError,
  peopleQuery,
  read,
  recycleCase,
  returnCase,
  tellCaseSaved,
  toCase,
  toMachines,
  toMembers,
  type CaseDetail,
  type Completion,
  type GraphQLResult,
  type Machine,
  type Member,
  type Returning,
} from 'c/renkeiEscalationData';
import type { DealRequest } from 'c/renkeiEscalationDetailDeal';
import type { MoveName } from 'c/renkeiEscalationRules';
import { accountName, ownerName, timingOf } from 'c/renkeiEscalationWords';
import { everyMinute } from 'c/renkeiEveryMinute';
import { fill } from 'c/renkeiFormat';
import mayReassign from '@salesforce/customPermission/RenkeiReassign';
import userId from '@salesforce/user/Id';
import { mayBook, mayLink, mayMove, mayThank, type Reader } from './rights.ts';
import { betweenName, labels, said, type Attempt, type Between } from './detailWords.ts';

/** The form that is open. */
type Form = 'return' | 'handOver' | 'thanks';

/**
 * One case: what is known, and what the reader may do. What was entered stays until it is saved. Fires `changed` with the case's Id
 * and a sentence about what was done.
 */
export default class RenkeiEscalationDetail extends NavigationMixin(LightningElement) {
  labels = labels;
  found: CaseDetail | undefined;
  isGone = false;
  form: Form | null = null;
  saving = false;
  failure: unknown[] | null = null;
  /** On their way, since when. */
  private thanks: { message: string; at: string } | null = null;
  /** Why nothing was saved, in the words of the org. */
  refusal: unknown = null;
  private between: Between | null = null;
  private attempted: Attempt | null = null;
  private shownId: string | undefined;
  private members: Member[] = [];
  private machinesByAccount = new Map<string, Machine[]>();
  private reread: (() => Promise<void>) | undefined;
  private now = new Date().toISOString();
  private stopClock: (() => void) | undefined;

  query = casesQuery;
  peopleQuery = peopleQuery;
  machinesQuery = machinesQuery;

  /** Named by a record page only: there the case stands by itself. */
  @api objectApiName: string | undefined;

  /** The case; another one begins afresh. */
  @api get recordId(): string | undefined {
    return this.shownId;
  }

  set recordId(id: string | undefined) {
    if (id === this.shownId) return;
    this.shownId = id;
    this.found = undefined;
    this.isGone = false;
    this.form = null;
    this.clearProblems();
  }

  override connectedCallback(): void {
    this.stopClock = everyMinute((now) => (this.now = now));
  }

  override disconnectedCallback(): void {
    this.stopClock?.();
  }

  get variables(): Record<string, unknown> | undefined {
    return this.shownId ? { case: this.shownId } : undefined;
  }

  get machineVariables(): Record<string, unknown> | undefined {
    return this.found?.account ? { accounts: [this.found.account] } : undefined;
  }

  @wire(read, { query: '$query', variables: '$variables', operationName: 'RenkeiEscalationCase' })
  readCase({ data, errors, refresh }: GraphQLResult<unknown>): void {
    this.reread = refresh ?? this.reread;
    this.failure = errors ? [...errors] : null;
    if (!data) return;
    this.now = new Date().toISOString();
    const found = toCase(data);
    this.isGone = found === null;
    if (found) this.found = found;
  }

  @wire(read, { query: '$peopleQuery' })
  readPeople({ data }: GraphQLResult<unknown>): void {
    if (data) this.members = toMembers(data);
  }

  @wire(read, { query: '$machinesQuery', variables: '$machineVariables' })
  readMachines({ data }: GraphQLResult<unknown>): void {
    if (data) this.machinesByAccount = toMachines(data);
  }

  get frame(): string {
    return this.objectApiName ? 'detail framed' : 'detail';
  }

  get isLoading(): boolean {
    return !this.found && !this.isGone && !this.failure;
  }

  get account(): string {
    return this.found ? accountName(this.found) : '';
  }

  get accountUrl(): string | null {
    return this.found?.account ? `/lightning/r/Account/${this.found.account}/view` : null;
  }

  get timing(): { text: string; className: string } | null {
    const timing = this.found && timingOf(this.found, this.now);
    return timing ? { text: timing.text, className: `timing ${timing.urgency}` } : null;
  }

  get machines(): Machine[] {
    return this.machinesByAccount.get(this.found?.account ?? '') ?? [];
  }

  get can(): Record<'accept' | 'return' | 'handOver' | 'recycle', boolean> {
    const may = (name: MoveName): boolean => this.known !== undefined && mayMove(this.known, this.reader, name);
    return { accept: may('accept'), return: may('return'), handOver: may('handOver'), recycle: may('recycle') };
  }

  get canLink(): boolean {
    return this.known !== undefined && mayLink(this.known, this.reader);
  }

  get canBook(): boolean {
    return this.known !== undefined && mayBook(this.known);
  }

  get canThank(): boolean {
    return this.known !== undefined && mayThank(this.known, this.reader);
  }

  get thanksTitle(): string {
    return fill(said.thanksTitle, this.found?.caller.name ?? '');
  }

  get isReturning(): boolean {
    return this.form === 'return';
  }

  get isHandingOver(): boolean {
    return this.form === 'handOver';
  }

  get isThanking(): boolean {
    return this.form === 'thanks';
  }

  /** What came between, when somebody else was faster. */
  get problem(): string | null {
    const { found } = this;
    // Whoever accepts from the queue has the case alone: the others do not see it any more.
    const gone = this.attempted === 'accept' && found?.isInQueue ? 'taken' : 'gone';
    const between = this.isGone ? gone : this.between;
    return found && between ? betweenName(between, found, this.members) : null;
  }

  /** What the reader may not see any more was refused for no other reason. */
  get shownRefusal(): unknown {
    return this.isGone ? null : this.refusal;
  }

  handleAccept(): void {
    const { known } = this;
    if (!known) return;
    // A manager accepts for whoever was asked; from the queue everybody accepts for themselves.
    const user = known.isInQueue ? userId : (known.owner ?? userId);
    const done = user === userId ? said.accepted : fill(said.acceptedFor, '{0}', ownerName(known, this.members));
    void this.save('accept', done, (found) => acceptCase(found, user));
  }

  handleRecycle(): void {
    void this.save('other', said.recycled, recycleCase);
  }

  handleForm(event: Event): void {
    const form = (event.currentTarget as HTMLElement).dataset.form as Form;
    this.form = this.form === form ? null : form;
    this.clearProblems();
  }

  handleCancel(): void {
    this.form = null;
    this.clearProblems();
  }

  handleReturn({ detail }: CustomEvent<Returning>): void {
    const name = this.members.find(({ id }) => id === detail.rerouteTo)?.name;
    void this.save('other', name ? fill(said.rerouted, '{0}', name) : said.returned, (found) =>
      returnCase(found, detail),
    );
  }

  handleHandOver({ detail }: CustomEvent<Completion>): void {
    void this.save('other', said.handedOver, (found) => handOverAgain(found, detail));
  }

  async handleDeal({ detail }: CustomEvent<DealRequest>): Promise<void> {
    const wasLost = this.between === 'lost';
    const isSaved = await this.save('other', said.opportunityDone, async (found) => {
      // What had no answer may have been saved: a second opportunity would count twice.
      if (wasLost) await this.reread?.();
      if (wasLost && this.failure) throw new NoAnswerError(this.failure);
      if (this.found?.opportunity !== found.opportunity) return;
      if (detail.kind === 'link') await linkOpportunity(found, detail.opportunity);
      else await createOpportunity(found, { ...detail, account: found.account! });
    });
    // After a lost answer the case itself tells whether the link was made.
    if (isSaved || this.found?.opportunity) this.deal?.done();
  }

  handleThanks({ detail: message }: CustomEvent<string>): void {
    // The same words sent again after a lost answer are the same thanks.
    if (this.thanks?.message !== message) this.thanks = { message, at: new Date().toISOString() };
    const { at } = this.thanks;
    void this.save('other', said.thanksSent, async ({ id, caller }) => {
      await giveThanks({ case: id, to: caller.id, message, from: userId, at });
      this.thanks = null;
    });
  }

  handleBooked(): void {
    void this.save('other', said.booked, () => Promise.resolve());
  }

  handleReported(): void {
    void this.save('other', said.resultSaved, () => Promise.resolve());
  }

  handleRetry(): void {
    this.failure = null;
    void this.reread?.();
  }

  handleOpenAccount(event: MouseEvent): void {
    // With a modifier key the browser opens the link itself, in another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: this.found?.account, objectApiName: 'Account', actionName: 'view' },
    });
  }

  private get deal(): (Element & { done(): void }) | null {
    return this.template?.querySelector<Element & { done(): void }>('.deal') ?? null;
  }

  /** The case unless it is gone: then nothing can be done about it. */
  private get known(): CaseDetail | undefined {
    return this.isGone ? undefined : this.found;
  }

  private get reader(): Reader {
    const isRep = this.members.some(({ id, role }) => id === userId && role === 'FieldRep');
    return { user: userId, isRep, mayReassign: mayReassign === true };
  }

  /** Saves, and says afterwards what was done: `{0}` in the sentence is the account. */
  private async save(attempt: Attempt, done: string, action: (found: CaseDetail) => Promise<void>): Promise<boolean> {
    const { found } = this;
    if (!found || this.saving) return false;
    this.saving = true;
    this.clearProblems();
    try {
      await action(found);
      await this.reread?.();
      tellCaseSaved(found.id);
      this.form = null;
      this.dispatchEvent(
        new CustomEvent('changed', { detail: { id: found.id, text: fill(done, accountName(found)) } }),
      );
      return true;
    } catch (error) {
      await this.explain(error, attempt);
      return false;
    } finally {
      this.saving = false;
    }
  }

  private async explain(error: unknown, attempt: Attempt): Promise<void> {
    this.attempted = attempt;
    if (error instanceof CaseGoneError) this.isGone = true;
    else if (error instanceof CaseChangedError) this.between = attempt;
    else if (error instanceof NoAnswerError) this.between = 'lost';
    else this.refusal = error;
    // Whatever came between is to be seen; what was entered stays in its form.
    if (!this.isGone) await this.reread?.().catch(() => undefined);
  }

  private clearProblems(): void {
    this.between = null;
    this.attempted = null;
    this.refusal = null;
  }
}
