/** What the metadata of a flow say about it: when it runs, what it writes, what it refuses, where its faults lead. */
import { all, text, type Element } from './packageMetadata.ts';

/** Something that starts a flow later than a save. */
export interface LaterStart {
  label: string;
  description: string;
}

export interface FlowFacts {
  name: string;
  label: string;
  description: string;
  /** Record that starts it; empty for a flow that runs by the clock. */
  object: string;
  trigger: 'beforeSave' | 'afterSave' | 'beforeDelete' | 'scheduled';
  /** `Create`, `Update`, `CreateAndUpdate`, `Delete`; empty by the clock. */
  event: string;
  /** Place among the flows of the same object and moment; undefined where the flow names none. */
  order: number | undefined;
  /** Only records that this lets through start it; empty where every record does. */
  condition: string;
  /** Time of day in a scheduled flow: `Daily 08:30`. */
  schedule: string;
  laterStarts: LaterStart[];
  /** `Object.Field__c` by object, sorted, as far as the flow names what it writes. */
  writes: Map<string, string[]>;
  creates: string[];
  deletes: string[];
  notifies: boolean;
  /** Texts by which it refuses a save; `{!$Label.…}` where they are labels. */
  refusals: string[];
  /** Whether the custom permission RenkeiSkipAutomation ends it at once. */
  skipped: boolean;
  /** What the flow does when the org refuses a step of it: descriptions of the elements that faults lead to. */
  faults: string[];
}

const TRIGGERS: Record<string, FlowFacts['trigger']> = {
  RecordBeforeSave: 'beforeSave',
  RecordAfterSave: 'afterSave',
  RecordBeforeDelete: 'beforeDelete',
  Scheduled: 'scheduled',
};

/** @throws when a flow starts in a way that this page does not know */
export function flowFacts(name: string, flow: Element): FlowFacts {
  const start = all(flow, 'start')[0];
  const trigger = TRIGGERS[text(start, 'triggerType')];
  if (!trigger) throw new Error(`${name} starts by ${text(start, 'triggerType') || 'nothing'}.`);
  const object = text(start, 'object');
  const usual = targets(flow, (connector) => connector !== 'faultConnector');
  // Where other ways lead as well, the flow only goes on without what failed.
  const faulty = [...targets(flow, (connector) => connector === 'faultConnector')].filter((name) => !usual.has(name));
  return {
    name,
    label: text(flow, 'label'),
    description: text(flow, 'description'),
    object,
    trigger,
    event: text(start, 'recordTriggerType'),
    order: text(flow, 'triggerOrder') ? Number(text(flow, 'triggerOrder')) : undefined,
    condition: conditionOf(start),
    schedule: all(start, 'schedule')
      .map((schedule) => `${text(schedule, 'frequency')} ${text(schedule, 'startTime').slice(0, 5)}`)
      .join(', '),
    laterStarts: all(start, 'scheduledPaths')
      .filter((path) => text(path, 'offsetNumber') !== '')
      .map((path) => ({ label: text(path, 'label'), description: text(path, 'recordField') })),
    writes: writesOf(flow, object),
    creates: distinct(all(flow, 'recordCreates').map((create) => objectOf(flow, create))),
    deletes: distinct(all(flow, 'recordDeletes').map((remove) => objectOf(flow, remove))),
    notifies: all(flow, 'actionCalls').some((call) => text(call, 'actionType') === 'customNotificationAction'),
    refusals: distinct(
      all(flow, 'customErrors').flatMap((refusal) =>
        all(refusal, 'customErrorMessages').map((message) => text(message, 'errorMessage')),
      ),
    ),
    skipped: JSON.stringify(flow).includes('$Permission.RenkeiSkipAutomation'),
    faults: distinct(faulty.map((target) => descriptionOf(flow, target))),
  };
}

const distinct = (list: string[]): string[] => [...new Set(list.filter((item) => item !== ''))].sort();

function conditionOf(start: Element | undefined): string {
  const formula = text(start, 'filterFormula');
  if (formula) return formula.replaceAll(/\s+/g, ' ');
  return all(start, 'filters')
    .map((filter) => {
      const [value] = all(filter, 'value');
      const held = typeof value === 'object' ? Object.values(value).flat()[0] : '';
      return `${text(filter, 'field')} ${text(filter, 'operator')} ${typeof held === 'string' ? held : ''}`.trim();
    })
    .join(' AND ');
}

/** Fields that the flow names: of the record that starts it, of records that it updates, and of record variables. */
function writesOf(flow: Element, own: string): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  const note = (object: string, field: string): void => {
    if (object && field) found.set(object, (found.get(object) ?? new Set()).add(field));
  };
  const variables = new Map(
    all(flow, 'variables').map((variable) => [text(variable, 'name'), text(variable, 'objectType')]),
  );
  for (const assignment of all(flow, 'assignments'))
    for (const item of all(assignment, 'assignmentItems')) {
      const [record = '', field = ''] = text(item, 'assignToReference').split('.');
      note(record === '$Record' ? own : (variables.get(record) ?? ''), field);
    }
  for (const kind of ['recordUpdates', 'recordCreates'])
    for (const element of all(flow, kind))
      for (const item of all(element, 'inputAssignments')) note(objectOf(flow, element) || own, text(item, 'field'));
  return new Map(
    [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([object, fields]) => [object, [...fields].sort()]),
  );
}

/** The object of an element that saves or deletes: named, or that of the variable that it takes. */
function objectOf(flow: Element, element: Element): string {
  const named = text(element, 'object');
  if (named) return named;
  const reference = text(element, 'inputReference');
  if (reference.startsWith('$Record')) return text(flow, 'start', 'object');
  const variable = all(flow, 'variables').find((each) => text(each, 'name') === reference);
  const lookup = all(flow, 'recordLookups').find((each) => text(each, 'name') === reference);
  return text(variable, 'objectType') || text(lookup, 'object');
}

/** Names of the elements that connectors of some kind lead to. */
function targets(flow: Element, counts: (connector: string) => boolean): Set<string> {
  const found = new Set<string>();
  const visit = (element: Element): void => {
    if (typeof element === 'string') return;
    for (const [name, children] of Object.entries(element))
      for (const child of children) {
        const target = text(child, 'targetReference');
        if (target === '') visit(child);
        else if (counts(name)) found.add(target);
      }
  };
  visit(flow);
  return found;
}

/** Kinds of element that are an answer to a fault; any other is only the next step of the flow. */
const ANSWERS = ['assignments', 'customErrors', 'recordCreates', 'recordUpdates'];

/** The description of the element that answers a fault, by its name. */
function descriptionOf(flow: Element, name: string): string {
  const element = ANSWERS.flatMap((kind) => all(flow, kind)).find((each) => text(each, 'name') === name);
  return text(element, 'description');
}
