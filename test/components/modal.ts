/**
 * Stands in for `lightning/modal` in component tests. A dialog shown by a test says by an event what it closes with; a dialog that a
 * component opens is noted, and answers what the test has said.
 */
import { LightningElement } from 'lwc';

interface Opened {
  dialog: unknown;
  options: Record<string, unknown>;
}

const opened: Opened[] = [];
const results: unknown[] = [];

export default class LightningModal extends LightningElement {
  static open(options: Record<string, unknown>): Promise<unknown> {
    opened.push({ dialog: this, options });
    return Promise.resolve(results.shift());
  }

  close(result?: unknown): Promise<void> {
    this.dispatchEvent(new CustomEvent('closed', { detail: result }));
    return Promise.resolve();
  }
}

/** The next dialog that is opened closes with this. */
export function closeNextWith(result: unknown): void {
  results.push(result);
}

/** The dialog that was opened last, and with what. */
export function lastOpened(): Opened | undefined {
  return opened.at(-1);
}
