import { LightningElement, wire } from 'lwc';
import { addMonths } from 'c/renkeiCalendarRules';
import { decimal } from 'c/renkeiDecimalRules';
import { fill, startOfDay, today } from 'c/renkeiFormat';
import {
  policyQuery,
  read,
  readObjectInfo,
  toPolicyAndSetting,
  type GraphQLResult,
  type ObjectInfo,
  type PolicyAndSetting,
} from 'c/renkeiSegmentData';
import {
  activityQuery,
  activityVariables,
  monthOf,
  saveTarget,
  targetsQuery,
  toActivity,
  toTargets,
  wonQuery,
  wonVariables,
} from 'c/renkeiTargetData';
import { targetsOfMonth } from 'c/renkeiTargetRules';
import cancel from '@salesforce/label/c.RenkeiCore_Cancel';
import change from '@salesforce/label/c.RenkeiSegmentation_TargetChange';
import changeOf from '@salesforce/label/c.RenkeiSegmentation_TargetChangeOf';
import currencies from '@salesforce/label/c.RenkeiSegmentation_TargetSeveralCurrencies';
import empty from '@salesforce/label/c.RenkeiSegmentation_TargetEmpty';
import invalid from '@salesforce/label/c.RenkeiSegmentation_TargetInvalid';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import notSaved from '@salesforce/label/c.RenkeiSegmentation_TargetNotSaved';
import people from '@salesforce/label/c.RenkeiSegmentation_TargetPeople';
import rule from '@salesforce/label/c.RenkeiSegmentation_TargetRule';
import save from '@salesforce/label/c.RenkeiCore_Save';
import title from '@salesforce/label/c.RenkeiSegmentation_TargetTitle';
import { linesOf, type SegmentLine, type TargetLine } from './lines.ts';

type Source = 'policy' | 'targets' | 'won' | 'activity';

/** The largest figure that a target field holds. */
const LARGEST_TARGET = 99_999_999_999_999;
const TARGET_DECIMALS = 2;

interface Shown extends TargetLine {
  editing: boolean;
  changeLabel: string;
}

interface ShownSegment extends SegmentLine {
  editing: boolean;
  changeLabel: string;
  shownPersons: Shown[];
  hasPersons: boolean;
  peopleLabel: string;
}

interface Input extends HTMLElement {
  value: string;
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
  focus(): void;
}

