import { element, elements, textOf } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { SaveOperation } from '../org.ts';
import type { SaveContext } from '../record/context.ts';
import { saveRecords } from '../record/save.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import { Governor } from './governor.ts';
import { FlowFault, valueOf, type Bulk, type Interview, type Reference } from './interview.ts';
import { FlowProblem, forField, kindOfField, nameOf, suits } from './kinds.ts';
import { fieldNamed, finderOf, type Finder } from './lookups.ts';
import { needed, operandOf } from './operands.ts';
import { objectOf } from './resources.ts';
import { CHANGED, type Scope } from './scope.ts';

/** Gets records: one query for all interviews. @throws FlowProblem */
export function lookupOf(scope: Scope, tree: XmlElement, name: string): Bulk {
  const finder = finderOf(scope, tree, name);
  for (const field of elements(tree, 'queriedFields')) fieldNamed(finder.object, field.text, name);
  const isFirst = textOf(tree, 'getFirstRecordOnly') === 'true';
  const { target, keeps } = outputOf(scope, tree, name, finder.object, !isFirst);
  return (interviews) => {
    const governor = governorOf(interviews);
    governor.use('SOQL queries');
    const found = findEach(finder, interviews, governor);
    return settled(interviews, (interview, index) => {
      const records = found[index]!;
      if (records instanceof FlowFault) throw records;
      if (isFirst ? records[0] || !keeps : true) target.write!(interview, isFirst ? (records[0] ?? null) : records);
    });
  };
}

/** Where an element stores what it finds, and whether that stays when nothing is found. */
function outputOf(
  scope: Scope,
  tree: XmlElement,
  name: string,
  object: ObjectModel,
  collection: boolean,
): { target: Reference; keeps: boolean } {
  const given = element(tree, 'outputReference');
  const automatic = textOf(tree, 'storeOutputAutomatically') === 'true';
  if (automatic === Boolean(given))
    throw new FlowProblem(`${name}: either storeOutputAutomatically or outputReference says where the records go`);
  const target = scope.resolve(given?.text ?? name);
  if (!target.write || !suits(target.kind, { type: 'SObject', object, collection }))
    throw new FlowProblem(
      `${name}: ${target.written} of type ${nameOf(target.kind)} cannot take ${object.name} records`,
    );
  if (given && elements(tree, 'queriedFields').length === 0)
    throw new FlowProblem(`${name}: outputReference needs queriedFields`);
  return { target, keeps: !automatic && textOf(tree, 'assignNullValuesIfNoRecordsFound') !== 'true' };
}

/** What each interview finds; those with the same filter values are answered by one finding. */
function findEach(
  finder: Finder,
  interviews: readonly Interview[],
  governor: Governor,
): (readonly Row[] | FlowFault)[] {
  const known = new Map<string, readonly Row[]>();
  return interviews.map((interview) => {
    try {
      const key = finder.keyOf(interview);
      let records = known.get(key);
      if (!records) {
        known.set(key, (records = finder.find(interview)));
        governor.use('query rows', records.length);
      }
      return records;
    } catch (error) {
      if (error instanceof FlowFault) return error;
      throw error;
    }
  });
}

/** Creates one record of fields, or what a record variable or a collection holds. @throws FlowProblem */
export function creationOf(scope: Scope, tree: XmlElement, name: string): Bulk {
  requireAfterSave(scope, name);
  const input = element(tree, 'inputReference');
  const recordOf = input ? undefined : fieldsOf(scope, tree, name, objectOf(scope, tree, name), 'createable');
  if (input && (element(tree, 'object') || element(tree, 'inputAssignments')))
    throw new FlowProblem(`${name}: either inputReference or object and inputAssignments say what to create`);
  const source = input && recordsIn(scope, input.text, name);
  const object = source?.kind.object ?? objectOf(scope, tree, name);
  const idTo = idTarget(scope, tree, name, source);
  return (interviews) =>
    write(
      interviews,
      'create',
      (interview) => {
        const records = source ? heldRecords(source, interview) : [recordOf!(interview)];
        return records.map((record) => ({
          action: 'insert',
          object: object.name,
          record: source ? given(object, record, 'createable') : record,
        }));
      },
      (interview, [id]) => idTo?.write!(interview, id),
    );
}

