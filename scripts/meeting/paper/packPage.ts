import { sheetOf, shorten, type Cell, type Line, type Pack, type Sheet, type Table } from 'c/renkeiMeetingPaperRules';
import type { Format } from '../words/format.ts';
import { wordsOf } from '../words/words.ts';
import { barChart } from './charts.ts';
import { html, type Markup } from './html.ts';
import { page } from './page.ts';

/** So much goes into the line at the head of a page, in Latin letters. */
const ROOM = 120;

/** The page of a meeting: the agenda before it, the minutes after it. What stands on it is said by the rules; this sets it. */
export function packPage(pack: Pack, format: Format): string {
  const words = wordsOf(pack.language);
  const sheet = sheetOf(pack, words, format);
  const title = `${sheet.kind} · ${sheet.title}`;
  return page({
    language: pack.language,
    title,
    running: shorten(title, ROOM),
    foot: sheet.foot,
    pageWord: sheet.pageWord,
    body: html`${head(sheet, words.followUpMeeting)}${tiles(sheet)}${charts(sheet)}${remarks(sheet)}${policy(sheet)}${sheet.groups.map(group)}${sheet.actions.map(actions)}`,
  });
}

const TONES = { quiet: 'quiet', plain: 'notice', bad: 'notice bad' };

function head({ kind, title, quiet, sum, notices }: Sheet, followUpMeeting: string): Markup {
  return html`<header>
    <p class="kind">${followUpMeeting} · ${kind}</p>
    <h1>${title}</h1>
    ${quiet.map(({ text }) => html`<p class="quiet">${text}</p>`)} ${sum !== null && html`<p>${sum}</p>`}
    ${notices.map(({ text, tone }) => html`<p class="${TONES[tone]}">${text}</p>`)}
  </header>`;
}

function tiles(sheet: Sheet): Markup | false {
  const each = sheet.tiles.map(({ count, name }) => html`<div class="tile"><strong>${count}</strong>${name}</div>`);
  return each.length > 0 && html`<div class="tiles">${each}</div>`;
}

function charts(sheet: Sheet): Markup | false {
  return sheet.charts.length > 0 && html`<div class="charts">${sheet.charts.map(barChart)}</div>`;
}

function remarks({ remarks: said }: Sheet): Markup | false {
  return (
    said !== null &&
    html`<section>
      <h2>${said.heading}</h2>
      <p class="said">${said.text}</p>
    </section>`
  );
}

function policy({ policy: changes }: Sheet): Markup | false {
  return (
    changes !== null &&
    html`<section>
      <h2>${changes.heading}</h2>
      <ul class="plain">
        ${changes.lines.map(({ text }) => html`<li>${text}</li>`)}
      </ul>
    </section>`
  );
}

function group({ name, count, table: rows, lines }: Sheet['groups'][number]): Markup {
  return html`<section class="rep">
    <h2>${name} <small>${count}</small></h2>
    ${rows !== null && table(rows)}
    ${lines.map(({ heading, text }) => html`<p class="on-track"><strong>${heading}</strong> ${text}</p>`)}
  </section>`;
}

function actions({ heading, table: rows, none }: Sheet['actions'][number]): Markup {
  return html`<section>
    <h2>${heading}</h2>
    ${rows === null ? html`<p>${none}</p>` : table(rows)}
  </section>`;
}

function table({ columns, rows }: Table): Markup {
  const heads = columns.map(
    ({ name, width }) => html`<th${width !== null && html` style="inline-size: ${width}%"`}>${name}</th>`,
  );
  return html`<table>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ cells }) =>
          html`<tr>
            ${cells.map(cell)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** What is to be filled in by hand has a frame. */
function cell({ key, lines }: Cell): Markup {
  return html`<td${key === 'decision' && lines.length === 0 && html` class="blank"`}>${lines.map(line)}</td>`;
}

function line({ text, style }: Line): Markup {
  switch (style) {
    case 'strong':
      return html`<strong>${text}</strong>`;
    case 'small':
      return html`<small>${text}</small>`;
    case 'late':
      return html`<p class="late">${text}</p>`;
    case 'said':
      return html`<p class="said">${text}</p>`;
    case 'plain':
      return html`<p>${text}</p>`;
  }
}
