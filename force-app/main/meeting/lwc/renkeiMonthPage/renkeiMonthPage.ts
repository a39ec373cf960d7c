import { LightningElement, api, wire } from 'lwc';
import { fill } from 'c/renkeiFormat';
import {
  monthPageQuery,
  monthsQuery,
  read,
  toMonthPaper,
  toMonths,
  type ClosedMonth,
  type GraphQLResult,
} from 'c/renkeiMeetingData';
import { PaperFormat, printCss, type Language, type MonthPaper, type MonthSheet } from 'c/renkeiMeetingPaperRules';
import { labels, monthLabels } from 'c/renkeiMeetingWords';
import language from '@salesforce/i18n/lang';
import { toPage, type Page } from './page.ts';

const LANGUAGE: Language = language.startsWith('ja') ? 'ja' : 'en';
/** What the printing knows the page by; the whole document knows no other. */
const PAPER_CLASS = 'renkei-print-month';

/** The month-end page as it was frozen when the month was closed: what `meeting month` prints, on the screen and on paper. */
export default class RenkeiMonthPage extends LightningElement {
  labels = labels;
  words = monthLabels;
  sheetClass = `sheet ${PAPER_CLASS}`;
  months: readonly ClosedMonth[] | null = null;
  private given: string | null = null;
  private asked: string | null = null;
  private found: { page: string; paper: MonthPaper<unknown> | null } | null = null;
  private failed: GraphQLResult<unknown> | null = null;

  /** Whose months they are. */
  @api get team(): string | null {
    return this.given;
  }
  set team(team: string | null) {
    if (team === this.given) return;
    this.given = team;
    this.months = null;
    this.asked = null;
    this.found = null;
    this.failed = null;
  }

  get monthsDocument(): typeof monthsQuery | undefined {
    return this.given === null ? undefined : monthsQuery;
  }

  get monthsVariables(): Record<string, unknown> | undefined {
    return this.given === null ? undefined : { team: this.given };
  }

  @wire(read, { query: '$monthsDocument', variables: '$monthsVariables' })
  readMonths(result: GraphQLResult<unknown>): void {
    if (result.errors) this.failed = result;
    if (!result.data) return;
    this.failed = null;
    const months = toMonths(result.data);
    this.months = months;
    if (!months.some(({ page }) => page === this.asked)) this.asked = months[0]?.page ?? null;
  }

  get pageDocument(): typeof monthPageQuery | undefined {
    return this.asked === null ? undefined : monthPageQuery;
  }

  get pageVariables(): Record<string, unknown> | undefined {
    return this.asked === null ? undefined : { page: this.asked };
  }

  @wire(read, { query: '$pageDocument', variables: '$pageVariables' })
  readPage(result: GraphQLResult<unknown>): void {
    if (result.errors) this.failed = result;
    if (!result.data || this.asked === null) return;
    this.failed = null;
    this.found = { page: this.asked, paper: toMonthPaper(result.data) };
  }

  get errors(): readonly unknown[] | null {
    return this.failed?.errors ?? null;
  }

  get isLoading(): boolean {
    if (this.failed) return false;
    return this.months === null || (this.asked !== null && this.found?.page !== this.asked);
  }

  get hasNone(): boolean {
    return this.months?.length === 0;
  }

  get noneText(): string {
    return fill(monthLabels.none, this.given ?? '');
  }

  get hasMonths(): boolean {
    return (this.months?.length ?? 0) > 0;
  }

  get options(): { value: string; label: string }[] {
    const format = new PaperFormat(LANGUAGE, 'UTC', '');
    return (this.months ?? []).map(({ page, first }) => ({ value: page, label: format.month(first) }));
  }

  get isUnreadable(): boolean {
    return this.found !== null && this.found.page === this.asked && this.found.paper === null;
  }

  get page(): Page | null {
    const { sheet } = this;
    return sheet && toPage(sheet);
  }

  handleChoose({ detail }: CustomEvent<{ value: string }>): void {
    this.asked = detail.value;
  }

  handleRetry(): void {
    const { failed } = this;
    this.failed = null;
    void failed?.refresh?.();
  }

  /** Prints the page alone, on A4; nothing where there is none. */
  @api print(): void {
    if (this.sheet) window.print();
  }

  override connectedCallback(): void {
    window.addEventListener('beforeprint', this.toPaper);
    window.addEventListener('afterprint', this.toScreen);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('beforeprint', this.toPaper);
    window.removeEventListener('afterprint', this.toScreen);
  }

  private get sheet(): MonthSheet | null {
    const { found, asked } = this;
    return found !== null && found.page === asked ? (found.paper?.sheets[LANGUAGE] ?? null) : null;
  }

  private toPaper = (): void => {
    const place = this.template?.querySelector<HTMLElement>('.print-style');
    const { sheet } = this;
    if (!place || !sheet || place.firstChild) return;
    const { kind, title, foot, pageWord } = sheet;
    const style = document.createElement('style');
    style.textContent = printCss(PAPER_CLASS, { head: `${kind} · ${title}`, foot, pageWord });
    place.appendChild(style);
  };

  private toScreen = (): void => {
    this.template?.querySelector('.print-style')?.firstChild?.remove();
  };
}