/** Where the id of a created record goes. */
function idTarget(scope: Scope, tree: XmlElement, name: string, source: Reference | undefined): Reference | undefined {
  const given = element(tree, 'assignRecordIdToReference');
  const automatic = textOf(tree, 'storeOutputAutomatically') === 'true';
  if (given && automatic)
    throw new FlowProblem(`${name}: either storeOutputAutomatically or assignRecordIdToReference`);
  if (source) {
    if (given || automatic) throw new FlowProblem(`${name}: the id of ${source.written} is its own`);
    return source.kind.collection ? undefined : scope.resolve(`${source.written}.Id`);
  }
  const target = given ? scope.resolve(given.text) : automatic ? scope.resolve(name) : undefined;
  if (target && (!target.write || !suits(target.kind, { type: 'String' })))
    throw new FlowProblem(`${name}: ${target.written} of type ${nameOf(target.kind)} cannot take an id`);
  return target;
}

/** Updates the record that set the flow off, records held by a resource, or those that filters find. @throws FlowProblem */
export function updateOf(scope: Scope, tree: XmlElement, name: string): Bulk {
  const input = element(tree, 'inputReference');
  if (input?.text === '$Record') return updateOfRecord(scope, tree, name);
  requireAfterSave(scope, name);
  if (input) {
    if (element(tree, 'filters') || element(tree, 'inputAssignments') || element(tree, 'object'))
      throw new FlowProblem(`${name}: an update of ${input.text} takes its fields from there`);
    const source = recordsIn(scope, input.text, name);
    const object = source.kind.object!;
    return (interviews) =>
      write(interviews, 'update', (interview) =>
        heldRecords(source, interview).map((record) =>
          updating(object, record['Id'], given(object, record, 'updateable')),
        ),
      );
  }
  const finder = finderOf(scope, tree, name);
  if (!element(tree, 'filters'))
    throw new FlowProblem(`${name}: an update of all ${finder.object.name} records is not modelled by the local org`);
  const fields = fieldsOf(scope, tree, name, finder.object, 'updateable');
  return (interviews) => {
    const governor = governorOf(interviews);
    governor.use('SOQL queries');
    const found = findEach(finder, interviews, governor);
    const byInterview = new Map(interviews.map((interview, index) => [interview, found[index]!]));
    return write(interviews, 'update', (interview) => {
      const records = byInterview.get(interview)!;
      if (records instanceof FlowFault) throw records;
      return records.map((record) => updating(finder.object, record['Id'], fields(interview)));
    });
  };
}

function updateOfRecord(scope: Scope, tree: XmlElement, name: string): Bulk {
  const { object, beforeSave } = scope.trigger;
  if (element(tree, 'filters') || element(tree, 'object') || !element(tree, 'inputAssignments'))
    throw new FlowProblem(`${name}: an update of $Record takes inputAssignments and nothing else`);
  const fields = fieldsOf(scope, tree, name, object, 'updateable');
  if (!beforeSave)
    return (interviews) =>
      write(interviews, 'update', (interview) => [updating(object, interview.record['Id'], fields(interview))]);
  const targets = elements(tree, 'inputAssignments').map((each) => scope.resolve(`$Record.${textOf(each, 'field')}`));
  return (interviews) =>
    settled(interviews, (interview) => {
      const values = fields(interview);
      for (const target of targets) target.write!(interview, values[target.kind.field!.name]);
    });
}

function requireAfterSave({ trigger }: Scope, name: string): void {
  if (trigger.beforeSave)
    throw new FlowProblem(`${name}: a before-save flow writes no record but the one that set it off`);
}

type Permission = 'createable' | 'updateable';

