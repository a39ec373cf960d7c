import { LightningElement, api } from 'lwc';
import { fill, telephoneLink } from 'c/renkeiFormat';
import type { CaseRow, Machine, Member } from 'c/renkeiEscalationData';
import { accountName, appointmentName, machineName, ownerName, timingOf } from 'c/renkeiEscalationWords';
import call from '@salesforce/label/c.RenkeiEscalation_CaseCall';
import noAppointment from '@salesforce/label/c.RenkeiEscalation_CaseNoAppointment';
import noWords from '@salesforce/label/c.RenkeiEscalation_CaseNoWords';
import select from '@salesforce/label/c.RenkeiEscalation_CaseSelect';

interface Card {
  id: string;
  account: string;
  words: string;
  wordsClass: string;
  timing: string | null;
  timingClass: string;
  appointment: string;
  machines: string | null;
  signal: string | null;
  holder: string;
  returned: string | null;
  className: string;
  current: 'true' | 'false';
  selected: boolean;
  selectLabel: string;
  callLink: string | null;
  callLabel: string;
}

/** Machines named on a card; the rest stands in the case. */
const MACHINES = 2;

/** Cards of cases. Fires `open` with the Id of a case, and `select` with it and whether it is selected. */
export default class RenkeiEscalationInboxCards extends LightningElement {
  @api cases: readonly CaseRow[] = [];
  /** Account → machines. */
  @api machines: ReadonlyMap<string, Machine[]> = new Map();
  @api members: readonly Member[] = [];
  /** The case that is shown beside the list. */
  @api chosen: string | null = null;
  /** Whether cases can be selected, to be given to somebody. */
  @api selectable = false;
  @api selected: ReadonlySet<string> = new Set();
  /** The moment for which time left is told; an instant. */
  @api now = '';

  get cards(): Card[] {
    return this.cases.map((row) => this.cardOf(row));
  }

  handleOpen(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { id } }));
  }

  handleSelect(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    const { checked } = event.target as HTMLInputElement;
    this.dispatchEvent(new CustomEvent('select', { detail: { id, checked } }));
  }

  private cardOf(row: CaseRow): Card {
    const name = accountName(row);
    const timing = timingOf(row, this.now);
    const [visit] = row.visits;
    const machines = (this.machines.get(row.account ?? '') ?? []).slice(0, MACHINES).map(machineName);
    const isChosen = row.id === this.chosen;
    return {
      id: row.id,
      account: name,
      words: row.words ?? noWords,
      wordsClass: row.words ? 'words' : 'quiet',
      timing: timing?.text ?? null,
      timingClass: `timing ${timing?.urgency ?? 'calm'}`,
      appointment: visit ? appointmentName(visit, this.now) : noAppointment,
      machines: machines.length > 0 ? machines.join(' / ') : null,
      signal: row.signal,
      holder: ownerName(row, this.members),
      returned: row.status === 'Returned' ? row.returnReasonName : null,
      className: isChosen ? 'card chosen' : 'card',
      current: isChosen ? 'true' : 'false',
      selected: this.selected.has(row.id),
      selectLabel: fill(select, name),
      callLink: telephoneLink(row.caller.phone),
      callLabel: fill(call, row.caller.name ?? ''),
    };
  }
}
