import { Parameters } from '../access/sharing.ts';
import { localDay } from '../clock.ts';
import { ApiError } from '../errors.ts';
import { formulaOfField, recordContext } from '../formula/recordContext.ts';
import type { LocalOrg, Session } from '../org.ts';
import { Scope } from '../query/scope.ts';
import type { QueryContext } from '../query/scope.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { isCaseless, quote } from '../store/tables.ts';
import { formulaSql } from './formulaSql.ts';
import type { FormulaPlaces } from './formulaSql.ts';
import { formulaValues } from './formulaValues.ts';
import type { FormulaValues } from './formulaValues.ts';
import type { ReportField, ReportTypeModel } from './reportType.ts';

/** A column of the rows: its value, and for references the name that is shown. */
export interface ReportColumn {
  sql: string;
  /** Name of the record, for ids of records; for names the other way round it is `id`. */
  name?: string;
  /** Of the name of a record: its id. */
  id?: string;
}

interface Running {
  formulas: FormulaValues[];
}

const running = new WeakMap<LocalOrg, Running>();

/** The records of a report type as one user sees them: FROM and the columns in it, as SQL. */
export class ReportRows {
  readonly context: QueryContext;
  readonly timeZone: string;
  readonly #type: ReportTypeModel;
  readonly #scopes: Scope[];
  readonly #columns = new Map<string, ReportColumn | undefined>();
  readonly #rawJoins = new Map<string, { alias: string; object: ObjectModel }>();
  readonly #rawSql: string[] = [];
  readonly #formulas: FormulaValues[];

  /** @throws ApiError FORBIDDEN when the user may not read one of the objects */
  constructor(org: LocalOrg, session: Session, type: ReportTypeModel) {
    let aliases = 0;
    const nextAlias = (): string => `t${++aliases}`;
    this.context = { org, session, parameters: new Parameters(), all: false, binds: {}, nextAlias };
    this.timeZone = String(org.store.get('User', session.userId)!['TimeZoneSidKey']);
    this.#type = type;
    for (const { object } of type.objects)
      if (!org.access.canRead(session, object.name))
        throw forbidden(`the report type ${type.label} reads ${object.label}, which you may not see`);
    this.#scopes = type.objects.map(({ object }) => new Scope(this.context, object));
    let state = running.get(org);
    if (!state) {
      state = { formulas: [] };
      running.set(org, state);
      const { formulas } = state;
      const figure = (index: number, ...values: unknown[]): unknown => formulas[index]!.evaluate(values);
      org.store.database.function('report_formula', { varargs: true }, figure as never);
      org.store.database.function('report_period', { deterministic: true }, localPeriod as never);
    }
    this.#formulas = state.formulas;
    this.#formulas.length = 0;
  }

  /** The place of the record of an object in its table: shorter than its id, and so quicker to tell apart. */
  record(depth: number): string {
    return `${this.#scopes[depth]!.alias}.rowid`;
  }

  /** The owner of the base record, where it has one. */
  get owner(): string | undefined {
    return this.#scopes[0]!.object.fields.has('OwnerId') ? `${this.#scopes[0]!.alias}."OwnerId"` : undefined;
  }