/** The values that an element gives to fields. */
function fieldsOf(
  scope: Scope,
  tree: XmlElement,
  name: string,
  object: ObjectModel,
  permission: Permission,
): (interview: Interview) => Row {
  const seen = new Set<string>();
  const parts = elements(tree, 'inputAssignments').map((assignment) => {
    const field: FieldModel = fieldNamed(object, needed(assignment, 'field', name).text, name);
    if (!field[permission]) throw new FlowProblem(`${name}: ${object.name}.${field.name} is not ${permission}`);
    if (seen.has(field.name)) throw new FlowProblem(`${name}: ${field.name} stands twice`);
    seen.add(field.name);
    const operand = operandOf(scope, element(assignment, 'value'), name);
    if (!suits(kindOfField(field), operand.kind))
      throw new FlowProblem(
        `${name}: ${field.name} of type ${nameOf(kindOfField(field))} cannot take ${nameOf(operand.kind)}`,
      );
    return { field, operand };
  });
  if (parts.length === 0) throw new FlowProblem(`${name}: Required field is missing: inputAssignments`);
  return (interview) =>
    Object.fromEntries(parts.map(({ field, operand }) => [field.name, forField(field, operand.read(interview))]));
}

/** A resource that holds records of its own. */
function recordsIn(scope: Scope, written: string, name: string): Reference {
  const source = scope.resolve(written);
  if (source.kind.type !== 'SObject' || !source.write)
    throw new FlowProblem(`${name}: ${written} is no variable of records`);
  return source;
}

function heldRecords(source: Reference, interview: Interview): readonly Row[] {
  const held = valueOf(source, interview) as Row | readonly Row[] | null;
  if (held === null)
    throw new FlowFault(
      `The flow failed to access the value for ${source.written} because it hasn't been set or assigned.`,
    );
  return Array.isArray(held) ? (held as readonly Row[]) : [held as Row];
}

/** What the flow has set of a record that it holds. */
function given(object: ObjectModel, record: Row, permission: Permission): Row {
  const changed = (record as { [CHANGED]?: ReadonlySet<string> })[CHANGED] ?? new Set();
  const fields = [...changed].map((name) => object.fields.get(name)!).filter((field) => field[permission]);
  return Object.fromEntries(fields.map((field) => [field.name, forField(field, record[field.name] ?? null)]));
}

const updating = (object: ObjectModel, id: unknown, record: Row): SaveOperation => ({
  action: 'update',
  object: object.name,
  record: { ...record, Id: id },
});

/** Saves what the interviews give, all in one statement; where a record fails, its interview does. */
function write(
  interviews: readonly Interview[],
  action: 'create' | 'update',
  operationsOf: (interview: Interview) => SaveOperation[],
  done?: (interview: Interview, ids: (string | null)[]) => void,
): readonly (FlowFault | undefined)[] {
  const { context } = interviews[0]!;
  const batches: SaveOperation[][] = [];
  const faults = [...settled(interviews, (interview, index) => (batches[index] = operationsOf(interview)))];
  const operations = batches.flat();
  if (operations.length === 0) return faults;
  const results = saveNested(context, operations);
  let position = 0;
  interviews.forEach((interview, index) => {
    const mine = results.slice(position, (position += batches[index]?.length ?? 0));
    const failed = mine.find(({ success }) => !success);
    if (failed) {
      const { statusCode, message } = failed.errors[0]!;
      faults[index] = new FlowFault(
        `This error occurred when the flow tried to ${action} records: ${statusCode}: ${message}. You can look up ExceptionCode values in the SOAP API Developer Guide.`,
      );
    } else if (!faults[index])
      done?.(
        interview,
        mine.map(({ id }) => id),
      );
  });
  return faults;
}

function saveNested(context: SaveContext, operations: SaveOperation[]): ReturnType<typeof saveRecords> {
  const governor = Governor.of(context.memory);
  governor.use('DML statements');
  governor.use('DML rows', operations.length);
  governor.use('trigger depth');
  const options = { allOrNone: false, systemContext: true };
  const results = saveRecords(context.org, context.session, operations, options, context.memory);
  governor.giveBack('trigger depth');
  return results;
}

const governorOf = ([first]: readonly Interview[]): Governor => Governor.of(first!.context.memory);

/** Does something for each interview, and keeps the faults. */
function settled(
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
