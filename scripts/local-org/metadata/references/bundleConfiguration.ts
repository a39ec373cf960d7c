import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import { parseXml, type XmlElement } from '../xml.ts';
import { element, elements, placeOf, textOf } from './rule.ts';

const TARGETS = new Set([
  'lightning__AppPage',
  'lightning__HomePage',
  'lightning__RecordPage',
  'lightning__Tab',
  'lightning__UtilityBar',
]);
const CONFIG = new Set(['property', 'objects', 'supportedFormFactors']);
const ATTRIBUTES = new Set(
  'name type default label description required min max placeholder datasource role'.split(' '),
);
const LATEST = 66;

/** A property that a page may set on a component. */
export interface BundleProperty {
  type: string;
  required: boolean;
}

/** Where a bundle may be placed; undefined when there is no such bundle or it is not exposed. */
export function bundleTargets(catalogue: Catalogue, name: string): string[] | undefined {
  const content = catalogue.component('LightningComponentBundle', name)?.content;
  return content?.['isExposed'] === 'true'
    ? ((content['targets']?.['target'] as string[] | undefined) ?? [])
    : undefined;
}

/** The properties and objects that a bundle's configuration declares for a target. */
export function bundleProperties(
  catalogue: Catalogue,
  name: string,
  target: string,
): { declared: Map<string, BundleProperty>; objects: string[] } {
  const root = parseXml(catalogue.component('LightningComponentBundle', name)!.source);
  const configs = elements(element(root, 'targetConfigs'), 'targetConfig').filter((config) =>
    targetsOf(config).includes(target),
  );
  const properties = configs.flatMap((config) => elements(config, 'property'));
  return {
    declared: new Map(
      properties.map(({ attributes }) => [
        attributes['name'] ?? '',
        { type: attributes['type'] ?? '', required: attributes['required'] === 'true' && !('default' in attributes) },
      ]),
    ),
    objects: configs.flatMap((config) => elements(element(config, 'objects'), 'object').map(({ text }) => text)),
  };
}

/**
 * Checks a bundle's `.js-meta.xml`: version, targets, and that configured properties and objects exist.
 *
 * @param publicProperties names marked `@api` in the component; undefined when they cannot be told from the source alone
 */
export function checkConfiguration(
  tree: XmlElement,
  publicProperties: string[] | undefined,
  catalogue: Catalogue,
  report: Report,
): void {
  const version = element(tree, 'apiVersion');
  if (version && !(Number(version.text) >= 45 && Number(version.text) <= LATEST))
    report(`Invalid apiVersion: ${version.text} (45.0 to ${LATEST}.0)`, version);
  const targets = elements(element(tree, 'targets'), 'target');
  for (const target of targets)
    if (!TARGETS.has(target.text)) report(`The target ${target.text} is not modelled by the local org`, target);
  for (const config of elements(element(tree, 'targetConfigs'), 'targetConfig')) {
    for (const child of config.children)
      if (!CONFIG.has(child.name)) report(`targetConfig.${child.name} is not modelled by the local org`, child);
    for (const target of targetsOf(config))
      if (!targets.some(({ text }) => text === target))
        report(`The targetConfig names ${target}, which isn't among the targets`, config);
    for (const property of elements(config, 'property')) checkProperty(property, publicProperties, report);
    for (const object of elements(element(config, 'objects'), 'object'))
      if (!catalogue.object(object.text)) report(`Invalid reference ${object.text} of type sobjectClass`, object);
  }
  if (element(tree, 'targetConfigs') && !textOf(tree, 'isExposed'))
    report('Required field is missing: isExposed', placeOf(tree, 'targetConfigs'));
}

function checkProperty(property: XmlElement, publicProperties: string[] | undefined, report: Report): void {
  const { name, type, ...rest } = property.attributes;
  for (const attribute of Object.keys(rest))
    if (!ATTRIBUTES.has(attribute)) report(`Attribute ${attribute} is not allowed in property`, property);
  if (!/^(String|Integer|Boolean|Color)$/.test(type ?? ''))
    report(`Invalid type ${type} of property ${name}`, property);
  if (publicProperties && !publicProperties.includes(name ?? ''))
    report(`The property '${name}' isn't a public property of the component`, property);
  const given = rest['default'];
  const pattern = { Integer: /^-?\d+$/, Boolean: /^(true|false)$/ }[type ?? ''];
  if (given !== undefined && pattern && !pattern.test(given))
    report(`'${given}' is not a valid default of type ${type} for property ${name}`, property);
}

const targetsOf = (config: XmlElement): string[] =>
  (config.attributes['targets'] ?? '').split(',').map((target) => target.trim());
