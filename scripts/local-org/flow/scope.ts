import { localDay } from '../clock.ts';
import { FormulaError, resolvePath } from '../formula/names.ts';
import type { FieldModel, ObjectModel, Schema } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import { fitting, notSet, withField, type FormulaResource, type Interview, type Reference } from './interview.ts';
import { kindOfField, nameOf, refuse, unmodelled, type Kind } from './kinds.ts';

/** What a flow may refer to beyond the schema. */
export interface Facts {
  hasPermission(name: string): boolean;
  hasLabel(name: string): boolean;
}

export type Moment = 'before the save' | 'after the save' | 'before a deletion' | 'on schedule';

/** The record change that sets a flow off. */
export interface Trigger {
  object: ObjectModel;
  /** False for a scheduled flow without an object. */
  hasRecord: boolean;
  moment: Moment;
  onCreate: boolean;
  onUpdate: boolean;
}

/** A resource or an element that holds a value. */
interface Declared {
  kind: Kind;
  slot: number;
  /** Decimal places, where the flow may assign to it. */
  places?: number;
  /** Fields that are there, where only some were queried. */
  fields?: ReadonlySet<string>;
}

/** The names of one flow: resources, elements and globals, each found under the name that merge fields give it. */
export class Scope {
  readonly schema: Schema;
  readonly trigger: Trigger;
  readonly formulas: FormulaResource[] = [];
  /** References of formulas, by the names that they have there. */
  readonly references = new Map<string, Reference>();
  slots = 0;
  readonly #facts: Facts;
  readonly #declared = new Map<string, Declared>();
  readonly #claimed = new Set<string>();
  readonly #late = new Map<string, { kind: Kind; make(): Reference['read'] }>();
  readonly #resolved = new Map<string, Reference>();
  readonly #dependents = new Map<string, number[]>();
  readonly #roots = new Map<FormulaResource, Set<string>>();

  constructor(schema: Schema, facts: Facts, trigger: Trigger) {
    this.schema = schema;
    this.trigger = trigger;
    this.#facts = facts;
  }

