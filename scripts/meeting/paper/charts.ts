import { html, type Markup } from './html.ts';

export interface BarRow {
  name: string;
  value: number;
  /** How the value is written. */
  text: string;
  /** Whether it is out of line. */
  isBad?: boolean;
}

const WIDTH = 340;
const NAMES = 112;
const VALUES = 34;
const STEP = 20;
const BLUE = '#0b5cab';
const RED = '#b60554';

/** Bars one below the other, each with its name and value: readable without colour. */
export function barChart(title: string, note: string, rows: readonly BarRow[]): Markup {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const room = WIDTH - NAMES - VALUES;
  const drawn = rows.map(({ name, value, text, isBad }, index) => {
    const y = index * STEP;
    const width = Math.round((value / most) * room * 10) / 10;
    return html`<text x="0" y="${y + 14}" font-size="11">${name}</text>
      <rect x="${NAMES}" y="${y + 4}" width="${width}" height="12" fill="${isBad ? RED : BLUE}" />
      <text x="${NAMES + width + 5}" y="${y + 14}" font-size="11" font-weight="700">${text}</text>`;
  });
  const spoken = rows.map(({ name, text }) => `${name} ${text}`).join(', ');
  return html`<figure>
    <figcaption>${title}<small>${note}</small></figcaption>
    <svg viewBox="0 0 ${WIDTH} ${rows.length * STEP}" role="img" aria-label="${`${title}: ${spoken}`}">${drawn}</svg>
  </figure>`;
}
