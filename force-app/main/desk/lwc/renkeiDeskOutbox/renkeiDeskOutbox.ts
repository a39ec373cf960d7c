import { LightningElement, api } from 'lwc';
import { fill, number, plural } from 'c/renkeiFormat';
import type { Sending } from 'c/renkeiDeskData';
import again from '@salesforce/label/c.RenkeiDesk_OutboxAgain';
import offline from '@salesforce/label/c.RenkeiDesk_OutboxOffline';
import open from '@salesforce/label/c.RenkeiDesk_OutboxOpen';
import refused from '@salesforce/label/c.RenkeiDesk_OutboxRefused';
import sendingOne from '@salesforce/label/c.RenkeiDesk_OutboxSending_One';
import sendingOther from '@salesforce/label/c.RenkeiDesk_OutboxSending_Other';

interface Entry extends Sending {
  state: 'sending' | 'refused' | 'offline';
  error: unknown;
}

/** Calls that are not in the org yet. Fires `retry` and `reopen` with the key of a call. */
export default class RenkeiDeskOutbox extends LightningElement {
  @api entries: readonly Entry[] = [];

  labels = { again, open };

  get sending(): string | null {
    const count = this.entries.filter(({ state }) => state === 'sending').length;
    return count > 0 ? fill(plural(count, { one: sendingOne, other: sendingOther }), number(count, 0)) : null;
  }

  get problems(): { key: string; heading: string; error: unknown; refused: boolean }[] {
    return this.entries
      .filter(({ state }) => state !== 'sending')
      .map(({ key, accountName, state, error }) => ({
        key,
        heading: fill(state === 'offline' ? offline : refused, accountName),
        error,
        refused: state === 'refused',
      }));
  }

  handleRetry(event: Event): void {
    this.tell('retry', event);
  }

  handleOpen(event: Event): void {
    this.tell('reopen', event);
  }

  private tell(name: string, event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent(name, { detail: { key } }));
  }
}
