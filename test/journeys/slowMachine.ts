import type { BrowserContext, Page } from 'playwright-core';

/** What pages ask the org. Journeys themselves ask by `/query`, which pages never do: their questions are not held. */
const PAGE_REQUESTS = /\/services\/(?!data\/v[\d.]+\/query\b)/;

/** How slow a browser is made, so that a journey that reads before its page has loaded fails on every machine. */
interface Slowness {
  /** Each request of a page to the org is held for a random time up to this many milliseconds. `RENKEI_JOURNEY_DELAY` */
  delay: number;
  /** How many times slower pages compute. `RENKEI_JOURNEY_THROTTLE` */
  throttle: number;
}

/** How slow the environment wants browsers to be: not at all unless it says so. @throws when it says no number */
function slowness(): Slowness {
  const read = (name: string, without: number): number => {
    const text = process.env[name];
    if (!text) return without;
    const number = Number(text);
    if (!(number >= without)) throw new Error(`${name} has to be a number from ${without} on, and is ${text}.`);
    return number;
  };
  return { delay: read('RENKEI_JOURNEY_DELAY', 0), throttle: read('RENKEI_JOURNEY_THROTTLE', 1) };
}

/**
 * Makes a browser as slow as the environment wants it. Answers come in another order then, too, as each is held for a time of its own.
 * @returns slows a new page; to be called before it opens its first address
 */
export async function slowDown(context: BrowserContext): Promise<(page: Page) => Promise<void>> {
  const { delay, throttle } = slowness();
  if (delay > 0)
    await context.route(PAGE_REQUESTS, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * delay));
      // A page that has been closed meanwhile asks for nothing.
      await route.continue().catch(() => undefined);
    });
  return async (page) => {
    if (throttle === 1) return;
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  };
}
