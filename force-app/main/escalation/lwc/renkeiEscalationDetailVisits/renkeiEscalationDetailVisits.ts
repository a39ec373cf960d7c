import { LightningElement, api, wire } from 'lwc';
import RenkeiVisitDialog from 'c/renkeiVisitDialog';
import type { CaseDetail, CaseVisit } from 'c/renkeiEscalationData';
import { accountName, isWaitingForResult, visitState } from 'c/renkeiEscalationWords';
import { addDays } from 'c/renkeiCalendarRules';
import { fill, startOfDay, today } from 'c/renkeiFormat';
import { boardQuery, boardVariables, read, toBoard, type GraphQLResult, type VisitBoard } from 'c/renkeiVisitData';
import { workingDayFrom } from 'c/renkeiVisitRules';
import { whenOf } from 'c/renkeiVisitWords';
import userId from '@salesforce/user/Id';
import book from '@salesforce/label/c.RenkeiEscalation_CaseBook';
import line from '@salesforce/label/c.RenkeiEscalation_CaseVisitLine';
import none from '@salesforce/label/c.RenkeiEscalation_CaseNoAppointment';
import report from '@salesforce/label/c.RenkeiEscalation_CaseReport';
import title from '@salesforce/label/c.RenkeiEscalation_CaseVisits';

interface Line {
  id: string;
  text: string;
  /** Who goes there, unless it is the reader. */
  rep: string | null;
  purpose: string | null;
  note: string | null;
  /** The reader was there and has not said what came of it. */
  reports: boolean;
  visit: CaseVisit;
}

/** Visits of a case, and the result of those that the reader has made. Fires `booked` and `reported` when something was saved. */
export default class RenkeiEscalationDetailVisits extends LightningElement {
  @api record: CaseDetail | undefined;
  /** Whether the reader may book. */
  @api bookable = false;

  labels = { book, none, report, title };
  board: VisitBoard | undefined;
  isOpening = false;

  query = boardQuery;
  private readonly from = today(new Date());

  /** Read for who can be booked and for the days off. */
  get variables(): Record<string, unknown> {
    const span = { start: startOfDay(this.from), end: startOfDay(addDays(this.from, 1)) };
    return boardVariables(span, this.from);
  }

  @wire(read, { query: '$query', variables: '$variables' })
  readBoard({ data }: GraphQLResult<unknown>): void {
    if (data) this.board = toBoard(data, userId);
  }

  get lines(): Line[] {
    const now = new Date().toISOString();
    return (this.record?.visits ?? [])
      .filter(({ status }) => status !== 'Cancelled')
      .map((visit, index) => ({
        id: visit.id,
        text: fill(line, visit.number ?? index + 1, whenOf(visit), visitState(visit)),
        rep: this.board?.reps.find(({ user }) => user === visit.rep && user !== userId)?.name ?? null,
        purpose: visit.purpose,
        note: visit.resultNote,
        reports: visit.rep === userId && isWaitingForResult(visit, now),
        visit,
      }));
  }

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  get holidays(): readonly string[] {
    return this.board?.holidays ?? [];
  }

  get cannotBook(): boolean {
    return this.isOpening || !this.board;
  }

  handleSaved(event: CustomEvent): void {
    // The form tells of it within this component only; the parent hears a word of its own.
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('reported'));
  }

  async handleBook(): Promise<void> {
    const { record, board } = this;
    if (!record || !board) return;
    const rep = board.reps.find(({ user }) => user === (record.isInQueue ? record.handedTo : record.owner));
    const area = record.visits.find((visit) => visit.area)?.area ?? record.accountCity;
    const date = workingDayFrom(addDays(this.from, 1), board.holidays);
    this.isOpening = true;
    const outcome = await RenkeiVisitDialog.open({
      size: 'small',
      label: book,
      mode: 'book',
      reps: board.reps,
      holidays: board.holidays,
      mayChange: true,
      cases: [],
      waiting: {
        id: record.id,
        owner: record.owner,
        account: record.account,
        accountName: accountName(record),
        area,
        contact: record.contact.id,
        contactName: record.contact.name,
        firstVisitDueAt: record.firstVisitDueAt,
        visitCount: record.visitCount,
        nextStepOn: record.nextStepOn,
      },
      proposal: { rep: rep?.user ?? board.reps[0]?.user ?? '', date, start: null },
    });
    this.isOpening = false;
    if (outcome === 'changed') this.dispatchEvent(new CustomEvent('booked'));
  }
}
