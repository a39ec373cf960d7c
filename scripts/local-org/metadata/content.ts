import type { MetadataComponent } from './component.ts';
import { kindOfType } from './kinds.ts';
import { typeSchema } from './typeSchema.ts';
import { toXml, type XmlElement } from './xml.ts';

type Content = MetadataComponent['content'];

/**
 * Plain data of an element: scalars as strings, elements that the schema lets repeat as arrays.
 *
 * @param type metadata type of the element, which decides what repeats
 */
export function toContent(element: XmlElement, type: string): Content {
  const schema = typeSchema();
  const model = schema.elements(type);
  const content: Content = {};
  for (const child of element.children) {
    const declared = model?.get(child.name);
    const complex = declared && schema.elements(declared.type);
    const value = complex || child.children.length ? toContent(child, declared?.type ?? '') : child.text;
    if (declared ? declared.repeated : child.name in content)
      content[child.name] = [...asArray(content[child.name]), value];
    else content[child.name] = value;
  }
  return content;
}

const asArray = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/**
 * A component laid over what is deployed: scalars replace scalars, children replace or join the children of the same
 * name. Types without named children are replaced whole, as the Metadata API does.
 */
export function merged(existing: MetadataComponent | undefined, incoming: MetadataComponent): MetadataComponent {
  const children = kindOfType(incoming.type)!.children;
  if (!existing || Object.keys(children).length === 0) return incoming;
  const content: Content = { ...existing.content, ...incoming.content };
  for (const [element, { key }] of Object.entries(children)) {
    const byName = new Map<string, unknown>();
    for (const child of [...(existing.content[element] ?? []), ...(incoming.content[element] ?? [])] as Content[])
      byName.set(String(child[key]).toLowerCase(), child);
    if (byName.size) content[element] = [...byName.values()];
  }
  const whole = { ...incoming, content };
  return { ...whole, source: toSource(whole) };
}

/** The component's file as a retrieve writes it. */
export function toSource({ type, content }: Pick<MetadataComponent, 'type' | 'content'>): string {
  const order = typeSchema().elements(type);
  const rank = (name: string): number => order?.get(name)?.order ?? Number.MAX_SAFE_INTEGER;
  const ordered = Object.fromEntries(Object.entries(content).sort(([a], [b]) => rank(a) - rank(b)));
  const body = Object.entries(ordered).map(([name, value]) => toXml(name, value, '    '));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body.join('')}</${type}>\n`;
}
