import { element, elements, textOf } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { Schema } from '../schema/model.ts';
import { actionOf, type Action } from './elements.ts';
import { circularFormulas, compileEntryFormula, compileResource } from './formulas.ts';
import { formulaContext, type FormulaResource } from './interview.ts';
import { FlowProblem, refuse, unmodelled } from './kinds.ts';
import { combined, conditionOf, type Test } from './conditions.ts';
import { finderOf, type Finder } from './lookups.ts';
import { declareElement, declareResource } from './resources.ts';
import { pathsOf, scheduleOf, type FlowSchedule, type ScheduledPath } from './timing.ts';
import { Scope, type Facts, type Moment, type Trigger } from './scope.ts';

/** An element of a flow on the canvas. */
export interface Node {
  name: string;
  tree: XmlElement;
  action: Action;
  /** Where a fault at run time leads. */
  fault?: Node | undefined;
}

/** A flow made ready to run. */
export interface Flow {
  name: string;
  label: string;
  trigger: Trigger;
  /** 1 to 2,000; undefined when the flow names none. */
  order: number | undefined;
  scope: Scope;
  /** Whether a change of a record sets the flow off. */
  entry: Test;
  /** Whether a record is one that the flow is for, however it became so. */
  meets: Test;
  first: Node | undefined;
  /** What runs some time after the change. */
  paths: readonly ScheduledPath[];
  /** Of a flow that nobody but the clock sets off. */
  schedule: FlowSchedule | undefined;
  /** The records that such a flow is for; undefined when it has none. */
  records: Finder | undefined;
  /** What resources hold at the start, by slot. */
  initial(): unknown[];
}

/** Told what is wrong with a flow, and where. */
export type ReportProblem = (problem: string, at: XmlElement) => void;

const NODES =
  'actionCalls assignments customErrors decisions loops recordCreates recordDeletes recordLookups recordUpdates'.split(
    ' ',
  );
const RESOURCES = ['constants', 'formulas', 'textTemplates', 'variables'];
const MOMENTS: Record<string, Moment> = {
  RecordBeforeSave: 'before the save',
  RecordAfterSave: 'after the save',
  RecordBeforeDelete: 'before a deletion',
  Scheduled: 'on schedule',
};
const EVENTS = new Set(['Create', 'Update', 'CreateAndUpdate', 'Delete']);

/**
 * Compiles a flow: every name resolved, every value typed, every connector followed.
 * @returns undefined when what sets it off cannot be told; a flow with problems must not be run
 */
export function compileFlow(
  name: string,
  tree: XmlElement,
  schema: Schema,
  facts: Facts,
  report: ReportProblem,
): Flow | undefined {
  const wrong = new Set<XmlElement>();
  const attempt = <Result>(at: XmlElement, work: () => Result): Result | undefined => {
    try {
      return wrong.has(at) ? undefined : work();
    } catch (error) {
      if (!(error instanceof FlowProblem)) throw error;
      wrong.add(at);
      report(error.message, at);
      return undefined;
    }
  };
  const start = element(tree, 'start');
  const trigger = start && attempt(start, () => triggerOf(start, schema));
  if (!trigger) {
    if (!start) report('Required field is missing: start', tree);
    return undefined;
  }
  const scope = new Scope(schema, facts, trigger);
  const initial: (() => unknown)[] = [];
  const nodes = new Map<string, Node>();
  for (const each of tree.children) {
    if (RESOURCES.includes(each.name)) attempt(each, () => declareResource(scope, each, initial));
    if (!NODES.includes(each.name)) continue;
    attempt(each, () => declareElement(scope, each));
    nodes.set(textOf(each, 'name'), { name: textOf(each, 'name'), tree: each, action: undefined as never });
  }
  for (const loop of elements(tree, 'loops'))
    attempt(loop, () => scope.declareLoop(textOf(loop, 'name'), textOf(loop, 'collectionReference')));

  const edges = new Map<XmlElement, Node[]>();
  const connect = (owner: XmlElement, holder: XmlElement, connector: string): Node | undefined => {
    const target = element(holder, connector);
    if (!target) return undefined;
    const found = nodes.get(textOf(target, 'targetReference'));
    if (!found) refuse(`The connector leads to '${textOf(target, 'targetReference')}', which is no element`);
    if (found.tree === owner) refuse(`The element "${found.name}" cannot be connected to itself.`);
    edges.set(owner, [...(edges.get(owner) ?? []), found]);
    return found;
  };
  for (const [index, formula] of elements(tree, 'formulas').entries())
    attempt(formula, () => compileResource(scope, scope.formulas[index]!, textOf(formula, 'expression')));
  for (const template of elements(tree, 'textTemplates'))
    attempt(template, () => scope.resolve(textOf(template, 'name')));
  for (const formula of circularFormulas(scope))
    report(`The formula ${formula.name} refers to itself, directly or through others`, formulaTree(tree, formula));
  for (const node of nodes.values())
    attempt(node.tree, () => {
      node.fault = connect(node.tree, node.tree, 'faultConnector');
      node.action = actionOf(scope, node, (holder, connector) => connect(node.tree, holder, connector));
    });
  const conditions = attempt(start, () => entryOf(scope, start));
  const first = attempt(start, () => connect(start, start, 'connector'));
  const paths = attempt(start, () => pathsOf(scope, start, (path) => connect(start, path, 'connector'))) ?? [];
  const isScheduled = trigger.moment === 'on schedule';
  const schedule = isScheduled ? attempt(start, () => scheduleOf(start)) : undefined;
  const records = isScheduled && trigger.hasRecord ? attempt(start, () => finderOf(scope, start, 'start')) : undefined;
  if (!element(start, 'connector') && !element(start, 'scheduledPaths'))
    report("The flow can't run because nothing is connected to the Start element.", start);
  const reached = new Set<Node>(edges.get(start) ?? []);
  for (const node of reached) for (const next of edges.get(node.tree) ?? []) reached.add(next);
  // Behind an element with a problem nothing is connected yet.
  for (const node of wrong.size > 0 ? [] : nodes.values())
    if (!reached.has(node)) report(`The element ${node.name} isn't connected to the start of the flow`, node.tree);
  const order = textOf(tree, 'triggerOrder');
  return {
    name,
    label: textOf(tree, 'label'),
    trigger,
    order: order ? Number(order) : undefined,
    scope,
    ...conditions!,
    first,
    paths,
    schedule,
    records,
    initial: () => Array.from({ length: scope.slots }, (_, slot) => initial[slot]?.() ?? null),
  };
}

