import type { MetadataComponent } from '../../metadata/component.ts';
import type { MetadataStore } from '../../metadata/store.ts';

type Content = MetadataComponent['content'];

/** A Lightning page as the browser draws it. */
export interface PageModel {
  name: string;
  label: string;
  template: string;
  /** Components by region, in order. */
  regions: Record<string, ComponentModel[]>;
  /** Components by facet: the inside of a component such as a tabset. */
  facets: Record<string, ComponentModel[]>;
}

export interface ComponentModel {
  key: string;
  /** `force:detailPanel`, `c:name` or `name`. */
  component: string;
  properties: Record<string, unknown>;
  /** Why the component cannot be shown. */
  refusal?: string;
}

/** Every deployed Lightning page, by name. */
export function flexiPages(metadata: MetadataStore): Record<string, PageModel> {
  return Object.fromEntries(metadata.ofType('FlexiPage').map((page) => [page.fullName, pageModel(page, metadata)]));
}

function pageModel({ fullName, content }: MetadataComponent, metadata: MetadataStore): PageModel {
  const model: PageModel = {
    name: fullName,
    label: content['masterLabel'],
    template: content['template'].name,
    regions: {},
    facets: {},
  };
  for (const region of (content['flexiPageRegions'] ?? []) as Content[]) {
    const instances = (region['itemInstances'] ?? []) as Content[];
    // Pages differ in their keys, so that going from one to another makes its components anew.
    const keyOf = (index: number): string => `${fullName}-${region['name']}-${index}`;
    const items = instances.map((item, index) => componentModel(item, keyOf(index), metadata));
    (region['type'] === 'Facet' ? model.facets : model.regions)[region['name']] = items;
  }
  return model;
}

function componentModel(item: Content, key: string, metadata: MetadataStore): ComponentModel {
  const fieldInstance = item['fieldInstance'] as Content | undefined;
  if (fieldInstance) return fieldModel(fieldInstance, key);
  const instance = item['componentInstance'] as Content | undefined;
  if (!instance) {
    const kind = Object.keys(item)[0] ?? 'item';
    return {
      key,
      component: kind,
      properties: {},
      refusal: `Items of the kind ${kind} are not modelled by the local org.`,
    };
  }
  const component = instance['componentName'] as string;
  const types = propertyTypes(metadata, component);
  const properties = ((instance['componentInstanceProperties'] ?? []) as Content[]).map(
    ({ name, value, valueList }) => [
      name,
      valueList
        ? ((valueList.valueListItems ?? []) as Content[]).map((each) => each['value'])
        : typed(value, types[name]),
    ],
  );
  const model: ComponentModel = { key, component, properties: Object.fromEntries(properties) };
  if (instance['visibilityRule']) model.refusal = `${component}: visibility rules are not modelled by the local org.`;
  return model;
}

/** A field that the page itself lists (dynamic forms). */
function fieldModel(instance: Content, key: string): ComponentModel {
  const behavior = ((instance['fieldInstanceProperties'] ?? []) as Content[]).find(
    ({ name }) => name === 'uiBehavior',
  )?.['value'];
  const field = String(instance['fieldItem']).replace(/^Record\./, '');
  const model: ComponentModel = { key, component: 'field', properties: { field, behavior: behavior ?? 'none' } };
  if (instance['visibilityRule']) model.refusal = `${field}: visibility rules are not modelled by the local org.`;
  return model;
}

/** The types of a component's design properties, from the configuration of its bundle. */
function propertyTypes(metadata: MetadataStore, component: string): Record<string, string> {
  const bundle = /^(?:c:)?(\w+)$/.exec(component)?.[1];
  const source = bundle ? (metadata.get('LightningComponentBundle', bundle)?.source ?? '') : '';
  const properties = [...source.matchAll(/<property\s([^>]*)>/g)].map(([, attributes]) => [
    attribute(attributes!, 'name'),
    attribute(attributes!, 'type'),
  ]);
  return Object.fromEntries(properties) as Record<string, string>;
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(attributes)?.[1];

function typed(value: string | undefined, type: string | undefined): unknown {
  if (type === 'Boolean') return value === 'true';
  return type === 'Integer' && value !== undefined ? Number(value) : value;
}
