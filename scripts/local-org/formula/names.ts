import type { FieldModel, ObjectModel, Schema } from '../schema/model.ts';

/** A formula that cannot be compiled; the message is worded as the platform words it at deploy time. */
export class FormulaError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaError';
  }
}

/** A field that a formula reads: the canonical names from the record's object on, and the field at the end. */
export interface FieldReference {
  /** `['Account', 'Industry']`, or with a global `['$User', 'Department']`. */
  path: string[];
  /** Object that owns the field; undefined for a custom permission. */
  object?: string;
  field?: FieldModel;
}

export interface NamedFormula {
  /** The formula with function names in capitals, field names as declared and quotes escaped. */
  text: string;
  references: FieldReference[];
  functions: string[];
}

const GLOBAL_OBJECTS: Record<string, string> = {
  $user: 'User',
  $profile: 'Profile',
  $userrole: 'UserRole',
  $organization: 'Organization',
};
const TOKEN =
  /\{![^{}]*\}|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\/\*[^]*?\*\/|\d+(?:\.\d+)?|\.\d+|[A-Za-z_$][\w$]*(?:\s*[.:]\s*[A-Za-z_$][\w$]*)*|[^]/g;

/**
 * Gives every name in a formula of an object its declared spelling, because the platform ignores case and the parser
 * does not.
 * @throws FormulaError for a field or relationship that the schema does not have
 */
export function resolveNames(schema: Schema, object: string, formula: string): NamedFormula {
  const start = schema.object(object);
  return rewriteNames(formula, (written) => {
    if (written.startsWith('{!')) throw new FormulaError(`Syntax error. Found '${written}'`);
    return resolvePath(schema, start, written.split(/\s*\.\s*/), written);
  });
}

/**
 * Replaces the names in a formula by the paths they stand for.
 * @param resolve told each name as it is written: fields by path, and merge fields as `{!Name.Field}`
 */
export function rewriteNames(formula: string, resolve: (written: string) => FieldReference): NamedFormula {
  const references: FieldReference[] = [];
  const functions = new Set<string>();
  const text = formula.replace(TOKEN, (token, offset: number) => {
    if (token[0] === '"' || token[0] === "'")
      return token.length < 2 ? token : token[0] + token.slice(1, -1).replace(/\\[^]|["']/g, escapeQuote) + token[0];
    if (/^\.\d/.test(token)) return `0${token}`;
    const isName = /^([A-Za-z_$]|\{!)/.test(token);
    if (!isName || /^(true|false|null)$/i.test(token)) return token;
    if (/^\s*\(/.test(formula.slice(offset + token.length))) {
      functions.add(token.toUpperCase());
      return token.toUpperCase();
    }
    const reference = resolve(token);
    references.push(reference);
    return reference.path.join('.');
  });
  return { text, references, functions: [...functions] };
}

const escapeQuote = (part: string): string => (part.length === 1 ? `\\${part}` : part);

/**
 * The field at a path of names from an object on.
 * @throws FormulaError when there is none
 */
export function resolvePath(schema: Schema, start: ObjectModel, names: string[], written: string): FieldReference {
  if (written.includes(':'))
    throw new FormulaError(`The local org does not model a parent of several types in a formula: ${written}.`);
  let object = start;
  const path: string[] = [];
  const first = names[0]!.toLowerCase();
  if (first === '$permission' && names.length === 2) return { path: ['$Permission', names[1]!] };
  if (first.startsWith('$')) {
    const global = GLOBAL_OBJECTS[first];
    if (!global) throw new FormulaError(`The local org does not model the global variable ${names[0]} (${written}).`);
    object = schema.object(global);
    path.push(`$${global}`);
    names = names.slice(1);
  }
  for (const name of names.slice(0, -1)) {
    const parent = [...object.fields.values()].find(
      (field) => field.relationshipName?.toLowerCase() === name.toLowerCase(),
    );
    if (!parent?.referenceTo?.length) throw missing(written);
    const targets = parent.referenceTo.filter((target) => target !== 'Group');
    if (targets.length > 1 || (parent.referenceTo.length > 1 && object.custom))
      throw new FormulaError(`The local org does not model a parent of several types in a formula: ${written}.`);
    path.push(parent.relationshipName!);
    object = schema.object(targets[0]!);
  }
  const field = names.length > 0 ? schema.findField(object, names.at(-1)!) : undefined;
  if (!field) throw missing(written);
  return { path: [...path, field.name], object: object.name, field };
}

const missing = (written: string): FormulaError => new FormulaError(`Field ${written} does not exist. Check spelling.`);
