/**
 * Writes what follows from the schema of the policy file: the JSON schema, by which editors check and complete, and the tables of
 * docs/policy-file.md. Run with `npm run policy-docs`; a test fails while either is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { projectDirectory } from '../../connection/projectDirectory.ts';
import { policyFileSchema } from './schema.ts';

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

const BEGIN = '<!-- Entries: written by npm run policy-docs from the schema. -->';
const END = '<!-- End of entries. -->';

/** The generated files by path below the project, each as it should be. @param page the text of docs/policy-file.md now */
export async function policyDocuments(page: string): Promise<Map<string, string>> {
  const schema = jsonSchema();
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin === -1 || end < begin) throw new Error(`docs/policy-file.md lacks the line ${begin === -1 ? BEGIN : END}`);
  const tables = `${page.slice(0, begin)}${BEGIN}\n\n${sections(schema).join('\n\n')}\n\n${page.slice(end)}`;
  return new Map([
    ['config/policy/policy.schema.json', await formatted('policy.schema.json', JSON.stringify(schema))],
    ['docs/policy-file.md', await formatted('policy-file.md', tables)],
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
      return [`## \`${inside}\`\n\n${entry.description ?? ''}.\n\n${table(parts)}`, ...inner(`${inside}.`, parts)];
    });
  return [`## The file\n\n${table(root)}`, ...inner('', root)];
}

function table(node: Node): string {
  const rows = Object.entries(node.properties!).map(([name, entry]) => {
    const needed = node.required?.includes(name) ?? false;
    const byDefault = needed ? 'needed' : entry.default === undefined ? '' : `\`${JSON.stringify(entry.default)}\``;
    return `| \`${name}\` | ${valueOf(entry)} | ${byDefault} | ${entry.description ?? ''} |`;
  });
  return ['| entry | value | if left out | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
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

async function formatted(name: string, text: string): Promise<string> {
  const filepath = join(projectDirectory, name);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

if (import.meta.main) {
  const page = await readFile(join(projectDirectory, 'docs/policy-file.md'), 'utf8');
  for (const [path, text] of await policyDocuments(page)) await writeFile(join(projectDirectory, path), text);
}
