import type { Locator, Page } from 'playwright-core';
import type { ScoredSegment } from 'c/renkeiSegmentRules';
import { numberIn } from './visitor.ts';

export const SEGMENTS: readonly ScoredSegment[] = ['Key', 'Expand', 'Maintain', 'General'];
export type Axis = 'potential' | 'relationship';
export type Counts = Record<ScoredSegment, number>;

/** The wind tunnel on a page, as somebody reads and handles it. */
export class TunnelPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get panel(): Locator {
    return this.page.locator('c-renkei-wind-tunnel-panel');
  }

  get movers(): Locator {
    return this.page.locator('c-renkei-wind-tunnel-movers li.line');
  }

  /** Opens it from the segment map. */
  async open(): Promise<void> {
    await this.page.locator('c-renkei-segment-map .try button').click();
    await this.panel.locator('.headline').waitFor();
    await this.page.locator('c-renkei-wind-tunnel-movers section[aria-busy="false"]').waitFor();
  }

  headline(): Promise<string> {
    return this.panel.locator('.headline').innerText();
  }

  /** The counts in the corners of the picture. */
  async counts(): Promise<Counts> {
    const counts = SEGMENTS.map(async (segment) => {
      const corner = this.page.locator(`.corner.${segment.toLowerCase()} .corner-count`);
      return [segment, numberIn(await corner.innerText())] as const;
    });
    return Object.fromEntries(await Promise.all(counts)) as Counts;
  }

  /** The table of moves: from → to. */
  async moves(): Promise<Record<ScoredSegment, Counts>> {
    const rows = await this.page.locator('c-renkei-wind-tunnel-moves tbody tr').all();
    const lines = rows.map(async (row, place) => {
      const [, ...cells] = await row.locator('td').allInnerTexts();
      const counts = SEGMENTS.map((to, index) => [to, numberIn(cells[index]!)] as const);
      return [SEGMENTS[place]!, Object.fromEntries(counts) as Counts] as const;
    });
    return Object.fromEntries(await Promise.all(lines)) as Record<ScoredSegment, Counts>;
  }

  line(axis: Axis): Locator {
    return this.page.locator(`.line.${axis}`);
  }

  /** At which edge of the grid a line stands. */
  async edge(axis: Axis): Promise<number> {
    return Number(await this.line(axis).getAttribute('aria-valuenow'));
  }

  /** Drags a line with the mouse by so many pixels, in steps as a hand does. */
  async drag(axis: Axis, pixels: number): Promise<void> {
    const held = this.line(axis).locator('.grip');
    await held.scrollIntoViewIfNeeded();
    const grip = await held.boundingBox();
    const [x, y] = [grip!.x + grip!.width / 2, grip!.y + grip!.height / 2];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    const [right, down] = axis === 'potential' ? [0, pixels] : [pixels, 0];
    await this.page.mouse.move(x + right, y + down, { steps: 12 });
    await this.page.mouse.up();
  }

  async setCapacity(perRep: number): Promise<void> {
    const input = this.page.locator(
      'c-renkei-wind-tunnel-limits input[type="text"], c-renkei-wind-tunnel-limits input[type="number"]',
    );
    await input.first().fill(String(perRep));
    await input.first().press('Tab');
  }

  /** Presses a button of the panel or of a dialog by what it does. */
  act(action: 'save' | 'activate' | 'export', dialog: Locator | Page = this.page): Promise<void> {
    return dialog.locator(`[data-action="${action}"] button`).last().click();
  }
}
