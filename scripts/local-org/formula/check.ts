import type { FieldType, Schema } from '../schema/model.ts';
import { compileFormula, INPUT_TYPE } from './compile.ts';
import type { FormulaType } from './evaluate.ts';
import { FormulaError, resolveNames, type FieldReference } from './names.ts';

/** The formula type of a field type: `double` → `number`, text of all kinds, ids and picklists → `string`. */
export function formulaTypeOf(type: FieldType): FormulaType {
  const input = INPUT_TYPE[type] ?? type;
  return ['id', 'picklist', 'multipicklist', 'address'].includes(input) ? 'string' : (input as FormulaType);
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
