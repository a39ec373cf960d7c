import { LightningElement, api } from 'lwc';
import { compactMoney, fill, number } from 'c/renkeiFormat';
import type { CutOffPair } from 'c/renkeiPolicyData';
import { SCORED_SEGMENTS, type ScoredSegment, type SegmentRole } from 'c/renkeiSegmentRules';
import { segmentName } from 'c/renkeiSegmentWords';
import type { DensityGrid, Forecast } from 'c/renkeiTunnelRules';
import potentialAxis from '@salesforce/label/c.RenkeiSegmentation_PotentialAxis';
import relationshipAxis from '@salesforce/label/c.RenkeiSegmentation_RelationshipAxis';
import atLeast from '@salesforce/label/c.RenkeiSegmentation_AtLeast';
import picture from '@salesforce/label/c.RenkeiSegmentation_TunnelPicture';
import potentialLine from '@salesforce/label/c.RenkeiSegmentation_TunnelPotentialLine';
import relationshipLine from '@salesforce/label/c.RenkeiSegmentation_TunnelRelationshipLine';
import { edgeAt, edgeByKey, labelledEdges, placeOf, scoredAccounts, type Axis } from './scale.ts';

interface Tick {
  key: number;
  text: string;
  style: string;
}

interface Corner {
  segment: ScoredSegment;
  className: string;
  name: string;
  count: string;
}

const RELATIONSHIP_TICK = 25;

/**
 * The density picture with its two cut-off lines. Fires `cutoff` with the pair of edges whenever a line has come to another edge,
 * by pointer or by key.
 */
export default class RenkeiWindTunnelGrid extends LightningElement {
  @api grid: DensityGrid | undefined;
  @api cutOffs: CutOffPair | undefined;
  @api forecast: Forecast | undefined;
  @api roles: readonly SegmentRole[] = [];
  @api currency: string | null = null;

  labels = { potentialAxis, potentialLine, relationshipAxis, relationshipLine };
  /** The line that the pointer holds, and the picture's place on the screen meanwhile. */
  private held: { axis: Axis; picture: DOMRect } | null = null;

  get pictureLabel(): string {
    return fill(picture, number(this.grid ? scoredAccounts(this.grid) : 0));
  }

  get potentialTicks(): Tick[] {
    const edges = this.edgesOf('potential');
    return labelledEdges(edges).map((index) => ({
      key: index,
      text: compactMoney(edges[index]!, this.currency),
      style: `inset-block-end: ${placeOf(edges, index)}%`,
    }));
  }

  get relationshipTicks(): Tick[] {
    const edges = this.edgesOf('relationship');
    return edges.flatMap((edge, index) =>
      edge % RELATIONSHIP_TICK === 0
        ? [{ key: index, text: number(edge), style: `inset-inline-start: ${placeOf(edges, index)}%` }]
        : [],
    );
  }

  get potentialIndex(): number {
    return this.indexOf('potential');
  }

  get relationshipIndex(): number {
    return this.indexOf('relationship');
  }

  get potentialLast(): number {
    return this.edgesOf('potential').length - 1;
  }

  get relationshipLast(): number {
    return this.edgesOf('relationship').length - 1;
  }

  get potentialText(): string {
    return fill(atLeast, compactMoney(this.cutOffs?.potentialCutOff ?? 0, this.currency));
  }

  get relationshipText(): string {
    return fill(atLeast, number(this.cutOffs?.relationshipCutOff ?? 0));
  }

  get potentialStyle(): string {
    return `inset-block-end: ${placeOf(this.edgesOf('potential'), this.potentialIndex)}%`;
  }

  get relationshipStyle(): string {
    return `inset-inline-start: ${placeOf(this.edgesOf('relationship'), this.relationshipIndex)}%`;
  }

  get corners(): Corner[] {
    const { forecast } = this;
    if (!forecast) return [];
    return SCORED_SEGMENTS.map((segment) => ({
      segment,
      className: `corner ${segment.toLowerCase()}`,
      name: segmentName(segment, this.roles),
      count: number(forecast.segments[segment].accounts.after),
    }));
  }

  handlePointerDown(event: PointerEvent): void {
    const line = event.currentTarget as HTMLElement;
    const canvas = this.template?.querySelector<HTMLElement>('.canvas');
    if (!canvas || event.button !== 0) return;
    line.setPointerCapture(event.pointerId);
    line.focus();
    this.held = { axis: line.dataset.axis as Axis, picture: canvas.getBoundingClientRect() };
    event.preventDefault();
  }

  handlePointerMove(event: PointerEvent): void {
    const { held } = this;
    if (!held) return;
    const { picture: box, axis } = held;
    const share =
      axis === 'potential' ? (box.bottom - event.clientY) / box.height : (event.clientX - box.left) / box.width;
    this.moveTo(axis, edgeAt(this.edgesOf(axis), share));
  }

  handlePointerUp(): void {
    this.held = null;
  }

  handleKeyDown(event: KeyboardEvent): void {
    const axis = (event.currentTarget as HTMLElement).dataset.axis as Axis;
    const index = edgeByKey(event.key, this.indexOf(axis), this.edgesOf(axis));
    if (index === null) return;
    event.preventDefault();
    this.moveTo(axis, index);
  }

  private moveTo(axis: Axis, index: number): void {
    const edge = this.edgesOf(axis)[index];
    const { cutOffs } = this;
    if (edge === undefined || !cutOffs || index === this.indexOf(axis)) return;
    const detail: CutOffPair =
      axis === 'potential' ? { ...cutOffs, potentialCutOff: edge } : { ...cutOffs, relationshipCutOff: edge };
    this.dispatchEvent(new CustomEvent('cutoff', { detail }));
  }

  private edgesOf(axis: Axis): readonly number[] {
    return this.grid?.edges[axis] ?? [];
  }

  private indexOf(axis: Axis): number {
    const cutOff = axis === 'potential' ? this.cutOffs?.potentialCutOff : this.cutOffs?.relationshipCutOff;
    return this.edgesOf(axis).indexOf(cutOff ?? Number.NaN);
  }
}
