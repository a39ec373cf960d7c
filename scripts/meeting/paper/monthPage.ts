import type { MonthPack, Story } from '../month/model.ts';
import type { Format } from '../words/format.ts';
import { fill, nameOf, wordsOf, type Words } from '../words/words.ts';
import { columnChart, goalBar } from './charts.ts';
import { html, type Markup } from './html.ts';
import { figureText, storyText } from './monthWords.ts';
import { page } from './page.ts';
import { shorten } from './shorten.ts';

/** So much of a text goes on the page, in Latin letters. */
const ROOM = { name: 36, said: 110, decisions: 450, definition: 300, team: 80 };
const DECISIONS = 3;

/** One page for the sponsor. */
export function monthPage(pack: MonthPack, format: Format): string {
  const words = wordsOf(pack.language);
  const title = fill(words.month.teamMonth, shorten(pack.team, ROOM.team), format.month(`${pack.month}-01`));
  const asOf = fill(words.asOf, format.moment(pack.asOf));
  return page({
    language: pack.language,
    title: `${words.month.title} · ${title}`,
    running: `${words.month.title} · ${title}`,
    foot: asOf,
    pageWord: words.page,
    isDense: true,
    body: html`${head(pack, title, format, words)}${results(pack, format, words)}${four(pack, format, words)}${stories(pack, format, words)}${decisions(pack, format, words)}${definitions(pack, words)}`,
  });
}

function head(pack: MonthPack, title: string, format: Format, { month }: Words): Markup {
  const people = [
    pack.sponsor ? fill(month.sponsor, shorten(pack.sponsor, ROOM.name)) : pack.hasCharter && month.noSponsor,
    pack.manager && fill(month.manager, shorten(pack.manager, ROOM.name)),
  ].filter((text) => typeof text === 'string');
  const state = pack.isFrozen
    ? html`<p class="quiet">
        ${fill(month.frozen, format.moment(pack.asOf), shorten(pack.closedBy ?? '–', ROOM.name))}
      </p>`
    : html`<p class="notice">${fill(month.provisional, format.moment(pack.asOf))}</p>`;
  return html`<header>
    <p class="kind">${month.title}</p>
    <h1>${title}</h1>
    <p class="quiet">${people.join(' · ')}</p>
    ${state}
  </header>`;
}

function results(pack: MonthPack, format: Format, words: Words): Markup {
  const { month } = words;
  const { year } = pack;
  const verdict = (isReached: boolean | null) =>
    isReached !== null &&
    html`<span class="${isReached ? 'good' : 'late'}">${isReached ? month.reached : month.missed}</span>`;
  const rows = pack.results.map(({ figure, value, denominator, goal, isReached }) => {
    const shown = value === null ? month.nothing : format.percent(value);
    return html`<tr>
      <td>${nameOf(words.figure, figure)}</td>
      <td>
        <strong>${shown}</strong
        >${denominator !== null && html` <span class="fine">${fill(month.outOf, format.number(denominator, 0))}</span>`}
      </td>
      <td>${goal === null ? month.noGoal : format.percent(goal)}</td>
      <td>${goalBar(value, goal, 100)}</td>
      <td>${verdict(isReached)}</td>
    </tr>`;
  });
  const inLine = year.inLine === null ? null : year.wonAmount >= year.inLine;
  const won = html`<tr>
    <td>${fill(month.wonOfYear, year.months)}</td>
    <td><strong>${format.amount(year.wonAmount)}</strong></td>
    <td>
      ${year.goal === null ? month.noGoal : format.amount(year.goal)}${year.inLine !== null && html`<small>${fill(month.wonOfYearNote, year.months, format.amount(year.inLine))}</small>`}
    </td>
    <td>${goalBar(year.wonAmount, year.inLine, Math.max(year.goal ?? 0, year.wonAmount, 1))}</td>
    <td>${verdict(inLine)}</td>
  </tr>`;
  return html`<section>
    <h2>${month.results}</h2>
    ${!pack.hasCharter && html`<p class="notice bad">${month.noCharter}</p>`}
    <table>
      <thead>
        <tr>
          <th style="inline-size: 25%"></th>
          <th style="inline-size: 20%">${month.result}</th>
          <th style="inline-size: 23%">${month.goal}</th>
          <th></th>
          <th style="inline-size: 12%"></th>
        </tr>
      </thead>
      <tbody>
        ${rows}${won}
      </tbody>
    </table>
  </section>`;
}

