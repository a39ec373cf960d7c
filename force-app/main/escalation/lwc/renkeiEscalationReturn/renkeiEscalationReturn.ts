import { LightningElement, api } from 'lwc';
import { repsOf, type CaseDetail, type Member, type Returning } from 'c/renkeiEscalationData';
import { checkReturn, RETURN_REASONS, type ReturnReason } from 'c/renkeiEscalationRules';
import { accountName, nextVisit, problemText, returnHint, returnReasonName } from 'c/renkeiEscalationWords';
import { fill, today } from 'c/renkeiFormat';
import { whenOf } from 'c/renkeiVisitWords';
import userId from '@salesforce/user/Id';
import booked from '@salesforce/label/c.RenkeiEscalation_ReturnBooked';
import me from '@salesforce/label/c.RenkeiEscalation_ReturnMe';
import note from '@salesforce/label/c.RenkeiEscalation_ReturnNote';
import otherRep from '@salesforce/label/c.RenkeiEscalation_ReturnBookedOther';
import person from '@salesforce/label/c.RenkeiEscalation_ReturnPerson';
import reroute from '@salesforce/label/c.RenkeiEscalation_ReturnReroute';
import submit from '@salesforce/label/c.RenkeiEscalation_ReturnSubmit';
import tell from '@salesforce/label/c.RenkeiEscalation_ReturnBookedTell';
import teller from '@salesforce/label/c.RenkeiEscalation_ReturnTeller';
import title from '@salesforce/label/c.RenkeiEscalation_ReturnTitle';
import toldBy from '@salesforce/label/c.RenkeiEscalation_ReturnToldBy';
import until from '@salesforce/label/c.RenkeiEscalation_ReturnUntil';
import why from '@salesforce/label/c.RenkeiEscalation_ReturnWhy';

type Way = 'other' | 'tell';
type Entry = 'note' | 'until' | 'rerouteTo' | 'customerTeller' | 'customerToldBy';

interface Choice {
  value: string;
  label: string;
}

/**
 * What returning a case needs, by reason and by whether the customer expects a visit. Fires `return` with what was entered, and
 * `cancel`; what was entered stays until the parent takes the form away.
 */
export default class RenkeiEscalationReturn extends LightningElement {
  @api record: CaseDetail | undefined;
  @api members: readonly Member[] = [];
  @api saving = false;

  labels = { note, otherRep, person, reroute, submit, tell, teller, toldBy, until, why };
  problems: string[] = [];
  reason: ReturnReason | null = null;
  way: Way = 'other';
  entered: Record<Entry, string> = { note: '', until: '', rerouteTo: '', customerTeller: '', customerToldBy: '' };

  get heading(): string {
    return this.record ? fill(title, accountName(this.record)) : '';
  }

  get reasons(): { value: ReturnReason; name: string; className: string; pressed: 'true' | 'false' }[] {
    return RETURN_REASONS.map((value) => {
      const isChosen = value === this.reason;
      const className = isChosen ? 'reason chosen' : 'reason';
      return { value, name: returnReasonName(value), className, pressed: isChosen ? 'true' : 'false' };
    });
  }

  get hint(): string | null {
    return this.reason && returnHint(this.reason);
  }

  get asksUntil(): boolean {
    return this.reason === 'TooEarly';
  }

  get asksReroute(): boolean {
    return this.reason === 'WrongPerson' || (this.isBooked && this.way === 'other');
  }

  /** Whoever is right for the customer goes there, too. */
  get asksBooked(): boolean {
    return this.reason !== null && this.reason !== 'WrongPerson' && this.isBooked;
  }

  get asksTeller(): boolean {
    return this.asksBooked && this.way === 'tell';
  }

  get bookedText(): string {
    const visit = this.record && nextVisit(this.record, new Date().toISOString());
    return visit ? fill(booked, whenOf(visit)) : '';
  }

  get ways(): { value: Way; name: string; className: string; pressed: 'true' | 'false' }[] {
    const of = (value: Way, name: string) => {
      const isChosen = value === this.way;
      return {
        value,
        name,
        className: isChosen ? 'reason chosen' : 'reason',
        pressed: (isChosen ? 'true' : 'false') as 'true' | 'false',
      };
    };
    return [of('other', otherRep), of('tell', tell)];
  }

  get reps(): Choice[] {
    return repsOf(this.members, today(new Date()))
      .filter(({ id }) => id !== this.record?.owner)
      .map(({ id, name }) => ({ value: id, label: name ?? id }));
  }

  /** The reader and the caller come first: most often it is one of them. */
  get tellers(): Choice[] {
    const active = new Map(this.members.filter(({ isActive }) => isActive).map((member) => [member.id, member]));
    const rank = (id: string): number => (id === userId ? 0 : id === this.record?.caller.id ? 1 : 2);
    return [...active.values()]
      .sort((one, other) => rank(one.id) - rank(other.id))
      .map(({ id, name }) => ({ value: id, label: id === userId ? fill(me, name ?? id) : (name ?? id) }));
  }

  get today(): string {
    return today(new Date());
  }

  handleReason(event: Event): void {
    this.reason = (event.currentTarget as HTMLElement).dataset.reason as ReturnReason;
    this.problems = [];
  }

  handleWay(event: Event): void {
    this.way = (event.currentTarget as HTMLElement).dataset.way as Way;
    this.problems = [];
  }

  handleEntry(event: CustomEvent<{ value: string | null }>): void {
    const entry = (event.currentTarget as HTMLElement).dataset.entry as Entry;
    this.entered = { ...this.entered, [entry]: event.detail.value ?? '' };
    this.problems = [];
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSubmit(): void {
    const { entered, reason, isBooked } = this;
    const filled = (asked: boolean, entry: Entry): string | null => (asked ? entered[entry].trim() || null : null);
    const returning = {
      note: filled(true, 'note'),
      until: filled(this.asksUntil, 'until'),
      rerouteTo: filled(this.asksReroute, 'rerouteTo'),
      customerTeller: filled(this.asksTeller, 'customerTeller'),
      customerToldBy: filled(this.asksTeller, 'customerToldBy'),
    };
    this.problems = checkReturn({ ...returning, reason, isBooked, today: this.today }).map(({ code }) =>
      problemText(code),
    );
    if (this.problems.length > 0 || reason === null) return;
    this.dispatchEvent(new CustomEvent<Returning>('return', { detail: { ...returning, reason } }));
  }

  private get isBooked(): boolean {
    return this.record !== undefined && nextVisit(this.record, new Date().toISOString()) !== null;
  }
}
