import { LightningElement, api } from 'lwc';
import { fill } from 'c/renkeiFormat';
import type { BoardVisit, Rep, VisitBoard } from 'c/renkeiVisitData';
import { isOpen } from 'c/renkeiVisitRules';
import { dayName, dayOfInstant, resultName, statusName, timesOf } from 'c/renkeiVisitWords';
import userId from '@salesforce/user/Id';
import busy from '@salesforce/label/c.RenkeiEscalation_VisitBusy';
import dayOff from '@salesforce/label/c.RenkeiEscalation_VisitDayOff';
import gone from '@salesforce/label/c.RenkeiEscalation_VisitRepGone';
import here from '@salesforce/label/c.RenkeiEscalation_VisitHere';
import hereLabel from '@salesforce/label/c.RenkeiEscalation_VisitHereLabel';
import keys from '@salesforce/label/c.RenkeiEscalation_VisitKeys';
import paused from '@salesforce/label/c.RenkeiEscalation_VisitPaused';
import repLabel from '@salesforce/label/c.RenkeiEscalation_VisitRep';
import title from '@salesforce/label/c.RenkeiEscalation_VisitGrid';
import unnamed from '@salesforce/label/c.RenkeiEscalation_VisitUnnamed';

/** What waits to be put onto the board: a case or a visit. */
export interface InHand {
  kind: 'case' | 'visit';
  id: string;
  name: string;
  /** Taken by key: the focus goes to where it can be put. */
  byKeyboard: boolean;
  /** With whom and on what day it is, or whose it is, so that keys have a short way. */
  rep?: string | null;
  date?: string | null;
}

interface Item {
  key: string;
  isVisit: boolean;
  start: string;
  times: string;
  name: string;
  area: string | null;
  purpose: string | null;
  note: string | null;
  className: string;
  draggable: string;
}

interface Cell {
  key: string;
  date: string;
  rep: string;
  position: string;
  className: string;
  items: Item[];
  /** Name of the button that puts something here; null where nothing can be put. */
  here: string | null;
}

interface Row {
  key: string;
  name: string;
  pause: string | null;
  cells: Cell[];
}

/**
 * Representatives by days. Fires `open`, `cancelvisit` and `take` with a visit's Id, `place` with person and day where something
 * in hand is put, and `leave` when it is put back.
 */
export default class RenkeiVisitGrid extends LightningElement {
  @api board: VisitBoard | undefined;
  @api reps: readonly Rep[] = [];
  /** Days shown, yyyy-mm-dd. */
  @api dates: readonly string[] = [];
  /** The reader's today, yyyy-mm-dd. */
  @api today = '';
  @api inHand: InHand | null = null;
  @api mayChange = false;

  labels = { busy, here, keys, repLabel, title };
  /** Position of the cell under the pointer while something is dragged. */
  private over: string | null = null;
  private focused: string | null = null;

  get heads(): { date: string; name: string; className: string }[] {
    return this.dates.map((date) => ({
      date,
      name: this.isOff(date) ? `${dayName(date)} ${dayOff}` : dayName(date),
      className: date === this.today ? 'day today' : 'day',
    }));
  }

  get rows(): Row[] {
    const { board } = this;
    if (!board) return [];
    return this.reps.map((rep, row) => ({
      key: rep.user,
      name: rep.name,
      pause: !rep.isBookable
        ? gone
        : rep.pausedUntil && rep.pausedUntil >= this.today
          ? fill(paused, dayName(rep.pausedUntil))
          : null,
      cells: this.dates.map((date, column) => this.cellOf(board, rep, date, `${row}-${column}`)),
    }));
  }

  override renderedCallback(): void {
    const { inHand } = this;
    const taken = inHand ? `${inHand.kind} ${inHand.id}` : null;
    if (taken === this.focused) return;
    this.focused = taken;
    if (inHand?.byKeyboard) this.nearest(inHand)?.focus();
  }

  /** Gives the focus to a visit, or to the grid when it is not shown any more. */
  @api
  focusOn(visit: string): void {
    (this.find(`[data-visit="${visit}"]`) ?? this.find('.frame'))?.focus();
  }

  handleOpen(event: Event): void {
    this.tell('open', event);
  }

  handleVisitKey(event: KeyboardEvent): void {
    const isFixed = (event.currentTarget as HTMLElement).getAttribute('draggable') !== 'true';
    if (isFixed || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'm' || event.key === 'M') this.tell('take', event, { byKeyboard: true });
    else if (event.key === 'Delete') this.tell('cancelvisit', event);
    else return;
    event.preventDefault();
  }

  handleDragStart(event: DragEvent): void {
    // Some browsers drag nothing that carries no data.
    event.dataTransfer?.setData('text/plain', (event.currentTarget as HTMLElement).dataset.visit ?? '');
    this.tell('take', event, { byKeyboard: false });
  }

  handleDragEnd(): void {
    this.over = null;
    this.dispatchEvent(new CustomEvent('leave'));
  }

