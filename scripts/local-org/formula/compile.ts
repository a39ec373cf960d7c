import {
  builtins,
  InvalidArgLengthError,
  InvalidOperatorError,
  InvalidTypeError,
  parseSync,
  SyntaxError,
  ValidationError,
} from 'sformula';
import type { SyncParseOptions } from 'sformula';
import type { FieldModel, FieldType, Schema } from '../schema/model.ts';
import { checkArguments, type ArgumentRules } from './arguments.ts';
import { toFunction, toResult, type FormulaContext, type FormulaType, type Node } from './evaluate.ts';
import { ADDED_TYPES, NOT_MODELLED } from './functions.ts';
import { FormulaError, resolveNames, type FieldReference, type NamedFormula } from './names.ts';

export interface CompiledFormula {
  references: FieldReference[];
  returnType: FormulaType;
  /** What it is figured by, and the type of that before it becomes the result. */
  expression: Node;
  calculatedType: FormulaType;
  /** @returns the result in API form; a percent in percent points, text trimmed, empty text as null */
  evaluate(context: FormulaContext): unknown;
}

export interface FormulaOptions extends ArgumentRules {
  /** The type the result must have; a formula of another type is refused. */
  returnType?: FormulaType;
  /** Decimal places of a numeric result. */
  scale?: number;
  blankAsZero?: boolean;
  /** Numbers come as the parser's decimal objects, with every digit. */
  exact?: boolean;
}

/**
 * Compiles a formula of an object.
 * @throws FormulaError naming the unknown field or function, the wrong type or the syntax error
 */
export function compileFormula(
  schema: Schema,
  object: string,
  formula: string,
  options: FormulaOptions = {},
): CompiledFormula {
  return compileNamed(resolveNames(schema, object, formula.trim()), options);
}

/** Compiles a formula whose names are resolved. @throws FormulaError */
export function compileNamed(
  named: NamedFormula,
  { returnType: wanted, scale, blankAsZero = false, exact = false, ...rules }: FormulaOptions,
): CompiledFormula {
  for (const name of named.functions) {
    if (NOT_MODELLED.has(name)) throw new FormulaError(`The local org does not model the function ${name}.`);
    if (!(name in builtins) && !(name in ADDED_TYPES))
      throw new FormulaError(`Unknown function ${name}. Check spelling.`);
  }
  const inputTypes: Types = { ...ADDED_TYPES };
  for (const reference of named.references) declare(inputTypes, reference);
  const options = { inputTypes, blankAsZero, ...(wanted ? { returnType: wanted } : {}) } as SyncParseOptions;
  const { ast, expression, calculatedType } = parse(named.text, options);
  checkArguments(ast, named.references, rules);
  const evaluate = toFunction(expression);
  const returnType = wanted ?? calculatedType;
  return {
    references: named.references,
    returnType,
    expression,
    calculatedType,
    evaluate: (context) => toResult(evaluate(context), calculatedType, returnType, scale, exact),
  };
}

interface Parsed {
  ast: Node;
  expression: Node;
  calculatedType: FormulaType;
}

function parse(text: string, options: SyncParseOptions): Parsed {
  try {
    return parseSync(text, options).compiled as unknown as Parsed;
  } catch (error) {
    throw new FormulaError(wording(error as Error, options.returnType));
  }
}

const TYPE_NAMES: Record<string, string> = {
  string: 'Text',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  picklist: 'Picklist',
  multipicklist: 'Multi-Select Picklist',
};
const typeName = (type: string): string => TYPE_NAMES[type] ?? 'Number';

/** The parser's error as the platform words it. */
function wording(error: Error, wanted: string | undefined): string {
  const location = error instanceof ValidationError || error instanceof SyntaxError ? error.location : undefined;
  const place = location ? ` (line ${location.start.line}, column ${location.start.column})` : '';
  if (error instanceof SyntaxError) return `Syntax error. ${error.message}${place}`;
  if (error instanceof InvalidTypeError) {
    // A wrong result is reported at the whole formula, which starts at offset 0; an argument never starts there.
    const isResult = error.expected.length === 1 && error.expected[0] === wanted && location?.start.column === 1;
    const expected = [...new Set(error.expected.map(typeName))].join(', ');
    return isResult
      ? `Formula result is data type (${typeName(error.type)}), incompatible with expected data type (${
          wanted === 'boolean' ? 'true or false' : expected
        }).`
      : `Incorrect parameter type. Expected ${expected}, received ${typeName(error.type)}${place}`;
  }
  if (error instanceof InvalidOperatorError)
    return `Incorrect parameter type for operator '${error.operator}'. Received ${typeName(error.type)}${place}`;
  if (error instanceof InvalidArgLengthError)
    return `Incorrect number of parameters. Expected ${[...new Set(error.argRange)].join(' to ')}, received ${error.argLen}${place}`;
  return `${error.message}${place}`;
}

interface Types {
  [name: string]: { type: string; properties?: Types };
}

function declare(types: Types, { path, field }: FieldReference): void {
  let level = types;
  for (const name of path.slice(0, -1)) level = (level[name] ??= { type: 'object', properties: {} }).properties!;
  level[path.at(-1)!] = { type: field ? inputType(field) : 'boolean' };
}

/** What the parser calls a field type, where it has another name for it. */
export const INPUT_TYPE: Partial<Record<FieldType, string>> = {
  int: 'number',
  double: 'number',
  reference: 'id',
  textarea: 'string',
  longtextarea: 'string',
  email: 'string',
  phone: 'string',
  url: 'string',
  autonumber: 'string',
};

function inputType({ name, type }: FieldModel): string {
  if (type === 'address')
    throw new FormulaError(`Field ${name} is a compound address and cannot be used in a formula.`);
  return INPUT_TYPE[type] ?? type;
}
