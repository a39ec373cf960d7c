import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import type { XmlElement } from '../xml.ts';
import { bundleProperties, bundleTargets } from './bundleConfiguration.ts';
import { checkLength, checkName, element, elements, placeOf, textOf, type ReferenceRule } from './rule.ts';

/** Templates by type of page, with their regions. */
const TEMPLATES: Record<string, Record<string, string[]>> = {
  AppPage: { 'flexipage:defaultAppHomeTemplate': ['main'] },
  RecordPage: { 'flexipage:recordHomeTemplateDesktop': ['header', 'main', 'sidebar'] },
  HomePage: { 'home:desktopTemplate': ['top', 'bottomLeft', 'bottomRight', 'sidebar'] },
};
const TARGETS: Record<string, string> = {
  AppPage: 'lightning__AppPage',
  RecordPage: 'lightning__RecordPage',
  HomePage: 'lightning__HomePage',
};
interface StandardComponent {
  properties: string[];
  /** Property that names facets of the page. */
  facet?: string;
  recordOnly?: true;
}
/** The standard components that the local org's pages can show. */
export const STANDARD_COMPONENTS: Record<string, StandardComponent> = {
  'force:highlightsPanel': {
    recordOnly: true,
    properties: ['actionNames', 'collapsed', 'enableActionsConfiguration', 'enableActionsInNative', 'hideChatterActions', 'hideSlackAction', 'numVisibleActions'],
  },
  'force:detailPanel': { recordOnly: true, properties: [] },
  'force:relatedListContainer': { recordOnly: true, properties: [] },
  'force:relatedListSingleContainer': {
    recordOnly: true,
    properties: ['parentFieldApiName', 'relatedListApiName', 'relatedListComponentOverride', 'rowsToDisplay', 'showActionBar'],
  },
  'flexipage:tabset': { properties: ['label', 'tabs'], facet: 'tabs' },
  'flexipage:tab': { properties: ['active', 'body', 'title'], facet: 'body' },
  'flexipage:richText': { properties: ['decorate', 'richTextValue'] },
};

/** Lightning pages: template and regions, components with their properties, facets, object and conditions. */
export const checkFlexiPage: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  checkName(fullName, 'Lightning page', 80, tree, report);
  checkLength(tree, 'masterLabel', 80, report);
  for (const name of ['events', 'parentFlexiPage', 'platformActionlist', 'quickActionList'])
    if (element(tree, name)) report(`FlexiPage.${name} is not modelled by the local org`, element(tree, name));
  const type = textOf(tree, 'type');
  const object = textOf(tree, 'sobjectType');
  if (!TEMPLATES[type]) return report(`Lightning pages of type ${type} are not modelled by the local org`, placeOf(tree, 'type'));
  if (type === 'RecordPage' && !catalogue.object(object))
    report(`In field: sobjectType - no CustomObject named ${object} found`, placeOf(tree, 'sobjectType'));
  if (type !== 'RecordPage' && object) report(`sobjectType is not allowed for a page of type ${type}`, element(tree, 'sobjectType'));
  const template = placeOf(placeOf(tree, 'template'), 'name');
  const regions = TEMPLATES[type][template.text];
  if (!regions) return report(`Template ${template.text} doesn't exist.`, template);

  const page: Page = { type, object, facets: new Map(), identifiers: new Set(), catalogue, report };
  for (const region of elements(tree, 'flexiPageRegions')) {
    const name = placeOf(region, 'name');
    const kind = textOf(region, 'type');
    if (element(region, 'mode')) report('Region modes are not modelled by the local org: the page has no parent', element(region, 'mode'));
    if (kind === 'Facet') page.facets.set(name.text, name);
    else if (kind !== 'Region' || !regions.includes(name.text)) report(`The '${name.text}' region (type ${kind}) doesn't exist.`, name);
  }
  const used = new Set<string>();
  for (const item of elements(tree, 'flexiPageRegions').flatMap((region) => elements(region, 'itemInstances'))) {
    const component = element(item, 'componentInstance');
    if (component) for (const facet of checkComponent(component, page)) used.add(facet);
    else report('Only componentInstance is modelled in itemInstances by the local org', item);
  }
  for (const [name, at] of page.facets) if (!used.has(name)) report(`The '${name}' region (type Facet) isn't used by any component.`, at);
};

