/**
 * The call desk in a real browser, on an org with 100,000 accounts and as many call plans: how long from a key until the call is in the
 * org and the next account is shown, and how long until the queue's first rows are there.
 */
import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { startBrowser } from '../journeys/browser.ts';
import { installWatch, type Press } from './deskWatch.ts';
import { startLargeDeskOrg } from './largeDeskOrg.ts';

const DESK = '/lightning/n/RenkeiDesk';
const ELSEWHERE = '/lightning/n/RenkeiCases';
const PRESSES = 40;
const OPENINGS = 40;
/** Between two presses: a dial that nobody answers takes longer. */
const DIAL_MILLISECONDS = 1_000;
const PATIENCE_MILLISECONDS = 15_000;
/** Milliseconds that none of the figures may exceed. */
const LIMITS = { next: 300, first: 1_000 };

/** One figure: what was measured, and what none of its times may exceed. */
export interface Measured {
  what: string;
  milliseconds: number[];
  limit: number;
}

/**
 * Measures and prints a table.
 * @returns whether every limit was held
 */
export async function benchDesk(accounts: number): Promise<boolean> {
  const org = await startLargeDeskOrg(accounts);
  const browser = await startBrowser();
  try {
    const page = await browser.open(org.signInUrl);
    await page.locator('[data-menu="user"] button').first().click();
    const caller = page.getByRole('menuitemcheckbox').filter({ hasText: /Morishita/ });
    await Promise.all([page.waitForEvent('load'), caller.first().click()]);
    const measured = await measure(page, org.url);
    print(`${accounts} accounts and call plans, ${PRESSES} presses, ${OPENINGS} openings of each kind; milliseconds`);
    print(table(measured));
    print(`load of the machine at the end: ${loadavg()[0]!.toFixed(1)}`);
    if (browser.complaints.length > 0) print(`The page complained:\n${browser.complaints.join('\n')}`);
    return browser.complaints.length === 0 && measured.every(isHeld);
  } finally {
    await browser.close();
    await org.close();
  }
}

/** The figures of a caller who is signed in. */
async function measure(page: Page, url: string): Promise<Measured[]> {
  await page.addInitScript(installWatch);
  const reloaded: number[] = [];
  const opened: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    await page.goto(new URL(DESK, url).href);
    const rows = page.evaluate(() => globalThis.deskWatch.firstRows());
    reloaded.push(await withinReason(rows, 'the reload'));
    await settle(page);
    await page.locator(`a[href="${ELSEWHERE}"]`).first().click();
    await page.locator('c-renkei-escalation-inbox').first().waitFor();
    await settle(page);
    opened.push(await openByTab(page));
    await settle(page);
  }
  const presses: Press[] = [];
  for (let press = 0; press < PRESSES; press += 1) {
    await new Promise((resolve) => setTimeout(resolve, DIAL_MILLISECONDS));
    // A key overtakes what a page is asked to do: the watch has to stand before.
    await page.evaluate(() => globalThis.deskWatch.awaitKey());
    await page.keyboard.press('1');
    const watched = page.evaluate(() => globalThis.deskWatch.pressed());
    presses.push(await withinReason(watched, `press ${press + 1}`));
  }
  return [
    { what: 'key → next account shown', milliseconds: presses.map(({ shown }) => shown), limit: LIMITS.next },
    { what: 'key → call in the org', milliseconds: presses.map(({ saved }) => saved), limit: LIMITS.next },
    { what: 'first rows, by a tab of the app', milliseconds: opened, limit: LIMITS.first },
    { what: 'first rows, by a whole reload', milliseconds: reloaded, limit: LIMITS.first },
  ];
}

/** Milliseconds from a click on the desk's tab until the first rows had been painted. */
async function openByTab(page: Page): Promise<number> {
  const tab = page.locator(`a[href="${DESK}"]`).first();
  return tab.evaluate(async (link) => {
    const began = performance.now();
    (link as HTMLElement).click();
    return (await globalThis.deskWatch.firstRows()) - began;
  });
}

/** What takes this long will not come. @throws when it does */
function withinReason<Result>(result: Promise<Result>, what: string): Promise<Result> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(
      reject,
      PATIENCE_MILLISECONDS,
      new Error(`Nothing came of ${what} in ${PATIENCE_MILLISECONDS} ms.`),
    ).unref();
  });
  return Promise.race([result, late]);
}

/** Waits until the page has read all that it wants: the next figure must not pay for the one before. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

function isHeld({ milliseconds, limit }: Measured): boolean {
  return milliseconds.every((each) => each <= limit);
}

export function table(measured: readonly Measured[]): string {
  const head = ['', 'median', '95th percentile', 'largest', 'limit', ''];
  const rows = measured.map((each) => {
    const sorted = [...each.milliseconds].sort((left, right) => left - right);
    const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!.toFixed(0);
    return [each.what, at(0.5), at(0.95), at(1), String(each.limit), isHeld(each) ? 'held' : 'EXCEEDED'];
  });
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ');
  return [head, ...rows].map(line).join('\n');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
