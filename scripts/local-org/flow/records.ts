import { element, elements, textOf } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { SaveOperation } from '../org.ts';
import { saveRecords } from '../record/save.ts';
import type { ObjectModel } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import { Governor } from './governor.ts';
import { FlowFault, givenFields, itemsOf, notSet, settled, withField } from './interview.ts';
import type { Bulk, Interview, Reference } from './interview.ts';
import { forField, kindOfField, nameOf, refuse, suits, unmodelled } from './kinds.ts';
import { fieldNamed, finderOf, type Finder } from './lookups.ts';
import { needed, operandOf } from './operands.ts';
import { objectOf } from './resources.ts';
import type { Scope } from './scope.ts';

/** Gets records: one query for all interviews. @throws FlowProblem */
export function lookupOf(scope: Scope, tree: XmlElement, name: string): Bulk {
  const finder = finderOf(scope, tree, name);
  for (const field of elements(tree, 'queriedFields')) fieldNamed(finder.object, field.text, name);
  if (textOf(tree, 'storeOutputAutomatically') !== 'true')
    unmodelled(`${name}: a lookup without storeOutputAutomatically`);
  const slot = scope.slotOf(name);
  const isFirst = textOf(tree, 'getFirstRecordOnly') === 'true';
  return (interviews) => {
    const found = query(finder, interviews);
    return settled(interviews, (interview) => {
      const records = found(interview);
      interview.values[slot] = isFirst ? (records[0] ?? null) : records;
      scope.changed(name, interview);
    });
  };
}

/** Creates a record of values, or those that a variable holds. @throws FlowProblem */
export function creationOf(scope: Scope, tree: XmlElement, name: string): Bulk {
  requireAfterSave(scope, name);
  if (element(tree, 'inputReference')) return creationOfHeld(scope, tree, name);
  const object = objectOf(scope, tree, name);
  const fields = fieldsOf(scope, tree, name, object, 'createable');
  const idTo = element(tree, 'assignRecordIdToReference');
  const target = idTo && scope.resolve(idTo.text);
  const isStored = textOf(tree, 'storeOutputAutomatically') === 'true';
  if (target && (isStored || !target.write || !suits(target.kind, { type: 'String' })))
    refuse(`${name}: ${target.written} cannot take the id of the record`);
  return (interviews) =>
    write(
      interviews,
      'create',
      (interview) => [{ action: 'insert', object: object.name, record: fields(interview) }],
      (interview, [id]) => {
        if (id === undefined) return;
        target?.write!(interview, id);
        if (!isStored) return;
        interview.values[scope.slotOf(name)] = id;
        scope.changed(name, interview);
      },
    );
}

function creationOfHeld(scope: Scope, tree: XmlElement, name: string): Bulk {
  const held = heldRecords(scope, tree, name);
  for (const other of ['inputAssignments', 'object', 'assignRecordIdToReference', 'storeOutputAutomatically'])
    if (element(tree, other) && element(tree, other)!.text !== 'false')
      refuse(`${name}: ${other} does not go with inputReference`);
  return (interviews) =>
    write(
      interviews,
      'create',
      (interview) =>
        held.records(interview).map((record) => {
          if (record['Id']) throw new FlowFault(`${name}: a record of ${held.written} has an id already.`);
          return { action: 'insert', object: held.object.name, record: givenValues(held.object, record) };
        }),
      (interview, ids) => {
        const created = held.records(interview).map((record, index) => withField(record, 'Id', ids[index]));
        held.write?.(interview, held.kind.collection ? created : created[0]);
      },
    );
}

/** Updates the record that set the flow off, those that filters find or a variable holds. @throws FlowProblem */
export function updateOf(scope: Scope, tree: XmlElement, name: string): Bulk {
  requireAfterSave(scope, name);
  const input = element(tree, 'inputReference');
  if (input && (element(tree, 'filters') || element(tree, 'object')))
    refuse(`${name}: filters and object do not go with inputReference`);
  if (input && input.text !== '$Record') return updateOfHeld(scope, tree, name);
  if (input && scope.trigger.moment === 'before a deletion') unmodelled(`${name}: an update of a record to be deleted`);
  const finder = input ? undefined : finderOf(scope, tree, name);
  if (!input && !element(tree, 'filters')) unmodelled(`${name}: an update of all records`);
  const object = finder?.object ?? scope.trigger.object;
  const fields = fieldsOf(scope, tree, name, object, 'updateable');
  return (interviews) => {
    const found = finder ? query(finder, interviews) : (interview: Interview): readonly Row[] => [interview.record];
    return write(interviews, 'update', (interview) => {
      const record = fields(interview);
      return found(interview).map(({ Id }) => ({ action: 'update', object: object.name, record: { ...record, Id } }));
    });
  };
}

function updateOfHeld(scope: Scope, tree: XmlElement, name: string): Bulk {
  const held = heldRecords(scope, tree, name);
  if (element(tree, 'inputAssignments')) unmodelled(`${name}: inputAssignments to ${held.written}`);
  return (interviews) =>
    write(interviews, 'update', (interview) =>
      held.records(interview).map((record) => {
        if (!record['Id']) throw notSet(`${held.written}.Id`);
        const values = { ...givenValues(held.object, record), Id: record['Id'] };
        return { action: 'update', object: held.object.name, record: values };
      }),
    );
}

