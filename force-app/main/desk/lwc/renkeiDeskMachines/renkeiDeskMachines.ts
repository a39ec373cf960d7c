import { LightningElement, api } from 'lwc';
import { isUnnamed, type Machine, type MachineLine } from 'c/renkeiDeskData';
import { fill } from 'c/renkeiFormat';
import add from '@salesforce/label/c.RenkeiDesk_MachineAdd';
import addCompetitor from '@salesforce/label/c.RenkeiDesk_MachineAddCompetitor';
import competitor from '@salesforce/label/c.RenkeiDesk_MachineCompetitor';
import ends from '@salesforce/label/c.RenkeiDesk_MachineEnds';
import line from '@salesforce/label/c.RenkeiDesk_MachineLine';
import maker from '@salesforce/label/c.RenkeiDesk_MachineMaker';
import model from '@salesforce/label/c.RenkeiDesk_MachineModel';
import own from '@salesforce/label/c.RenkeiDesk_MachineOwn';
import remove from '@salesforce/label/c.RenkeiDesk_MachineRemove';
import title from '@salesforce/label/c.RenkeiDesk_Machines';
import unnamed from '@salesforce/label/c.RenkeiDesk_MachineUnnamed';
import year from '@salesforce/label/c.RenkeiDesk_MachineYear';

/** Lines of machines, known ones to complete and new ones. Fires `value` with all lines. */
export default class RenkeiDeskMachines extends LightningElement {
  @api lines: readonly MachineLine[] = [];
  /** What is known already. */
  @api known: readonly Machine[] = [];
  /** Whether lines say what they lack. */
  @api checked = false;

  labels = { add, addCompetitor, competitor, ends, maker, model, own, remove, title, unnamed, year };

  get rows(): (MachineLine & { index: number; heading: string; removeText: string; lacking: boolean })[] {
    return this.lines.map((each, index) => {
      const heading = fill(line, each.competitor ? competitor : own, index + 1);
      return { ...each, index, heading, removeText: `${remove} ${heading}`, lacking: this.checked && isUnnamed(each) };
    });
  }

  /** Known machines whose lines are not open: a tap completes them. */
  get offers(): { id: string; label: string }[] {
    const open = new Set(this.lines.map(({ id }) => id));
    return this.known
      .filter(({ id, modelYear, endsOn }) => !open.has(id) && (modelYear === null || endsOn === null))
      .map(({ id, name }) => ({ id, label: name }));
  }

  handleAdd(event: Event): void {
    const isCompetitor = (event.currentTarget as HTMLElement).dataset['competitor'] === 'true';
    this.tell([...this.lines, { id: null, competitor: isCompetitor, maker: '', model: '', modelYear: '', endsOn: '' }]);
  }

  handleComplete(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    const machine = this.known.find((each) => each.id === id);
    if (!machine) return;
    const { name, maker: by, competitor: isCompetitor, modelYear, endsOn } = machine;
    const named = by && name.startsWith(by) ? name.slice(by.length).trim() : name;
    const opened = { id: machine.id, competitor: isCompetitor, maker: by ?? '', model: named };
    this.tell([...this.lines, { ...opened, modelYear: modelYear ? String(modelYear) : '', endsOn: endsOn ?? '' }]);
  }

  handleRemove(event: Event): void {
    const place = Number((event.currentTarget as HTMLElement).dataset['index']);
    this.tell(this.lines.filter((_line, index) => index !== place));
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const { index, key } = (event.currentTarget as HTMLElement).dataset;
    const { value } = event.detail;
    this.tell(this.lines.map((each, place) => (place === Number(index) ? { ...each, [key!]: value ?? '' } : each)));
  }

  private tell(lines: MachineLine[]): void {
    const detail = { key: 'machines', value: lines };
    this.dispatchEvent(new CustomEvent('value', { detail, bubbles: true, composed: true }));
  }
}
