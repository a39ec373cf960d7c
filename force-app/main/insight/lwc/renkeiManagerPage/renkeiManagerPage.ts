import { LightningElement, wire } from 'lwc';
import { fill, moment, number, startOfDay, today } from 'c/renkeiFormat';
import {
  exceptionCountsQuery,
  EXCEPTIONS,
  exceptionVariables,
  insightStartQuery,
  read,
  startVariables,
  toExceptionCounts,
  toStart,
  type Charter,
  type ExceptionCounts,
  type ExceptionKind,
  type ExceptionScope,
  type GraphQLResult,
  type InsightStart,
} from 'c/renkeiInsightData';
import { ALL_TEAMS, exceptionName, ownTeam, teamOptions } from 'c/renkeiInsightWords';
import mayReassign from '@salesforce/customPermission/RenkeiReassign';
import userId from '@salesforce/user/Id';
import asOfLabel from '@salesforce/label/c.RenkeiInsight_AsOf';
import calm from '@salesforce/label/c.RenkeiInsight_ExceptionsCalm';
import exceptions from '@salesforce/label/c.RenkeiInsight_Exceptions';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import refresh from '@salesforce/label/c.RenkeiInsight_Refresh';
import setUp from '@salesforce/label/c.RenkeiInsight_SetUp';
import setUpCharter from '@salesforce/label/c.RenkeiInsight_SetUpCharter';
import setUpDone from '@salesforce/label/c.RenkeiInsight_SetUpDone';
import setUpNight from '@salesforce/label/c.RenkeiInsight_SetUpNight';
import setUpOpen from '@salesforce/label/c.RenkeiInsight_SetUpOpen';
import setUpTeam from '@salesforce/label/c.RenkeiInsight_SetUpTeam';
import team from '@salesforce/label/c.RenkeiInsight_Team';
import title from '@salesforce/label/c.RenkeiInsight_ManagerTitle';

type Source = 'start' | 'counts';

interface Step {
  key: string;
  text: string;
  icon: string;
  state: string;
  variant: string | undefined;
}

/** What a manager looks at first: what goes wrong, then how far cases come, then the targets. */
export default class RenkeiManagerPage extends LightningElement {
  labels = { calm, exceptions, loading, refresh, setUp, team, title };
  start: InsightStart | undefined;
  counts: ExceptionCounts | undefined;
  chosen: ExceptionKind | null = null;
  /** Null: all teams. Undefined until the teams are known. */
  team: string | null | undefined;
  /** What is told up to now is told up to this instant. */
  now = new Date().toISOString();
  private today = today(new Date());
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};
  private rereads: Partial<Record<Source, (() => Promise<void>) | undefined>> = {};

  insightStartQuery = insightStartQuery;
  startVariables = startVariables(this.today);

  @wire(read, { query: '$insightStartQuery', variables: '$startVariables' })
  readStart(result: GraphQLResult<unknown>): void {
    this.keep('start', result);
    if (!result.data) return;
    this.start = toStart(result.data, this.today);
    if (this.team === undefined) this.team = ownTeam(this.start, userId);
  }

  get countsDocument(): typeof exceptionCountsQuery | undefined {
    return this.hasTeams ? exceptionCountsQuery : undefined;
  }

  get countsVariables(): Record<string, unknown> | undefined {
    return this.hasTeams ? exceptionVariables(this.scope) : undefined;
  }

  @wire(read, { query: '$countsDocument', variables: '$countsVariables' })
  readCounts(result: GraphQLResult<unknown>): void {
    this.keep('counts', result);
    if (result.data) this.counts = toExceptionCounts(result.data);
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get isLoading(): boolean {
    return !this.start || (this.hasTeams && !this.counts);
  }

  get hasTeams(): boolean {
    return (this.start?.teams.length ?? 0) > 0;
  }

  get scope(): ExceptionScope {
    const members = this.start?.members ?? [];
    const own = members.filter(({ team: each, role }) => role === 'Caller' && each === this.team);
    return {
      team: this.team ?? null,
      callers: own.map(({ user }) => user),
      today: this.today,
      start: startOfDay(this.today),
    };
  }

  get mayChooseTeam(): boolean {
    return mayReassign === true && this.hasTeams;
  }

  get teamValue(): string {
    return this.team ?? ALL_TEAMS;
  }

  get teamOptions(): { value: string; label: string }[] {
    return teamOptions(this.start?.teams ?? []);
  }

  get asOf(): string {
    return fill(asOfLabel, moment(this.now));
  }

  get tiles(): { kind: ExceptionKind; name: string; count: string; className: string; expanded: 'true' | 'false' }[] {
    return EXCEPTIONS.map((kind) => {
      const count = this.counts?.[kind] ?? 0;
      const isChosen = kind === this.chosen;
      return {
        kind,
        name: exceptionName(kind),
        count: number(count),
        className: ['tile', count === 0 ? 'none' : 'some', isChosen ? 'chosen' : ''].join(' ').trim(),
        expanded: isChosen ? 'true' : 'false',
      };
    });
  }

  get isCalm(): boolean {
    return this.counts !== undefined && EXCEPTIONS.every((kind) => this.counts?.[kind] === 0);
  }

  get charter(): Charter | null {
    return this.start?.charters.find((charter) => charter.team === this.team) ?? null;
  }

  /** What is still to be done before the page can say something; null when all is. */
  get steps(): Step[] | null {
    const { start } = this;
    if (!start) return null;
    const done = [start.teams.length > 0, start.charters.length > 0, start.asOf !== null];
    if (!done.includes(false)) return null;
    return [setUpTeam, setUpCharter, setUpNight].map((text, index) => ({
      key: String(index),
      text,
      icon: done[index] ? 'utility:success' : 'utility:clock',
      variant: done[index] ? 'success' : undefined,
      state: done[index] ? setUpDone : setUpOpen,
    }));
  }

  handleTeam(event: CustomEvent<{ value: string }>): void {
    this.team = event.detail.value === ALL_TEAMS ? null : event.detail.value;
    this.counts = undefined;
  }

  handleTile(event: Event): void {
    const kind = (event.currentTarget as HTMLElement).dataset['kind'] as ExceptionKind;
    this.chosen = this.chosen === kind ? null : kind;
  }

  handleRefresh(): void {
    this.failures = {};
    this.now = new Date().toISOString();
    this.today = today(new Date());
    void this.rereads.start?.();
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    this.rereads[source] = result.refresh;
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