/** Deletes the records that filters find or a variable holds. @throws FlowProblem */
export function deletionOf(scope: Scope, tree: XmlElement, name: string): Bulk {
  requireAfterSave(scope, name);
  const held = element(tree, 'inputReference') && heldRecords(scope, tree, name);
  if (held && (element(tree, 'filters') || element(tree, 'object')))
    refuse(`${name}: filters and object do not go with inputReference`);
  if (!held && !element(tree, 'filters')) unmodelled(`${name}: a deletion of all records`);
  const finder = held ? undefined : finderOf(scope, tree, name);
  const object = held ? held.object : finder!.object;
  return (interviews) => {
    const found = finder ? query(finder, interviews) : held!.records;
    return write(interviews, 'delete', (interview) =>
      found(interview).map(({ Id }) => {
        if (!Id) throw notSet(`${held!.written}.Id`);
        return { action: 'delete', object: object.name, record: { Id } };
      }),
    );
  };
}

interface Held extends Reference {
  object: ObjectModel;
  /** @throws FlowFault when nothing has filled the variable */
  records(interview: Interview): readonly Row[];
}

/** The record or records that an element is given. @throws FlowProblem */
function heldRecords(scope: Scope, tree: XmlElement, name: string): Held {
  const reference = scope.resolve(element(tree, 'inputReference')!.text);
  const { kind, written } = reference;
  if (kind.type !== 'SObject') refuse(`${name}: ${written} of type ${nameOf(kind)} holds no records`);
  if (written.startsWith('$')) unmodelled(`${name}: inputReference ${written}`);
  if (tree.name === 'recordCreates' && !reference.write) refuse(`${name}: ${written} is no variable`);
  return {
    ...reference,
    object: kind.object!,
    records: (interview) =>
      kind.collection
        ? (itemsOf(reference, interview) as readonly Row[])
        : [(reference.read(interview) as Row | null) ?? fail(notSet(written))],
  };
}

function fail(fault: FlowFault): never {
  throw fault;
}

/** What a flow has given to a record, as its fields take it. */
const givenValues = (object: ObjectModel, record: Row): Row =>
  Object.fromEntries([...givenFields(record)].map((name) => [name, forField(object.fields.get(name)!, record[name])]));

function requireAfterSave({ trigger }: Scope, name: string): void {
  if (trigger.moment === 'before the save')
    refuse(`${name}: a before-save flow changes its own record by assignments and writes no other`);
}

/** The values that an element gives to fields. */
function fieldsOf(
  scope: Scope,
  tree: XmlElement,
  name: string,
  object: ObjectModel,
  permission: 'createable' | 'updateable',
): (interview: Interview) => Row {
  const parts = elements(tree, 'inputAssignments').map((assignment) => {
    const field = fieldNamed(object, needed(assignment, 'field', name).text, name);
    const operand = operandOf(scope, element(assignment, 'value'), name);
    const kind = kindOfField(field);
    if (!field[permission]) refuse(`${name}: ${object.name}.${field.name} is not ${permission}`);
    if (!suits(kind, operand.kind))
      refuse(`${name}: ${field.name} of type ${nameOf(kind)} cannot take ${nameOf(operand.kind)}`);
    return { field, operand };
  });
  if (parts.length === 0) refuse(`${name}: Required field is missing: inputAssignments`);
  if (new Set(parts.map(({ field }) => field)).size < parts.length)
    refuse(`${name}: a field stands twice in inputAssignments`);
  return (interview) =>
    Object.fromEntries(parts.map(({ field, operand }) => [field.name, forField(field, operand.read(interview))]));
}

/** One query for all interviews: those with the same filter values are answered by one finding. */
function query(finder: Finder, interviews: readonly Interview[]): (interview: Interview) => readonly Row[] {
  const governor = Governor.of(interviews[0]!.context.memory);
  governor.use('SOQL queries');
  const known = new Map<string, readonly Row[]>();
  return (interview) => {
    const values = finder.valuesFor(interview);
    const key = JSON.stringify(values);
    let records = known.get(key);
    if (!records) {
      known.set(key, (records = finder.find(interview.context.org.store, values)));
      governor.use('query rows', records.length);
    }
    return records;
  };
}

/** Saves what the interviews give, all in one statement and as the system; where a record fails, its interview does. */
function write(
  interviews: readonly Interview[],
  action: 'create' | 'update' | 'delete',
  operationsOf: (interview: Interview) => SaveOperation[],
  done?: (interview: Interview, ids: (string | null)[]) => void,
): readonly (FlowFault | undefined)[] {
  const { org, session, memory } = interviews[0]!.context;
  const batches: SaveOperation[][] = interviews.map(() => []);
  const faults = settled(interviews, (interview, index) => (batches[index] = operationsOf(interview)));
  const operations = batches.flat();
  if (operations.length === 0) return faults;
  const governor = Governor.of(memory);
  governor.use('DML statements');
  governor.use('DML rows', operations.length);
  governor.use('trigger depth');
  const results = saveRecords(org, session, operations, { allOrNone: false, systemContext: true }, memory);
  governor.giveBack('trigger depth');
  let position = 0;
  interviews.forEach((interview, index) => {
    const mine = results.slice(position, (position += batches[index]!.length));
    const failed = mine.find(({ success }) => !success)?.errors[0];
    if (failed)
      faults[index] = new FlowFault(
        `This error occurred when the flow tried to ${action} records: ${failed.statusCode}: ${failed.message}. You can look up ExceptionCode values in the SOAP API Developer Guide.`,
      );
    else if (!faults[index])
      done?.(
        interview,
        mine.map(({ id }) => id),
      );
  });
  return faults;
}
