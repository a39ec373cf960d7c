import { LightningElement, wire } from 'lwc';
import { fill, today } from 'c/renkeiFormat';
import {
  mapQuery,
  mapVariables,
  NO_FILTER,
  policyQuery,
  read,
  readObjectInfo,
  toPolicyAndSetting,
  toSegmentMap,
  type AccountFilter,
  type GraphQLResult,
  type ObjectInfo,
  type PolicyAndSetting,
  type SegmentMap,
  type Selection,
  type UnscoredCause,
} from 'c/renkeiSegmentData';
import { SCORED_SEGMENTS, type Segment } from 'c/renkeiSegmentRules';
import { causeWords } from 'c/renkeiSegmentWords';
import emptyBody from '@salesforce/label/c.RenkeiSegmentation_EmptyBody';
import emptyTitle from '@salesforce/label/c.RenkeiSegmentation_EmptyTitle';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import mapTitle from '@salesforce/label/c.RenkeiSegmentation_MapTitle';
import noAccountsBody from '@salesforce/label/c.RenkeiSegmentation_NoAccountsBody';
import noAccountsTitle from '@salesforce/label/c.RenkeiSegmentation_NoAccountsTitle';
import noPolicyBody from '@salesforce/label/c.RenkeiSegmentation_NoPolicyBody';
import noPolicyTitle from '@salesforce/label/c.RenkeiSegmentation_NoPolicyTitle';
import openList from '@salesforce/label/c.RenkeiSegmentation_OpenList';
import policyLine from '@salesforce/label/c.RenkeiSegmentation_PolicyLine';
import tryOut from '@salesforce/label/c.RenkeiSegmentation_TunnelTry';
import unscoredNone from '@salesforce/label/c.RenkeiSegmentation_UnscoredNone';
import { dataAgeOf, type DataAge } from './age.ts';
import { headlineOf, unscoredTitleOf } from './headline.ts';

type Source = 'policy' | 'map' | 'filters';

interface CauseLine {
  cause: UnscoredCause;
  text: string;
  pressed: 'true' | 'false';
}

/** The segment map: headline, four cells, what is in no cell, and the accounts of the chosen cell. */
export default class RenkeiSegmentMap extends LightningElement {
  labels = {
    emptyBody,
    emptyTitle,
    loading,
    mapTitle,
    noAccountsBody,
    noAccountsTitle,
    noPolicyBody,
    noPolicyTitle,
    openList,
    tryOut,
    unscoredNone,
  };
  filter: AccountFilter = NO_FILTER;
  map: SegmentMap | undefined;
  policyAndSetting: PolicyAndSetting | undefined;
  waiting = false;
  /** Whether the wind tunnel stands in place of the map. */
  trying = false;
  /** Whether the reader may make versions of the policy. */
  mayTry = false;

