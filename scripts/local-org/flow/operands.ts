import { isDay, isInstant } from '../record/values.ts';
import { element } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { valueOf, type Interview } from './interview.ts';
import { isText, nameOf, refuse, unmodelled, type DataType, type Kind } from './kinds.ts';
import type { Scope } from './scope.ts';

/** A value that an element is given: written out, or held by a resource. */
export interface Operand {
  kind: Kind;
  written: string;
  read(interview: Interview): unknown;
  /** The value, where it is written out. */
  literal?: string;
}

const NUMBER = /^-?\d{1,18}(\.\d{1,17})?$/;
const LITERALS: Record<string, { type: DataType; parse(text: string): unknown }> = {
  booleanValue: { type: 'Boolean', parse: (text) => text === 'true' },
  numberValue: { type: 'Number', parse: (text) => (NUMBER.test(text) ? Number(text) : undefined) },
  dateValue: { type: 'Date', parse: (text) => (isDay(text) ? text : undefined) },
  dateTimeValue: { type: 'DateTime', parse: (text) => (isInstant(text) ? text : undefined) },
};

/** What an element of the type FlowElementReferenceOrValue stands for. @throws FlowProblem */
export function operandOf(scope: Scope, holder: XmlElement | undefined, owner: string): Operand {
  const [given, ...more] = holder?.children ?? [];
  if (!given) refuse(`${owner}: Required field is missing: ${holder?.name ?? 'value'}`);
  if (more.length > 0) refuse(`${owner}: a value is either ${given.name} or ${more[0]!.name}, not both`);
  if (given.name === 'elementReference') {
    const reference = scope.resolve(given.text);
    return { kind: reference.kind, written: given.text, read: (interview) => valueOf(reference, interview) };
  }
  if (given.name === 'stringValue') {
    const read = templateOf(scope, given.text);
    return {
      kind: { type: 'String' },
      written: given.text,
      read,
      ...(given.text.includes('{!') ? {} : { literal: given.text }),
    };
  }
  const literal = LITERALS[given.name];
  if (!literal) unmodelled(`${owner}: ${given.name}`);
  const value = literal.parse(given.text);
  if (value === undefined) refuse(`${owner}: '${given.text}' is not a valid ${given.name}`);
  return { kind: { type: literal.type }, written: given.text, read: () => value, literal: given.text };
}

/** A text with merge fields. Only texts are merged: how an org writes numbers and days depends on more than is known. */
export function templateOf(scope: Scope, text: string): (interview: Interview) => string {
  const parts = text.split(/\{!([^{}]*)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    const reference = scope.resolve(part.trim());
    if (!isText(reference.kind) || reference.kind.collection)
      refuse(
        `{!${part}} of type ${nameOf(reference.kind)} in a text is not modelled by the local org: make it a text with TEXT()`,
      );
    return reference;
  });
  if (parts.length === 1) return () => text;
  return (interview) =>
    parts.map((part) => (typeof part === 'string' ? part : String(valueOf(part, interview) ?? ''))).join('');
}

/** The child that must be there. @throws FlowProblem */
export function needed(parent: XmlElement, name: string, owner: string): XmlElement {
  const found = element(parent, name);
  if (!found?.text && !found?.children.length) refuse(`${owner}: Required field is missing: ${name}`);
  return found;
}
