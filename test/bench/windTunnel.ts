/**
 * How long a step of the wind tunnel takes in a real browser, on the grid of a million synthetic accounts of 5,000 owners:
 * script from the pointer's move until the page is rendered, and the time until it is painted.
 */
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { CDPSession, Page } from 'playwright-core';
import { decodeGrid, encodeGrid, forecast, type DensityGrid } from 'c/renkeiTunnelRules';
import { startBrowser } from '../journeys/browser.ts';
import { startDemoOrg } from '../journeys/demoOrg.ts';
import { syntheticGrid, SYNTHETIC_CUT_OFFS } from './syntheticAccounts.ts';

const ACCOUNTS = 1_000_000;
const OWNERS = 5_000;
const STEPS = 300;
const LIMITS = { script: 16, paint: 50 };

/** Milliseconds of each step: by the clock, and of the processor for everything that the page's thread does for it. */
interface Steps {
  script: number[];
  paint: number[];
  processor: number[];
}

/** Measures and prints; throws nothing when a limit is passed, since machines differ. */
export async function benchTunnel(): Promise<void> {
  const org = await startDemoOrg('--empty', '--currency', 'JPY');
  const browser = await startBrowser();
  try {
    const page = await browser.open(org.signInUrl);
    await page.locator('c-renkei-segment-map').waitFor();
    const policy = await activePolicy(page);
    const began = performance.now();
    const grid = syntheticGrid(ACCOUNTS, OWNERS, { asOf: '2026-06-30', policy });
    const text = encodeGrid(grid);
    const built = performance.now() - began;
    await storeRun(page, policy, text);
    await page.reload();
    await page.locator('c-renkei-segment-map .try button').click();
    await page.locator('c-renkei-wind-tunnel-panel .headline').waitFor();
    print(`${ACCOUNTS} accounts, ${OWNERS} owners: grid of ${text.length} bytes, made in ${Math.round(built)} ms`);
    print(`forecast alone: ${forecastTime(decodeGrid(text)).toFixed(3)} ms a step`);
    for (const axis of ['potential', 'relationship'] as const) report(axis, await drag(page, axis));
    print(`load of the machine meanwhile: ${loadavg()[0]!.toFixed(1)}`);
    const complaints = browser.complaints.join('\n');
    if (complaints) print(`The page complained:\n${complaints}`);
  } finally {
    await browser.close();
    await org.close();
  }
}

/** Holds a line with the mouse and moves it from edge to edge, forth and back. */
async function drag(page: Page, axis: 'potential' | 'relationship'): Promise<Steps> {
  const line = page.locator(`.line.${axis}`);
  await line.locator('.grip').hover();
  await page.mouse.down();
  const client = await page.context().newCDPSession(page);
  // Processor time tells the work itself, however busy the machine is with other things.
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const steps: Steps = { script: [], paint: [], processor: [] };
  for (let step = 0; step < STEPS; step += 1) {
    const before = await processorTime(client);
    const taken = await line.evaluate(oneStep, 0.5 - 0.45 * Math.cos((step / STEPS) * Math.PI * 8));
    const after = await processorTime(client);
    if (!taken) continue;
    steps.script.push(taken.script);
    steps.paint.push(taken.paint);
    steps.processor.push(after - before);
  }
  await client.detach();
  await page.mouse.up();
  if (steps.script.length === 0) throw new Error(`The ${axis} line did not move.`);
  return steps;
}

/** Runs in the page: moves the pointer to a share of the picture; null when the line stays on its edge. */
async function oneStep(line: Element, share: number): Promise<{ script: number; paint: number } | null> {
  const box = line.parentElement!.getBoundingClientRect();
  const place = { clientX: box.left + box.width * share, clientY: box.bottom - box.height * share };
  const before = line.getAttribute('aria-valuenow');
  const began = performance.now();
  line.dispatchEvent(new PointerEvent('pointermove', { ...place, pointerId: 1, bubbles: true, composed: true }));
  // Components render in microtasks.
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  const rendered = performance.now();
  await new Promise<void>((resolve) => {
    // A message sent while a frame is prepared arrives when it has been painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    requestAnimationFrame(() => port2.postMessage(null));
  });
  const painted = performance.now();
  if (line.getAttribute('aria-valuenow') === before) return null;
  return { script: rendered - began, paint: painted - began };
}

/** Milliseconds that the page's thread has worked so far. */
async function processorTime(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function activePolicy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const query = 'SELECT Id FROM RenkeiSegmentPolicy__c WHERE IsActive__c = TRUE LIMIT 1';
    const answer = await fetch(`/services/data/v66.0/query?q=${encodeURIComponent(query)}`);
    const { records } = (await answer.json()) as { records: { Id: string }[] };
    if (!records[0]) throw new Error('The empty org has no active policy.');
    return records[0].Id;
  });
}

/** A full run as `segment run --full` leaves it. */
async function storeRun(page: Page, policy: string, grid: string): Promise<void> {
  const now = new Date().toISOString();
  const run = {
    Mode__c: 'Full',
    Status__c: 'Completed',
    AsOf__c: now.slice(0, 10),
    StartedAt__c: now,
    FinishedAt__c: now,
    Policy__c: policy,
    DensityGrid__c: grid,
  };
  const status = await page.evaluate(async (body) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch('/services/data/v66.0/sobjects/RenkeiSegmentationRun__c', init);
    return `${answer.status} ${answer.ok ? '' : await answer.text()}`;
  }, run);
  if (!status.startsWith('201')) throw new Error(`The org refused the run: ${status}`);
}

function forecastTime(grid: DensityGrid): number {
  const trial = { ...SYNTHETIC_CUT_OFFS, roles: [], channelRoles: [], team: [] };
  forecast(grid, trial);
  const began = performance.now();
  const { potential } = grid.edges;
  for (let step = 0; step < 1000; step += 1) {
    forecast(grid, { ...trial, potentialCutOff: potential[step % potential.length]! });
  }
  return (performance.now() - began) / 1000;
}

function report(axis: string, steps: Steps): void {
  for (const what of ['script', 'paint', 'processor'] as const) {
    const sorted = [...steps[what]].sort((left, right) => left - right);
    const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!.toFixed(1);
    const limit = what === 'processor' ? '' : ` (limit ${LIMITS[what]} ms)`;
    print(
      `${axis}, ${sorted.length} steps, ${what}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms${limit}, ` +
        `largest ${at(1)} ms`,
    );
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
