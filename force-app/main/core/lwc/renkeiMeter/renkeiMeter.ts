import { LightningElement, api } from 'lwc';

export type MeterTone = 'brand' | 'success' | 'warning' | 'error' | 'neutral';

/** A bar from 0 to `max`. A value beyond it fills the bar; the text beside the bar says how far beyond. */
export default class RenkeiMeter extends LightningElement {
  @api value = 0;
  @api max = 100;
  /** Where a cut-off stands on the same scale; none when undefined. */
  @api marker: number | undefined;
  @api tone: MeterTone = 'brand';
  /** What the bar measures, for those who do not see it. Without it the bar is decoration beside a text that says the same. */
  @api label: string | undefined;
  /** The value in words. */
  @api valueText: string | undefined;

  get decorative(): boolean {
    return !this.label;
  }

  get fillClass(): string {
    return `fill ${this.tone}`;
  }

  get fillStyle(): string {
    return `inline-size: ${this.shareOf(this.value)}%`;
  }

  get hasMarker(): boolean {
    return this.marker !== undefined && this.max > 0;
  }

  get markerStyle(): string {
    return `inset-inline-start: ${this.shareOf(this.marker ?? 0)}%`;
  }

  get shown(): number {
    return Math.min(Math.max(this.value, 0), this.max);
  }

  private shareOf(value: number): number {
    if (!(this.max > 0)) return 0;
    return Math.min(100, Math.max(0, (value / this.max) * 100));
  }
}
