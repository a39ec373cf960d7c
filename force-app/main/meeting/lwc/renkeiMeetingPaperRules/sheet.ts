import { barPicture, type BarPicture } from './bars.ts';
import { plain, rowOf, said, small, type Column, type Row, type Said, type Table } from './cells.ts';
import type { PaperFormat } from './format.ts';
import type { Bar, Pack, PackAction, PackItem } from './model.ts';
import { PackSentences } from './sentences.ts';
import { fill, nameOf, type PaperWords } from './words.ts';

/** Without an earlier meeting, what callers learned and visits brought back counts for so many days. */
export const FIRST_DAYS = 14;

/** Everything that stands on the page of a meeting, in its order: on paper, in a file, and in the console. */
export interface Sheet {
  kind: string;
  title: string;
  /** At the foot of every page. */
  foot: string;
  pageWord: string;
  /** Beside the title: when, and what it tells of. */
  quiet: { key: string; text: string }[];
  sum: string | null;
  notices: { key: string; text: string; tone: 'quiet' | 'plain' | 'bad' }[];
  tiles: { key: string; count: string; name: string }[];
  charts: BarPicture[];
  remarks: { heading: string; text: string } | null;
  policy: { heading: string; lines: { key: string; text: string }[] } | null;
  /** Whoever is to answer has all items in a row; what is on track takes one line, and so does what of it the meeting did not reach. */
  groups: {
    key: string;
    name: string;
    count: string;
    table: Table | null;
    lines: { key: string; heading: string; text: string }[];
  }[];
  actions: { key: string; heading: string; table: Table | null; none: string | null }[];
}

/** The page of a meeting in a language: its parts in their order, with no word left to whoever shows it. */
export function sheetOf(pack: Pack, words: PaperWords, format: PaperFormat): Sheet {
  return new SheetMaker(pack, words, format).sheet();
}

class SheetMaker {
  private readonly pack: Pack;
  private readonly words: PaperWords;
  private readonly format: PaperFormat;
  private readonly say: PackSentences;

  constructor(pack: Pack, words: PaperWords, format: PaperFormat) {
    this.pack = pack;
    this.words = words;
    this.format = format;
    this.say = new PackSentences(words, format);
  }

  sheet(): Sheet {
    const { pack, words, format } = this;
    return {
      kind: this.isAgenda ? words.agenda : words.minutes,
      title: fill(words.teamMeeting, pack.team, format.longDay(pack.day)),
      foot: fill(words.asOf, format.moment(pack.asOf)),
      pageWord: words.page,
      quiet: this.quiet(),
      sum: pack.kind === 'missed' ? null : this.sum(),
      notices: this.notices(),
      tiles: this.tiles(),
      charts: this.charts(),
      remarks: pack.meeting?.remarks ? { heading: words.remarks, text: pack.meeting.remarks } : null,
      policy: this.policy(),
      groups: pack.reps.map((rep, index) => this.group(rep, String(index))),
      actions: this.actions(),
    };
  }

  private get isAgenda(): boolean {
    return this.pack.kind === 'agenda';
  }

  private quiet(): Sheet['quiet'] {
    const { words, format } = this;
    const { meeting, kind, since, startsAt, estimatedMinutes, asOf } = this.pack;
    const begun = meeting?.startedAt ? format.moment(meeting.startedAt) : null;
    const when: (string | null)[] = [];
    if (begun !== null) {
      when.push(meeting?.closedAt ? fill(words.held, begun, format.moment(meeting.closedAt)) : begun);
      if (meeting?.facilitator) when.push(fill(words.facilitator, meeting.facilitator));
    } else if (kind !== 'missed')
      when.push(startsAt ? fill(words.planned, startsAt, estimatedMinutes) : fill(words.estimated, estimatedMinutes));
    when.push(fill(words.asOf, format.moment(asOf)));
    const lines = [{ key: 'when', text: when.filter(Boolean).join(' · ') }];
    if (since) lines.push({ key: 'since', text: fill(words.since, format.moment(since)) });
    else if (kind !== 'missed') lines.push({ key: 'since', text: fill(words.sinceEver, FIRST_DAYS) });
    return lines;
  }

