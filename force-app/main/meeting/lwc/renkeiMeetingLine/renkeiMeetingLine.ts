import { LightningElement, api } from 'lwc';
import type { AgendaRow } from 'c/renkeiMeetingAgenda';

/** A line of the agenda. Fires `choose` with its key. */
export default class RenkeiMeetingLine extends LightningElement {
  @api line: AgendaRow | null = null;

  private wasCurrent = false;

  /** The item at hand is in sight. */
  override renderedCallback(): void {
    const isCurrent = this.line?.isCurrent ?? false;
    if (isCurrent === this.wasCurrent) return;
    this.wasCurrent = isCurrent;
    const line = this.refs?.['line'] as HTMLElement | undefined;
    // Not every browser of a test can scroll.
    if (isCurrent) line?.scrollIntoView?.({ block: 'nearest' });
  }

  get current(): 'true' | 'false' {
    return this.line?.isCurrent ? 'true' : 'false';
  }

  handleChoose(): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: { key: this.line?.key } }));
  }
}
