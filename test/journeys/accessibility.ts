import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; target: string[] }[];
}

/** Time for a page to come to rest: what is still a violation then is one. In milliseconds. */
const REST = 5000;

/**
 * Fails when axe finds a violation in what is on the page now; says which rule and which element.
 *
 * A button that the last reading has just made usable is on its way from one colour to another. Only where it arrives
 * counts, so that a finding has to stand when the page has come to rest.
 */
export async function assertAccessible(page: Page): Promise<void> {
  const end = Date.now() + REST;
  let found = await violations(page);
  while (found.length > 0 && Date.now() < end) {
    await page.waitForTimeout(300);
    found = await violations(page);
  }
  assert.deepEqual(found, []);
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(settled);
  // Evaluated by the debugger: the page's content security policy lets no foreign script in, and shall not.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
}

async function settled(): Promise<void> {
  const passing = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(passing.map(({ finished }) => finished));
}