  handleDragOver(event: DragEvent): void {
    const { dataset } = event.currentTarget as HTMLElement;
    if (!this.takes(dataset)) return;
    event.preventDefault();
    this.over = dataset.position ?? null;
  }

  handleDragLeave(): void {
    this.over = null;
  }

  handleDrop(event: DragEvent): void {
    event.preventDefault();
    this.over = null;
    this.place(event.currentTarget as HTMLElement);
  }

  handleHere(event: Event): void {
    this.place(event.currentTarget as HTMLElement);
  }

  handleHereKey(event: KeyboardEvent): void {
    const steps: Record<string, [number, number]> = {
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
    };
    const step = steps[event.key];
    if (event.key === 'Escape') this.dispatchEvent(new CustomEvent('leave'));
    else if (step) {
      const [row = 0, column = 0] = (event.currentTarget as HTMLElement).dataset.position!.split('-').map(Number);
      this.go(row, column, step);
    } else return;
    event.preventDefault();
  }

  private cellOf(board: VisitBoard, { user: rep, name, isBookable }: Rep, date: string, position: string): Cell {
    const isOfCell = (of: { rep: string; start: string; end: string }): boolean =>
      of.rep === rep &&
      dayOfInstant(of.start) <= date &&
      dayOfInstant(new Date(Date.parse(of.end) - 1).toISOString()) >= date;
    const items = [
      ...board.visits.filter(isOfCell).map((visit) => this.itemOf(visit)),
      ...board.busy.filter(isOfCell).map((time) => ({
        ...{ key: time.id, isVisit: false, start: time.start, times: this.busyTimes(time, date), name: busy },
        ...{ area: null, purpose: null, note: null, className: 'busy', draggable: 'false' },
      })),
    ].sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
    const off = this.isOff(date) ? ' off' : '';
    const target = this.over === position ? ' over' : '';
    return {
      ...{ key: date, date, rep, position, items },
      className: `cell${off}${target}${date === this.today ? ' today' : ''}`,
      here: this.inHand && isBookable && date >= this.today ? fill(hereLabel, name, dayName(date)) : null,
    };
  }

  private itemOf(visit: BoardVisit): Item {
    const note = visit.result
      ? resultName(visit.result)
      : visit.status === 'Confirmed'
        ? null
        : statusName(visit.status);
    const inHand = this.inHand?.kind === 'visit' && this.inHand.id === visit.id ? ' in-hand' : '';
    return {
      ...{ key: visit.id, isVisit: true, start: visit.start, times: timesOf(visit), area: visit.area },
      ...{ purpose: visit.purpose, note, name: visit.accountName ?? unnamed },
      className: `visit ${visit.status.toLowerCase()}${inHand}`,
      draggable: String(this.mayChange && this.isTheirs(visit.rep) && isOpen(visit.status)),
    };
  }

  /** On days that lie wholly within a longer time, times of other days would mislead. */
  private busyTimes(time: { start: string; end: string }, date: string): string {
    const begins = dayOfInstant(time.start) === date;
    const ends = dayOfInstant(new Date(Date.parse(time.end) - 1).toISOString()) === date;
    return begins && ends && Date.parse(time.end) - Date.parse(time.start) < 86_400_000 ? timesOf(time) : busy;
  }

  /** Whether what is in hand can be put there: neither into the past nor with somebody who is not booked any more. */
  private takes({ rep, date }: DOMStringMap): boolean {
    const person = this.reps.find(({ user }) => user === rep);
    return this.inHand !== null && person?.isBookable === true && date! >= this.today;
  }

  /** Who goes to customers changes their own visits; everybody else arranges those of others. */
  private isTheirs(rep: string): boolean {
    return rep === userId || !this.board?.reps.some(({ user, isBookable }) => isBookable && user === userId);
  }

  private isOff(date: string): boolean {
    return this.board?.holidays.includes(date) === true;
  }

  private place({ dataset }: HTMLElement): void {
    if (!this.takes(dataset)) return;
    this.dispatchEvent(new CustomEvent('place', { detail: { rep: dataset.rep, date: dataset.date } }));
  }

  private tell(name: string, event: Event, more: object = {}): void {
    const { visit } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent(name, { detail: { visit, ...more } }));
  }

  /** To the next place in a direction: who is not booked any more, and days that are over, are passed. */
  private go(row: number, column: number, [down, right]: [number, number]): void {
    const [below, beside] = [row + down, column + right];
    if (!this.reps[below] || !this.dates[beside]) return;
    const place = this.find(`button[data-position="${below}-${beside}"]`);
    if (place) place.focus();
    else this.go(below, beside, [down, right]);
  }

  /** Where whoever takes something by key begins: there where it is, else with whose it is. */
  private nearest({ rep, date }: InHand): HTMLElement | null {
    const theirs = `.here[data-rep="${rep ?? ''}"]`;
    return this.find(`${theirs}[data-date="${date ?? ''}"]`) ?? this.find(theirs) ?? this.find('.here');
  }

  private find(selector: string): HTMLElement | null {
    return this.template?.querySelector<HTMLElement>(selector) ?? null;
  }
}
