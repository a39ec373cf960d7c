/**
 * Writes what follows from the schema of the policy file: the JSON schema, by which editors check and complete, and the tables of
 * docs/policy-file.md. Run with `npm run policy-docs`; a test fails while either is stale.
 */
import { z } from 'zod';
import { policyFileSchema } from '../segmentation/policy/schema.ts';
import { entriesTable } from './entries.ts';
import { filled, formatted, rewrite, type Place } from './page.ts';

/** The parts of JSON schema that the policy file uses. */
interface Node {
  type?: string;
  description?: string;
  default?: unknown;
  enum?: string[];
  anyOf?: Node[];
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
  additionalProperties?: Node | false;
}

const PAGE = 'docs/policy-file.md';
const SCHEMA = 'config/policy/policy.schema.json';
const ENTRIES: Place = {
  begin: '<!-- Entries: written by npm run policy-docs from the schema. -->',
  end: '<!-- End of entries. -->',
};

/** The generated files by path below the project, each as it should be. @param page the text of docs/policy-file.md now */
export async function policyDocuments(page: string): Promise<Map<string, string>> {
  const schema = jsonSchema();
  return new Map([
    [SCHEMA, await formatted(SCHEMA, JSON.stringify(schema))],
    [PAGE, await formatted(PAGE, filled(PAGE, page, ENTRIES, sections(schema).join('\n\n')))],
  ]);
}

function jsonSchema(): Node {
  return z.toJSONSchema(policyFileSchema, {
    io: 'input',
    override: ({ jsonSchema: node }) => {
      // What whole numbers of JavaScript can hold is no limit of a policy, and a pattern says less than the format beside it.
      if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum;
      if (node.format === 'date') delete node.pattern;
    },
  }) as Node;
}

/** A heading and a table for the file itself and for each entry that has entries of its own. */
function sections(root: Node): string[] {
  const inner = (path: string, node: Node): string[] =>
    Object.entries(node.properties ?? {}).flatMap(([name, entry]) => {
      const plain = withoutNull(entry);
      const parts = plain.type === 'array' ? plain.items : plain;
      if (!parts?.properties) return [];
      const inside = `${path}${name}${plain.type === 'array' ? '[]' : ''}`;
      return [
        `## \`${inside}\`\n\n${entry.description ?? ''}.\n\n${entriesTable(parts, valueOf)}`,
        ...inner(`${inside}.`, parts),
      ];
    });
  return [`## The file\n\n${entriesTable(root, valueOf)}`, ...inner('', root)];
}

function valueOf(entry: Node): string {
  const plain = withoutNull(entry);
  const orNull = plain === entry ? '' : ', or null';
  return `${kindOf(plain)}${orNull}`;
}

function kindOf(node: Node): string {
  if (node.enum) return node.enum.map((value) => `\`${value}\``).join(', ');
  if (node.format === 'date') return 'date';
  switch (node.type) {
    case 'string':
      return node.maxLength === undefined
        ? 'text'
        : `text of up to ${node.maxLength.toLocaleString('en-US')} characters`;
    case 'integer':
      return 'whole number';
    case 'number':
      return 'number';
    case 'boolean':
      return 'true, false';
    case 'array':
      return 'list, see below';
    case 'object':
      return node.properties ? 'see below' : 'industries with a number each';
    default:
      throw new TypeError(`No words for a value of type ${node.type}.`);
  }
}

function withoutNull(entry: Node): Node {
  const others = entry.anyOf?.filter(({ type }) => type !== 'null');
  return others?.length === 1 ? others[0]! : entry;
}

if (import.meta.main) await rewrite(PAGE, policyDocuments);
