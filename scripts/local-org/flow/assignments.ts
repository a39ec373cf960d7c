import { element, elements, textOf } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { itemsOf, notSet, valueOf, type Interview } from './interview.ts';
import {
  added,
  FlowProblem,
  isNumber,
  isText,
  movedDay,
  nameOf,
  plain,
  refuse,
  subtracted,
  suits,
  unmodelled,
  type Kind,
} from './kinds.ts';
import { needed, operandOf } from './operands.ts';
import type { Scope } from './scope.ts';

type Act = (interview: Interview) => void;

/** The items of an assignment, done one after the other. @throws FlowProblem */
export function assignmentOf(scope: Scope, assignment: XmlElement, owner: string): Act {
  const acts = elements(assignment, 'assignmentItems').map((item) => itemOf(scope, item, owner));
  if (acts.length === 0) refuse(`${owner}: Required field is missing: assignmentItems`);
  return (interview) => {
    for (const act of acts) act(interview);
  };
}

function itemOf(scope: Scope, item: XmlElement, owner: string): Act {
  const target = scope.resolve(needed(item, 'assignToReference', owner).text);
  const { write, kind, written } = target;
  if (!write) refuse(`${owner}: ${written} cannot be assigned to in this flow`);
  const operand = operandOf(scope, element(item, 'value'), owner);
  const operator = textOf(item, 'operator');
  const unsuited = (): FlowProblem =>
    new FlowProblem(
      `${owner}: ${operator} of ${nameOf(operand.kind)} to ${written} of type ${nameOf(kind)} is not possible`,
    );
  if (operator === 'Assign') {
    if (!suits(kind, operand.kind)) throw unsuited();
    return (interview) => write(interview, operand.read(interview));
  }
  if (operator === 'AssignCount') {
    if (!isNumber(kind) || !operand.kind.collection) throw unsuited();
    return (interview) => write(interview, itemsOf(operand, interview).length);
  }
  if (operator !== 'Add' && operator !== 'Subtract') unmodelled(`${owner}: the operator ${operator || '(none)'}`);
  const combine = combinationOf(kind, operator, operand.kind);
  if (!combine) throw unsuited();
  return (interview) => {
    const before = present(valueOf(target, interview), written);
    write(interview, combine(before, present(operand.read(interview), operand.written)));
  };
}

type Combine = (before: unknown, given: unknown) => unknown;

function combinationOf(kind: Kind, operator: 'Add' | 'Subtract', given: Kind): Combine | undefined {
  const adds = operator === 'Add';
  if (kind.collection)
    return adds && suits({ ...kind, collection: false }, given)
      ? (before, item) => [...(before as unknown[]), item]
      : undefined;
  if (isNumber(kind) && isNumber(given)) return adds ? added : subtracted;
  if (kind.type === 'Date' && isNumber(given) && !given.collection)
    return (day, days) => movedDay(String(day), Number(plain(days)) * (adds ? 1 : -1));
  if (isText(kind) && isText(given) && !given.collection && adds)
    return (text, more) => `${String(text)}${String(more)}`;
  return undefined;
}

/** What is added up must be there: what nothing counts for in an org is documented nowhere. */
function present(value: unknown, what: string): unknown {
  if (value === null) throw notSet(what);
  return value;
}