const formulaTree = (tree: XmlElement, { name }: FormulaResource): XmlElement =>
  elements(tree, 'formulas').find((formula) => textOf(formula, 'name') === name)!;

function triggerOf(start: XmlElement, schema: Schema): Trigger {
  const named = textOf(start, 'object');
  // The clock sets a flow off without any record too; then nothing of it can refer to one.
  const hasRecord = named !== '' || textOf(start, 'triggerType') !== 'Scheduled';
  const object = schema.find(hasRecord ? named : 'Organization');
  const [type, event] = [textOf(start, 'triggerType'), textOf(start, 'recordTriggerType')];
  const moment = MOMENTS[type];
  if (!moment) unmodelled(`A flow of triggerType ${type || '(none)'}`);
  if (moment === 'on schedule') {
    if (event && event !== 'None') refuse(`A flow of recordTriggerType ${event} cannot be of triggerType ${type}`);
    if (element(start, 'filterFormula')) unmodelled('filterFormula of a scheduled flow');
  } else if (!EVENTS.has(event)) unmodelled(`A flow of recordTriggerType ${event || '(none)'}`);
  if (moment !== 'on schedule' && element(start, 'schedule')) refuse(`A schedule does not go with triggerType ${type}`);
  if ((event === 'Delete') !== (moment === 'before a deletion'))
    refuse(`A flow of recordTriggerType ${event} cannot be of triggerType ${type}`);
  if (!object || (hasRecord && object.name !== named)) refuse(`There is no object ${named || '(none)'}`);
  if (!hasRecord && element(start, 'filters')) refuse('filters need an object');
  return {
    object,
    hasRecord,
    moment,
    onCreate: event === 'Create' || event === 'CreateAndUpdate',
    onUpdate: event === 'Update' || event === 'CreateAndUpdate',
  };
}

/** What a record must be for the flow to run; where asked for, what it must have become by this very change. */
function entryOf(scope: Scope, start: XmlElement): { entry: Test; meets: Test } {
  const filters = elements(start, 'filters');
  const formula = element(start, 'filterFormula');
  const onlyChanged = textOf(start, 'doesRequireRecordChangedToMeetCriteria') === 'true';
  if (formula) {
    if (filters.length > 0) refuse('A start has either filters or a filterFormula, not both');
    if (onlyChanged) unmodelled('doesRequireRecordChangedToMeetCriteria with a filterFormula');
    const compiled = compileEntryFormula(scope, formula.text);
    const entry: Test = (interview) => {
      const { prior, globals } = interview;
      if (!prior || !globals.prior) return compiled.evaluate(interview.formulas) === true;
      const before = formulaContext({ ...interview, record: prior, globals: globals.prior }, scope.references);
      return compiled.evaluate(formulaContext(interview, scope.references, before)) === true;
    };
    return { entry, meets: entry };
  }
  if (filters.length === 0) {
    if (onlyChanged) refuse('doesRequireRecordChangedToMeetCriteria needs filters');
    return { entry: () => true, meets: () => true };
  }
  if (scope.trigger.moment === 'on schedule') {
    if (onlyChanged) refuse('doesRequireRecordChangedToMeetCriteria needs a flow that runs on update');
    return { entry: () => true, meets: () => true };
  }
  const tests = filters.map((filter) => {
    const left = scope.resolve(`$Record.${textOf(filter, 'field')}`);
    return conditionOf(scope, left, textOf(filter, 'operator'), element(filter, 'value'), 'start');
  });
  const meets = combined(textOf(start, 'filterLogic'), tests, 'start');
  if (!onlyChanged) return { entry: meets, meets };
  if (!scope.trigger.onUpdate) refuse('doesRequireRecordChangedToMeetCriteria needs a flow that runs on update');
  const entry: Test = (interview) => {
    const { prior: record, globals } = interview;
    return meets(interview) && !(record && meets({ ...interview, record, globals: globals.prior ?? globals }));
  };
  return { entry, meets };
}
