import { LightningElement, wire } from 'lwc';
import { addDays } from 'c/renkeiCalendarRules';
import type { ChartData } from 'c/renkeiChart';
import { fill, number, plainDate, today } from 'c/renkeiFormat';
import type { HealthPattern } from 'c/renkeiHealthRules';
import {
  healthQuery,
  healthVariables,
  insightStartQuery,
  read,
  startVariables,
  toHealth,
  toStart,
  type Charter,
  type GraphQLResult,
  type HealthSeries,
  type InsightStart,
} from 'c/renkeiInsightData';
import { asOfWords, ownTeam, patternFigure, patternHint, patternName } from 'c/renkeiInsightWords';
import { mondayOf } from 'c/renkeiMeetingRules';
import mayReassign from '@salesforce/customPermission/RenkeiReassign';
import userId from '@salesforce/user/Id';
import closeCases from '@salesforce/label/c.RenkeiInsight_HealthClose';
import countColumn from '@salesforce/label/c.RenkeiInsight_HealthCount';
import empty from '@salesforce/label/c.RenkeiInsight_HealthEmpty';
import intro from '@salesforce/label/c.RenkeiInsight_HealthIntro';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import noTeam from '@salesforce/label/c.RenkeiInsight_HealthNoTeam';
import nothing from '@salesforce/label/c.RenkeiInsight_HealthNothing';
import ofColumn from '@salesforce/label/c.RenkeiInsight_HealthDenominator';
import openCases from '@salesforce/label/c.RenkeiInsight_HealthOpen';
import refresh from '@salesforce/label/c.RenkeiInsight_Refresh';
import team from '@salesforce/label/c.RenkeiInsight_Team';
import title from '@salesforce/label/c.RenkeiInsight_HealthTitle';
import weekColumn from '@salesforce/label/c.RenkeiInsight_HealthWeek';
import weekOf from '@salesforce/label/c.RenkeiInsight_HealthWeekOf';

type Source = 'start' | 'health';

/** So many weeks are shown. */
const WEEKS = 13;

interface Card {
  pattern: HealthPattern;
  name: string;
  hint: string;
  figure: string;
  week: string;
  className: string;
  chart: ChartData;
  hasWeeks: boolean;
  isChosen: boolean;
  expanded: 'true' | 'false';
  openLabel: string;
}

/** Six patterns by which sales centres fail, as counts of a team week by week, and the charter that stands against them. */
export default class RenkeiCentreHealth extends LightningElement {
  labels = { empty, intro, loading, noTeam, refresh, team, title, weekColumn };
  start: InsightStart | undefined;
  team: string | null = null;
  chosen: HealthPattern | null = null;
  health: { series: HealthSeries[]; asOf: string | null } | undefined;
  private now = new Date().toISOString();
  private today = today(new Date());
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};
  private rereads: Partial<Record<Source, (() => Promise<void>) | undefined>> = {};

  startQuery = insightStartQuery;
  healthQuery = healthQuery;
  startVariables = startVariables(this.today);

  @wire(read, { query: '$startQuery', variables: '$startVariables' })
  readStart(result: GraphQLResult<unknown>): void {
    this.keep('start', result);
    if (!result.data) return;
    this.start = toStart(result.data, this.today);
    this.team ??= ownTeam(this.start, userId) ?? this.start.teams[0] ?? null;
  }

  get healthVariables(): Record<string, unknown> | undefined {
    return this.team === null ? undefined : healthVariables(this.team, addDays(mondayOf(this.today), -7 * WEEKS));
  }

  @wire(read, { query: '$healthQuery', variables: '$healthVariables' })
  readHealth(result: GraphQLResult<unknown>): void {
    this.keep('health', result);
    if (result.data) this.health = toHealth(result.data);
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get isLoading(): boolean {
    return !this.start || (this.team !== null && !this.health);
  }

  get hasTeam(): boolean {
    return this.team !== null;
  }

  get withoutTeam(): boolean {
    return this.team === null;
  }

  get isEmpty(): boolean {
    return this.health !== undefined && this.health.series.every(({ weeks }) => weeks.length === 0);
  }

  get mayChooseTeam(): boolean {
    return mayReassign === true && (this.start?.teams.length ?? 0) > 1;
  }

  get teamOptions(): { value: string; label: string }[] {
    return (this.start?.teams ?? []).map((name) => ({ value: name, label: name }));
  }

  get asOf(): { text: string; className: string } {
    return asOfWords(this.health?.asOf ?? null, this.now);
  }

  get charter(): Charter | null {
    return this.start?.charters.find((charter) => charter.team === this.team) ?? null;
  }

  get callers(): { user: string; name: string | null }[] {
    const own = (this.start?.members ?? []).filter((member) => member.team === this.team && member.role === 'Caller');
    return own.map(({ user, name }) => ({ user, name }));
  }

  get cards(): Card[] {
    return (this.health?.series ?? []).map(({ pattern, weeks }) => {
      const last = weeks.at(-1);
      const isChosen = pattern === this.chosen;
      const name = patternName(pattern);
      return {
        pattern,
        name,
        hint: patternHint(pattern),
        figure: last ? patternFigure(pattern, last.count, last.denominator) : nothing,
        week: last ? fill(weekOf, plainDate(last.week)) : '',
        className: ['card', last && last.count > 0 ? 'some' : 'none', isChosen ? 'chosen' : ''].join(' ').trim(),
        chart: chartOf(weeks),
        hasWeeks: weeks.length > 0,
        isChosen,
        expanded: isChosen ? 'true' : 'false',
        openLabel: fill(isChosen ? closeCases : openCases, name),
      };
    });
  }

  get chosenWeeks(): HealthSeries['weeks'] {
    return this.health?.series.find(({ pattern }) => pattern === this.chosen)?.weeks ?? [];
  }

  handleTeam(event: CustomEvent<{ value: string }>): void {
    this.team = event.detail.value;
    this.health = undefined;
    this.chosen = null;
  }

  handleCard(event: Event): void {
    const pattern = (event.currentTarget as HTMLElement).dataset['pattern'] as HealthPattern;
    this.chosen = this.chosen === pattern ? null : pattern;
  }

  handleRefresh(): void {
    this.failures = {};
    this.now = new Date().toISOString();
    void this.rereads.start?.();
    void this.rereads.health?.();
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    this.rereads[source] = result.refresh;
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}

/** Counts as a line below that of what they are out of: a count without its denominator says nothing. */
function chartOf(weeks: HealthSeries['weeks']): ChartData {
  const figures = (read: (week: (typeof weeks)[number]) => number) =>
    weeks.map((week) => ({ value: read(week), text: number(read(week)) }));
  return {
    categories: weeks.map(({ week }) => ({ key: week, name: plainDate(week), short: shortDay(week) })),
    series: [
      { key: 'count', name: countColumn, figures: figures(({ count }) => count) },
      { key: 'denominator', name: ofColumn, figures: figures(({ denominator }) => denominator) },
    ],
  };
}

/** 6/8: a week by its Monday, short enough for an axis. */
function shortDay(day: string): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`;
}