  private sum(): string {
    const { words } = this;
    const { totals, reps } = this.pack;
    const people = reps.filter(({ name }) => name !== null).length;
    if (totals.items === 0) return words.empty;
    return this.isAgenda
      ? fill(words.agendaTotals, totals.items, people, totals.onTrack)
      : fill(words.totals, totals.items, totals.decided, totals.onTrack, totals.parked, totals.open);
  }

  private notices(): Sheet['notices'] {
    const { words, format } = this;
    const { meeting, kind, day, hasMembers } = this.pack;
    const notices: Sheet['notices'] = [];
    if (kind === 'missed')
      notices.push({
        ...{ key: 'missed', tone: 'bad' },
        text: `${fill(words.missedNotice, format.day(day))} ${words.missedWhy}`,
      });
    else if (meeting?.closedAt)
      notices.push({ key: 'closed', tone: 'quiet', text: fill(words.closedNotice, format.moment(meeting.closedAt)) });
    else {
      const text = meeting?.startedAt && !this.isAgenda ? words.underWay : words.preview;
      notices.push({ key: 'open', tone: 'plain', text });
    }
    if (!hasMembers) notices.push({ key: 'members', tone: 'bad', text: words.noMembers });
    return notices;
  }

  private tiles(): Sheet['tiles'] {
    const { sections, totals } = this.pack;
    if (totals.items === 0) return [];
    return Object.entries(sections).map(([key, count]) => ({
      ...{ key, count: this.format.number(count, 0) },
      name: nameOf(this.words.section, key),
    }));
  }

  private charts(): BarPicture[] {
    const { words, format } = this;
    const { ageing, answers, answerDays } = this.pack.charts;
    const sum = (bars: readonly Bar[]) => bars.reduce((total, { count }) => total + count, 0);
    if (sum(ageing) + sum(answers) === 0) return [];
    const rows = (bars: readonly Bar[], bad: readonly string[]) =>
      bars.map(({ key, count }) => {
        const name = words[key as 'age0'];
        return { key, name, value: count, text: format.number(count, 0), isBad: bad.includes(key) };
      });
    return [
      barPicture('ageing', words.ageing, fill(words.ageingNote, sum(ageing)), rows(ageing, ['age61'])),
      barPicture(
        ...(['answers', words.answers, fill(words.answersNote, sum(answers), answerDays)] as const),
        rows(answers, ['answerLate', 'answerOverdue']),
      ),
    ];
  }

  private policy(): Sheet['policy'] {
    const changes = this.pack.reps.flatMap(({ items }) => items.filter(({ decision }) => decision === 'PolicyChange'));
    if (changes.length === 0) return null;
    const lines = changes.map((item) => ({
      key: String(item.number),
      text: fill(this.words.reason, this.say.subject(item), item.decisionNote ?? ''),
    }));
    return { heading: this.words.policyChanges, lines };
  }