  /** What the reader chose; until then the map chooses. */
  private chosen: Selection | null = null;
  /** What could not be read, by what was asked, so that an answer takes back its own error and no other. */
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};
  private refreshPolicy: (() => Promise<void>) | undefined;

  get mapVariables(): Record<string, unknown> {
    return mapVariables(this.filter);
  }

  @wire(read, { query: policyQuery })
  readPolicy(result: GraphQLResult<unknown>): void {
    this.refreshPolicy = result.refresh;
    const data = this.dataOf('policy', result);
    if (data) this.policyAndSetting = toPolicyAndSetting(data, today(new Date()));
  }

  @wire(read, { query: mapQuery, variables: '$mapVariables' })
  readMap(result: GraphQLResult<unknown>): void {
    if (result.data || result.errors) this.waiting = false;
    const data = this.dataOf('map', result);
    if (data) this.map = toSegmentMap(data);
  }

  @wire(readObjectInfo, { objectApiName: 'RenkeiSegmentPolicy__c' })
  readPolicyInfo({ data }: { data?: ObjectInfo | undefined }): void {
    this.mayTry = data?.createable === true && data.updateable;
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get loading(): boolean {
    return !this.map || !this.policyAndSetting;
  }

  get withoutPolicy(): boolean {
    return !this.policyAndSetting?.active;
  }

  /** A run has found accounts, but none that this user may see. */
  get nothingShared(): boolean {
    const hasRun = this.policyAndSetting?.setting.lastRunFinishedAt != null;
    return hasRun && this.map?.accounts === 0 && !this.narrowed;
  }

  /** Nothing has been scored for anybody, as opposed to nothing that the filters find. */
  get neverRun(): boolean {
    const { map } = this;
    if (!map || this.narrowed) return false;
    const scored = SCORED_SEGMENTS.some((segment) => map.segments[segment].accounts > 0);
    return !scored && map.unscored.every(({ cause }) => cause === 'NotYetScored');
  }

  get headline(): string {
    const { map, policyAndSetting } = this;
    return map && policyAndSetting ? headlineOf(map, policyAndSetting, this.partial) : '';
  }

  /** One industry or size is a part of what people look after; one owner is all of it. */
  get partial(): boolean {
    return this.filter.industry !== null || this.filter.sizeBand !== null;
  }

  get policyName(): string | null {
    const active = this.policyAndSetting?.active;
    return active ? fill(policyLine, active.name) : null;
  }

  get dataAge(): DataAge | null {
    return this.policyAndSetting ? dataAgeOf(this.policyAndSetting.setting, new Date()) : null;
  }

  get dataAgeClass(): string {
    return this.dataAge?.old ? 'age old' : 'age';
  }

  get selection(): Selection {
    if (this.chosen) return this.chosen;
    const { map } = this;
    const [largest] = [...SCORED_SEGMENTS].sort(
      (left, right) => (map?.segments[right].accounts ?? 0) - (map?.segments[left].accounts ?? 0),
    );
    const keyHasAccounts = (map?.segments.Key.accounts ?? 0) > 0;
    return { segment: keyHasAccounts ? 'Key' : (largest ?? 'Key'), cause: null };
  }

  get selectedSegment(): Segment {
    return this.selection.segment;
  }

  get causes(): CauseLine[] {
    const { cause: selected } = this.selection;
    return (this.map?.unscored ?? []).map(({ cause, accounts }) => ({
      cause,
      text: causeWords(cause, accounts),
      pressed: cause === selected ? 'true' : 'false',
    }));
  }

  get hasCauses(): boolean {
    return this.causes.length > 0;
  }

  get unscoredTitle(): string {
    return unscoredTitleOf(this.map?.unscored ?? []);
  }

  get pageClass(): string {
    return this.waiting ? 'page waiting' : 'page';
  }

  /** The wind tunnel has a header of its own; filters do not narrow what it tries. */
  get showsHeader(): boolean {
    return !this.trying;
  }

  get showsTry(): boolean {
    return this.mayTry && !this.loading && !this.withoutPolicy && !this.errors;
  }

  handleTry(): void {
    this.trying = true;
  }

  /** Meanwhile another version may have been activated. */
  handleClose(): void {
    this.trying = false;
    void this.refreshPolicy?.();
  }

  handleNarrow(event: CustomEvent<AccountFilter>): void {
    // Until the answer comes, the figures still are those of the filter before.
    if (JSON.stringify(event.detail) !== JSON.stringify(this.filter)) this.waiting = true;
    this.filter = event.detail;
  }

  handleFailed(event: CustomEvent<GraphQLResult<unknown>>): void {
    this.dataOf('filters', event.detail);
  }

  handleChoose(event: CustomEvent<{ segment: Segment }>): void {
    this.chosen = { segment: event.detail.segment, cause: null };
    this.revealList();
  }

  handleCause(event: Event): void {
    const cause = (event.currentTarget as HTMLElement).dataset.cause as UnscoredCause;
    this.chosen = { segment: 'Unscored', cause };
    this.revealList();
  }

  handleRetry(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  /** On a telephone the list lies below what was pressed; without this nothing would seem to happen. */
  private revealList(): void {
    const list = this.template?.querySelector('c-renkei-segment-accounts');
    if (list && list.getBoundingClientRect().top > window.innerHeight) list.scrollIntoView();
  }

  private get narrowed(): boolean {
    return Object.values(this.filter).some((value) => value !== null);
  }

  private dataOf(source: Source, result: GraphQLResult<unknown>): unknown {
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
    return result.data;
  }
}
