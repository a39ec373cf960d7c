import type { Bar, Pack, PackAction, PackItem } from '../pack/model.ts';
import { FIRST_DAYS } from '../pack/facts.ts';
import type { Format } from '../words/format.ts';
import { fill, nameOf, wordsOf, type Words } from '../words/words.ts';
import { barChart } from './charts.ts';
import { html, type Markup } from './html.ts';
import { page } from './page.ts';
import { PackWords } from './packWords.ts';
import { shorten } from './shorten.ts';

/** So much goes into the line at the head of a page, in Latin letters. */
const ROOM = 120;

/** The page of a meeting: the agenda before it, the minutes after it. */
export function packPage(pack: Pack, format: Format): string {
  return new PackPage(pack, format).page();
}

class PackPage {
  readonly #pack: Pack;
  readonly #format: Format;
  readonly #words: Words;
  readonly #text: PackWords;

  constructor(pack: Pack, format: Format) {
    this.#pack = pack;
    this.#format = format;
    this.#words = wordsOf(pack.language);
    this.#text = new PackWords(pack.language, format);
  }

  page(): string {
    const { team, day, language, asOf } = this.#pack;
    const words = this.#words;
    const title = fill(words.teamMeeting, team, this.#format.longDay(day));
    return page({
      language,
      title: `${this.#kind} · ${title}`,
      running: shorten(`${this.#kind} · ${title}`, ROOM),
      foot: fill(words.asOf, this.#format.moment(asOf)),
      pageWord: words.page,
      body: html`${this.#head(title)}${this.#tiles()}${this.#charts()}${this.#remarks()}${this.#policy()}${this.#pack.reps.map((rep) => this.#rep(rep))}${this.#actions()}`,
    });
  }

  get #isAgenda(): boolean {
    return this.#pack.kind === 'agenda';
  }

  get #kind(): string {
    return this.#isAgenda ? this.#words.agenda : this.#words.minutes;
  }