  private group({ name, isActive, items }: Pack['reps'][number], key: string): Sheet['groups'][number] {
    const { words } = this;
    const isShort = (item: PackItem) =>
      item.question === 'OnTrack' && item.state !== 'Decided' && item.state !== 'Parked' && item.notes.length === 0;
    const [rows, short] = [items.filter((item) => !isShort(item)), items.filter(isShort)];
    const columns: Column[] = [
      { key: 'number', name: words.columnNumber, width: 5 },
      { key: 'account', name: words.columnAccount, width: 25 },
      { key: 'question', name: words.columnQuestion, width: 16 },
      ...(this.isAgenda
        ? [
            { key: 'known', name: words.columnKnown, width: null },
            { key: 'decision', name: words.columnDecision, width: 20 },
          ]
        : [
            { key: 'decision', name: words.columnDecision, width: 27 },
            { key: 'notes', name: words.columnNotes, width: null },
          ]),
    ];
    const line = (key: string, heading: string, of: PackItem[]) => ({
      key,
      heading: fill(heading, of.length),
      text: of.map((item) => this.say.subject(item)).join(this.pack.language === 'ja' ? '、' : ', '),
    });
    // Before the meeting it is the facts that say so, after it those who were there.
    const [open, passed] = [
      short.filter(({ state }) => state === 'Open'),
      short.filter(({ state }) => state !== 'Open'),
    ];
    const lines = this.isAgenda
      ? [line('onTrack', words.onTrackOf, short)]
      : [line('onTrack', words.onTrackOf, passed), line('notReached', words.notReachedOf, open)];
    return {
      key,
      name: this.say.person(name, isActive),
      count: fill(items.length === 1 ? words.itemOf : words.itemsOf, items.length),
      table: rows.length > 0 ? { columns, rows: rows.map((item) => this.row(item)) } : null,
      lines: lines.filter(({ text }) => text !== ''),
    };
  }

  private row(item: PackItem): Row {
    const { words } = this;
    const since = item.since === null ? null : fill(words.daysSince, this.format.shortDay(item.since));
    const notes = item.notes.map((note) => said(this.say.note(note)));
    const cells: [string, Said[]][] = [
      ['number', [plain(String(item.number))]],
      [
        'account',
        [
          { text: item.account ?? words.noAccount, style: 'strong' },
          ...(item.action === null ? [] : [plain(item.action)]),
          ...this.say.about(item).map(small),
        ],
      ],
      [
        'question',
        [
          plain(nameOf(words.question, item.question)),
          small(nameOf(words.section, item.section)),
          ...(since === null ? [] : [small(since)]),
        ],
      ],
      ...(this.isAgenda
        ? ([
            ['known', [...this.say.known(item).map(said), ...notes]],
            ['decision', []],
          ] as [string, Said[]][])
        : ([
            ['decision', [plain(this.say.decision(item))]],
            ['notes', notes],
          ] as [string, Said[]][])),
    ];
    return rowOf(String(item.number), cells);
  }

  private actions(): Sheet['actions'] {
    const { words, pack } = this;
    const { agreed, open } = pack.actions;
    const parts: Sheet['actions'] = [];
    if (agreed.length > 0)
      parts.push({ key: 'agreed', heading: words.actionsAgreed, table: this.actionTable(agreed), none: null });
    if (this.isAgenda || open.length > 0) {
      const table = open.length > 0 ? this.actionTable(open) : null;
      parts.push({ key: 'open', heading: words.actionsOpen, table, none: table ? null : words.actionsNone });
    }
    return parts;
  }

  /** As agreed; where something has become of it since, that has a column of its own. */
  private actionTable(actions: readonly PackAction[]): Table {
    const { words, format, pack } = this;
    const hasSince = actions.some(({ since }) => since !== null);
    const columns: Column[] = [
      { key: 'subject', name: words.columnAction, width: null },
      { key: 'who', name: words.columnWho, width: hasSince ? 18 : 22 },
      { key: 'due', name: words.columnDue, width: hasSince ? 16 : 20 },
      { key: 'state', name: words.columnState, width: 12 },
      ...(hasSince ? [{ key: 'since', name: fill(words.agreedNow, format.shortDay(pack.today)), width: 20 }] : []),
    ];
    const rows = actions.map((action, index) =>
      rowOf(String(index), [
        ['subject', [plain(action.subject), ...(action.account ? [small(action.account)] : [])]],
        ['who', [plain(this.say.person(action.who, action.isActive))]],
        ['due', [{ text: this.say.due(action), style: action.isOverdue ? 'late' : 'plain' }]],
        ['state', [plain(nameOf(words.action, action.status))]],
        ...(hasSince ? ([['since', [plain(this.say.since(action))]]] as [string, Said[]][]) : []),
      ]),
    );
    return { columns, rows };
  }
}
