import type { FieldType, Schema } from '../schema/model.ts';
import { compileFormula } from './compile.ts';
import type { FormulaType } from './evaluate.ts';
import { FormulaError, resolveNames, type FieldReference } from './names.ts';

/** The formula type of a field type: `double` → `number`, text of all kinds → `string`. */
export function formulaTypeOf(type: FieldType): FormulaType {
  switch (type) {
    case 'int':
    case 'double':
      return 'number';
    case 'currency':
    case 'percent':
    case 'boolean':
    case 'date':
    case 'datetime':
    case 'time':
      return type;
    default:
      return 'string';
  }
}

/**
 * Checks a formula as a deploy does.
 * @param expected type of the result: `boolean` for validation rules, else the field's type
 * @returns the errors as the platform words them, an empty list when the formula is right
 */
export function checkFormula(
  schema: Schema,
  object: string,
  formula: string,
  expected?: FieldType | FormulaType,
): string[] {
  if (formula.trim() === '') return ['Syntax error. Found nothing: the formula is empty.'];
  const returnType = expected && formulaTypeOf(expected === 'number' ? 'double' : (expected as FieldType));
  try {
    compileFormula(schema, object, formula, returnType ? { returnType } : {});
    return [];
  } catch (error) {
    if (error instanceof FormulaError) return [error.message];
    throw error;
  }
}

/**
 * The fields that a formula reads, with the object each belongs to.
 * @throws FormulaError when a field does not exist
 */
export function referencedFields(schema: Schema, object: string, formula: string): FieldReference[] {
  return resolveNames(schema, object, formula).references;
}