  /** A column; undefined when the user may not see its field. */
  column(field: ReportField): ReportColumn | undefined {
    if (!this.#columns.has(field.key)) this.#columns.set(field.key, this.#find(field));
    return this.#columns.get(field.key);
  }

  /** `FROM …`: read it after all columns have been asked for. */
  get from(): string {
    const joined = this.#type.objects.map(({ object, reference, outer }, depth) => {
      const scope = this.#scopes[depth]!;
      if (!reference) return scope.from;
      const before = this.#scopes[depth - 1]!;
      const on = [`${scope.alias}.${quote(reference.name)} = ${before.alias}."Id"`, ...scope.restrictions];
      const table = `${quote(object.name)} ${scope.alias}`;
      return `${outer ? 'LEFT JOIN' : 'JOIN'} ${table} ON ${on.join(' AND ')}${scope.joins}`;
    });
    return `FROM ${[...joined, ...this.#rawSql].join(' ')}`;
  }

  /** Conditions of the base object: not deleted, and shared with the user. */
  get restrictions(): string[] {
    return this.#scopes[0]!.restrictions;
  }

  #find({ depth, path, field, object }: ReportField): ReportColumn | undefined {
    const scope = this.#scopes[depth]!;
    try {
      const place = scope.place(path);
      const { sql } = scope.columnAt(place, field.name);
      if (field.formula) return { sql: this.#formula(depth, path, object, field) };
      if (field.nameField && place.targets.length === 1) return { sql, id: scope.columnAt(place, 'Id').sql };
      if (field.type !== 'reference' || field.polymorphic) return { sql };
      const target = scope.place([...path, field.relationshipName!]);
      const named = target.targets[0]!.object.nameFieldName;
      return { sql, name: scope.columnAt(target, named).sql };
    } catch (error) {
      if (error instanceof ApiError && error.errorCode === 'INVALID_FIELD') return undefined;
      throw error;
    }
  }

  /** Formulas read what they read, whatever the user may see. */
  #formula(depth: number, path: string[], object: ObjectModel, field: FieldModel): string {
    const { org, session } = this.context;
    const start = this.#raw(depth, path);
    const direct = formulaSql(formulaOfField(org, object, field), field, this.#places(depth, path, object));
    const evaluated = (): string => {
      const formula = formulaValues(org, session, object, field);
      const place = this.#formulas.push(formula) - 1;
      return `report_formula(${[place, ...formula.inputs.map((names) => this.#input(depth, [...path, ...names]))].join(', ')})`;
    };
    const doubt = direct?.doubts.join(' OR ');
    const sql = !direct
      ? evaluated()
      : doubt
        ? `CASE WHEN ${doubt} THEN ${evaluated()} ELSE ${direct.sql} END`
        : direct.sql;
    const value = isCaseless(field) ? `((${sql}) COLLATE NOCASE)` : `(${sql})`;
    return depth === 0 && path.length === 0 ? value : `CASE WHEN ${start.alias}."Id" IS NOT NULL THEN ${value} END`;
  }

  #input(depth: number, names: readonly string[]): string {
    return `${this.#raw(depth, names.slice(0, -1)).alias}.${quote(names.at(-1)!)}`;
  }

  /** What a formula of an object reads from the rows. */
  #places(depth: number, prefix: readonly string[], object: ObjectModel): FormulaPlaces {
    const { org, session, parameters } = this.context;
    const found = (path: readonly string[]): { field: FieldModel; owner: ObjectModel } => {
      let owner = object;
      for (const name of path.slice(0, -1)) {
        const reference = [...owner.fields.values()].find((each) => each.relationshipName === name)!;
        owner = org.schema.object(reference.referenceTo!.find((each) => each !== 'Group')!);
      }
      return { owner, field: org.schema.field(owner, path.at(-1)!) };
    };
    return {
      column: (path) => ({ sql: this.#input(depth, [...prefix, ...path]), field: found(path).field }),
      formula: (path) => {
        const { field, owner } = found(path);
        if (!field.formula) return undefined;
        const below = [...prefix, ...path.slice(0, -1)];
        const places = this.#places(depth, below, owner);
        const parent = path.length > 1 ? { parent: this.#input(depth, [...below, 'Id']) } : {};
        return { formula: formulaOfField(org, owner, field), field, places, ...parent };
      },
      constant: (path) => recordContext(org, session, object, {}, {}).value(path),
      bind: (value) => parameters.add(value),
      timeZone: this.timeZone,
      today: localDay(this.timeZone, org.clock.now()),
      now: org.clock.timestamp(),
    };
  }

  /** A parent without the eyes of a user. */
  #raw(depth: number, path: readonly string[]): { alias: string; object: ObjectModel } {
    const scope = this.#scopes[depth]!;
    let from = { alias: scope.alias, object: scope.object };
    for (const [index, name] of path.entries()) {
      const key = `${depth}/${path.slice(0, index + 1).join('.')}`;
      let known = this.#rawJoins.get(key);
      if (!known) {
        const reference = [...from.object.fields.values()].find((each) => each.relationshipName === name)!;
        const target = reference.referenceTo!.find((each) => each !== 'Group')!;
        known = { alias: this.context.nextAlias(), object: this.context.org.schema.object(target) };
        this.#rawJoins.set(key, known);
        const on = `${known.alias}."Id" = ${from.alias}.${quote(reference.name)}`;
        this.#rawSql.push(`LEFT JOIN ${quote(target)} ${known.alias} ON ${on}`);
      }
      from = known;
    }
    return from;
  }
}

/** The first day of the period that an instant falls into in a time zone. */
function localPeriod(instant: unknown, timeZone: unknown, granularity: unknown): string | null {
  if (typeof instant !== 'string') return null;
  const day = localDay(String(timeZone), new Date(instant.replace('+0000', 'Z')));
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (granularity) {
    case 'Week': {
      const date = new Date(`${day}T00:00:00Z`);
      return new Date(date.getTime() - date.getUTCDay() * 86_400_000).toISOString().slice(0, 10);
    }
    case 'Month':
      return `${day.slice(0, 7)}-01`;
    case 'Quarter':
      return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    case 'Year':
      return `${year}-01-01`;
    default:
      return day;
  }
}

/** A report that the user may not run. */
export const forbidden = (reason: string): ApiError =>
  new ApiError('FORBIDDEN', `You don't have sufficient privileges to run this report: ${reason}.`, { status: 403 });
