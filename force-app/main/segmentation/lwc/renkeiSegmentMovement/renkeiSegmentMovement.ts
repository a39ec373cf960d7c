import { LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { addMonths } from 'c/renkeiCalendarRules';
import { fill, monthName, named, number, plainDate, plural, today } from 'c/renkeiFormat';
import {
  movementQuery,
  movementVariables,
  movesFilter,
  movesQuery,
  toMovement,
  toMovePage,
  toTrend,
  trendQuery,
  type Move,
  type Movement,
  type TrendMonth,
  type Way,
} from 'c/renkeiMovementData';
import {
  policyQuery,
  read,
  readObjectInfo,
  toPolicyAndSetting,
  type GraphQLResult,
  type ObjectInfo,
  type PolicyAndSetting,
} from 'c/renkeiSegmentData';
import { SCORED_SEGMENTS, type Segment, type SegmentRole } from 'c/renkeiSegmentRules';
import { reasonName, segmentName } from 'c/renkeiSegmentWords';
import ageingRule from '@salesforce/label/c.RenkeiSegmentation_MovementAgeingRule';
import ageingTitle from '@salesforce/label/c.RenkeiSegmentation_MovementAgeingTitle';
import ageingWithin from '@salesforce/label/c.RenkeiSegmentation_MovementAgeingWithin';
import all from '@salesforce/label/c.RenkeiSegmentation_MovementAll';
import calm from '@salesforce/label/c.RenkeiSegmentation_MovementCalm';
import dormantNow from '@salesforce/label/c.RenkeiSegmentation_MovementDormantNow';
import fromTo from '@salesforce/label/c.RenkeiSegmentation_MovementFromTo';
import headlineOne from '@salesforce/label/c.RenkeiSegmentation_MovementHeadline_One';
import headlineOther from '@salesforce/label/c.RenkeiSegmentation_MovementHeadline_Other';
import lineWithOwner from '@salesforce/label/c.RenkeiSegmentation_MovementLine';
import listMore from '@salesforce/label/c.RenkeiSegmentation_ListMore';
import listShown from '@salesforce/label/c.RenkeiSegmentation_ListShown';
import listTitle from '@salesforce/label/c.RenkeiSegmentation_MovementListTitle';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import title from '@salesforce/label/c.RenkeiSegmentation_MovementTitle';
import trendDormant from '@salesforce/label/c.RenkeiSegmentation_MovementTrendDormant';
import trendMonth from '@salesforce/label/c.RenkeiSegmentation_MovementTrendMonth';
import trendTitle from '@salesforce/label/c.RenkeiSegmentation_MovementTrendTitle';
import twoSentences from '@salesforce/label/c.RenkeiCore_TwoSentences';
import { columnsOf, matrixOf, type MatrixRow } from './matrix.ts';

type Source = 'policy' | 'movement' | 'moves';

const PAGE_SIZE = 25;
const TREND_MONTHS = 11;

/** Who changed segment in a month, from where to where and why; and which existing customers are about to go dormant. */
export default class RenkeiSegmentMovement extends NavigationMixin(LightningElement) {
  labels = {
    ageingRule,
    ageingTitle,
    all,
    calm,
    fromTo,
    listMore,
    loading,
    title,
    trendDormant,
    trendMonth,
    trendTitle,
  };
  policyAndSetting: PolicyAndSetting | undefined;
  movement: Movement | undefined;
  trend: TrendMonth[] = [];
  way: Way | null = null;
  private chosenMonth: string | null = null;
  private moves: Move[] = [];
  private total = 0;
  private next: string | null = null;
  private after: string | null = null;
  private mayReadTotals = false;
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};

  @wire(read, { query: policyQuery })
  readPolicy(result: GraphQLResult<unknown>): void {
    this.keep('policy', result);
    if (result.data) this.policyAndSetting = toPolicyAndSetting(result.data, today(new Date()));
  }

  @wire(readObjectInfo, { objectApiName: 'RenkeiSegmentSnapshot__c' })
  readRights({ data }: { data?: ObjectInfo }): void {
    this.mayReadTotals = data !== undefined;
  }

  get asOf(): string {
    return this.policyAndSetting?.setting.lastRunAsOf ?? today(new Date());
  }

  get month(): string {
    return this.chosenMonth ?? `${this.asOf.slice(0, 7)}-01`;
  }

  get movementDocument(): typeof movementQuery | undefined {
    return this.policyAndSetting?.active ? movementQuery : undefined;
  }

  get movementVariables(): Record<string, unknown> | undefined {
    const policy = this.policyAndSetting?.active?.policy;
    return policy && movementVariables(this.month, this.asOf, policy);
  }

  @wire(read, { query: '$movementDocument', variables: '$movementVariables' })
  readMovement(result: GraphQLResult<unknown>): void {
    this.keep('movement', result);
    if (result.data) this.movement = toMovement(result.data);
  }

  get movesDocument(): typeof movesQuery | undefined {
    return this.policyAndSetting?.active ? movesQuery : undefined;
  }

  get movesVariables(): Record<string, unknown> {
    return { moves: movesFilter(this.month, this.way), first: PAGE_SIZE, after: this.after };
  }

  @wire(read, { query: '$movesDocument', variables: '$movesVariables' })
  readMoves(result: GraphQLResult<unknown>): void {
    this.keep('moves', result);
    if (!result.data) return;
    const page = toMovePage(result.data);
    this.moves = this.after === null ? page.moves : [...this.moves, ...page.moves];
    this.total = page.total;
    this.next = page.next;
  }

  get trendDocument(): typeof trendQuery | undefined {
    return this.mayReadTotals && this.policyAndSetting ? trendQuery : undefined;
  }

  get trendVariables(): Record<string, unknown> {
    return { since: addMonths(`${this.asOf.slice(0, 7)}-01`, -TREND_MONTHS) };
  }

  @wire(read, { query: '$trendDocument', variables: '$trendVariables' })
  readTrend({ data }: GraphQLResult<unknown>): void {
    if (data) this.trend = toTrend(data);
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get loading(): boolean {
    return !this.policyAndSetting || (this.policyAndSetting.active !== null && !this.movement);
  }

  get headline(): string {
    const moved = (this.movement?.ways ?? []).reduce((sum, way) => sum + way.accounts, 0);
    if (moved === 0) return fill(calm, monthName(this.month));
    const parts = (this.movement?.reasons ?? []).map(
      ({ reason, accounts }) => `${reasonName(reason)} ${number(accounts)}`,
    );
    const words = fill(plural(moved, { one: headlineOne, other: headlineOther }), number(moved), monthName(this.month));
    return parts.length === 0 ? words : fill(twoSentences, words, parts.join(' · '));
  }

  get matrix(): MatrixRow[] {
    return this.movement ? matrixOf(this.movement, this.way, this.roles) : [];
  }

  get columns(): { key: Segment; name: string }[] {
    return columnsOf(this.roles);
  }

  get ageing(): { key: number; text: string; accounts: number; figure: string }[] {
    return (this.movement?.ageing ?? []).map(({ days, accounts }) => ({
      key: days,
      text: fill(ageingWithin, days),
      accounts,
      figure: number(accounts),
    }));
  }

  get ageingMax(): number {
    return Math.max(1, ...this.ageing.map((group) => group.accounts));
  }

  get dormantText(): string {
    return fill(dormantNow, number(this.movement?.dormant ?? 0));
  }

  get hasTrend(): boolean {
    return this.trend.length > 0;
  }

  get trendColumns(): { key: string; name: string }[] {
    return SCORED_SEGMENTS.map((segment) => ({ key: segment, name: segmentName(segment, this.roles) }));
  }

  get trendRows(): { key: string; name: string; cells: { key: string; text: string }[]; dormant: string }[] {
    return this.trend.map((month) => ({
      key: month.month,
      name: monthName(month.month),
      cells: SCORED_SEGMENTS.map((segment) => ({ key: segment, text: number(month.accounts[segment] ?? 0) })),
      dormant: number(month.dormant),
    }));
  }

  get listHeading(): string {
    const { way } = this;
    const which = way ? `${segmentName(way.from, this.roles)} → ${segmentName(way.to, this.roles)}` : all;
    return named(listTitle, which);
  }

  get lines(): { id: string; account: string; name: string; way: string; details: string }[] {
    return this.moves.map((move) => ({
      id: move.id,
      account: move.account,
      name: move.accountName,
      way: `${segmentName(move.from, this.roles)} → ${segmentName(move.to, this.roles)}`,
      details: fill(
        lineWithOwner,
        plainDate(move.movedOn),
        move.reason ? reasonName(move.reason) : '–',
        move.owner ?? '–',
      ),
    }));
  }

  get hasLines(): boolean {
    return this.moves.length > 0;
  }

  get shown(): string {
    return fill(listShown, number(this.moves.length), number(this.total));
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  handleTurn(event: CustomEvent<{ month: string }>): void {
    this.chosenMonth = event.detail.month;
    this.movement = undefined;
    this.choose(null);
  }

  handleWay(event: Event): void {
    const { from, to } = (event.currentTarget as HTMLElement).dataset as unknown as Way;
    const again = this.way?.from === from && this.way.to === to;
    this.choose(again ? null : { from, to });
  }

  handleMore(): void {
    this.after = this.next;
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    if (!id) return;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: id, objectApiName: 'Account', actionName: 'view' },
    });
  }

  handleRetry(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  private get roles(): readonly SegmentRole[] {
    return this.policyAndSetting?.active?.roles ?? [];
  }

  private choose(way: Way | null): void {
    this.way = way;
    this.after = null;
    this.moves = [];
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
