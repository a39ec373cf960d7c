/**
 * Writes what follows from the schema of the mapping file: the JSON schema, by which editors check and complete, and the tables of
 * docs/import.md. Run with `npm run import-docs`; a test fails while either is stale.
 */
import { z } from 'zod';
import { mappingSchema } from '../integration/mapping.ts';
import { entriesTable } from './entries.ts';
import { filled, formatted, rewrite, type Place } from './page.ts';

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

const PAGE = 'docs/import.md';
const SCHEMA = 'config/mappings/mapping.schema.json';
const ENTRIES: Place = {
  begin: '<!-- Entries: written by npm run import-docs from the schema. -->',
  end: '<!-- End of entries. -->',
};
/** The one part that refers to itself: a stand-in of a field rule is a field rule. */
const FIELD_RULE = 'field rule';

/** The generated files by path below the project, each as it should be. @param page the text of docs/import.md now */
export async function mappingDocuments(page: string): Promise<Map<string, string>> {
  const schema = z.toJSONSchema(mappingSchema, { io: 'input' }) as Node;
  const rule = Object.values(schema.$defs ?? {})[0]!;
  const sections = [
    `### The file\n\n${entriesTable(schema, kindOf)}`,
    ...inner('', schema),
    `### A ${FIELD_RULE}\n\nHow a field gets its value. Exactly one of \`column\`, \`template\`, \`constant\`, \`lookup\`, \`find\` says where it comes from.\n\n${entriesTable(rule, kindOf)}`,
    ...inner('', rule),
  ];
  return new Map([
    [SCHEMA, await formatted(SCHEMA, JSON.stringify(schema))],
    [PAGE, await formatted(PAGE, filled(PAGE, page, ENTRIES, sections.join('\n\n')))],
  ]);
}

/** A heading and a table for each entry that has entries of its own. */
function inner(path: string, node: Node): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, entry]) => {
    const { parts, suffix } = partsOf(entry);
    if (!parts?.properties) return [];
    const inside = `${path}${name}${suffix}`;
    return [
      `### \`${inside}\`\n\n${entry.description ?? ''}.\n\n${entriesTable(parts, kindOf)}`,
      ...inner(`${inside}.`, parts),
    ];
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

if (import.meta.main) await rewrite(PAGE, mappingDocuments);
