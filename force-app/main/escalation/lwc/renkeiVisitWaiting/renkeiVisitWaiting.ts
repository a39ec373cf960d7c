import { LightningElement, api } from 'lwc';
import { fill, plainDate } from 'c/renkeiFormat';
import type { WaitingCase } from 'c/renkeiVisitData';
import { dayOfInstant } from 'c/renkeiVisitWords';
import dropHint from '@salesforce/label/c.RenkeiEscalation_VisitDropToCancel';
import empty from '@salesforce/label/c.RenkeiEscalation_VisitWaitingNone';
import firstBy from '@salesforce/label/c.RenkeiEscalation_VisitFirstBy';
import hint from '@salesforce/label/c.RenkeiEscalation_VisitWaitingHint';
import more from '@salesforce/label/c.RenkeiEscalation_VisitWaitingMore';
import nextOn from '@salesforce/label/c.RenkeiEscalation_VisitNextOn';
import title from '@salesforce/label/c.RenkeiEscalation_VisitWaitingTitle';
import unnamed from '@salesforce/label/c.RenkeiEscalation_VisitUnnamed';
import type { InHand } from 'c/renkeiVisitGrid';

interface Card {
  id: string;
  name: string;
  area: string | null;
  contact: string | null;
  due: string | null;
  dueClass: string;
  className: string;
  pressed: string;
}

/** Cases without a slot. Fires `take` with the Id of one, `leave` when a drag ends, and `cancelvisit` for a visit dropped here. */
export default class RenkeiVisitWaiting extends LightningElement {
  @api cases: readonly WaitingCase[] = [];
  /** How many there are in the org; the list holds the first. */
  @api total = 0;
  @api inHand: InHand | null = null;
  /** yyyy-mm-dd */
  @api today = '';
  @api mayChange = false;

  labels = { dropHint, empty, hint };

  /** Gives the focus to a case, or to the first one when it does not wait any more. Returns whether there is one. */
  @api
  focusOn(id: string): boolean {
    const find = (selector: string) => this.template?.querySelector<HTMLElement>(selector);
    const card = find(`[data-case="${id}"]`) ?? find('[data-case]');
    card?.focus();
    return Boolean(card);
  }

  get heading(): string {
    return fill(title, this.total);
  }

  get none(): boolean {
    return this.cases.length === 0;
  }

  get more(): string | null {
    const left = this.total - this.cases.length;
    return left > 0 ? fill(more, left) : null;
  }

  get cards(): Card[] {
    return this.cases.map((each) => {
      const taken = this.inHand?.kind === 'case' && this.inHand.id === each.id;
      const due = each.firstVisitDueAt && dayOfInstant(each.firstVisitDueAt);
      // Before the first visit its due day counts, later the day that was agreed.
      const day = each.visitCount === 0 ? due : each.nextStepOn;
      return {
        id: each.id,
        name: each.accountName ?? unnamed,
        area: each.area,
        contact: each.contactName,
        due: day && fill(each.visitCount === 0 ? firstBy : nextOn, plainDate(day)),
        dueClass: day && day < this.today ? 'due late' : 'due',
        className: taken ? 'card in-hand' : 'card',
        pressed: String(taken),
      };
    });
  }

  get movable(): string {
    return String(this.mayChange);
  }

  get fixed(): boolean {
    return !this.mayChange;
  }

  /** A visit is in hand: dropped here, it is cancelled. */
  get takesVisit(): boolean {
    return this.inHand?.kind === 'visit';
  }

  get panelClass(): string {
    return this.takesVisit ? 'panel target' : 'panel';
  }

  handleTake(event: Event): void {
    this.take(event, true);
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.dispatchEvent(new CustomEvent('leave'));
  }

  handleDragStart(event: DragEvent): void {
    event.dataTransfer?.setData('text/plain', (event.currentTarget as HTMLElement).dataset.case ?? '');
    this.take(event, false);
  }

  handleDragEnd(): void {
    this.dispatchEvent(new CustomEvent('leave'));
  }

  handleDragOver(event: DragEvent): void {
    if (this.takesVisit) event.preventDefault();
  }

  handleDrop(event: DragEvent): void {
    event.preventDefault();
    if (this.takesVisit) this.dispatchEvent(new CustomEvent('cancelvisit', { detail: { visit: this.inHand!.id } }));
  }

  private take(event: Event, byKeyboard: boolean): void {
    const { case: id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('take', { detail: { case: id, byKeyboard } }));
  }
}
