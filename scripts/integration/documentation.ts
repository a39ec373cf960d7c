/**
 * Writes what follows from the schema of the mapping file: the JSON schema, by which editors check and complete, and the tables of
 * docs/import.md. Run with `npm run import-docs`; a test fails while either is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { projectDirectory } from '../connection/projectDirectory.ts';
import { mappingSchema } from './mapping.ts';

/** The parts of JSON schema that a mapping uses. */
interface Node {
  type?: string | string[];
  description?: string;
  default?: unknown;
  enum?: string[];
  anyOf?: Node[];
  $ref?: string;
  $defs?: Record<string, Node>;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
  additionalProperties?: Node | false;
}

const BEGIN = '<!-- Entries: written by npm run import-docs from the schema. -->';
const END = '<!-- End of entries. -->';
/** The one part that refers to itself: a stand-in of a field rule is a field rule. */
const FIELD_RULE = 'field rule';

/** The generated files by path below the project, each as it should be. @param page the text of docs/import.md now */
export async function mappingDocuments(page: string): Promise<Map<string, string>> {
  const schema = z.toJSONSchema(mappingSchema, { io: 'input' }) as Node;
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin === -1 || end < begin) throw new Error(`docs/import.md lacks the line ${begin === -1 ? BEGIN : END}`);
  const rule = Object.values(schema.$defs ?? {})[0]!;
  const sections = [
    `### The file\n\n${table(schema)}`,
    ...inner('', schema),
    `### A ${FIELD_RULE}\n\nHow a field gets its value. Exactly one of \`column\`, \`template\`, \`constant\`, \`lookup\`, \`find\` says where it comes from.\n\n${table(rule)}`,
    ...inner('', rule),
  ];
  const tables = `${page.slice(0, begin)}${BEGIN}\n\n${sections.join('\n\n')}\n\n${page.slice(end)}`;
  return new Map([
    ['config/mappings/mapping.schema.json', await formatted('mapping.schema.json', JSON.stringify(schema))],
    ['docs/import.md', await formatted('import.md', tables)],
  ]);
}

/** A heading and a table for each entry that has entries of its own. */
function inner(path: string, node: Node): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, entry]) => {
    const { parts, suffix } = partsOf(entry);
    if (!parts?.properties) return [];
    const inside = `${path}${name}${suffix}`;
    return [`### \`${inside}\`\n\n${entry.description ?? ''}.\n\n${table(parts)}`, ...inner(`${inside}.`, parts)];
  });
}

/** What an entry is made of: itself, the items of a list, or the values of a record. */
function partsOf(entry: Node): { parts: Node | undefined; suffix: string } {
  const structured = (node: Node | undefined): Node | undefined =>
    node?.anyOf ? node.anyOf.find(({ properties }) => properties) : node;
  if (entry.type === 'array') return { parts: structured(entry.items), suffix: '[]' };
  if (entry.type === 'object' && entry.additionalProperties)
    return { parts: structured(entry.additionalProperties), suffix: '.<name>' };
  return { parts: structured(entry), suffix: '' };
}

function table(node: Node): string {
  const rows = Object.entries(node.properties!).map(([name, entry]) => {
    const needed = node.required?.includes(name) ?? false;
    const byDefault = needed ? 'needed' : entry.default === undefined ? '' : `\`${JSON.stringify(entry.default)}\``;
    return `| \`${name}\` | ${kindOf(entry)} | ${byDefault} | ${cell(entry.description ?? '')} |`;
  });
  return ['| entry | value | if left out | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** A bar in a cell would end it. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function kindOf(node: Node): string {
  if (node.$ref) return FIELD_RULE;
  if (node.anyOf) return [...new Set(node.anyOf.map(kindOf))].join(', ');
  if (Array.isArray(node.type)) return [...new Set(node.type.map((type) => kindOf({ type })))].join(', ');
  if (node.enum) return node.enum.map((value) => `\`${value}\``).join(', ');
  switch (node.type) {
    case 'string':
      return node.maxLength === 1 ? 'one character' : 'text';
    case 'integer':
      return 'whole number';
    case 'number':
      return 'number';
    case 'boolean':
      return 'true, false';
    case 'null':
      return 'null';
    case 'array':
      return node.items?.properties ? 'list, see below' : `list of ${kindOf(node.items!)}`;
    case 'object':
      if (node.properties) return 'see below';
      return `name → ${kindOf(node.additionalProperties as Node)}`;
    default:
      throw new TypeError(`No words for a value of type ${node.type}.`);
  }
}

async function formatted(name: string, text: string): Promise<string> {
  const filepath = join(projectDirectory, name);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

if (import.meta.main) {
  const page = await readFile(join(projectDirectory, 'docs/import.md'), 'utf8');
  for (const [path, text] of await mappingDocuments(page)) await writeFile(join(projectDirectory, path), text);
}
