import { LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { fill, plainDate, today } from 'c/renkeiFormat';
import {
  policyVersionQuery,
  policyVersionsQuery,
  toPolicyVersion,
  toPolicyVersions,
  type PolicySummary,
  type PolicyVersion,
} from 'c/renkeiPolicyData';
import type { Portfolio, WillMove } from 'c/renkeiPolicyChangeData';
import {
  policyQuery,
  read,
  readObjectInfo,
  toPolicyAndSetting,
  type GraphQLResult,
  type ObjectInfo,
  type Setting,
} from 'c/renkeiSegmentData';
import type { ScoredSegment } from 'c/renkeiSegmentRules';
import close from '@salesforce/label/c.RenkeiSegmentation_ChangeClose';
import dutiesHeading from '@salesforce/label/c.RenkeiSegmentation_ChangeDuties';
import lastRun from '@salesforce/label/c.RenkeiSegmentation_ChangeLastRun';
import openPolicy from '@salesforce/label/c.RenkeiSegmentation_ChangeOpen';
import reason from '@salesforce/label/c.RenkeiSegmentation_HeadReason';
import title from '@salesforce/label/c.RenkeiSegmentation_ChangeTitle';
import waiting from '@salesforce/label/c.RenkeiSegmentation_HeadWaiting';
import { changeOf, type Change } from './change.ts';
import { dismiss, isDismissed } from './dismissed.ts';
import { countOf, dutiesOf, headingOf, isOpen, reservationsOf } from './words.ts';

type Counts = WillMove & { portfolio: Portfolio };

/**
 * What the next version of the policy, or the one applied last, changes for the reader: from which day, by which run, which
 * accounts go where, and what is to be done differently. Shows nothing when nothing changes.
 */
export default class RenkeiPolicyChange extends NavigationMixin(LightningElement) {
  labels = { close, dutiesHeading, openPolicy, title };
  from: PolicyVersion | null = null;
  to: PolicyVersion | null = null;
  portfolios: { key: Portfolio }[] = [{ key: 'own' }];

  private versions: PolicySummary[] | undefined;
  private setting: Setting | undefined;
  private counts: Partial<Record<Portfolio, Counts>> = {};
  private dismissed = false;
  private failures: Partial<Record<'from' | 'to', GraphQLResult<unknown> | undefined>> = {};

  @wire(read, { query: policyVersionsQuery })
  readVersions({ data }: GraphQLResult<unknown>): void {
    if (data) this.versions = toPolicyVersions(data);
  }

  @wire(read, { query: policyQuery })
  readSetting({ data }: GraphQLResult<unknown>): void {
    if (data) this.setting = toPolicyAndSetting(data, today(new Date())).setting;
  }

  /** Call plans are asked for only where the reader may see any. */
  @wire(readObjectInfo, { objectApiName: 'RenkeiCallPlan__c' })
  readPlans({ data }: { data?: ObjectInfo }): void {
    if (data) this.portfolios = [{ key: 'own' }, { key: 'called' }];
  }

  /** What is to be told, dismissed or not. */
  get news(): Change | null {
    const { versions, setting } = this;
    return versions && setting ? changeOf(versions, setting, today(new Date())) : null;
  }

  /** Who has put it away is not asked for again. */
  get change(): Change | null {
    const { news } = this;
    return news && !this.dismissed && !isDismissed(news) ? news : null;
  }

  get fromVariables(): Record<string, unknown> | undefined {
    return this.change ? { id: this.change.before.id } : undefined;
  }

  get toVariables(): Record<string, unknown> | undefined {
    return this.change ? { id: this.change.version.id } : undefined;
  }

  @wire(read, { query: policyVersionQuery, variables: '$fromVariables' })
  readFrom(result: GraphQLResult<unknown>): void {
    if (result.data) this.from = toPolicyVersion(result.data);
    this.failures = { ...this.failures, from: result.errors ? result : undefined };
  }

  @wire(read, { query: policyVersionQuery, variables: '$toVariables' })
  readTo(result: GraphQLResult<unknown>): void {
    if (result.data) this.to = toPolicyVersion(result.data);
    this.failures = { ...this.failures, to: result.errors ? result : undefined };
  }

  /** A change that cannot be told of is said so; whether there is one at all is no error to the reader. */
  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed?.errors ?? []);
    return this.change && errors.length > 0 ? errors : null;
  }

  get shown(): boolean {
    return this.change !== null && this.from !== null && this.to !== null;
  }

  get heading(): string {
    return this.change ? headingOf(this.change) : '';
  }

  get applied(): boolean {
    return this.change?.phase === 'Applied';
  }

  /** Who moves can be listed unless the cut-off has still to be found. */
  get countable(): boolean {
    return this.to !== null && (this.applied || !isOpen(this.to));
  }

  get countText(): string {
    const known = Object.values(this.counts);
    if (!this.change || !this.countable || known.length < this.portfolios.length) return '';
    const moving = known.flatMap(({ ways }) => ways).reduce((sum, { accounts }) => sum + accounts, 0);
    const accounts = known.reduce((sum, count) => sum + count.accounts, 0);
    return countOf(this.change.phase, moving, accounts);
  }

  /** Which run applies it, why it was decided, and what the count does not know. */
  get lines(): { key: string; text: string }[] {
    const { change, setting, from, to } = this;
    if (!change || !from || !to) return [];
    const { version, phase } = change;
    const texts: string[] = [];
    if (version.activationReason) texts.push(fill(reason, version.activationReason));
    if (phase === 'Applied') texts.push(fill(lastRun, plainDate(setting?.lastRunAsOf ?? '')));
    else texts.push(fill(waiting, plainDate(version.effectiveFrom ?? '')), ...reservationsOf(from, to));
    return texts.map((text, key) => ({ key: String(key), text }));
  }

  get duties(): { key: string; text: string }[] {
    const { from, to } = this;
    if (!from || !to) return [];
    const segments = new Set<ScoredSegment>(
      Object.values(this.counts).flatMap((count) => [...count.segments, ...count.ways.map((way) => way.to)]),
    );
    return dutiesOf(from, to, segments);
  }

  get hasDuties(): boolean {
    return this.duties.length > 0;
  }

  handleCounted(event: CustomEvent<Counts>): void {
    this.counts = { ...this.counts, [event.detail.portfolio]: event.detail };
  }

  handleClose(): void {
    if (this.news) dismiss(this.news);
    this.dismissed = true;
  }

  handleRetry(): void {
    for (const failed of Object.values(this.failures)) void failed?.refresh?.();
  }

  handleOpen(): void {
    const recordId = this.change?.version.id;
    if (!recordId) return;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId, objectApiName: 'RenkeiSegmentPolicy__c', actionName: 'view' },
    });
  }
}