/** What each segment and each person is to reach in a month, how far they are, and where they stand against the calendar. */
export default class RenkeiTargetBoard extends LightningElement {
  labels = { cancel, change, currencies, empty, loading, notSaved, rule, save, title };
  /** The month that the reader chose; until then that of the data. */
  private chosenMonth: string | null = null;
  policyAndSetting: PolicyAndSetting | undefined;
  mayEdit = false;
  severalCurrencies = false;
  editing: string | null = null;
  saving = false;
  saveErrors: unknown = null;
  private data: Partial<Record<Source, unknown>> = {};
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};
  private refreshTargets: (() => Promise<void>) | undefined;

  /** The day up to which there are data: demo orgs and late runs lie behind the calendar. */
  get asOf(): string {
    return this.policyAndSetting?.setting.lastRunAsOf ?? today(new Date());
  }

  get month(): string {
    return this.chosenMonth ?? monthOf(this.asOf);
  }

  /** Held back until the day of the data is known, so that no month is asked for that nobody looks at. */
  get targetVariables(): Record<string, unknown> | undefined {
    return this.policyAndSetting ? { month: this.month } : undefined;
  }

  get targetDocument(): typeof targetsQuery | undefined {
    return this.policyAndSetting ? targetsQuery : undefined;
  }

  get wonVariables(): Record<string, unknown> {
    return wonVariables(this.month);
  }

  get wonDocument(): typeof wonQuery | undefined {
    return this.policyAndSetting ? wonQuery : undefined;
  }

  get activityVariables(): Record<string, unknown> {
    return activityVariables(startOfDay(this.month), startOfDay(addMonths(this.month, 1)));
  }

  get activityDocument(): typeof activityQuery | undefined {
    return this.policyAndSetting ? activityQuery : undefined;
  }

  @wire(read, { query: policyQuery })
  readPolicy(result: GraphQLResult<unknown>): void {
    this.keep('policy', result);
    if (result.data) this.policyAndSetting = toPolicyAndSetting(result.data, today(new Date()));
  }

  @wire(read, { query: '$targetDocument', variables: '$targetVariables' })
  readTargets(result: GraphQLResult<unknown>): void {
    this.keep('targets', result);
    this.refreshTargets = result.refresh;
  }

  @wire(read, { query: '$wonDocument', variables: '$wonVariables' })
  readWon(result: GraphQLResult<unknown>): void {
    this.keep('won', result);
  }

  @wire(read, { query: '$activityDocument', variables: '$activityVariables' })
  readActivity(result: GraphQLResult<unknown>): void {
    this.keep('activity', result);
  }

  @wire(readObjectInfo, { objectApiName: 'RenkeiSegmentTarget__c' })
  readRights({ data }: { data?: ObjectInfo }): void {
    this.mayEdit = data?.updateable === true && data.fields.Target__c?.updateable === true;
  }

  @wire(readObjectInfo, { objectApiName: 'Opportunity' })
  readCurrencies({ data }: { data?: ObjectInfo }): void {
    this.severalCurrencies = data?.fields.CurrencyIsoCode !== undefined;
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get loading(): boolean {
    return (['policy', 'targets', 'won', 'activity'] as const).some((source) => this.data[source] === undefined);
  }

  get lines(): ShownSegment[] {
    if (this.loading) return [];
    const roles = this.policyAndSetting?.active?.roles ?? [];
    const targets = toTargets(this.data.targets);
    const scope = {
      month: this.month,
      today: this.asOf,
      currency: this.policyAndSetting?.setting.currency ?? null,
      roles,
      targets,
      activity: toActivity(this.data.won, this.data.activity),
    };
    const all = targetsOfMonth(this.month, roles, targets.rows, targets.team);
    // Amounts of several currencies do not add up, and a wrong figure is worse than none.
    const shown = all.filter((target) => target.kind !== 'Amount' || !this.severalCurrencies);
    return linesOf(shown, scope).map((line) => ({
      ...this.withState(line, line.name),
      ...{ segment: line.segment, persons: line.persons },
      shownPersons: line.persons.map((person) => this.withState(person, person.name)),
      hasPersons: line.persons.length > 0,
      peopleLabel: fill(people, line.persons.length),
    }));
  }

  get withoutLines(): boolean {
    return this.lines.length === 0;
  }

  handleTurn(event: CustomEvent<{ month: string }>): void {
    this.editing = null;
    this.saveErrors = null;
    this.data = { policy: this.data.policy };
    this.chosenMonth = event.detail.month;
  }

  handleChange(event: Event): void {
    this.saveErrors = null;
    this.editing = (event.currentTarget as HTMLElement).dataset.key ?? null;
  }

  handleCancel(): void {
    this.editing = null;
    this.saveErrors = null;
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') void this.handleSave();
    if (event.key === 'Escape') this.handleCancel();
  }

  async handleSave(): Promise<void> {
    const input = this.template?.querySelector<Input>('.target-input');
    const line = this.edited;
    if (!input || !line || this.saving) return;
    const target = input.value.trim() === '' ? NaN : Number(input.value);
    const limit = line.kind === 'Rate' ? 100 : LARGEST_TARGET;
    const valid = target >= 0 && target <= limit && decimal(target).scale <= TARGET_DECIMALS;
    input.setCustomValidity(valid ? '' : fill(invalid, limit));
    input.reportValidity();
    if (!valid) return;
    this.saving = true;
    this.saveErrors = null;
    try {
      const { storedId: id, kind, person, segment } = line;
      await saveTarget({ id, month: this.month, segment, kind, person, target });
      await this.refreshTargets?.();
      this.editing = null;
    } catch (error) {
      this.saveErrors = error;
    } finally {
      this.saving = false;
    }
  }

  handleRetry(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  private get edited(): (TargetLine & { segment: SegmentLine['segment'] }) | undefined {
    for (const line of this.lines) {
      if (line.key === this.editing) return line;
      const person = line.persons.find((each) => each.key === this.editing);
      if (person) return { ...person, segment: line.segment };
    }
    return undefined;
  }

  private withState<Line extends TargetLine>(
    line: Line,
    name: string,
  ): Line & { editing: boolean; changeLabel: string } {
    return { ...line, editing: this.editing === line.key, changeLabel: fill(changeOf, name, line.kindName) };
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    if (result.data !== undefined) this.data = { ...this.data, [source]: result.data };
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
