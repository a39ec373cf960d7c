import { LightningElement, wire } from 'lwc';
import { fill, number, plainDate, plural, today } from 'c/renkeiFormat';
import type RenkeiDistributionConfirm from 'c/renkeiDistributionConfirm';
import {
  distributionPeopleQuery,
  distributionQuery,
  planFilter,
  toPeople,
  toSummary,
  type DistributionSummary,
  type Person,
  type PlanFilter,
  type PlanSelection,
} from 'c/renkeiDistributionData';
import type RenkeiDistributionPlans from 'c/renkeiDistributionPlans';
import type { RoomLine } from 'c/renkeiDistributionPlans';
import { capacityPerCaller, type ProposalReason } from 'c/renkeiDistributionRules';
import { reasonName } from 'c/renkeiDistributionWords';
import {
  policyQuery,
  read,
  readObjectInfo,
  toPolicyAndSetting,
  type GraphQLResult,
  type ObjectInfo,
  type PolicyAndSetting,
} from 'c/renkeiSegmentData';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import between from '@salesforce/label/c.RenkeiSegmentation_DistributionBetween';
import callersTitle from '@salesforce/label/c.RenkeiSegmentation_DistributionCallers';
import calm from '@salesforce/label/c.RenkeiSegmentation_DistributionCalm';
import confirmAll from '@salesforce/label/c.RenkeiSegmentation_DistributionConfirmAll';
import fromLeft from '@salesforce/label/c.RenkeiSegmentation_DistributionFromLeft';
import how from '@salesforce/label/c.RenkeiSegmentation_DistributionHow';
import inactive from '@salesforce/label/c.RenkeiSegmentation_DistributionInactive';
import left from '@salesforce/label/c.RenkeiSegmentation_DistributionLeft';
import leftLine from '@salesforce/label/c.RenkeiSegmentation_DistributionLeftLine';
import leftRule from '@salesforce/label/c.RenkeiSegmentation_DistributionLeftRule';
import leftWaits from '@salesforce/label/c.RenkeiSegmentation_DistributionLeftWaits';
import listAll from '@salesforce/label/c.RenkeiSegmentation_DistributionListAll';
import listCaller from '@salesforce/label/c.RenkeiSegmentation_DistributionListCaller';
import listLeft from '@salesforce/label/c.RenkeiSegmentation_DistributionListLeft';
import listReason from '@salesforce/label/c.RenkeiSegmentation_DistributionListReason';
import moved from '@salesforce/label/c.RenkeiSegmentation_DistributionMoved';
import fresh from '@salesforce/label/c.RenkeiSegmentation_DistributionNew';
import noCaller from '@salesforce/label/c.RenkeiSegmentation_DistributionNoCaller';
import noCallers from '@salesforce/label/c.RenkeiSegmentation_DistributionNoCallers';
import none from '@salesforce/label/c.RenkeiSegmentation_DistributionNone';
import noRights from '@salesforce/label/c.RenkeiSegmentation_DistributionNoRights';
import on from '@salesforce/label/c.RenkeiSegmentation_DistributionOn';
import reasonCount from '@salesforce/label/c.RenkeiSegmentation_DistributionReasonCount';
import showLeft from '@salesforce/label/c.RenkeiSegmentation_DistributionShowLeft';
import showLeftOf from '@salesforce/label/c.RenkeiSegmentation_DistributionShowLeftOf';
import title from '@salesforce/label/c.RenkeiSegmentation_DistributionTitle';
import waitsOne from '@salesforce/label/c.RenkeiSegmentation_DistributionWaits_One';
import waitsOther from '@salesforce/label/c.RenkeiSegmentation_DistributionWaits_Other';
import { overviewOf, strangersOf, type Overview } from './overview.ts';

type Source = 'policy' | 'summary' | 'people';