interface Page {
  type: string;
  object: string;
  facets: Map<string, XmlElement>;
  identifiers: Set<string>;
  catalogue: Catalogue;
  report: Report;
}

/** @returns the facets that the component shows */
function checkComponent(component: XmlElement, page: Page): string[] {
  const { report } = page;
  const at = placeOf(component, 'componentName');
  const identifier = element(component, 'identifier');
  if (!identifier?.text) report(`Component ${at.text} has no identifier`, component);
  else if (page.identifiers.has(identifier.text)) report(`Duplicate component identifier: ${identifier.text}`, identifier);
  if (identifier) page.identifiers.add(identifier.text);
  const rule = element(component, 'visibilityRule');
  if (rule) checkVisibility(rule, page);

  const properties = elements(component, 'componentInstanceProperties');
  if (at.text.startsWith('c:')) {
    checkBundle(at, properties, page);
    return [];
  }
  const standard = STANDARD_COMPONENTS[at.text];
  if (!standard) {
    report(`The component ${at.text} is not modelled by the local org`, at);
    return [];
  }
  if (standard.recordOnly && page.type !== 'RecordPage') report(`The component ${at.text} stands on record pages only`, at);
  for (const property of properties)
    if (!standard.properties.includes(textOf(property, 'name')))
      report(`The property '${textOf(property, 'name')}' of component ${at.text} doesn't exist.`, placeOf(property, 'name'));
  if (at.text === 'force:relatedListSingleContainer') checkRelatedList(component, properties, page);
  if (!standard.facet) return [];
  const facet = properties.find((property) => textOf(property, 'name') === standard.facet);
  const name = textOf(facet, 'value');
  if (!page.facets.has(name)) report(`The facet '${name}' of component ${at.text} doesn't exist.`, facet ?? component);
  return [name];
}

function checkBundle(at: XmlElement, properties: XmlElement[], { type, object, catalogue, report }: Page): void {
  const name = at.text.slice(2);
  const target = TARGETS[type]!;
  const targets = bundleTargets(catalogue, name);
  if (!targets) return report(`We couldn't retrieve the design time component information for component ${at.text}.`, at);
  if (!targets.includes(target)) return report(`The component ${at.text} isn't available for pages of type ${type}: it lacks the target ${target}`, at);
  const { declared, objects } = bundleProperties(catalogue, name, target);
  if (objects.length && !objects.includes(object)) report(`The component ${at.text} isn't available for ${object}`, at);
  for (const property of properties) {
    const given = placeOf(property, 'value');
    const model = declared.get(textOf(property, 'name'));
    if (!model) report(`The property '${textOf(property, 'name')}' of component ${at.text} doesn't exist.`, placeOf(property, 'name'));
    else if (model.type === 'Integer' && !/^-?\d+$/.test(given.text)) report(`'${given.text}' is not a valid Integer for ${textOf(property, 'name')}`, given);
    else if (model.type === 'Boolean' && !/^(true|false)$/.test(given.text)) report(`'${given.text}' is not a valid Boolean for ${textOf(property, 'name')}`, given);
  }
  const set = new Set(properties.map((property) => textOf(property, 'name')));
  for (const [property, { required }] of declared) if (required && !set.has(property)) report(`Required property '${property}' of component ${at.text} is missing`, at);
}

function checkRelatedList(component: XmlElement, properties: XmlElement[], { object, catalogue, report }: Page): void {
  const value = (name: string): XmlElement => {
    const property = properties.find((each) => textOf(each, 'name') === name);
    return property ? placeOf(property, 'value') : component;
  };
  const parent = value('parentFieldApiName');
  if (parent.text !== `${object}.Id`) report(`parentFieldApiName must be ${object}.Id`, parent);
  const list = value('relatedListApiName');
  const children = catalogue.object(object) ? catalogue.schema.children(object) : [];
  if (!children.some(({ relationshipName }) => relationshipName === list.text)) report(`Cannot find related list:${list.text}`, list);
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
