import { LightningElement, api } from 'lwc';
import { fill, moment, number, plainDate } from 'c/renkeiFormat';
import type { ActionItem, AgendaItem, Meeting, MeetingRecords } from 'c/renkeiMeetingData';
import { QUESTIONS } from 'c/renkeiMeetingRules';
import { decisionSummary, labels, meetingName, questionShort } from 'c/renkeiMeetingWords';
import { PAPER_CLASS, printStyle } from './paper.ts';

interface Row {
  key: string;
  account: string;
  question: string;
  decision: string;
  notes: { id: string; text: string }[];
}

interface RepRows {
  key: string;
  name: string;
  rows: Row[];
}

/** A meeting on paper and on the screen: the agenda before it, the minutes after it. */
export default class RenkeiMeetingMinutes extends LightningElement {
  /** What is on record; before a meeting begins its `meeting` is null. */
  @api records: MeetingRecords | null = null;
  /** Team and day of a meeting that has not begun. */
  @api planned: { team: string; on: string } | null = null;

  labels = labels;
  sheetClass = `sheet ${PAPER_CLASS}`;

  /** Prints this alone, on A4. */
  @api async print(): Promise<void> {
    this.toPaper();
    // What has just been put on the page is laid out before it is printed.
    await Promise.resolve();
    window.print();
  }

  override connectedCallback(): void {
    window.addEventListener('beforeprint', this.toPaper);
    window.addEventListener('afterprint', this.toScreen);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('beforeprint', this.toPaper);
    window.removeEventListener('afterprint', this.toScreen);
  }

  get meeting(): Meeting | null {
    return this.records?.meeting ?? null;
  }

  get heading(): string {
    const about = this.meeting ?? this.planned;
    return about ? meetingName(about) : '';
  }

  get kind(): string {
    return this.isAgenda ? labels.minutesAgenda : labels.minutes;
  }

  get isAgenda(): boolean {
    const status = this.meeting?.status;
    return status !== 'Closed' && status !== 'Missed' && this.items.every(({ state }) => state === 'Open');
  }

  get isMissed(): boolean {
    return this.meeting?.status === 'Missed';
  }

  get missedText(): string {
    return this.meeting ? fill(labels.missedNotice, plainDate(this.meeting.on)) : '';
  }

  get held(): string | null {
    const { startedAt = null, closedAt = null, facilitatorName = null } = this.meeting ?? {};
    if (startedAt === null) return null;
    const times = closedAt === null ? moment(startedAt) : fill(labels.held, moment(startedAt), moment(closedAt));
    return facilitatorName ? `${times} · ${fill(labels.facilitator, facilitatorName)}` : times;
  }

  get since(): string | null {
    return this.meeting?.since ? fill(labels.printSince, moment(this.meeting.since)) : null;
  }

  get closed(): string | null {
    return this.meeting?.closedAt ? fill(labels.closedNotice, moment(this.meeting.closedAt)) : null;
  }

  get totals(): string {
    const count = (state: AgendaItem['state']) => this.items.filter((item) => item.state === state).length;
    const counts = [this.items.length, count('Decided'), count('OnTrack'), count('Parked'), count('Open')];
    return fill(labels.printTotals, ...counts.map((each) => number(each, 0)));
  }

  get remarks(): string | null {
    return this.meeting?.remarks ?? null;
  }

  get policy(): Row[] {
    return this.items.filter(({ decision }) => decision === 'PolicyChange').map((item) => this.rowOf(item));
  }

  get hasPolicy(): boolean {
    return this.policy.length > 0;
  }

  /** All that took more than a line, by representative. */
  get groups(): RepRows[] {
    const groups = new Map<string, RepRows>();
    for (const item of this.items) {
      if (item.question === 'OnTrack' && item.state !== 'Decided' && this.notesOf(item).length === 0) continue;
      const key = item.rep ?? '';
      const group = groups.get(key) ?? { key, name: item.repName ?? labels.nobody, rows: [] };
      group.rows.push(this.rowOf(item));
      groups.set(key, group);
    }
    return [...groups.values()];
  }

  get onTrack(): string {
    return this.items
      .filter((item) => item.question === 'OnTrack' && item.state !== 'Decided' && this.notesOf(item).length === 0)
      .map(({ accountName }) => accountName ?? labels.noAccount)
      .join(', ');
  }

  get actions(): { id: string; subject: string; who: string; due: string; state: string }[] {
    return (this.records?.actions ?? []).map(({ id, subject, assignedToName, dueOn, status }) => ({
      id,
      subject,
      who: assignedToName ?? labels.nobody,
      due: dueOn ? plainDate(dueOn) : '',
      state: STATUS[status],
    }));
  }

  get hasActions(): boolean {
    return this.actions.length > 0;
  }

  private get items(): readonly AgendaItem[] {
    return this.records?.items ?? [];
  }

  private notesOf({ id, key }: AgendaItem): { id: string; text: string }[] {
    return (this.records?.notes ?? [])
      .filter(({ item }) => item === id || item === key)
      .map((note) => ({ id: note.id, text: note.authorName ? `${note.text} (${note.authorName})` : note.text }));
  }

  private rowOf(item: AgendaItem): Row {
    return {
      key: item.key,
      account: [item.accountName ?? labels.noAccount, item.actionSubject].filter(Boolean).join(': '),
      question: QUESTIONS.includes(item.question) ? questionShort(item.question) : '',
      decision: this.isAgenda ? '' : decisionSummary(item),
      notes: this.notesOf(item),
    };
  }

  private toPaper = (): void => {
    const place = this.template?.querySelector<HTMLElement>('.print-style');
    if (place && !place.firstChild) place.appendChild(printStyle());
  };

  private toScreen = (): void => {
    this.template?.querySelector('.print-style')?.firstChild?.remove();
    this.dispatchEvent(new CustomEvent('printed'));
  };
}

const STATUS: Record<ActionItem['status'], string> = {
  Open: labels.actionStatusOpen,
  Done: labels.actionStatusDone,
  Dropped: labels.actionStatusDropped,
};
