import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { DemoOrg } from './demoOrg.ts';

/** Somebody at a browser, signed in to an org. */
export class Visitor {
  readonly page: Page;
  private readonly org: DemoOrg;

  constructor(page: Page, org: DemoOrg) {
    this.page = page;
    this.org = org;
  }

  /** A query as the person who is signed in, through the same session as the page. */
  async query(soql: string): Promise<Record<string, unknown>[]> {
    return this.page.evaluate(async (text) => {
      const answer = await fetch(`/services/data/v66.0/query?q=${encodeURIComponent(text)}`);
      const { records, ...problem } = (await answer.json()) as { records?: Record<string, unknown>[] };
      if (!records) throw new Error(`${text}: ${JSON.stringify(problem)}`);
      return records;
    }, soql);
  }

  /** Goes to an address within the app and waits for what must be there. */
  async goTo(path: string, selector: string): Promise<void> {
    await this.page.goto(new URL(path, this.org.url).href);
    await this.page.locator(selector).first().waitFor();
  }

  async chooseFrom(menu: 'language' | 'user', label: string | RegExp): Promise<void> {
    await this.page.locator(`[data-menu="${menu}"] button`).first().click();
    const item = this.page.getByRole('menuitemcheckbox').or(this.page.getByRole('menuitem'));
    await Promise.all([this.page.waitForEvent('load'), item.filter({ hasText: label }).first().click()]);
  }

  /** How wide the page is, however wide the window. */
  width(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth);
  }
}

/**
 * Waits until something holds; a page follows a change a moment later.
 * @param what is said when it never does
 */
export async function assertEventually(holds: () => Promise<boolean>, what: string | (() => string)): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(typeof what === 'string' ? what : what());
}

/**
 * Waits until an element says something: what a page has read comes later than the frame that it is shown in.
 * @returns all that it says then
 */
export async function assertSays(element: Locator, words: RegExp): Promise<string> {
  let text = '';
  const says = async () => words.test((text = await element.innerText()));
  await assertEventually(says, () => `${words} is not said: ${text}`);
  return text;
}

/** The number that a text holds, whatever parts its thousands. */
export function numberIn(text: string): number {
  return Number(text.replace(/[^\d]/g, ''));
}
