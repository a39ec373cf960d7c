import { LightningElement, api } from 'lwc';
import { fill, named, number, plainDate, plural, today } from 'c/renkeiFormat';
import type { AgendaItem, Sending } from 'c/renkeiMeetingData';
import { decisionSummary, labels } from 'c/renkeiMeetingWords';

interface Entry {
  sending: Sending;
  state: 'sending' | 'refused' | 'offline' | 'conflict';
  error: unknown;
}

/** What is not in the org yet. Fires `retry`, `discard` and `replace` with the key of an entry. */
export default class RenkeiMeetingOutbox extends LightningElement {
  @api entries: readonly Entry[] = [];
  /** Items as the org has them. */
  @api items: readonly AgendaItem[] = [];

  /** What was written for meetings that have been closed. */
  @api leftBehind: readonly Sending[] = [];

  labels = labels;

  get saving(): string | null {
    const count = this.entries.filter(({ state }) => state === 'sending').length;
    if (count === 0) return null;
    return fill(plural(count, { one: labels.savingOne, other: labels.savingOther }), number(count, 0));
  }

  /** What the org does not take is shown with what was written: it may have to be copied elsewhere. */
  get problems(): { key: string; heading: string; error: unknown; written: string | null }[] {
    return this.entries
      .filter(({ state }) => state === 'offline' || state === 'refused')
      .map(({ sending, state, error }) => ({
        key: sending.key,
        heading: fill(state === 'offline' ? labels.offline : labels.refused, sending.title),
        error: state === 'offline' ? [] : error,
        written: state === 'refused' ? writtenIn(sending) : null,
      }));
  }

  get conflicts(): { key: string; heading: string; theirs: string; mine: string }[] {
    return this.entries.flatMap(({ sending, state }) => {
      if (state !== 'conflict' || sending.kind !== 'change') return [];
      const found = this.items.find(({ key }) => key === sending.item);
      const mine = { ...sending.change, decisionNote: sending.change.note };
      return [
        {
          key: sending.key,
          heading: fill(labels.conflict, sending.title),
          theirs: found ? fill(labels.conflictTheirs, found.decidedByName ?? '', decisionSummary(found)) : '',
          mine: fill(labels.conflictMine, decisionSummary(mine)),
        },
      ];
    });
  }

  get hasLeftBehind(): boolean {
    return this.leftBehind.length > 0;
  }

  get left(): { key: string; about: string; written: string | null }[] {
    return this.leftBehind.map((sending) => ({
      key: sending.key,
      about: fill(labels.leftBehindLine, sending.title, plainDate(today(new Date(sending.at)))),
      written: wholeOf(sending),
    }));
  }

  handleRetry(event: Event): void {
    this.tell('retry', event);
  }

  handleDiscard(event: Event): void {
    this.tell('discard', event);
  }

  handleReplace(event: Event): void {
    this.tell('replace', event);
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
  }

  private tell(name: string, event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent(name, { detail: { key } }));
  }
}

/** The words of somebody in what is on its way. */
function writtenIn(sending: Sending): string | null {
  if (sending.kind === 'note') return sending.text;
  if (sending.kind === 'action') return sending.subject;
  return sending.kind === 'change' ? sending.change.note : null;
}

/** All that somebody wrote or decided, as minutes would say it. */
function wholeOf(sending: Sending): string | null {
  if (sending.kind === 'change') return decisionSummary({ ...sending.change, decisionNote: sending.change.note });
  if (sending.kind !== 'action') return writtenIn(sending);
  const { subject, assignedToName, dueOn } = sending;
  return named(subject, fill(labels.actionLine, assignedToName ?? labels.nobody, dueOn ? plainDate(dueOn) : ''));
}