/** Who gets which accounts: proposals by caller, why, and their confirmation in bulk; and what people who left still have. */
export default class RenkeiDistribution extends LightningElement {
  labels = { callersTitle, how, left, leftRule, loading, noCallers, noRights, title };
  selection: PlanSelection = { kind: 'all' };
  confirming = false;
  private policyAndSetting: PolicyAndSetting | undefined;
  private summary: DistributionSummary | undefined;
  private people = new Map<string, Person>();
  /** Undefined until known. */
  private mayChange: boolean | undefined;
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};
  private refreshSummary: (() => Promise<void>) | undefined;

  @wire(readObjectInfo, { objectApiName: 'RenkeiCallPlan__c' })
  readRights({ data, error }: { data?: ObjectInfo; error?: unknown }): void {
    if (data) this.mayChange = data.updateable && data.fields['ProposedCaller__c']?.updateable === true;
    else if (error) this.mayChange = false;
  }

  @wire(read, { query: policyQuery })
  readPolicy(result: GraphQLResult<unknown>): void {
    this.keep('policy', result);
    if (result.data) this.policyAndSetting = toPolicyAndSetting(result.data, today(new Date()));
  }

  get summaryDocument(): typeof distributionQuery | undefined {
    return this.mayChange ? distributionQuery : undefined;
  }

  @wire(read, { query: '$summaryDocument' })
  readSummary(result: GraphQLResult<unknown>): void {
    this.keep('summary', result);
    this.refreshSummary = result.refresh;
    if (result.data) this.summary = toSummary(result.data);
  }

  get peopleDocument(): typeof distributionPeopleQuery | undefined {
    return this.strangers.length > 0 ? distributionPeopleQuery : undefined;
  }

  get peopleVariables(): Record<string, unknown> {
    return { ids: this.strangers };
  }

  @wire(read, { query: '$peopleDocument', variables: '$peopleVariables' })
  readPeople(result: GraphQLResult<unknown>): void {
    this.keep('people', result);
    if (result.data) this.people = toPeople(result.data);
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get forbidden(): boolean {
    return this.mayChange === false;
  }

  get loading(): boolean {
    return !this.summary || !this.policyAndSetting;
  }

  get overview(): Overview {
    const ofPolicy = capacityPerCaller(this.policyAndSetting?.active?.roles ?? []);
    return overviewOf(this.summary!, this.people, ofPolicy, today(new Date()));
  }

  get withoutCallers(): boolean {
    return this.overview.callers.length === 0;
  }

  get headline(): string {
    const { proposals, any, left: gone } = this.overview;
    if (proposals === 0 && gone.length > 0) return leftWaits;
    if (proposals === 0) return any ? calm : none;
    return fill(plural(proposals, { one: waitsOne, other: waitsOther }), number(proposals));
  }

  /** Where the accounts come from, without what is zero. */
  get origins(): string {
    const { proposals, fresh: isNew, fromLeft: ofLeft } = this.overview;
    const parts: [string, number][] = [
      [fresh, isNew],
      [fromLeft, ofLeft],
      [moved, proposals - isNew - ofLeft],
    ];
    return parts
      .filter(([, accounts]) => accounts > 0)
      .map(([label, accounts]) => fill(label, number(accounts)))
      .join(' · ');
  }

  get currency(): string | null {
    return this.policyAndSetting?.setting.currency ?? null;
  }

  get madeOn(): string | null {
    const days = this.summary?.proposedOn;
    if (!days) return null;
    const [first, last] = [plainDate(days.first), plainDate(days.last)];
    return first === last ? fill(on, last) : fill(between, first, last);
  }

  get reasons(): { reason: ProposalReason; text: string; pressed: 'true' | 'false' }[] {
    const chosen = this.selection.kind === 'reason' ? this.selection.reason : null;
    return this.overview.reasons.map(({ reason, plans }) => ({
      reason,
      text: fill(reasonCount, reasonName(reason), number(plans)),
      pressed: chosen === reason ? 'true' : 'false',
    }));
  }

  get hasReasons(): boolean {
    return this.reasons.length > 0;
  }

  get confirmAllText(): string | null {
    const { proposals } = this.overview;
    return proposals > 0 ? fill(confirmAll, number(proposals)) : null;
  }

  get chosenCaller(): string | null {
    return this.selection.kind === 'caller' ? this.selection.user : null;
  }

  get leftLines(): { user: string; name: string; mark: string; text: string; show: string; label: string }[] {
    return this.overview.left.map(({ user, name, active, accounts, proposed }) => ({
      user,
      name,
      mark: active ? noCaller : inactive,
      text: fill(leftLine, number(accounts), number(proposed)),
      show: showLeft,
      label: fill(showLeftOf, name),
    }));
  }

  get hasLeft(): boolean {
    return this.overview.left.length > 0;
  }

  /** The list is there as long as there is something in it, and while somebody reads what a selection found. */
  get hasList(): boolean {
    return this.overview.proposals > 0 || this.selection.kind !== 'all';
  }

  /** Proposals in the selection. */
  get listProposals(): number {
    const { selection, overview } = this;
    switch (selection.kind) {
      case 'all':
        return overview.proposals;
      case 'caller': {
        const line = overview.callers.find((caller) => caller.user === selection.user);
        return (line?.comes ?? 0) + (line?.goes ?? 0);
      }
      case 'reason':
        return overview.reasons.find((entry) => entry.reason === selection.reason)?.plans ?? 0;
      case 'left':
        return overview.left.find((line) => line.user === selection.user)?.proposed ?? 0;
    }
  }

  get listHeading(): string {
    switch (this.selection.kind) {
      case 'all':
        return listAll;
      case 'caller':
        return fill(listCaller, this.nameOf(this.selection.user));
      case 'reason':
        return fill(listReason, reasonName(this.selection.reason));
      case 'left':
        return fill(listLeft, this.nameOf(this.selection.user));
    }
  }

  get names(): Map<string, string> {
    const people = [...this.people].map(([user, { name }]) => [user, name] as const);
    return new Map([...people, ...(this.summary?.callers ?? []).map(({ user, name }) => [user, name] as const)]);
  }

  /** Whom the reader can propose by hand. */
  get rooms(): RoomLine[] {
    return this.overview.callers.map(({ user, name, capacity, then, pausedUntil }) => ({
      user,
      name,
      room: capacity === null ? null : Math.max(0, capacity - then),
      pausedUntil,
    }));
  }

  handleCaller(event: CustomEvent<{ user: string }>): void {
    const { user } = event.detail;
    this.choose(this.chosenCaller === user ? { kind: 'all' } : { kind: 'caller', user });
  }

  handleReason(event: Event): void {
    const reason = (event.currentTarget as HTMLElement).dataset['reason'] as ProposalReason;
    const again = this.selection.kind === 'reason' && this.selection.reason === reason;
    this.choose(again ? { kind: 'all' } : { kind: 'reason', reason });
  }

  handleLeft(event: Event): void {
    this.choose({ kind: 'left', user: (event.currentTarget as HTMLElement).dataset['user']! });
  }

  handleShowAll(): void {
    this.choose({ kind: 'all' });
  }

  handleConfirmAll(): void {
    this.confirm(planFilter({ kind: 'all' }));
  }

  handleConfirm(event: CustomEvent<{ plans: PlanFilter }>): void {
    this.confirm(event.detail.plans);
  }

  handleStarted(): void {
    this.confirming = true;
  }

  handleSettled(): void {
    this.confirming = false;
    this.handleChanged();
  }

  handleChanged(): void {
    void this.refreshSummary?.();
    (this.refs?.['plans'] as unknown as RenkeiDistributionPlans | undefined)?.refresh();
  }

  handleRetry(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  private get strangers(): string[] {
    return this.summary ? strangersOf(this.summary) : [];
  }

  private nameOf(user: string): string {
    return this.names.get(user) ?? '…';
  }

  private choose(selection: PlanSelection): void {
    this.selection = selection;
  }

  private confirm(plans: PlanFilter): void {
    (this.refs?.['confirm'] as unknown as RenkeiDistributionConfirm).start(plans);
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