function four(pack: MonthPack, format: Format, words: Words): Markup {
  const previous = pack.trend.at(-2)?.month;
  const tiles = pack.figures.map(({ figure, value, denominator, before }) => {
    const lines = [
      denominator !== null && figure === 'WonCount' && fill(words.month.closedOf, format.number(denominator, 0)),
      previous !== undefined &&
        before !== null &&
        fill(words.month.before, format.shortMonth(`${previous}-01`), figureText(figure, before, format)),
    ].filter((line) => typeof line === 'string');
    return html`<div class="tile">
      <strong>${figureText(figure, value, format)}</strong>${nameOf(words.figure, figure)}<small
        >${lines.join(' · ')}</small
      >
    </div>`;
  });
  const chart = columnChart(
    words.month.trend,
    pack.trend.map(({ month }) => format.shortMonth(`${month}-01`)),
    [
      { name: words.figure.Escalated, values: pack.trend.map(({ escalated }) => escalated) },
      { name: words.figure.Visits, values: pack.trend.map(({ visits }) => visits) },
      { name: words.figure.WonCount, values: pack.trend.map(({ wonCount }) => wonCount) },
    ],
  );
  return html`<section>
    <h2>${words.month.figures}</h2>
    <div class="halves">
      <div class="tiles two">${tiles}</div>
      ${chart}
    </div>
  </section>`;
}

function stories(pack: MonthPack, format: Format, words: Words): Markup {
  const { month } = words;
  const told: [string, Story | null][] = [
    [month.storyWon, pack.stories.won],
    [month.storyRevived, pack.stories.revived],
    [month.storyLesson, pack.stories.lesson],
  ];
  const columns = told.map(([name, story]) => {
    if (story === null)
      return html`<div class="story">
        <h3>${name}</h3>
        <p class="quiet">${month.storyNone}</p>
      </div>`;
    const people = [
      story.caller && fill(month.calledBy, shorten(story.caller, ROOM.name)),
      story.rep && fill(month.visitedBy, shorten(story.rep, ROOM.name)),
    ].filter(Boolean);
    return html`<div class="story">
      <h3>${name}</h3>
      <p><strong>${shorten(story.account ?? words.noAccount, ROOM.name)}</strong></p>
      <p>${storyText(story, words, format)}</p>
      ${story.said && html`<p>${fill(words.saidOf, shorten(story.said, ROOM.said))}</p>`}
      <p class="fine">${people.join(' · ')}</p>
    </div>`;
  });
  return html`<section>
    <h2>${month.stories}</h2>
    <div class="stories">${columns}</div>
    <p class="fine">${month.storyRule}</p>
  </section>`;
}

function decisions(pack: MonthPack, format: Format, words: Words): Markup {
  const { month } = words;
  if (pack.decisions.length === 0)
    return html`<section>
      <h2>${month.decisions}</h2>
      <p class="quiet">${month.decisionsNone}</p>
    </section>`;
  // Few decisions have the room of many.
  const room = Math.floor(ROOM.decisions / Math.min(DECISIONS, pack.decisions.length));
  const lines = pack.decisions.slice(0, DECISIONS).map((decision) => {
    const kind = decision.kind === 'PolicyChange' ? month.policyChange : month.parked;
    const about = shorten(decision.account ?? words.noAccount, ROOM.name);
    const text = decision.text || nameOf(words.question, decision.question);
    return html`<li>
      <strong>${kind}</strong> ${shorten(text, room)}
      <span class="fine">${about} · ${fill(month.ofMeeting, format.shortDay(decision.meetingOn))}</span>
    </li>`;
  });
  const more = pack.decisions.length - DECISIONS;
  return html`<section>
    <h2>${month.decisions}</h2>
    <ul class="plain">
      ${lines}
    </ul>
    ${more > 0 && html`<p class="fine">${fill(month.more, more)}</p>`}
  </section>`;
}

function definitions(pack: MonthPack, words: Words): Markup {
  const lines = pack.definitions.map(
    ({ figure, definition }) =>
      html`<div>
        <dt>${nameOf(words.figure, figure)}</dt>
        :
        <dd>${shorten(definition, ROOM.definition)}</dd>
      </div>`,
  );
  return html`<section>
    <h2>${words.month.definitions}</h2>
    <dl class="definitions">${lines}</dl>
  </section>`;
}
