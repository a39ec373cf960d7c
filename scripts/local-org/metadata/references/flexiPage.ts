import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import { columnField } from '../listViewColumns.ts';
import type { XmlElement } from '../xml.ts';
import { bundleProperties, bundleTargets } from './bundleConfiguration.ts';
import { checkName, element, elements, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';
import { STANDARD_COMPONENTS, TEMPLATES } from './standardComponents.ts';

const TARGETS: Record<string, string> = {
  AppPage: 'lightning__AppPage',
  RecordPage: 'lightning__RecordPage',
  HomePage: 'lightning__HomePage',
};

interface Page {
  type: string;
  object: string;
  facets: Map<string, XmlElement>;
  identifiers: Set<string>;
  catalogue: Catalogue;
  report: Report;
}

/** Lightning pages: template and regions, components with their properties, facets, fields and conditions. */
export const checkFlexiPage: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  checkName(fullName, 'Lightning page', 80, tree, report);
  const type = textOf(tree, 'type');
  const object = textOf(tree, 'sobjectType');
  if (!TEMPLATES[type])
    return report(`Lightning pages of type ${type} are not modelled by the local org`, placeOf(tree, 'type'));
  if (type === 'RecordPage' && !catalogue.object(object))
    reportMissing(report, placeOf(tree, 'sobjectType'), 'CustomObject', object, 'sobjectType');
  if (type !== 'RecordPage' && object)
    report(`sobjectType is not allowed for a page of type ${type}`, element(tree, 'sobjectType'));
  const template = placeOf(placeOf(tree, 'template'), 'name');
  const regions = TEMPLATES[type][template.text];
  if (!regions) return report(`Template ${template.text} doesn't exist.`, template);

  const page: Page = { type, object, facets: new Map(), identifiers: new Set(), catalogue, report };
  const named = new Set<string>();
  for (const region of elements(tree, 'flexiPageRegions')) {
    const name = placeOf(region, 'name');
    const kind = textOf(region, 'type');
    if (named.has(name.text)) report(`Duplicate region name: ${name.text}`, name);
    named.add(name.text);
    if (kind === 'Facet') page.facets.set(name.text, name);
    else if (kind !== 'Region' || !regions.includes(name.text))
      report(`The '${name.text}' region (type ${kind}) doesn't exist.`, name);
  }
  const used = new Set<string>();
  for (const item of elements(tree, 'flexiPageRegions').flatMap((region) => elements(region, 'itemInstances')))
    for (const instance of item.children) {
      checkInstance(instance, page);
      if (instance.name === 'fieldInstance') checkField(instance, page);
      else used.add(checkComponent(instance, page));
    }
  for (const [name, at] of page.facets)
    if (!used.has(name)) report(`The '${name}' region (type Facet) isn't used by any component.`, at);
};

/** What components and fields on a page have in common. */
function checkInstance(instance: XmlElement, page: Page): void {
  const { identifiers, catalogue, report } = page;
  const identifier = element(instance, 'identifier');
  if (!identifier?.text) report('Required field is missing: identifier', instance);
  else if (identifiers.has(identifier.text)) report(`Duplicate component identifier: ${identifier.text}`, identifier);
  identifiers.add(identifier?.text ?? '');
  const rule = element(instance, 'visibilityRule');
  if (rule) checkVisibility(rule, page);
  for (const value of elements(instance, 'componentInstanceProperties').flatMap((property) =>
    elements(property, 'value'),
  )) {
    const label = /^\{!\$Label\.(\w+)\}$/.exec(value.text)?.[1];
    if (label && !catalogue.hasLabel(label)) reportMissing(report, value, 'CustomLabel', label, 'value');
  }
}

function checkField(instance: XmlElement, { type, object, catalogue, report }: Page): void {
  const at = placeOf(instance, 'fieldItem');
  const field =
    type === 'RecordPage' && /^Record\.\w+$/.test(at.text) ? catalogue.field(object, at.text.slice(7)) : undefined;
  if (!field) reportMissing(report, at, 'CustomField', `${object}.${at.text.replace(/^Record\./, '')}`, 'fieldItem');
  for (const property of elements(instance, 'fieldInstanceProperties')) {
    const value = placeOf(property, 'value');
    if (textOf(property, 'name') !== 'uiBehavior' || !/^(none|readonly|required)$/.test(value.text))
      report(`The field property ${textOf(property, 'name')}=${value.text} is not modelled by the local org`, property);
    else if (value.text === 'none' && field?.required && field.type !== 'boolean')
      report(`Field:${field.name} must be required`, value);
  }
}

