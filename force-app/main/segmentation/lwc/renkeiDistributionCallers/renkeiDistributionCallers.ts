import { LightningElement, api } from 'lwc';
import type { ProposalReason } from 'c/renkeiDistributionRules';
import { reasonName } from 'c/renkeiDistributionWords';
import { fill, number, plainDate } from 'c/renkeiFormat';
import type { MeterTone } from 'c/renkeiMeter';
import caller from '@salesforce/label/c.RenkeiSegmentation_DistributionCaller';
import capacity from '@salesforce/label/c.RenkeiSegmentation_DistributionCapacity';
import capacityOf from '@salesforce/label/c.RenkeiSegmentation_DistributionCapacityOf';
import change from '@salesforce/label/c.RenkeiSegmentation_DistributionChange';
import changeOf from '@salesforce/label/c.RenkeiSegmentation_DistributionChangeOf';
import noLimit from '@salesforce/label/c.RenkeiSegmentation_DistributionNoLimit';
import now from '@salesforce/label/c.RenkeiSegmentation_DistributionNow';
import over from '@salesforce/label/c.RenkeiSegmentation_DistributionOver';
import pause from '@salesforce/label/c.RenkeiSegmentation_DistributionPause';
import reasonCount from '@salesforce/label/c.RenkeiSegmentation_DistributionReasonCount';
import reasons from '@salesforce/label/c.RenkeiSegmentation_DistributionReasons';
import showCaller from '@salesforce/label/c.RenkeiSegmentation_DistributionShowCaller';
import then from '@salesforce/label/c.RenkeiSegmentation_DistributionThen';
import title from '@salesforce/label/c.RenkeiSegmentation_DistributionCallers';

export interface ReasonCount {
  reason: ProposalReason;
  plans: number;
}

/** One caller: accounts now, and once all proposals are confirmed. */
export interface CallerLine {
  user: string;
  name: string;
  now: number;
  then: number;
  comes: number;
  goes: number;
  /** Null: no limit. */
  capacity: number | null;
  /** Last day of a pause that is not over. */
  pausedUntil: string | null;
  /** Of the accounts that come. */
  reasons: readonly ReasonCount[];
}

interface Row {
  user: string;
  name: string;
  rowClass: string;
  pressed: 'true' | 'false';
  label: string;
  mark: string | null;
  now: string;
  then: string;
  change: string | null;
  changeText: string;
  value: number;
  max: number;
  tone: MeterTone;
  capacity: string;
  over: string | null;
  meterLabel: string;
  reasons: string;
}

/** From here on a load is tight, in percent of the capacity. */
const TIGHT = 90;

/** What each caller has and would have, against the capacity. Fires `choose` with the user whose proposals are to be listed. */
export default class RenkeiDistributionCallers extends LightningElement {
  @api callers: readonly CallerLine[] = [];
  /** User whose proposals are listed; null: nobody's in particular. */
  @api chosen: string | null = null;

  labels = { caller, capacity, change, now, reasons, then, title };

  get rows(): Row[] {
    const most = Math.max(1, ...this.callers.map((line) => line.then));
    return this.callers.map((line) => {
      const tooMany = line.capacity === null ? 0 : line.then - line.capacity;
      const moves = line.comes + line.goes > 0;
      return {
        user: line.user,
        name: line.name,
        rowClass: line.user === this.chosen ? 'row chosen' : 'row',
        pressed: line.user === this.chosen ? 'true' : 'false',
        label: fill(showCaller, line.name),
        mark: line.pausedUntil === null ? null : fill(pause, plainDate(line.pausedUntil)),
        now: number(line.now),
        then: number(line.then),
        change: moves ? signs(line) : null,
        changeText: fill(changeOf, number(line.comes), number(line.goes)),
        value: line.then,
        max: line.capacity ?? most,
        tone: toneOf(line),
        capacity: line.capacity === null ? noLimit : number(line.capacity),
        over: tooMany > 0 ? fill(over, number(tooMany)) : null,
        meterLabel: line.capacity === null ? '' : fill(capacityOf, number(line.then), number(line.capacity)),
        reasons: line.reasons
          .map(({ reason, plans }) => fill(reasonCount, reasonName(reason), number(plans)))
          .join(' · '),
      };
    });
  }

  handleChoose(event: Event): void {
    const { user } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: { user } }));
  }
}

/** +10 −2; what is zero is left out. */
function signs({ comes, goes }: CallerLine): string {
  const parts = [comes > 0 ? `+${number(comes)}` : '', goes > 0 ? `−${number(goes)}` : ''];
  return parts.filter(Boolean).join(' ');
}

function toneOf({ then: accounts, capacity: room }: CallerLine): MeterTone {
  if (room === null) return 'neutral';
  if (accounts > room) return 'error';
  return accounts * 100 >= room * TIGHT ? 'warning' : 'brand';
}
