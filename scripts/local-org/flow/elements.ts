import { element, elements, textOf } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { RowErrors } from '../record/context.ts';
import type { SaveResult } from '../org.ts';
import { assignmentOf } from './assignments.ts';
import type { Node } from './compile.ts';
import { conditionsOf } from './conditions.ts';
import { itemsOf, type Bulk, type Interview } from './interview.ts';
import { refuse, unmodelled } from './kinds.ts';
import { needed, templateOf } from './operands.ts';
import { notificationOf } from './notifications.ts';
import { creationOf, deletionOf, lookupOf, updateOf } from './records.ts';
import type { Scope } from './scope.ts';

/** What an element does: for one interview, which leads it on; or at once for all interviews that stand at it. */
export type Action = { step(interview: Interview): Node | undefined } | { bulk: Bulk; next: Node | undefined };

/** The element at the end of a connector. @throws FlowProblem when there is none of that name */
export type Connect = (holder: XmlElement, connector: string) => Node | undefined;

const LONGEST_ERROR = 255;

/** Compiles an element. @throws FlowProblem */
export function actionOf(scope: Scope, { name, tree }: Node, connect: Connect): Action {
  switch (tree.name) {
    case 'assignments': {
      const act = assignmentOf(scope, tree, name);
      const next = connect(tree, 'connector');
      return {
        step(interview) {
          act(interview);
          return next;
        },
      };
    }
    case 'decisions':
      return decisionOf(scope, tree, name, connect);
    case 'loops':
      return loopOf(scope, tree, name, connect);
    case 'customErrors':
      return customErrorOf(scope, tree, name);
    case 'recordLookups':
      return { bulk: lookupOf(scope, tree, name), next: connect(tree, 'connector') };
    case 'recordCreates':
      return { bulk: creationOf(scope, tree, name), next: connect(tree, 'connector') };
    case 'recordUpdates':
      return { bulk: updateOf(scope, tree, name), next: connect(tree, 'connector') };
    case 'recordDeletes':
      return { bulk: deletionOf(scope, tree, name), next: connect(tree, 'connector') };
    case 'actionCalls':
      return { bulk: notificationOf(scope, tree, name), next: connect(tree, 'connector') };
    default:
      unmodelled(`${tree.name}`);
  }
}

function decisionOf(scope: Scope, tree: XmlElement, name: string, connect: Connect): Action {
  const outcomes = elements(tree, 'rules').map((rule) => {
    scope.claim(needed(rule, 'name', name).text);
    if (element(rule, 'doesRequireRecordChangedToMeetCriteria')?.text === 'true')
      unmodelled(`${name}: doesRequireRecordChangedToMeetCriteria of an outcome`);
    return { holds: conditionsOf(scope, rule, textOf(rule, 'name')), next: connect(rule, 'connector') };
  });
  if (outcomes.length === 0) refuse(`${name}: Required field is missing: rules`);
  const otherwise = connect(tree, 'defaultConnector');
  return {
    step(interview) {
      for (const { holds, next } of outcomes) if (holds(interview)) return next;
      return otherwise;
    },
  };
}

function loopOf(scope: Scope, tree: XmlElement, name: string, connect: Connect): Action {
  const collection = scope.resolve(needed(tree, 'collectionReference', name).text);
  if (element(tree, 'assignNextValueToReference')) unmodelled(`${name}: assignNextValueToReference`);
  const item = scope.slotOf(name);
  const position = scope.slots++;
  const backwards = textOf(tree, 'iterationOrder') === 'Desc';
  const each = connect(tree, 'nextValueConnector');
  if (!each) refuse(`${name}: Required field is missing: nextValueConnector`);
  const after = connect(tree, 'noMoreValuesConnector');
  return {
    step(interview) {
      const items = itemsOf(collection, interview);
      const index = Number(interview.values[position]);
      const isOver = index >= items.length;
      interview.values[position] = isOver ? 0 : index + 1;
      interview.values[item] = isOver ? null : items[backwards ? items.length - 1 - index : index];
      scope.changed(name, interview);
      return isOver ? after : each;
    },
  };
}

function customErrorOf(scope: Scope, tree: XmlElement, name: string): Action {
  if (element(tree, 'connector')) unmodelled(`${name}: a connector of a custom error`);
  const { moment } = scope.trigger;
  if (moment === 'before a deletion' || moment === 'on schedule') unmodelled(`${name}: a custom error ${moment}`);
  const messages = elements(tree, 'customErrorMessages').map((message) => {
    const text = needed(message, 'errorMessage', name).text;
    if ([...text].length > LONGEST_ERROR) refuse(`${name}: an error message has at most ${LONGEST_ERROR} characters`);
    const onField = textOf(message, 'isFieldError') === 'true';
    const field = element(message, 'fieldSelection');
    if (onField && scope.schema.findField(scope.trigger.object, field?.text ?? '')?.name !== field?.text)
      refuse(`${name}: ${scope.trigger.object.name} has no field ${field?.text ?? '(none)'}`);
    return { text: templateOf(scope, text), fields: onField ? [field!.text] : [] };
  });
  if (messages.length === 0) refuse(`${name}: Required field is missing: customErrorMessages`);
  return {
    step(interview) {
      const errors: SaveResult['errors'] = messages.map(({ text, fields }) => ({
        statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        message: text(interview),
        fields,
      }));
      throw new RowErrors(errors);
    },
  };
}
