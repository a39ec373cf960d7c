import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of an XML file with its place in it (line and column from 1). */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Text of the element itself, entities resolved, surrounding space removed. */
  text: string;
  line: number;
  column: number;
}

/** The file is not well-formed XML. */
export class XmlProblem extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

type Node = Record<string, unknown>;

const PLACE = XMLParser.getMetaDataSymbol() as unknown as string;
const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities are resolved here: XML knows five and the numeric ones, an org refuses HTML's.
  processEntities: false,
  cdataPropName: '#cdata',
});

/**
 * Parses a metadata file and keeps where each element begins.
 *
 * @throws XmlProblem when it is not well-formed
 */
export function parseXml(source: string): XmlElement {
  const valid = XMLValidator.validate(source);
  if (valid !== true) throw new XmlProblem(valid.err.msg, valid.err.line, valid.err.col ?? 1);
  const lineStarts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lineStarts.push(at + 1);

  // Elements are asked for in the order in which they begin: no line is looked at twice, however long the file is.
  let line = 1;
  const place = (node: Node): { line: number; column: number } => {
    const index = (node[PLACE] as { startIndex: number }).startIndex;
    while (lineStarts[line]! <= index) line += 1;
    return { line, column: index - lineStarts[line - 1]! + 1 };
  };
  const resolve = (text: string, at: { line: number; column: number }): string =>
    text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
      const resolved = entity(name);
      if (resolved === undefined) throw new XmlProblem(`The entity "${whole}" is not declared.`, at.line, at.column);
      return resolved;
    });
  const element = (node: Node): XmlElement => {
    const name = Object.keys(node).find((key) => key !== ':@')!;
    const at = place(node);
    const attributes = (node[':@'] as Record<string, string> | undefined) ?? {};
    const children: XmlElement[] = [];
    let text = '';
    for (const child of node[name] as Node[]) {
      if ('#text' in child) text += resolve(child['#text'] as string, at);
      else if ('#cdata' in child) text += (child['#cdata'] as Node[]).map((part) => part['#text'] as string).join('');
      else children.push(element(child));
    }
    return { name, attributes, children, text: text.trim(), ...at };
  };

  const roots = (parser.parse(source) as Node[]).filter((node) => !('?xml' in node) && !('#text' in node));
  if (roots.length !== 1) throw new XmlProblem(`The file has ${roots.length} root elements instead of one.`, 1, 1);
  return element(roots[0]!);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(name: string): string | undefined {
  const numeric = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(name);
  if (!numeric) return NAMED[name];
  return String.fromCodePoint(numeric[1] ? parseInt(numeric[1], 16) : Number(numeric[2]));
}

/** Text made safe for an XML element or attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&${Object.keys(NAMED).find((name) => NAMED[name] === character)!};`);
}

/**
 * XML of plain data: objects become elements, arrays repeat their element, null and undefined are left out; `@name` is an
 * attribute.
 */
export function toXml(name: string, value: unknown, indent?: string): string {
  const inner = indent === undefined ? undefined : `${indent}    `;
  const [before, after] = indent === undefined ? ['', ''] : [indent, '\n'];
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => toXml(name, item, indent)).join('');
  if (typeof value !== 'object') return `${before}<${name}>${escapeXml(String(value))}</${name}>${after}`;
  const entries = Object.entries(value as Record<string, unknown>);
  const attributes = entries
    .filter(([key]) => key.startsWith('@'))
    .map(([key, text]) => ` ${key.slice(1)}="${escapeXml(String(text))}"`)
    .join('');
  const children = entries
    .filter(([key]) => !key.startsWith('@'))
    .map(([child, content]) => toXml(child, content, inner))
    .join('');
  const open = `${before}<${name}${attributes}`;
  return children ? `${open}>${after}${children}${before}</${name}>${after}` : `${open}/>${after}`;
}
