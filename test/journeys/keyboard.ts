import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** More stops than any page here has between two of its fields. */
const STOPS = 40;

/** Somebody who works a page without a mouse. */
export class Keyboard {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((done, key) => done.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** What the focused element is called, as its label or its text says. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const { labels } = element as HTMLInputElement;
      const name = element?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element?.textContent ?? '';
      return name.replace(/\s+/g, ' ').trim();
    });
  }

  /** Goes on by the tabulator until something of that name has the focus. */
  async tabTo(name: RegExp): Promise<void> {
    const passed: string[] = [];
    for (let stop = 0; stop < STOPS; stop++) {
      await this.page.keyboard.press('Tab');
      const focused = await this.focused();
      if (name.test(focused)) return;
      passed.push(focused.slice(0, 30));
    }
    assert.fail(`The tabulator does not lead to ${name}: ${passed.join(' | ')}`);
  }
}
