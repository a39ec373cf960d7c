import { LightningElement, api } from 'lwc';
import { fill, startOfDay, telephoneLink } from 'c/renkeiFormat';
import type { BoardVisit, VisitBoard } from 'c/renkeiVisitData';
import { freeSpans, isDayOff, isOpen, workingSpan } from 'c/renkeiVisitRules';
import { dayOfInstant, mapLink, resultName, statusName, timesOf } from 'c/renkeiVisitWords';
import userId from '@salesforce/user/Id';
import accept from '@salesforce/label/c.RenkeiEscalation_VisitConfirm';
import acceptOf from '@salesforce/label/c.RenkeiEscalation_VisitConfirmOf';
import bookAt from '@salesforce/label/c.RenkeiEscalation_VisitBookAt';
import busy from '@salesforce/label/c.RenkeiEscalation_VisitBusy';
import details from '@salesforce/label/c.RenkeiEscalation_VisitDetails';
import detailsOf from '@salesforce/label/c.RenkeiEscalation_VisitDetailsOf';
import free from '@salesforce/label/c.RenkeiEscalation_VisitFree';
import map from '@salesforce/label/c.RenkeiEscalation_VisitMap';
import mapOfLabel from '@salesforce/label/c.RenkeiEscalation_VisitMapOf';
import noTime from '@salesforce/label/c.RenkeiEscalation_VisitNoTime';
import nothing from '@salesforce/label/c.RenkeiEscalation_VisitNothing';
import unnamed from '@salesforce/label/c.RenkeiEscalation_VisitUnnamed';

interface Stop {
  key: string;
  isVisit: boolean;
  visit: BoardVisit | undefined;
  start: string;
  times: string;
  name: string;
  area: string | null;
  purpose: string | null;
  note: string | null;
  map: string | null;
  mapLabel: string;
  detailsLabel: string;
  phone: string | null;
  tel: string | null;
  asksResult: boolean;
  asksAnswer: boolean;
  acceptLabel: string;
  className: string;
}

interface Person {
  rep: string;
  name: string;
  stops: Stop[];
  nothing: boolean;
  free: { key: string; start: string; times: string; label: string }[];
  noTime: boolean;
}

/** No gap shorter than this is offered. */
const SHORTEST_MINUTES = 60;

/**
 * A day in order: for who goes to customers their own, with results to give; for everybody else everyone's, with free times. Fires
 * `open` and `confirm` with a visit's Id, `book` with a person and a start, and `reported`.
 */
export default class RenkeiVisitDay extends LightningElement {
  @api board: VisitBoard | undefined;
  /** yyyy-mm-dd */
  @api date = '';
  @api mayChange = false;

  labels = { accept, busy, details, free, map, noTime, nothing };

  get isRep(): boolean {
    return this.board?.reps.some(({ user, isBookable }) => isBookable && user === userId) === true;
  }

  get people(): Person[] {
    const { board, date } = this;
    if (!board) return [];
    const shown = board.reps.filter(({ user, team }) =>
      this.isRep ? user === userId : board.ownTeam === null || team === board.ownTeam || team === '',
    );
    return shown.map(({ user: rep, name, pausedUntil, isBookable }) => {
      const stops = this.stopsOf(board, rep);
      const isAway = !isBookable || isDayOff(date, board.holidays) || (pausedUntil !== null && pausedUntil >= date);
      const spans = this.isRep || isAway ? [] : this.freeOf(board, rep);
      const gaps = spans.map((span) => ({
        ...{ key: span.start, start: span.start, times: timesOf(span) },
        label: fill(bookAt, name, timesOf(span)),
      }));
      return { rep, name, stops, nothing: stops.length === 0, free: gaps, noTime: !this.isRep && gaps.length === 0 };
    });
  }

  get showsNames(): boolean {
    return !this.isRep;
  }

  get holidays(): readonly string[] {
    return this.board?.holidays ?? [];
  }

  get cannotBook(): boolean {
    return !this.mayChange;
  }

  handleOpen(event: Event): void {
    const { visit } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { visit } }));
  }

  handleAccept(event: Event): void {
    const { visit } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('confirm', { detail: { visit } }));
  }

  handleFree(event: Event): void {
    const { rep, start } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('book', { detail: { rep, start, date: this.date } }));
  }

  handleSaved(): void {
    this.dispatchEvent(new CustomEvent('reported'));
  }

  private freeOf({ commitments, dayEndsAt }: VisitBoard, rep: string): { start: string; end: string }[] {
    const taken = commitments.filter((other) => other.rep === rep);
    const day = workingSpan(startOfDay(this.date), dayEndsAt);
    return freeSpans(day, taken, SHORTEST_MINUTES, new Date().toISOString());
  }

  private stopsOf(board: VisitBoard, rep: string): Stop[] {
    const isOfDay = (of: { rep: string; start: string; end: string }): boolean =>
      of.rep === rep &&
      dayOfInstant(of.start) <= this.date &&
      dayOfInstant(new Date(Date.parse(of.end) - 1).toISOString()) >= this.date;
    const busyTimes = board.busy.filter(isOfDay).map((time) => ({
      ...{ key: time.id, isVisit: false, visit: undefined, start: time.start, times: timesOf(time), name: busy },
      ...{ area: null, purpose: null, note: null, map: null, mapLabel: '', detailsLabel: '', phone: null, tel: null },
      ...{ asksResult: false, asksAnswer: false, acceptLabel: '', className: 'stop busy' },
    }));
    return [...board.visits.filter(isOfDay).map((visit) => this.stopOf(visit)), ...busyTimes].sort(
      (one, other) => Date.parse(one.start) - Date.parse(other.start),
    );
  }

  private stopOf(visit: BoardVisit): Stop {
    const name = visit.accountName ?? unnamed;
    const phone = visit.contactPhone ?? visit.accountPhone;
    const begun = Date.parse(visit.start) <= Date.now();
    return {
      ...{ key: visit.id, isVisit: true, visit, start: visit.start, times: timesOf(visit), name, phone },
      ...{ area: visit.area, purpose: visit.purpose, map: mapLink(visit) },
      note: visit.result ? resultName(visit.result) : visit.status === 'Confirmed' ? null : statusName(visit.status),
      mapLabel: fill(mapOfLabel, name),
      detailsLabel: fill(detailsOf, name),
      tel: telephoneLink(phone),
      asksResult: this.mayChange && visit.rep === userId && begun && isOpen(visit.status),
      asksAnswer: this.mayChange && visit.rep === userId && !begun && visit.status === 'Tentative',
      acceptLabel: fill(acceptOf, name),
      className: `stop ${visit.status.toLowerCase()}`,
    };
  }
}
