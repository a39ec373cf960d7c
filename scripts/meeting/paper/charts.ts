import { BAR, type BarPicture, type ColumnPicture, type GoalBar } from 'c/renkeiMeetingPaperRules';
import { html, type Markup } from './html.ts';

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

const COLOURS = ['#0b5cab', '#5c9cdd', '#2e7d32'];

/** Columns side by side for each month, each with its number on top. */
export function columnChart({ title, spoken, viewBox, width, floor, months, legend }: ColumnPicture): Markup {
  const drawn = months.map(
    ({ name, x, y, columns }) =>
      html`${columns.map(
          (column) =>
            html`<rect
                x="${column.x}"
                y="${column.y}"
                width="${column.width}"
                height="${column.height}"
                fill="${COLOURS[column.series % COLOURS.length]!}"
              />
              <text x="${column.textX}" y="${column.textY}" font-size="7.5" text-anchor="middle">${column.text}</text>`,
        )}<text x="${x}" y="${y}" font-size="8.5" text-anchor="middle">${name}</text>`,
  );
  const named = legend.map(
    ({ name, series, x, y, textX, textY }) =>
      html`<rect x="${x}" y="${y}" width="8" height="8" fill="${COLOURS[series % COLOURS.length]!}" /><text
          x="${textX}"
          y="${textY}"
          font-size="8.5"
          >${name}</text
        >`,
  );
  return html`<figure>
    <figcaption>${title}</figcaption>
    <svg viewBox="${viewBox}" role="img" aria-label="${spoken}">
      <line x1="0" x2="${width}" y1="${floor}" y2="${floor}" stroke="#5c5c5c" stroke-width="0.7" />
      ${drawn}${named}
    </svg>
  </figure>`;
}

/** How far a figure is, with a mark where its goal stands. */
export function goalBarChart({ value, goal, isShort }: GoalBar): Markup {
  return html`<svg
    viewBox="0 0 100 8"
    preserveAspectRatio="none"
    style="block-size: 2.6mm; margin-block-start: 1mm"
    aria-hidden="true"
  >
    <rect x="0" y="0" width="100" height="8" fill="#e5e5e5" />
    <rect x="0" y="0" width="${value}" height="8" fill="${isShort ? RED : BLUE}" />
    ${goal !== null && html`<rect x="${goal}" y="0" width="1" height="8" fill="#181818" />`}
  </svg>`;
}
