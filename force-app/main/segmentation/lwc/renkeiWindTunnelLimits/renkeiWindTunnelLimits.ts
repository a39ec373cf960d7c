import { LightningElement, api } from 'lwc';
import { compactMoney, fill, number, plural } from 'c/renkeiFormat';
import type { CutOffPair } from 'c/renkeiPolicyData';
import { accountsWords, joinSentences } from 'c/renkeiSegmentWords';
import type { FieldCapacity, GridEdges } from 'c/renkeiTunnelRules';
import atLeast from '@salesforce/label/c.RenkeiSegmentation_AtLeast';
import capacityAll from '@salesforce/label/c.RenkeiSegmentation_TunnelCapacityAll';
import capacityEach from '@salesforce/label/c.RenkeiSegmentation_TunnelCapacityEach';
import capacityField from '@salesforce/label/c.RenkeiSegmentation_TunnelCapacityField';
import capacityHelp from '@salesforce/label/c.RenkeiSegmentation_TunnelCapacityHelp';
import capacityResult from '@salesforce/label/c.RenkeiSegmentation_TunnelCapacityResult';
import capacityTooSmall from '@salesforce/label/c.RenkeiSegmentation_TunnelCapacityTooSmall';
import capacityWhole from '@salesforce/label/c.RenkeiSegmentation_TunnelCapacityWhole';
import lower from '@salesforce/label/c.RenkeiSegmentation_TunnelLower';
import peopleOne from '@salesforce/label/c.RenkeiSegmentation_TunnelPeople_One';
import peopleOther from '@salesforce/label/c.RenkeiSegmentation_TunnelPeople_Other';
import potentialLine from '@salesforce/label/c.RenkeiSegmentation_TunnelPotentialLine';
import raise from '@salesforce/label/c.RenkeiSegmentation_TunnelRaise';
import relationshipLine from '@salesforce/label/c.RenkeiSegmentation_TunnelRelationshipLine';
import reset from '@salesforce/label/c.RenkeiSegmentation_TunnelReset';

interface Stepper {
  axis: 'potential' | 'relationship';
  label: string;
  value: string;
  lower: string;
  raise: string;
  atLowest: boolean;
  atHighest: boolean;
}

/**
 * Cut-offs as numbers with steps, and the capacity from which the potential cut-off follows. Fires `cutoff` with a pair of edges,
 * `capacity` with what the reader said or null, and `reset`.
 */
export default class RenkeiWindTunnelLimits extends LightningElement {
  @api edges: GridEdges | undefined;
  @api cutOffs: CutOffPair | undefined;
  @api capacity: FieldCapacity | null = null;
  /** How many reps the field has. */
  @api people = 0;
  /** Accounts whose potential reaches the cut-off tried. */
  @api fieldAccounts = 0;
  @api currency: string | null = null;
  @api changed = false;

  labels = { capacityField, capacityHelp, reset };
  private perPerson = true;

  get unchanged(): boolean {
    return !this.changed;
  }

  get capacityValue(): number | undefined {
    return this.capacity?.accounts;
  }

  get unit(): string {
    return this.perPerson ? 'each' : 'all';
  }

  get units(): { value: string; label: string }[] {
    const each = fill(capacityEach, plural(this.people, { one: peopleOne, other: peopleOther }));
    return [
      { value: 'each', label: fill(each, number(this.people)) },
      { value: 'all', label: capacityWhole },
    ];
  }

  /** "85 each for 12 reps are 1,020; from ¥3.1M on there are 998 accounts." */
  get capacityText(): string | null {
    const { capacity, people, fieldAccounts, cutOffs } = this;
    if (!capacity || !cutOffs) return null;
    const whole = capacity.perPerson ? capacity.accounts * people : capacity.accounts;
    const cutOff = compactMoney(cutOffs.potentialCutOff, this.currency);
    const result = fieldAccounts > whole ? capacityTooSmall : capacityResult;
    return joinSentences([fill(capacityAll, accountsWords(whole)), fill(result, cutOff, accountsWords(fieldAccounts))]);
  }

  get steppers(): Stepper[] {
    const { edges, cutOffs } = this;
    if (!edges || !cutOffs) return [];
    const stepper = (axis: Stepper['axis'], label: string, cutOff: number, value: string): Stepper => ({
      axis,
      label,
      value,
      lower: fill(lower, label),
      raise: fill(raise, label),
      atLowest: cutOff === edges[axis][0],
      atHighest: cutOff === edges[axis].at(-1),
    });
    const { potentialCutOff, relationshipCutOff } = cutOffs;
    return [
      stepper('potential', potentialLine, potentialCutOff, fill(atLeast, compactMoney(potentialCutOff, this.currency))),
      stepper('relationship', relationshipLine, relationshipCutOff, fill(atLeast, number(relationshipCutOff))),
    ];
  }

  handleStep(event: Event): void {
    const { axis, step } = (event.currentTarget as HTMLElement).dataset as { axis: Stepper['axis']; step: string };
    const { cutOffs, edges } = this;
    if (!cutOffs || !edges) return;
    const field = axis === 'potential' ? 'potentialCutOff' : 'relationshipCutOff';
    const edge = edges[axis][edges[axis].indexOf(cutOffs[field]) + Number(step)];
    if (edge === undefined) return;
    this.dispatchEvent(new CustomEvent('cutoff', { detail: { ...cutOffs, [field]: edge } }));
  }

  handleCapacity(event: CustomEvent<{ value: string }>): void {
    const accounts = Number(event.detail.value);
    const valid = event.detail.value !== '' && Number.isInteger(accounts) && accounts >= 0;
    this.fireCapacity(valid ? { accounts, perPerson: this.perPerson } : null);
  }

  handleUnit(event: CustomEvent<{ value: string }>): void {
    this.perPerson = event.detail.value === 'each';
    if (this.capacity) this.fireCapacity({ ...this.capacity, perPerson: this.perPerson });
  }

  handleReset(): void {
    this.dispatchEvent(new CustomEvent('reset'));
  }

  private fireCapacity(detail: FieldCapacity | null): void {
    this.dispatchEvent(new CustomEvent('capacity', { detail }));
  }
}
