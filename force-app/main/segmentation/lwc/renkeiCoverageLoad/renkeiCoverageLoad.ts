import { LightningElement, wire } from 'lwc';
import { fill, number, percent, plural, today } from 'c/renkeiFormat';
import { policyQuery, read, toPolicyAndSetting, type GraphQLResult, type PolicyAndSetting } from 'c/renkeiSegmentData';
import { capacityPerOwner, SCORED_SEGMENTS, type ScoredSegment } from 'c/renkeiSegmentRules';
import {
  coverageQuery,
  coverageVariables,
  monthOf,
  peopleQuery,
  targetsQuery,
  toCoverage,
  toNames,
  toTargets,
  type Coverage,
  type Targets,
} from 'c/renkeiTargetData';
import alarmMany from '@salesforce/label/c.RenkeiSegmentation_CoverageAlarm_Other';
import alarmOne from '@salesforce/label/c.RenkeiSegmentation_CoverageAlarm_One';
import calm from '@salesforce/label/c.RenkeiSegmentation_CoverageCalm';
import carries from '@salesforce/label/c.RenkeiSegmentation_CoverageCarries';
import empty from '@salesforce/label/c.RenkeiSegmentation_CoverageEmpty';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import more from '@salesforce/label/c.RenkeiSegmentation_CoverageMore';
import over from '@salesforce/label/c.RenkeiSegmentation_CoverageOver';
import rule from '@salesforce/label/c.RenkeiSegmentation_CoverageRule';
import showAll from '@salesforce/label/c.RenkeiSegmentation_CoverageShowAll';
import title from '@salesforce/label/c.RenkeiSegmentation_CoverageTitle';
import { ALARM_ACCOUNTS, gaugeOf, ownCapacity, type Gauge } from './gauge.ts';

type Source = 'policy' | 'coverage' | 'team';

const SHOWN_FIRST = 15;

interface Line extends Gauge {
  user: string;
  name: string;
  text: string;
  loadText: string | null;
  alarm: string | null;
  rowClass: string;
}

/** How many accounts each owner carries against what one person can look after. Who carries a hundred or more is marked. */
export default class RenkeiCoverageLoad extends LightningElement {
  labels = { empty, loading, rule: fill(rule, ALARM_ACCOUNTS), title };
  policyAndSetting: PolicyAndSetting | undefined;
  coverage: Coverage | undefined;
  team: Targets | undefined;
  names = new Map<string, string>();
  private all = false;
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};

  @wire(read, { query: policyQuery })
  readPolicy(result: GraphQLResult<unknown>): void {
    this.keep('policy', result);
    if (result.data) this.policyAndSetting = toPolicyAndSetting(result.data, today(new Date()));
  }

  get fieldLed(): ScoredSegment[] {
    const roles = this.policyAndSetting?.active?.roles ?? [];
    return SCORED_SEGMENTS.filter((segment) =>
      roles.some((role) => role.segment === segment && role.leadChannel === 'Field'),
    );
  }

  get coverageDocument(): typeof coverageQuery | undefined {
    return this.policyAndSetting ? coverageQuery : undefined;
  }

  get coverageVariables(): Record<string, unknown> {
    return coverageVariables(this.fieldLed);
  }

  @wire(read, { query: '$coverageDocument', variables: '$coverageVariables' })
  readCoverage(result: GraphQLResult<unknown>): void {
    this.keep('coverage', result);
    if (result.data) this.coverage = toCoverage(result.data);
  }

  get teamVariables(): Record<string, unknown> {
    return { month: monthOf(today(new Date())) };
  }

  @wire(read, { query: targetsQuery, variables: '$teamVariables' })
  readTeam(result: GraphQLResult<unknown>): void {
    this.keep('team', result);
    if (result.data) this.team = toTargets(result.data);
  }

  get peopleDocument(): typeof peopleQuery | undefined {
    return this.coverage && this.coverage.owners.length > 0 ? peopleQuery : undefined;
  }

  get peopleVariables(): Record<string, unknown> {
    return { ids: this.coverage?.owners.map((owner) => owner.user) ?? [] };
  }

  @wire(read, { query: '$peopleDocument', variables: '$peopleVariables' })
  readPeople({ data }: GraphQLResult<unknown>): void {
    if (data) this.names = toNames(data);
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get loading(): boolean {
    return !this.coverage || !this.team || !this.policyAndSetting;
  }

  get withoutOwners(): boolean {
    return this.coverage?.owners.length === 0;
  }

  get headline(): string {
    const alarmed = this.gauges.filter((gauge) => gauge.alarmed).length;
    if (alarmed === 0) return fill(calm, ALARM_ACCOUNTS);
    return fill(plural(alarmed, { one: alarmOne, other: alarmMany }), number(alarmed), ALARM_ACCOUNTS);
  }

  get lines(): Line[] {
    const shown = this.all ? this.gauges : this.gauges.slice(0, SHOWN_FIRST);
    return shown.map((gauge) => ({
      ...gauge,
      name: this.names.get(gauge.user) ?? '…',
      text: fill(carries, number(gauge.accounts), number(gauge.fieldLed)),
      loadText: gauge.load === null ? null : percent(gauge.load, 0),
      alarm: gauge.alarmed ? fill(over, ALARM_ACCOUNTS) : null,
      rowClass: gauge.alarmed ? 'owner alarmed' : 'owner',
    }));
  }

  get hiddenText(): string | null {
    const hidden = this.gauges.length - this.lines.length;
    return hidden > 0 ? fill(showAll, number(hidden)) : null;
  }

  get moreText(): string | null {
    return this.coverage?.more ? fill(more, number(this.coverage.owners.length)) : null;
  }

  handleShowAll(): void {
    this.all = true;
  }

  handleRetry(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  private get gauges(): (Gauge & { user: string; accounts: number; fieldLed: number })[] {
    const roles = this.policyAndSetting?.active?.roles ?? [];
    const capacities = roles.map((role) => capacityPerOwner(role)).filter((capacity) => capacity !== null);
    const ofPolicy = capacities.length > 0 ? capacities.reduce((sum, capacity) => sum + capacity, 0) : null;
    const team = this.team?.team ?? [];
    return (this.coverage?.owners ?? []).map((owner) => ({
      ...owner,
      ...gaugeOf(owner, ownCapacity(owner.user, team) ?? ofPolicy),
    }));
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