/** @returns the facet that the component shows, or an empty string */
function checkComponent(component: XmlElement, page: Page): string {
  const { report } = page;
  const at = placeOf(component, 'componentName');
  const properties = elements(component, 'componentInstanceProperties');
  // A bundle's namespace may be left out, as retrieves do.
  if (/^(c:)?\w+$/.test(at.text)) {
    checkBundle(at, properties, page);
    return '';
  }
  const standard = STANDARD_COMPONENTS[at.text];
  if (!standard) {
    report(`The component ${at.text} is not modelled by the local org`, at);
    return '';
  }
  if (standard.recordOnly && page.type !== 'RecordPage')
    report(`The component ${at.text} stands on record pages only`, at);
  for (const property of properties)
    if (!standard.properties.includes(textOf(property, 'name')))
      report(
        `The property '${textOf(property, 'name')}' of component ${at.text} doesn't exist.`,
        placeOf(property, 'name'),
      );
  if (standard.properties.includes('relatedListApiName')) checkRelatedList(component, properties, page);
  if (!standard.facet) return '';
  const facet = properties.find((property) => textOf(property, 'name') === standard.facet);
  const name = textOf(facet, 'value');
  if (!page.facets.has(name)) report(`The facet '${name}' of component ${at.text} doesn't exist.`, facet ?? component);
  return name;
}

function checkBundle(at: XmlElement, properties: XmlElement[], { type, object, catalogue, report }: Page): void {
  const name = at.text.replace(/^c:/, '');
  const target = TARGETS[type]!;
  const targets = bundleTargets(catalogue, name);
  if (!targets)
    return report(`We couldn't retrieve the design time component information for component c:${name}.`, at);
  if (!targets.includes(target))
    return report(
      `The component c:${name} isn't available for pages of type ${type}: it lacks the target ${target}`,
      at,
    );
  const { declared, objects } = bundleProperties(catalogue, name, target);
  if (objects.length && !objects.includes(object)) report(`The component c:${name} isn't available for ${object}`, at);
  for (const property of properties) {
    const given = placeOf(property, 'value');
    const key = textOf(property, 'name');
    const kind = declared.get(key)?.type;
    if (!kind) report(`The property '${key}' of component c:${name} doesn't exist.`, placeOf(property, 'name'));
    else if (
      (kind === 'Integer' && !/^-?\d+$/.test(given.text)) ||
      (kind === 'Boolean' && !/^(true|false)$/.test(given.text))
    )
      report(`'${given.text}' is not a valid ${kind} for the property '${key}' of component c:${name}`, given);
  }
  const set = new Set(properties.map((property) => textOf(property, 'name')));
  for (const [property, { required }] of declared)
    if (required && !set.has(property)) report(`Required property '${property}' of component c:${name} is missing`, at);
}

function checkRelatedList(component: XmlElement, properties: XmlElement[], { object, catalogue, report }: Page): void {
  const named = (name: string): XmlElement | undefined => properties.find((each) => textOf(each, 'name') === name);
  const value = (name: string): XmlElement => placeOf(named(name) ?? component, 'value');
  const parent = value('parentFieldApiName');
  if (parent.text !== `${object}.Id`) report(`parentFieldApiName must be ${object}.Id`, parent);
  const list = value('relatedListApiName');
  const children = catalogue.object(object) ? catalogue.schema.children(object) : [];
  const child = children.find(({ relationshipName }) => relationshipName === list.text)?.object;
  if (!child) return report(`Cannot find related list:${list.text}`, list);
  const aliases = elements(element(named('relatedListFieldAliases'), 'valueList'), 'valueListItems').map((item) =>
    placeOf(item, 'value'),
  );
  const sort = named('sortFieldAlias') ? [value('sortFieldAlias')] : [];
  for (const alias of [...aliases, ...sort])
    if (alias.text !== '__DEFAULT__' && !columnField(child, alias.text))
      report(`Invalid field:${alias.text} in related list:${list.text}`, alias);
}

function checkVisibility(rule: XmlElement, { object, catalogue, report }: Page): void {
  for (const criterion of elements(rule, 'criteria')) {
    const left = placeOf(criterion, 'leftValue');
    const path = /^\{!(.+)\}$/.exec(left.text)?.[1] ?? '';
    const isThere =
      (path.startsWith('Record.') && catalogue.fieldByPath(`${object}.${path.slice(7)}`)) ||
      (path.startsWith('$User.') && catalogue.field('User', path.slice(6))) ||
      (path.startsWith('$Permission.CustomPermission.') && catalogue.has('CustomPermission', path.slice(29)));
    if (!isThere) report(`The visibility rule refers to ${left.text}, which doesn't exist`, left);
  }
}