  #head(title: string): Markup {
    const { meeting, kind, totals, reps, since, startsAt, estimatedMinutes, day, asOf, hasMembers } = this.#pack;
    const words = this.#words;
    const format = this.#format;
    const when = meeting?.startedAt
      ? [
          meeting.closedAt
            ? fill(words.held, format.moment(meeting.startedAt), format.moment(meeting.closedAt))
            : format.moment(meeting.startedAt),
          meeting.facilitator && fill(words.facilitator, meeting.facilitator),
        ].filter(Boolean)
      : kind === 'missed'
        ? []
        : [startsAt ? fill(words.planned, startsAt, estimatedMinutes) : fill(words.estimated, estimatedMinutes)];
    const counts = [totals.items, totals.decided, totals.onTrack, totals.parked, totals.open];
    const people = reps.filter(({ name }) => name !== null).length;
    const sum = this.#isAgenda
      ? fill(words.agendaTotals, totals.items, people, totals.onTrack)
      : fill(words.totals, ...counts);
    const notice =
      kind === 'missed'
        ? html`<p class="notice bad">${fill(words.missedNotice, format.day(day))} ${words.missedWhy}</p>`
        : meeting?.closedAt
          ? html`<p class="quiet">${fill(words.closedNotice, format.moment(meeting.closedAt))}</p>`
          : html`<p class="notice">${meeting?.startedAt && !this.#isAgenda ? words.underWay : words.preview}</p>`;
    return html`<header>
      <p class="kind">${words.followUpMeeting} · ${this.#kind}</p>
      <h1>${title}</h1>
      <p class="quiet">${[...when, fill(words.asOf, format.moment(asOf))].join(' · ')}</p>
      <p class="quiet">
        ${since ? fill(words.since, format.moment(since)) : kind !== 'missed' && fill(words.sinceEver, FIRST_DAYS)}
      </p>
      ${kind !== 'missed' && html`<p>${totals.items === 0 ? words.empty : sum}</p>`} ${notice}
      ${!hasMembers && html`<p class="notice bad">${words.noMembers}</p>`}
    </header>`;
  }

  #tiles(): Markup | false {
    const { sections, totals } = this.#pack;
    if (totals.items === 0) return false;
    const tiles = Object.entries(sections).map(
      ([section, count]) =>
        html`<div class="tile"><strong>${count}</strong>${nameOf(this.#words.section, section)}</div>`,
    );
    return html`<div class="tiles">${tiles}</div>`;
  }

  #charts(): Markup | false {
    const { ageing, answers, answerDays } = this.#pack.charts;
    const words = this.#words;
    const sum = (bars: readonly Bar[]) => bars.reduce((total, { count }) => total + count, 0);
    if (sum(ageing) + sum(answers) === 0) return false;
    const rows = (bars: readonly Bar[], bad: readonly string[]) =>
      bars.map(({ key, count }) => ({
        name: words[key as 'age0'],
        value: count,
        text: this.#format.number(count, 0),
        isBad: bad.includes(key),
      }));
    return html`<div class="charts">
      ${barChart(words.ageing, fill(words.ageingNote, sum(ageing)), rows(ageing, ['age61']))}
      ${barChart(words.answers, fill(words.answersNote, sum(answers), answerDays), rows(answers, ['answerLate', 'answerOverdue']))}
    </div>`;
  }

  #remarks(): Markup | false {
    const remarks = this.#pack.meeting?.remarks ?? null;
    return (
      remarks !== null &&
      html`<section>
        <h2>${this.#words.remarks}</h2>
        <p class="said">${remarks}</p>
      </section>`
    );
  }

  #policy(): Markup | false {
    const changes = this.#pack.reps.flatMap(({ items }) => items.filter(({ decision }) => decision === 'PolicyChange'));
    if (changes.length === 0) return false;
    const lines = changes.map((item) => html`<li>${this.#text.subject(item)}: ${item.decisionNote ?? ''}</li>`);
    return html`<section>
      <h2>${this.#words.policyChanges}</h2>
      <ul class="plain">
        ${lines}
      </ul>
    </section>`;
  }

  /** Whoever is to answer has all items in a row; what is on track takes one line. */
  #rep({ name, isActive, items }: Pack['reps'][number]): Markup {
    const words = this.#words;
    const isShort = (item: PackItem) =>
      item.question === 'OnTrack' && item.state !== 'Decided' && item.state !== 'Parked' && item.notes.length === 0;
    const rows = items.filter((item) => !isShort(item));
    const short = items.filter(isShort);
    const table = html`<table>
      <thead>
        <tr>
          <th style="inline-size: 5%">${words.columnNumber}</th>
          <th style="inline-size: 25%">${words.columnAccount}</th>
          <th style="inline-size: 16%">${words.columnQuestion}</th>
          ${
            this.#isAgenda
              ? html`<th>${words.columnKnown}</th>
                  <th style="inline-size: 20%">${words.columnDecision}</th>`
              : html`<th style="inline-size: 27%">${words.columnDecision}</th>
                  <th>${words.columnNotes}</th>`
          }
        </tr>
      </thead>
      <tbody>
        ${rows.map((item) => this.#row(item))}
      </tbody>
    </table>`;
    const person = name === null ? words.nobody : isActive ? name : fill(words.inactive, name);
    return html`<section class="rep">
      <h2>${person} <small>${fill(items.length === 1 ? words.itemOf : words.itemsOf, items.length)}</small></h2>
      ${rows.length > 0 && table}
      ${
        short.length > 0 &&
        html`<p class="on-track">
          <strong>${fill(words.onTrackOf, short.length)}</strong> ${short
            .map((item) => this.#text.subject(item))
            .join(this.#text.comma)}
        </p>`
      }
    </section>`;
  }

  #row(item: PackItem): Markup {
    const words = this.#words;
    const account = html`<strong>${item.account ?? words.noAccount}</strong>${
        item.action !== null && html`<p>${item.action}</p>`
      }${this.#text.about(item).map((line) => html`<small>${line}</small>`)}`;
    const question = html`<p>${nameOf(words.question, item.question)}</p>
      <small>${nameOf(words.section, item.section)}</small>${
        item.since !== null && html`<small>${fill(words.daysSince, this.#format.shortDay(item.since))}</small>`
      }`;
    const rest = this.#isAgenda
      ? html`<td>${this.#known(item)}</td>
          <td class="blank"></td>`
      : html`<td>${this.#text.decision(item)}</td>
          <td>${item.notes.map((note) => html`<p class="said">${this.#text.note(note)}</p>`)}</td>`;
    return html`<tr>
      <td>${item.number}</td>
      <td>${account}</td>
      <td>${question}</td>
      ${rest}
    </tr>`;
  }

  #known(item: PackItem): Markup {
    return html`${this.#text.known(item).map((line) => html`<p class="said">${line}</p>`)}${item.notes.map(
      (note) => html`<p class="said">${this.#text.note(note)}</p>`,
    )}`;
  }

  #actions(): Markup {
    const { agreed, open } = this.#pack.actions;
    const words = this.#words;
    const tables: Markup[] = [];
    if (agreed.length > 0)
      tables.push(
        html`<section>
          <h2>${words.actionsAgreed}</h2>
          ${this.#actionTable(agreed)}
        </section>`,
      );
    if (this.#isAgenda || open.length > 0) {
      const body = open.length > 0 ? this.#actionTable(open) : html`<p>${words.actionsNone}</p>`;
      tables.push(
        html`<section>
          <h2>${words.actionsOpen}</h2>
          ${body}
        </section>`,
      );
    }
    return html`${tables}`;
  }

  #actionTable(actions: readonly PackAction[]): Markup {
    const words = this.#words;
    const rows = actions.map(
      (action) => html`<tr><td>${action.subject}${action.account && html`<small>${action.account}</small>`}</td>
<td>${this.#text.person(action.who, action.isActive)}</td>
<td${action.isOverdue && html` class="late"`}>${action.dueOn && this.#format.day(action.dueOn)}${action.isOverdue && html` ${words.overdue}`}</td>
<td>${nameOf(words.action, action.status)}</td></tr>`,
    );
    return html`<table>
      <thead>
        <tr>
          <th>${words.columnAction}</th>
          <th style="inline-size: 22%">${words.columnWho}</th>
          <th style="inline-size: 20%">${words.columnDue}</th>
          <th style="inline-size: 12%">${words.columnState}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
  }
}