  /** Takes a name, which stands once in a flow, whatever its case. @throws FlowProblem */
  claim(name: string): void {
    if (this.#claimed.has(name.toLowerCase())) refuse(`The name ${name} stands twice in the flow`);
    this.#claimed.add(name.toLowerCase());
  }

  /** Gives a resource its slot. */
  declare(name: string, kind: Kind, more: Partial<Declared> = {}): number {
    const slot = this.slots++;
    this.#declared.set(name, { kind, slot, ...more });
    return slot;
  }

  /** Declares a loop, whose name holds the item in hand. @throws FlowProblem when there is no such collection */
  declareLoop(name: string, collection: string): void {
    const declared = this.#declared.get(collection);
    if (!declared?.kind.collection) refuse(`${name}: ${collection} is no collection`);
    this.declare(
      name,
      { ...declared.kind, collection: false },
      { ...(declared.fields ? { fields: declared.fields } : {}) },
    );
  }

  slotOf(name: string): number {
    return this.#declared.get(name)!.slot;
  }

  /** Declares a resource whose reading is compiled when it is first referred to, as all names are known by then. */
  declareLate(name: string, kind: Kind, make: () => Reference['read']): void {
    this.#late.set(name, { kind, make });
  }

  declareFormula(formula: FormulaResource): void {
    const index = this.formulas.push(formula) - 1;
    const { name, kind, scale } = formula;
    this.#resolved.set(name, {
      kind,
      written: name,
      root: name,
      read(interview) {
        const known = interview.results[index];
        if (known !== undefined) return known;
        const value = fitting(formula.compiled!.evaluate(interview.formulas), kind, scale, name);
        return (interview.results[index] = value);
      },
    });
  }

  /** The reference that a name such as `$Record.Name`, `Count` or `Get_Account.Name` stands for. @throws FlowProblem */
  resolve(written: string): Reference {
    let found = this.#resolved.get(written);
    if (!found) this.#resolved.set(written, (found = this.#find(written)));
    return found;
  }

  /** The name that a formula has for a merge field. */
  nameInFormula(written: string): string {
    const reference = this.resolve(written);
    const known = [...this.references].find(([, each]) => each === reference)?.[0];
    const name = known ?? `$v${this.references.size}`;
    this.references.set(name, reference);
    return name;
  }

  /** Forgets the results of formulas that read what has changed. */
  changed(root: string, { results }: Interview): void {
    let dependents = this.#dependents.get(root);
    if (!dependents) {
      const reads = (roots: ReadonlySet<string>): boolean =>
        roots.has(root) || roots.has('*') || (roots.has('$Record') && root.startsWith('$Record.'));
      dependents = this.formulas.flatMap((formula, index) => (reads(this.#rootsOf(formula)) ? [index] : []));
      this.#dependents.set(root, dependents);
    }
    for (const index of dependents) results[index] = undefined;
  }

  formulaNamed(name: string): FormulaResource | undefined {
    return this.formulas.find((formula) => formula.name === name);
  }

  /** What a formula reads, through others too. */
  #rootsOf(formula: FormulaResource): Set<string> {
    let roots = this.#roots.get(formula);
    if (roots) return roots;
    this.#roots.set(formula, (roots = new Set()));
    for (const { path } of formula.compiled!.references) {
      const { root } = this.references.get(path[0]!)!;
      const inner = this.formulaNamed(root);
      for (const each of inner ? this.#rootsOf(inner) : [root]) roots.add(each);
    }
    return roots;
  }

  #find(written: string): Reference {
    const [first, ...rest] = written.split('.') as [string, ...string[]];
    if (first === '$Record' || first === '$Record__Prior') return this.#ofRecord(written, first === '$Record', rest);
    if (first.startsWith('$')) return this.#global(written, first, rest);
    const late = rest.length === 0 && this.#late.get(first);
    if (late) {
      // What refers to itself finds nothing of its name.
      this.#late.delete(first);
      return { kind: late.kind, written, root: '*', read: late.make() };
    }
    const declared = this.#declared.get(first);
    const inner = declared ? undefined : this.#resolved.get(first);
    if (!declared && (!inner || rest.length > 0))
      refuse(`The flow has no resource or element named '${first}' (${written})`);
    return declared ? this.#held(written, first, rest, declared) : inner!;
  }

  #ofRecord(written: string, isNow: boolean, names: string[]): Reference {
    const { object, hasRecord, onUpdate, onCreate, moment } = this.trigger;
    if (!hasRecord) refuse(`${written}: a scheduled flow without an object has no $Record`);
    if (!isNow && !onUpdate)
      refuse(`${written}: a flow that runs ${onCreate ? 'on create alone' : moment} has no $Record__Prior`);
    const ofInterview = (interview: Interview): Row | undefined => (isNow ? interview.record : interview.prior);
    if (names.length === 0)
      return {
        kind: { type: 'SObject', object },
        written,
        root: '$Record',
        read: (interview) => ofInterview(interview) ?? null,
      };
    const { path, field } = this.#field(object, names, written);
    const name = field.name;
    const isPlain = path.length === 1 && !field.formula && !field.parts;
    const root = isNow ? (isPlain ? `$Record.${name}` : '$Record') : '';
    const reference: Reference = {
      kind: kindOfField(field),
      written,
      root,
      read: isPlain
        ? (interview) => ofInterview(interview)?.[name] ?? null
        : (interview) => {
            const globals = isNow ? interview.globals : interview.globals.prior;
            return globals?.value(path) ?? null;
          },
    };
    const onlyOne = this.trigger.onCreate && !this.trigger.onUpdate ? field.createable : field.updateable;
    if (isNow && isPlain && moment === 'before the save' && onlyOne)
      reference.write = (interview, value) => {
        interview.record[name] = value;
        interview.assigned.add(name);
        this.changed(root, interview);
      };
    return reference;
  }

  #field(object: ObjectModel, names: string[], written: string): { path: string[]; field: FieldModel } {
    try {
      const { path, field } = resolvePath(this.schema, object, names, written);
      if (field && path.length === names.length && names.every((name, index) => name === path[index]))
        return { path, field };
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
    }
    refuse(`${written}: ${object.name} has no field ${names.join('.')}`);
  }

  #global(written: string, first: string, rest: string[]): Reference {
    const [name, ...more] = rest;
    const reference = (kind: Kind, read: Reference['read']): Reference => ({ kind, written, root: '', read });
    const text: Kind = { type: 'String' };
    if (first === '$Flow' && name && more.length === 0) {
      if (name === 'CurrentDate')
        return reference({ type: 'Date' }, ({ globals, context: { memory } }) => {
          // One day for all rows of a chunk: asking for the user's time zone costs more than the rest of a flow.
          if (!memory.has(written)) memory.set(written, localDay(globals.timeZone, globals.now));
          return memory.get(written);
        });
      if (name === 'CurrentDateTime')
        return reference({ type: 'DateTime' }, ({ globals }) => globals.now.toISOString());
      if (name === 'FaultMessage') return reference(text, (interview) => interview.fault);
    }
    if (first === '$Permission' && name && more.length === 0) {
      if (!this.#facts.hasPermission(name)) refuse(`${written}: there is no custom permission ${name}`);
      return reference({ type: 'Boolean' }, ({ context: { org, session } }) =>
        org.access.hasCustomPermission(session, name),
      );
    }
    if (first === '$Label' && name && more.length === 0) {
      if (!this.#facts.hasLabel(name)) refuse(`${written}: there is no custom label ${name}`);
      return reference(text, ({ context: { org, session } }) => org.labels(session.language).label(name));
    }
    if (first === '$GlobalConstant' && (written === '$GlobalConstant.True' || written === '$GlobalConstant.False'))
      return reference({ type: 'Boolean' }, () => name === 'True');
    if (['$User', '$Profile', '$UserRole', '$Organization'].includes(first) && name && more.length === 0) {
      const { path, field } = this.#field(this.schema.object(first.slice(1)), rest, written);
      return reference(kindOfField(field), ({ globals }) => globals.value([first, ...path]));
    }
    unmodelled(`${written}`);
  }

  /** A variable, a constant, or what an element has found; or a field of the record found. */
  #held(written: string, name: string, rest: string[], { kind, slot, places, fields }: Declared): Reference {
    const root = name;
    if (rest.length === 0) {
      const write: Reference['write'] = (interview, value) => {
        interview.values[slot] = kind.collection ? value : fitting(value, kind, places!, name);
        this.changed(root, interview);
      };
      return { kind, written, root, read: ({ values }) => values[slot], ...(places === undefined ? {} : { write }) };
    }
    if (kind.type !== 'SObject' || kind.collection)
      refuse(`${written}: ${name} is no single record but ${nameOf(kind)}`);
    if (rest.length > 1) refuse(`${written}: a flow reads no parents of the records that it has looked up`);
    const { field } = this.#field(kind.object!, rest, written);
    if (field.formula || field.parts) unmodelled(`${written}: a formula field of a record found`);
    if (fields && !fields.has(field.name)) refuse(`${written}: ${name} does not query ${field.name} (queriedFields)`);
    const record = ({ values }: Interview): Row | null => values[slot] as Row | null;
    const write: Reference['write'] = (interview, value) => {
      interview.values[slot] = withField(record(interview), field.name, value);
      this.changed(root, interview);
    };
    return {
      ...(places === undefined ? {} : { write }),
      kind: kindOfField(field),
      written,
      root,
      read: (interview) => record(interview)?.[field.name] ?? null,
      demand(interview) {
        const held = record(interview);
        if (!held) throw notSet(written);
        return held[field.name] ?? null;
      },
    };
  }
}
