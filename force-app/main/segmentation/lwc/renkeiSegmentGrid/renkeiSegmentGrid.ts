import { LightningElement, api } from 'lwc';
import { compactMoney, fill, number, percent, plural } from 'c/renkeiFormat';
import type { PolicyAndSetting, SegmentMap } from 'c/renkeiSegmentData';
import { capacityPerOwner, type ScoredSegment, type SegmentRole } from 'c/renkeiSegmentRules';
import { accountsWords, cadenceWords, leadWords, roleOf, segmentName } from 'c/renkeiSegmentWords';
import accountsUnitOne from '@salesforce/label/c.RenkeiSegmentation_AccountsUnit_One';
import accountsUnitOther from '@salesforce/label/c.RenkeiSegmentation_AccountsUnit_Other';
import atLeast from '@salesforce/label/c.RenkeiSegmentation_AtLeast';
import below from '@salesforce/label/c.RenkeiSegmentation_Below';
import loadDetail from '@salesforce/label/c.RenkeiSegmentation_LoadDetail';
import loadEach from '@salesforce/label/c.RenkeiSegmentation_LoadEach';
import loadPartial from '@salesforce/label/c.RenkeiSegmentation_LoadPartial';
import loadText from '@salesforce/label/c.RenkeiSegmentation_LoadText';
import loadUnknown from '@salesforce/label/c.RenkeiSegmentation_LoadUnknown';
import mapLabel from '@salesforce/label/c.RenkeiSegmentation_MapLabel';
import potential from '@salesforce/label/c.RenkeiSegmentation_Potential';
import potentialAxis from '@salesforce/label/c.RenkeiSegmentation_PotentialAxis';
import relationshipAxis from '@salesforce/label/c.RenkeiSegmentation_RelationshipAxis';
import won from '@salesforce/label/c.RenkeiSegmentation_Won';
import { loadOf, toneOf } from './load.ts';

interface Cell {
  segment: ScoredSegment;
  className: string;
  pressed: 'true' | 'false';
  tabIndex: number;
  name: string;
  count: string;
  unit: string;
  potential: string;
  won: string;
  lead: string;
  cadence: string | null;
  load: { percent: number; text: string; detail: string; tone: string } | null;
  /** What stands in place of a load. */
  capacity: string;
}

/** In reading order of importance, which is the order on a narrow screen; style places them on a wide one. */
const CELLS: readonly { segment: ScoredSegment; place: string }[] = [
  { segment: 'Key', place: 'high-potential high-relationship' },
  { segment: 'Expand', place: 'high-potential low-relationship' },
  { segment: 'Maintain', place: 'low-potential high-relationship' },
  { segment: 'General', place: 'low-potential low-relationship' },
];

/** Which cell lies beside, above or below; an edge leads nowhere. */
const NEIGHBOURS: Record<string, Partial<Record<ScoredSegment, ScoredSegment>>> = {
  ArrowLeft: { Key: 'Expand', Maintain: 'General' },
  ArrowRight: { Expand: 'Key', General: 'Maintain' },
  ArrowUp: { Maintain: 'Key', General: 'Expand' },
  ArrowDown: { Key: 'Maintain', Expand: 'General' },
};

/** The four cells. Fires `choose` with `{segment}` when one is pressed. */
export default class RenkeiSegmentGrid extends LightningElement {
  @api map: SegmentMap | undefined;
  @api policyAndSetting: PolicyAndSetting | undefined;
  /** Segment of the pressed cell; null or Unscored when none of the four is. */
  @api selected: string | null = null;

  /** Whether the accounts are only a part of what their owners look after, so that their count says nothing about the load. */
  @api partial = false;

  labels = { mapLabel, potential, potentialAxis, relationshipAxis, won };

  get currency(): string | null {
    return this.policyAndSetting?.setting.currency ?? null;
  }

  get highPotential(): string {
    return fill(atLeast, this.cutOff);
  }

  get lowPotential(): string {
    return fill(below, this.cutOff);
  }

  get highRelationship(): string {
    return fill(atLeast, this.relationshipCutOff);
  }

  get lowRelationship(): string {
    return fill(below, this.relationshipCutOff);
  }

  get cells(): Cell[] {
    const { map, policyAndSetting } = this;
    if (!map || !policyAndSetting) return [];
    const roles = policyAndSetting.active?.roles ?? [];
    // One cell is reached by Tab; the arrow keys reach the others.
    const reachable = CELLS.some(({ segment }) => segment === this.selected) ? this.selected : 'Key';
    return CELLS.map(({ segment, place }) => {
      const totals = map.segments[segment];
      const role = roleOf(segment, roles);
      const capacity = this.partial ? null : capacityPerOwner(role);
      const load = loadOf(totals.accounts, totals.owners, capacity);
      return {
        segment,
        className: `cell ${place}`,
        pressed: segment === this.selected ? 'true' : 'false',
        tabIndex: segment === reachable ? 0 : -1,
        name: segmentName(segment, roles),
        count: number(totals.accounts),
        unit: plural(totals.accounts, { one: accountsUnitOne, other: accountsUnitOther }),
        potential: compactMoney(totals.potential, this.currency),
        won: compactMoney(totals.won, this.currency),
        lead: leadWords(role),
        cadence: cadenceWords(role),
        load: load === null ? null : this.describeLoad(load, totals.accounts, totals.owners, capacity ?? 0),
        capacity: this.capacityWords(role),
      };
    });
  }

  handleClick(event: Event): void {
    this.choose(event.currentTarget as HTMLElement);
  }

  handleKeyDown(event: KeyboardEvent): void {
    const from = (event.currentTarget as HTMLElement).dataset.segment as ScoredSegment;
    const to = NEIGHBOURS[event.key]?.[from];
    if (!to) return;
    event.preventDefault();
    const cell = this.template?.querySelector<HTMLElement>(`[data-segment="${to}"]`);
    if (!cell) return;
    cell.focus();
    this.choose(cell);
  }

  private get cutOff(): string {
    return compactMoney(this.policyAndSetting?.active?.policy.potentialCutOff ?? 0, this.currency);
  }

  private get relationshipCutOff(): string {
    return number(this.policyAndSetting?.active?.policy.relationshipCutOff ?? 0);
  }

  /** Where inside sales or the web leads, owners are not those who are loaded, and how many are is not known here. */
  private capacityWords(role: SegmentRole | undefined): string {
    if (!role?.capacityPerPerson) return loadUnknown;
    return role.leadChannel === 'Field' ? loadPartial : fill(loadEach, accountsWords(role.capacityPerPerson));
  }

  private choose(cell: HTMLElement): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: { segment: cell.dataset.segment } }));
  }

  private describeLoad(load: number, accounts: number, owners: number, capacity: number): NonNullable<Cell['load']> {
    return {
      percent: load,
      text: fill(loadText, percent(load, 0)),
      detail: fill(loadDetail, accountsWords(accounts), number(capacity), number(owners)),
      tone: toneOf(load),
    };
  }
}
