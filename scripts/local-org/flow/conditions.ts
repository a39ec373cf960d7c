import { element, elements, textOf } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { valueOf, type Interview, type Reference } from './interview.ts';
import {
  caseless,
  FlowProblem,
  isText,
  nameOf,
  ordered,
  plain,
  refuse,
  same,
  suits,
  unmodelled,
  type Kind,
} from './kinds.ts';
import { needed, operandOf } from './operands.ts';
import type { Scope } from './scope.ts';

export type Test = (interview: Interview) => boolean;

type Compare = (kind: Kind, left: unknown, right: unknown) => boolean;

const by =
  (decide: (order: number) => boolean): Compare =>
  (kind, left, right) => {
    const order = ordered(kind, left, right);
    return order !== undefined && decide(order);
  };
const byText =
  (decide: (text: string, part: string) => boolean): Compare =>
  (_kind, left, right) =>
    left !== null && right !== null && decide(caseless(left), caseless(right));

const COMPARISONS: Record<string, Compare> = {
  EqualTo: same,
  NotEqualTo: (kind, left, right) => !same(kind, left, right),
  GreaterThan: by((order) => order > 0),
  GreaterThanOrEqualTo: by((order) => order >= 0),
  LessThan: by((order) => order < 0),
  LessThanOrEqualTo: by((order) => order <= 0),
  StartsWith: byText((text, part) => text.startsWith(part)),
  EndsWith: byText((text, part) => text.endsWith(part)),
  Contains: byText((text, part) => text.includes(part)),
};
const ORDERS = /^(Greater|Less)/;
const PARTS = /^(StartsWith|EndsWith|Contains)$/;

/**
 * A condition of a decision or a filter of the start.
 * @param right the element with what the left side is compared with
 * @throws FlowProblem
 */
export function conditionOf(
  scope: Scope,
  left: Reference,
  operator: string,
  right: XmlElement | undefined,
  owner: string,
): Test {
  const operand = operandOf(scope, right, owner);
  const { kind } = left;
  if (operator === 'IsNull' || operator === 'IsBlank' || operator === 'IsChanged') {
    if (operand.kind.type !== 'Boolean')
      refuse(`${owner}: ${operator} is compared with true or false, not with ${nameOf(operand.kind)}`);
    if (operator === 'IsBlank' && !isText(kind))
      refuse(`${owner}: IsBlank does not suit ${left.written} of type ${nameOf(kind)}`);
    const holds = operator === 'IsChanged' ? changedTest(scope, left, owner) : emptyTest(left, operator === 'IsBlank');
    return (interview) => holds(interview) === operand.read(interview);
  }
  const compare = COMPARISONS[operator];
  if (!compare) unmodelled(`${owner}: the operator ${operator}`);
  checkOperator(left, operator, operand.kind, owner);
  if (operand.literal === '')
    refuse(`${owner}: a comparison with an empty text is not modelled: use IsNull or IsBlank`);
  return (interview) => compare(kind, valueOf(left, interview), operand.read(interview));
}

/** @throws FlowProblem when the values cannot be compared that way */
export function checkOperator(
  left: Pick<Reference, 'kind' | 'written'>,
  operator: string,
  right: Kind,
  owner: string,
): void {
  const { kind } = left;
  const unsuited =
    (ORDERS.test(operator) && (kind.type === 'Boolean' || isText(kind))) || (PARTS.test(operator) && !isText(kind));
  if (unsuited || kind.type === 'SObject' || kind.collection)
    refuse(`${owner}: ${operator} does not suit ${left.written} of type ${nameOf(kind)}`);
  if (!suits(kind, right))
    refuse(`${owner}: ${left.written} of type ${nameOf(kind)} cannot be compared with ${nameOf(right)}`);
}

function emptyTest(left: Reference, blankToo: boolean): Test {
  return (interview) => {
    const value = valueOf(left, interview);
    return value === null || (blankToo && String(value).trim() === '');
  };
}

function changedTest(scope: Scope, left: Reference, owner: string): Test {
  if (!/^\$Record\.\w+$/.test(left.written))
    refuse(`${owner}: IsChanged takes a field of $Record, not ${left.written}`);
  if (!scope.trigger.onUpdate) refuse(`${owner}: IsChanged is not available in a flow that runs on create alone`);
  const before = scope.resolve(left.written.replace('$Record', '$Record__Prior'));
  return (interview) => interview.prior !== undefined && plain(left.read(interview)) !== plain(before.read(interview));
}

/** The conditions of an outcome. */
export function conditionsOf(scope: Scope, rule: XmlElement, owner: string): Test {
  const tests = elements(rule, 'conditions').map((condition) => {
    const left = scope.resolve(needed(condition, 'leftValueReference', owner).text);
    return conditionOf(scope, left, textOf(condition, 'operator'), element(condition, 'rightValue'), owner);
  });
  return combined(textOf(rule, 'conditionLogic'), tests, owner);
}

/**
 * Tests under a logic: `and`, `or`, or by number as in `1 AND (2 OR NOT 3)`.
 * @throws FlowProblem
 */
export function combined<Input>(
  logic: string,
  tests: readonly ((input: Input) => boolean)[],
  owner: string,
): (input: Input) => boolean {
  if (tests.length === 0) refuse(`${owner}: at least one condition is required`);
  if (logic === 'and') return (input) => tests.every((test) => test(input));
  if (logic === 'or') return (input) => tests.some((test) => test(input));
  const tokens = logic.toUpperCase().match(/\d+|AND|OR|NOT|[()]|\S/g) ?? [];
  const wrong = new FlowProblem(`${owner}: the condition logic '${logic}' is not valid`);
  const used = new Set<number>();
  const one = (): ((input: Input) => boolean) => {
    const token = tokens.shift();
    if (token === 'NOT') {
      const inner = one();
      return (input) => !inner(input);
    }
    if (token === '(') {
      const inner = many();
      if (tokens.shift() !== ')') throw wrong;
      return inner;
    }
    const test = tests[Number(token) - 1];
    if (!token || !test) throw wrong;
    used.add(Number(token));
    return test;
  };
  // AND and OR are mixed only with parentheses, as in every logic of the platform.
  const many = (): ((input: Input) => boolean) => {
    const parts = [one()];
    const word = tokens[0] === 'AND' || tokens[0] === 'OR' ? tokens[0] : undefined;
    while (word && tokens[0] === word) {
      tokens.shift();
      parts.push(one());
    }
    return word === 'OR' ? (input) => parts.some((test) => test(input)) : (input) => parts.every((test) => test(input));
  };
  const whole = many();
  if (tokens.length > 0 || used.size < tests.length) throw wrong;
  return whole;
}
