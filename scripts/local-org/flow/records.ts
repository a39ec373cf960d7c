import { element, elements, textOf } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { SaveOperation } from '../org.ts';
import { saveRecords } from '../record/save.ts';
import type { ObjectModel } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import { Governor } from './governor.ts';
import { FlowFault, type Bulk, type Interview } from './interview.ts';
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

/** Creates a record. @throws FlowProblem */
export function creationOf(scope: Scope, tree: XmlElement, name: string): Bulk {
  requireAfterSave(scope, name);
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
      (interview, id) => {
        target?.write!(interview, id);
        if (!isStored) return;
        interview.values[scope.slotOf(name)] = id;
        scope.changed(name, interview);
      },
    );
}

/** Updates the record that set the flow off, or those that filters find. @throws FlowProblem */
export function updateOf(scope: Scope, tree: XmlElement, name: string): Bulk {
  requireAfterSave(scope, name);
  const input = element(tree, 'inputReference');
  if (input && (input.text !== '$Record' || element(tree, 'filters') || element(tree, 'object')))
    unmodelled(`${name}: an update of ${input.text} by anything but inputAssignments to $Record`);
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

function requireAfterSave({ trigger }: Scope, name: string): void {
  if (trigger.beforeSave)
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
  action: 'create' | 'update',
  operationsOf: (interview: Interview) => SaveOperation[],
  done?: (interview: Interview, id: string) => void,
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
    else if (mine[0]) done?.(interview, mine[0].id!);
  });
  return faults;
}

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
