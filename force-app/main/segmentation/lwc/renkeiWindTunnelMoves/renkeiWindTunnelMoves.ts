import { LightningElement, api } from 'lwc';
import { compactMoney, fill, number } from 'c/renkeiFormat';
import type { MoveSelection } from 'c/renkeiPolicyData';
import { SCORED_SEGMENTS, type ScoredSegment, type SegmentRole } from 'c/renkeiSegmentRules';
import { segmentName } from 'c/renkeiSegmentWords';
import type { Forecast } from 'c/renkeiTunnelRules';
import cellLabel from '@salesforce/label/c.RenkeiSegmentation_TunnelMoveCell';
import from from '@salesforce/label/c.RenkeiSegmentation_TunnelMovesFrom';
import heading from '@salesforce/label/c.RenkeiSegmentation_TunnelMovesHeading';
import now from '@salesforce/label/c.RenkeiSegmentation_TunnelNow';
import then from '@salesforce/label/c.RenkeiSegmentation_TunnelThen';
import wonNow from '@salesforce/label/c.RenkeiSegmentation_TunnelWonNow';
import wonThen from '@salesforce/label/c.RenkeiSegmentation_TunnelWonThen';

interface Cell {
  key: ScoredSegment;
  count: string;
  /** Null where accounts stay, or none move: then there is nothing to list. */
  label: string | null;
  className: string;
  pressed: 'true' | 'false';
}

interface Row {
  segment: ScoredSegment;
  name: string;
  before: string;
  cells: Cell[];
}

/** From which segment to which: rows stand now, columns then. Fires `move` with a pair of segments when a number is pressed. */
export default class RenkeiWindTunnelMoves extends LightningElement {
  @api forecast: Forecast | undefined;
  @api roles: readonly SegmentRole[] = [];
  @api currency: string | null = null;
  /** The move whose accounts are listed. */
  @api selected: MoveSelection | null = null;

  labels = { from, heading, now, then, wonNow, wonThen };

  get names(): { key: string; name: string }[] {
    return SCORED_SEGMENTS.map((key) => ({ key, name: segmentName(key, this.roles) }));
  }

  get rows(): Row[] {
    const { forecast } = this;
    if (!forecast) return [];
    return SCORED_SEGMENTS.map((segment) => ({
      segment,
      name: segmentName(segment, this.roles),
      before: number(forecast.segments[segment].accounts.before),
      cells: SCORED_SEGMENTS.map((to) => this.cellOf(segment, to, forecast.moves[segment][to])),
    }));
  }

  get totals(): { key: string; count: string }[] {
    return this.perSegment(({ accounts }) => number(accounts.after));
  }

  get wonBefore(): { key: string; count: string }[] {
    return this.perSegment(({ won }) => compactMoney(won.before, this.currency));
  }

  get wonAfter(): { key: string; count: string }[] {
    return this.perSegment(({ won }) => compactMoney(won.after, this.currency));
  }

  handleMove(event: Event): void {
    const { from: start, to } = (event.currentTarget as HTMLElement).dataset as unknown as MoveSelection;
    const same = this.selected?.from === start && this.selected?.to === to;
    const detail: MoveSelection = same ? { from: null, to: null } : { from: start, to };
    this.dispatchEvent(new CustomEvent('move', { detail }));
  }

  private cellOf(segment: ScoredSegment, to: ScoredSegment, count: number): Cell {
    const moves = segment !== to && count > 0;
    const pressed = this.selected?.from === segment && this.selected?.to === to;
    const names = [segmentName(segment, this.roles), segmentName(to, this.roles)] as const;
    return {
      key: to,
      count: number(count),
      label: moves ? fill(cellLabel, number(count), ...names) : null,
      className: segment === to ? 'stay' : moves ? 'moves' : 'none',
      pressed: pressed ? 'true' : 'false',
    };
  }

  private perSegment(valueOf: (figures: Forecast['segments'][ScoredSegment]) => string) {
    const { forecast } = this;
    if (!forecast) return [];
    return SCORED_SEGMENTS.map((key) => ({ key, count: valueOf(forecast.segments[key]) }));
  }
}
