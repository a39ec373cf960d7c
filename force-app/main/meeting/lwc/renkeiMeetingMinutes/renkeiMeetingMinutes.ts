import { LightningElement, api, wire } from 'lwc';
import {
  isSame,
  paperPack,
  paperQuery,
  paperVariables,
  read,
  toPaper,
  type GraphQLResult,
  type MeetingRecords,
  type PaperAnswer,
  type PaperContext,
} from 'c/renkeiMeetingData';
import { BAR, PaperFormat, sheetOf, type Language, type Sheet } from 'c/renkeiMeetingPaperRules';
import { labels, paperWords } from 'c/renkeiMeetingWords';
import language from '@salesforce/i18n/lang';
import userTimeZone from '@salesforce/i18n/timeZone';
import { PAPER_CLASS, printStyle } from './paper.ts';
import { toPage, type Page } from './page.ts';

const LANGUAGE: Language = language.startsWith('ja') ? 'ja' : 'en';

/** A meeting on paper and on the screen: the agenda before it, the minutes after it, as `meeting pack` makes them. */
export default class RenkeiMeetingMinutes extends LightningElement {
  labels = labels;
  sheetClass = `sheet ${PAPER_CLASS}`;
  bar = BAR;
  failure: GraphQLResult<unknown> | null = null;
  private found: PaperAnswer | undefined;
  private given: MeetingRecords | null = null;
  private about: PaperContext | null = null;
  private asked: Record<string, unknown> | undefined;
  private wantsPrint = false;

  /** What is on record; before a meeting begins its `meeting` may be null. */
  @api get records(): MeetingRecords | null {
    return this.given;
  }
  set records(records: MeetingRecords | null) {
    this.given = records;
    this.ask();
  }

  /** Whose page it is. */
  @api get context(): PaperContext | null {
    return this.about;
  }
  set context(context: PaperContext | null) {
    // As of when the page tells was said when it was asked for.
    const now = this.about?.now ?? context?.now ?? '';
    if (isSame(this.about, context && { ...context, now })) return;
    this.about = context;
    this.ask();
  }

  get document(): typeof paperQuery | undefined {
    return this.asked && paperQuery;
  }

  get variables(): Record<string, unknown> | undefined {
    return this.asked;
  }

  @wire(read, { query: '$document', variables: '$variables' })
  readPaper(result: GraphQLResult<unknown>): void {
    if (result.errors) this.failure = result;
    if (!result.data) return;
    this.failure = null;
    this.found = toPaper(result.data);
    if (this.wantsPrint) void this.print();
  }

  /** Prints this alone, on A4, as soon as all of it is there. */
  @api async print(): Promise<void> {
    this.wantsPrint = this.found === undefined;
    if (this.wantsPrint) return;
    // What has just been put on the page is laid out before it is printed.
    await Promise.resolve();
    this.toPaper();
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

  get errors(): readonly unknown[] | null {
    return this.failure?.errors ?? null;
  }

  get isLoading(): boolean {
    return this.found === undefined && this.failure === null;
  }

  get page(): Page | null {
    const { sheet } = this;
    return sheet && toPage(sheet, labels.title);
  }

  handleRetry(): void {
    const { failure } = this;
    this.failure = null;
    void failure?.refresh?.();
  }

  private get sheet(): Sheet | null {
    const { given, about, found } = this;
    if (!given || !about || !found) return null;
    const timeZone = found.timeZone ?? userTimeZone;
    const format = new PaperFormat(LANGUAGE, timeZone, '');
    return sheetOf(
      paperPack(given, found, about, { language: LANGUAGE, format, timeZone }),
      paperWords(found.names),
      format,
    );
  }

  /** Asks for what the page tells beside its items: once for the same items, however often they are given. */
  private ask(): void {
    const { given, about } = this;
    if (!given || !about) return;
    const { at: _at, from: _from, ...subjects } = paperVariables(given, about);
    const { at: _before, from: _since, ...known } = this.asked ?? {};
    if (this.asked && isSame(subjects, known)) return;
    this.found = undefined;
    this.asked = paperVariables(given, about);
  }

  private toPaper = (): void => {
    const place = this.template?.querySelector<HTMLElement>('.print-style');
    const { sheet } = this;
    if (place && sheet && !place.firstChild) place.appendChild(printStyle(sheet));
  };

  private toScreen = (): void => {
    this.template?.querySelector('.print-style')?.firstChild?.remove();
    this.dispatchEvent(new CustomEvent('printed'));
  };
}
