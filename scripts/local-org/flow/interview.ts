import type { CompiledFormula } from '../formula/compile.ts';
import type { FormulaContext } from '../formula/evaluate.ts';
import { notModelled } from '../errors.ts';
import type { SaveContext } from '../record/context.ts';
import type { Row } from '../store/store.ts';
import { isNumber, placesOf, type Kind } from './kinds.ts';

/** One run of a flow for one record. Values are as in the API, numbers also decimal objects; nothing is undefined. */
export interface Interview {
  readonly context: SaveContext;
  /** The record that set the flow off; before the save the flow changes this very row. */
  readonly record: Row;
  readonly prior: Row | undefined;
  /** What resources and elements hold, by their slot. */
  readonly values: unknown[];
  /** Results of formulas by their number, until something that they read changes. */
  readonly results: unknown[];
  /** Fields of the record that the flow has changed. */
  readonly assigned: Set<string>;
  /** The record as formulas of records see it. */
  readonly globals: FormulaContext;
  readonly formulas: FormulaContext;
  /** What the fault path in hand is told. */
  fault: string | null;
}

/** An error at run time that a fault path may take up. */
export class FlowFault extends Error {}

export const notSet = (what: string): FlowFault =>
  new FlowFault(`The flow failed to access the value for ${what} because it hasn't been set or assigned.`);

/** Does an element for all interviews that stand at it; the fault of each that it failed for. @throws LimitExceeded */
export type Bulk = (interviews: readonly Interview[]) => readonly (FlowFault | undefined)[];

/** A resource as elements and formulas use it. */
export interface Reference {
  kind: Kind;
  written: string;
  /** What it changes with: a resource, a field of the record as `$Record.Name`, `*` for anything, empty for nothing. */
  root: string;
  /** The value; null also where the record that should hold it is missing, as formulas see it. */
  read(interview: Interview): unknown;
  /** Throws a fault where the record that should hold the value is missing, as elements do. */
  demand?(interview: Interview): unknown;
  write?(interview: Interview, value: unknown): void;
}

export interface FormulaResource {
  name: string;
  kind: Kind;
  scale: number;
  compiled?: CompiledFormula;
}

/** The value that an element sees. @throws FlowFault */
export const valueOf = (reference: Reference, interview: Interview): unknown =>
  (reference.demand ?? reference.read)(interview);

/** The items of a collection. @throws FlowFault when nothing has filled it */
export function itemsOf(collection: Pick<Reference, 'read' | 'written'>, interview: Interview): readonly unknown[] {
  const items = collection.read(interview);
  if (items === null) throw notSet(collection.written);
  return items as unknown[];
}

/**
 * A number as its resource may hold it. Whether an org rounds to the decimal places of a resource, or only shows so many,
 * is documented nowhere: what would come out differently is refused.
 */
export function fitting(value: unknown, kind: Kind, scale: number, name: string): unknown {
  if (value !== null && isNumber(kind) && placesOf(value) > scale)
    throw notModelled(
      `more decimal places than the ${scale} of the flow resource ${name}: round its value (${String(value)}) with ROUND()`,
    );
  return value;
}

const given = new WeakMap<Row, ReadonlySet<string>>();

/** The fields that a flow itself has given to a record: those of a record looked up are not among them. */
export const givenFields = (record: Row): ReadonlySet<string> => given.get(record) ?? new Set();

/** A record with a field changed. Who holds the record as it was keeps it so: a collection holds copies. */
export function withField(record: Row | null, name: string, value: unknown): Row {
  const changed = { ...record, [name]: value };
  given.set(changed, new Set([...(record ? givenFields(record) : []), name]));
  return changed;
}

/** What formulas of an interview read. @param references by the names that compiled formulas have for them */
export function formulaContext(
  interview: Omit<Interview, 'formulas'>,
  references: ReadonlyMap<string, Reference>,
  prior?: FormulaContext,
): FormulaContext {
  const { globals } = interview;
  return {
    value: ([name]) => references.get(name!)!.read(interview as Interview),
    ...(prior ? { prior } : {}),
    isNew: globals.isNew,
    now: globals.now,
    get timeZone() {
      return globals.timeZone;
    },
  };
}

/** Does something for each interview, and keeps the faults. */
export function settled(
  interviews: readonly Interview[],
  work: (interview: Interview, index: number) => void,
): (FlowFault | undefined)[] {
  return interviews.map((interview, index) => {
    try {
      work(interview, index);
      return undefined;
    } catch (error) {
      if (error instanceof FlowFault) return error;
      throw error;
    }
  });
}
