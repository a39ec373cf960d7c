import type { MonthSheet } from 'c/renkeiMeetingPaperRules';
import type { Language } from '../words/words.ts';
import { columnChart, goalBarChart } from './charts.ts';
import { html, type Markup } from './html.ts';
import { page } from './page.ts';

/** One page for the sponsor: of now, or as it was frozen. */
export function monthPaperPage(sheet: MonthSheet, language: Language): string {
  const title = `${sheet.kind} · ${sheet.title}`;
  return page({
    ...{ language, title, running: title, foot: sheet.foot, pageWord: sheet.pageWord, isDense: true },
    body: html`${head(sheet)}${results(sheet.results)}${figures(sheet.figures)}${stories(sheet.stories)}${decisions(sheet.decisions)}${definitions(sheet.definitions)}`,
  });
}

function head({ kind, title, people, state }: MonthSheet): Markup {
  return html`<header>
    <p class="kind">${kind}</p>
    <h1>${title}</h1>
    <p class="quiet">${people}</p>
    <p class="${state.isFrozen ? 'quiet' : 'notice'}">${state.text}</p>
  </header>`;
}

function results({ heading, notice, resultHead, goalHead, rows }: MonthSheet['results']): Markup {
  const lines = rows.map(
    ({ name, value, outOf, goal, goalNote, bar, verdict }) =>
      html`<tr>
        <td>${name}</td>
        <td><strong>${value}</strong>${outOf !== null && html` <span class="fine">${outOf}</span>`}</td>
        <td>${goal}${goalNote !== null && html`<small>${goalNote}</small>`}</td>
        <td>${goalBarChart(bar)}</td>
        <td>${verdict !== null && html`<span class="${verdict.isGood ? 'good' : 'late'}">${verdict.text}</span>`}</td>
      </tr>`,
  );
  return html`<section>
    <h2>${heading}</h2>
    ${notice !== null && html`<p class="notice bad">${notice}</p>`}
    <table>
      <thead>
        <tr>
          <th style="inline-size: 25%"></th>
          <th style="inline-size: 20%">${resultHead}</th>
          <th style="inline-size: 23%">${goalHead}</th>
          <th></th>
          <th style="inline-size: 12%"></th>
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </section>`;
}

function figures({ heading, tiles, chart }: MonthSheet['figures']): Markup {
  const shown = tiles.map(
    ({ value, name, note }) => html`<div class="tile"><strong>${value}</strong>${name}<small>${note}</small></div>`,
  );
  return html`<section>
    <h2>${heading}</h2>
    <div class="halves">
      <div class="tiles two">${shown}</div>
      ${columnChart(chart)}
    </div>
  </section>`;
}

function stories({ heading, told, rule }: MonthSheet['stories']): Markup {
  const columns = told.map(
    ({ name, account, lines, people }) =>
      html`<div class="story">
        <h3>${name}</h3>
        ${account !== null && html`<p><strong>${account}</strong></p>`}
        ${lines.map(({ text }) => html`<p class="${account === null && 'quiet'}">${text}</p>`)}
        ${people !== '' && html`<p class="fine">${people}</p>`}
      </div>`,
  );
  return html`<section>
    <h2>${heading}</h2>
    <div class="stories">${columns}</div>
    <p class="fine">${rule}</p>
  </section>`;
}

function decisions({ heading, none, lines, more }: MonthSheet['decisions']): Markup {
  const asked = lines.map(
    ({ kind, text, about }) =>
      html`<li>
        <strong>${kind}</strong> ${text}
        <span class="fine">${about}</span>
      </li>`,
  );
  return html`<section>
    <h2>${heading}</h2>
    ${none !== null && html`<p class="quiet">${none}</p>`}
    ${
      lines.length > 0 &&
      html`<ul class="plain">
        ${asked}
      </ul>`
    }
    ${more !== null && html`<p class="fine">${more}</p>`}
  </section>`;
}

function definitions({ heading, lines }: MonthSheet['definitions']): Markup {
  const told = lines.map(
    ({ name, text }) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${text}</dd>
      </div>`,
  );
  return html`<section>
    <h2>${heading}</h2>
    <dl class="definitions">${told}</dl>
  </section>`;
}
