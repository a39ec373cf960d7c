import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import {
  acceptCase,
  CaseChangedError,
  CaseGoneError,
  caseQuery,
  machinesQuery,
  NoAnswerError,
  peopleQuery,
  read,
  recycleCase,
  toCase,
  toMachines,
  toMembers,
  type CaseDetail,
  type GraphQLResult,
  type Machine,
  type Member,
} from 'c/renkeiEscalationData';
import { allowedMoves, type MoveName } from 'c/renkeiEscalationRules';
import { accountName, ownerName, timingOf } from 'c/renkeiEscalationWords';
import { fill } from 'c/renkeiFormat';
import mayReassign from '@salesforce/customPermission/RenkeiReassign';
import userId from '@salesforce/user/Id';
import accept from '@salesforce/label/c.RenkeiEscalation_CaseAccept';
import accepted from '@salesforce/label/c.RenkeiEscalation_CaseAccepted';
import faster from '@salesforce/label/c.RenkeiEscalation_CaseFaster';
import gone from '@salesforce/label/c.RenkeiEscalation_CaseGone';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import lostConnection from '@salesforce/label/c.RenkeiEscalation_CaseLostConnection';
import moved from '@salesforce/label/c.RenkeiEscalation_CaseMoved';
import notSaved from '@salesforce/label/c.RenkeiEscalation_CaseNotSaved';
import recycle from '@salesforce/label/c.RenkeiEscalation_CaseRecycle';
import recycled from '@salesforce/label/c.RenkeiEscalation_CaseRecycled';

/** What an attempt to save was about, to say what came between. */
type Attempt = 'accept' | 'other';

/**
 * One case: what is known, and what the reader may do. What was entered stays until it is saved. Fires `changed` with the case's Id
 * and a sentence about what was done.
 */
export default class RenkeiEscalationDetail extends NavigationMixin(LightningElement) {
  labels = { accept, gone, loading, notSaved, recycle };
  found: CaseDetail | undefined;
  isGone = false;
  saving = false;
  failure: unknown[] | null = null;
  /** Why nothing was saved, in the words of the org. */
  refusal: unknown = null;
  private conflict: Attempt | null = null;
  private lost = false;
  private shownId: string | undefined;
  private members: Member[] = [];
  private machinesByAccount = new Map<string, Machine[]>();
  private reread: (() => Promise<void>) | undefined;

  query = caseQuery;
  peopleQuery = peopleQuery;
  machinesQuery = machinesQuery;

  /** The case; another one begins afresh. */
  @api get recordId(): string | undefined {
    return this.shownId;
  }

  set recordId(id: string | undefined) {
    if (id === this.shownId) return;
    this.shownId = id;
    this.found = undefined;
    this.isGone = false;
    this.clearProblems();
  }

  get variables(): Record<string, unknown> | undefined {
    return this.shownId ? { case: this.shownId } : undefined;
  }

  get machineVariables(): Record<string, unknown> | undefined {
    return this.found?.account ? { accounts: [this.found.account] } : undefined;
  }

  @wire(read, { query: '$query', variables: '$variables' })
  readCase({ data, errors, refresh }: GraphQLResult<unknown>): void {
    this.reread = refresh ?? this.reread;
    this.failure = errors ? [...errors] : null;
    if (!data) return;
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
    const timing = this.found && timingOf(this.found, new Date().toISOString());
    return timing ? { text: timing.text, className: `timing ${timing.urgency}` } : null;
  }

  get machines(): Machine[] {
    return this.machinesByAccount.get(this.found?.account ?? '') ?? [];
  }

  get canAccept(): boolean {
    return this.may('accept');
  }

  get canRecycle(): boolean {
    return this.may('recycle');
  }

  /** What came between, when somebody else was faster. */
  get problem(): string | null {
    const { found } = this;
    if (this.isGone && found) return gone;
    if (this.lost) return lostConnection;
    if (!this.conflict || !found) return null;
    const holder = ownerName(found, this.members);
    const isTaken = this.conflict === 'accept' && found.status !== 'Queued' && found.status !== 'Returned';
    return isTaken ? fill(faster, holder) : fill(moved, found.statusName, holder);
  }

  handleAccept(): void {
    void this.save('accept', accepted, acceptCase);
  }

  handleRecycle(): void {
    void this.save('other', recycled, recycleCase);
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

  private may(name: MoveName): boolean {
    const { found } = this;
    if (!found || this.isGone) return false;
    const isRep = this.members.some(({ id, role }) => id === userId && role === 'FieldRep');
    const who = {
      isOwner: found.owner === userId,
      isInQueue: found.isInQueue && isRep,
      isCaller: found.caller.id === userId,
      mayReassign: mayReassign === true,
    };
    return allowedMoves(found.status, who).some((move) => move.name === name);
  }

  /** Saves, and says afterwards what was done: `{0}` in the sentence is the account. */
  private async save(attempt: Attempt, done: string, action: (found: CaseDetail) => Promise<void>): Promise<void> {
    const { found } = this;
    if (!found || this.saving) return;
    this.saving = true;
    this.clearProblems();
    try {
      await action(found);
      await this.reread?.();
      this.dispatchEvent(
        new CustomEvent('changed', { detail: { id: found.id, text: fill(done, accountName(found)) } }),
      );
    } catch (error) {
      await this.explain(error, attempt);
    } finally {
      this.saving = false;
    }
  }

  private async explain(error: unknown, attempt: Attempt): Promise<void> {
    if (error instanceof CaseGoneError) this.isGone = true;
    else if (error instanceof CaseChangedError) this.conflict = attempt;
    else if (error instanceof NoAnswerError) this.lost = true;
    else this.refusal = error;
    // Whatever came between is to be seen; what was entered stays in its form.
    if (!this.isGone) await this.reread?.().catch(() => undefined);
  }

  private clearProblems(): void {
    this.conflict = null;
    this.lost = false;
    this.refusal = null;
  }
}
