import { BAR, type BarPicture } from 'c/renkeiMeetingPaperRules';
import { html, type Markup } from './html.ts';

const WIDTH = 340;
const BLUE = '#0b5cab';
const RED = '#b60554';

/** Bars one below the other, each with its name and value. */
export function barChart({ title, note, spoken, viewBox, bars }: BarPicture): Markup {
  const drawn = bars.map(
    ({ name, text, isBad, y, top, left, width, valueAt }) =>
      html`<text x="0" y="${y}" font-size="11">${name}</text>
        <rect x="${left}" y="${top}" width="${width}" height="${BAR}" fill="${isBad ? RED : BLUE}" />
        <text x="${valueAt}" y="${y}" font-size="11" font-weight="700">${text}</text>`,
  );
  return html`<figure>
    <figcaption>${title}<small>${note}</small></figcaption>
    <svg viewBox="${viewBox}" role="img" aria-label="${spoken}">${drawn}</svg>
  </figure>`;
}

/** Something that is counted month by month. */
export interface Series {
  name: string;
  /** Null: nothing is known. */
  values: readonly (number | null)[];
}

const COLOURS = ['#0b5cab', '#5c9cdd', '#2e7d32'];
const HEIGHT = 92;
const FLOOR = 64;

/** Columns side by side for each month, each with its number on top. */
export function columnChart(title: string, months: readonly string[], series: readonly Series[]): Markup {
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const slot = WIDTH / Math.max(1, months.length);
  const width = Math.min(14, (slot - 8) / Math.max(1, series.length));
  const columns = months.map((month, place) => {
    const left = place * slot + (slot - width * series.length) / 2;
    const marks = series.map(({ values }, index) => {
      const value = values[place] ?? null;
      const height = Math.round(((value ?? 0) / most) * (FLOOR - 14) * 10) / 10;
      const x = Math.round((left + index * width) * 10) / 10;
      return html`<rect
          x="${x}"
          y="${FLOOR - height}"
          width="${width - 1.5}"
          height="${height}"
          fill="${COLOURS[index % COLOURS.length]!}"
        />
        <text x="${x + width / 2 - 0.75}" y="${FLOOR - height - 2}" font-size="7.5" text-anchor="middle"
          >${value ?? '–'}</text
        >`;
    });
    return html`${marks}<text x="${place * slot + slot / 2}" y="${FLOOR + 11}" font-size="8.5" text-anchor="middle"
        >${month}</text
      >`;
  });
  const legend = series.map(
    ({ name }, index) =>
      html`<rect
          x="${index * 112}"
          y="${HEIGHT - 9}"
          width="8"
          height="8"
          fill="${COLOURS[index % COLOURS.length]!}"
        /><text x="${index * 112 + 12}" y="${HEIGHT - 2}" font-size="8.5">${name}</text>`,
  );
  const spoken = series
    .map(({ name, values }) => `${name} ${values.map((value) => value ?? '–').join(' ')}`)
    .join('; ');
  return html`<figure>
    <figcaption>${title}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${`${title} (${months.join(' ')}): ${spoken}`}">
      <line x1="0" x2="${WIDTH}" y1="${FLOOR}" y2="${FLOOR}" stroke="#5c5c5c" stroke-width="0.7" />
      ${columns}${legend}
    </svg>
  </figure>`;
}

/** How far a figure is, with a mark where its goal stands. */
export function goalBar(value: number | null, goal: number | null, most: number): Markup {
  const share = (part: number) => Math.round(Math.min(1, Math.max(0, part / most)) * 1000) / 10;
  const isShort = value !== null && goal !== null && value < goal;
  return html`<svg
    viewBox="0 0 100 8"
    preserveAspectRatio="none"
    style="block-size: 2.6mm; margin-block-start: 1mm"
    aria-hidden="true"
  >
    <rect x="0" y="0" width="100" height="8" fill="#e5e5e5" />
    <rect x="0" y="0" width="${share(value ?? 0)}" height="8" fill="${isShort ? RED : BLUE}" />
    ${goal !== null && html`<rect x="${Math.min(99, share(goal))}" y="0" width="1" height="8" fill="#181818" />`}
  </svg>`;
}
