import { element, elements, textOf } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { FlowFault, itemsOf, notSet, settled, type Bulk, type Interview } from './interview.ts';
import { isText, nameOf, refuse, unmodelled } from './kinds.ts';
import { needed, operandOf, type Operand } from './operands.ts';
import type { Scope } from './scope.ts';

const ACTION = 'customNotificationAction';
const INPUTS = ['body', 'customNotifTypeId', 'recipientIds', 'targetId', 'title'];
const LONGEST: Record<string, number> = { title: 250, body: 750 };
const MOST_RECIPIENTS = 500;

/** Sends a custom notification: the one action that is modelled. @throws FlowProblem */
export function notificationOf(scope: Scope, tree: XmlElement, name: string): Bulk {
  if (textOf(tree, 'actionType') !== ACTION)
    unmodelled(`${name}: the action ${textOf(tree, 'actionType') || '(none)'}`);
  if (textOf(tree, 'actionName') !== ACTION) refuse(`${name}: actionName is ${ACTION} as well`);
  if (scope.trigger.moment === 'before the save') refuse(`${name}: a flow before the save runs no actions`);
  const model = element(tree, 'flowTransactionModel');
  if (model && model.text !== 'CurrentTransaction') unmodelled(`${name}: flowTransactionModel ${model.text}`);
  const given = new Map<string, Operand>();
  for (const parameter of elements(tree, 'inputParameters')) {
    const input = needed(parameter, 'name', name).text;
    if (!INPUTS.includes(input)) unmodelled(`${name}: the input ${input}`);
    if (given.has(input)) refuse(`${name}: the input ${input} stands twice`);
    const operand = operandOf(scope, element(parameter, 'value'), name);
    if (!isText(operand.kind) || Boolean(operand.kind.collection) !== (input === 'recipientIds'))
      refuse(`${name}: ${input} cannot be ${nameOf(operand.kind)}`);
    given.set(input, operand);
  }
  for (const input of INPUTS) if (!given.has(input)) refuse(`${name}: Required input is missing: ${input}`);
  const text = (input: string, interview: Interview): string => {
    const value = given.get(input)!.read(interview);
    if (value === null || value === '') throw notSet(input);
    if ([...String(value)].length > (LONGEST[input] ?? Infinity))
      throw new FlowFault(`${name}: ${input} has at most ${LONGEST[input]} characters.`);
    return String(value);
  };
  return (interviews) =>
    settled(interviews, (interview) => {
      const { org } = interview.context;
      const typeId = text('customNotifTypeId', interview);
      if (!org.store.find('CustomNotificationType', 'Id', [typeId])[0])
        throw new FlowFault(`${name}: there is no custom notification type ${typeId}.`);
      const recipients = itemsOf(given.get('recipientIds')!, interview).map(String);
      if (recipients.length === 0) throw notSet('recipientIds');
      if (recipients.length > MOST_RECIPIENTS)
        throw new FlowFault(`${name}: a notification has at most ${MOST_RECIPIENTS} recipients.`);
      const unknown = recipients.find((id) => !/^(005|00G)/.test(id));
      if (unknown) throw new FlowFault(`${name}: ${unknown} is neither a user nor a group or queue.`);
      org.notifications.send(
        {
          typeId,
          title: text('title', interview),
          body: text('body', interview),
          targetId: text('targetId', interview),
        },
        recipients,
      );
    });
}
