import type { Report } from './finding.ts';
import { kindOfType } from './kinds.ts';
import { SHAPES } from './shapes.ts';
import { typeSchema, type ElementModel } from './typeSchema.ts';
import type { XmlElement } from './xml.ts';

/** Schema says text, files hold elements; these are checked with the component that owns them. */
const OPAQUE = new Set(['LightningComponentBundle.targetConfigs', 'LightningComponentBundle.capabilities']);

/**
 * Checks an XML element against its metadata type: unknown elements, elements twice or apart, wrong values, missing
 * ones, texts that are too long, what is not modelled, and the order of the schema (which an org does not ask for, and its
 * own retrieves keep).
 */
export function checkTypes(element: XmlElement, type: string, report: Report): void {
  const schema = typeSchema();
  const model = schema.elements(type);
  if (!model) return report(`The Metadata API has no type ${type}`, element);
  const shape = SHAPES[type];
  const appended = (kindOfType(type)?.decomposed && kindOfType(type)!.children) || {};
  // A bundle's configuration comes back as it was written, and is written targets first.
  const isOrdered = type !== 'LightningComponentBundle';
  if (element.text) report(`Text is not allowed in ${type}: ${element.text}`, element);

  let last: ElementModel | undefined;
  let previous: string | undefined;
  const seen = new Set<string>();
  for (const child of element.children) {
    const declared = model.get(child.name);
    if (!declared) {
      report(
        `Element {http://soap.sforce.com/2006/04/metadata}${child.name} invalid at this location in type ${type}`,
        child,
      );
      continue;
    }
    if (seen.has(child.name) && (!declared.repeated || previous !== child.name))
      report(`Element ${child.name} is duplicated at this location in type ${type}`, child);
    else if (!(child.name in appended)) {
      if (isOrdered && last && declared.order < last.order)
        report(
          `Element ${child.name} stands after ${last.name} in type ${type}; the Metadata API's schema has it before`,
          child,
        );
      last = declared;
    }
    if (shape?.only && !shape.only.has(child.name))
      report(`${type}.${child.name} is not modelled by the local org`, child);
    const limit = shape?.lengths?.[child.name] ?? Infinity;
    if ([...child.text].length > limit)
      report(`Value too long for field: ${child.name} maximum length is:${limit}`, child);
    seen.add(child.name);
    previous = child.name;
    if (!OPAQUE.has(`${type}.${child.name}`)) checkValue(child, declared, report);
  }
  for (const declared of model.values())
    if (declared.required && !seen.has(declared.name)) report(`Required field is missing: ${declared.name}`, element);
}

function checkValue(element: XmlElement, declared: ElementModel, report: Report): void {
  const schema = typeSchema();
  if (schema.elements(declared.type)) return checkTypes(element, declared.type, report);
  if (element.children.length)
    return report(`Element ${element.name} holds elements instead of a value`, element.children[0]);
  const values = schema.enumeration(declared.type);
  if (values && !values.has(element.text))
    report(`'${element.text}' is not a valid value for the enum '${declared.type}'`, element);
  if (declared.type === 'boolean' && !/^(true|false)$/.test(element.text))
    report(`'${element.text}' is not a valid value for the type xsd:boolean`, element);
  if (declared.type === 'number' && !/^-?\d+(\.\d+)?$/.test(element.text))
    report(`'${element.text}' is not a valid value for the type xsd:double`, element);
  if (declared.required && declared.type === 'string' && !element.text)
    report(`Required field is missing: ${element.name}`, element);
}
