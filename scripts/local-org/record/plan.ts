import { formulaTypeOf } from '../formula/check.ts';
import { compileFormula, type CompiledFormula } from '../formula/compile.ts';
import type { FormulaType } from '../formula/evaluate.ts';
import type { FieldModel, ObjectModel, Schema, ValidationRule } from '../schema/model.ts';

/** What saving needs to know about an object, worked out once per deploy. */
export interface SavePlan {
  object: ObjectModel;
  /** References by the lower-case name of their relationship. */
  parents: Map<string, FieldModel>;
  booleans: FieldModel[];
  defaults: { field: FieldModel; formula: CompiledFormula }[];
  required: FieldModel[];
  unique: FieldModel[];
  autonumbers: FieldModel[];
  rules: { rule: ValidationRule; formula: CompiledFormula }[];
}

const plans = new WeakMap<Schema, Map<ObjectModel, SavePlan>>();

/** The plan of an object; formulas are compiled at the first save after a deploy. */
export function planOf(schema: Schema, object: ObjectModel): SavePlan {
  let known = plans.get(schema);
  if (!known) plans.set(schema, (known = new Map()));
  let plan = known.get(object);
  if (!plan) known.set(object, (plan = makePlan(schema, object)));
  return plan;
}

function makePlan(schema: Schema, object: ObjectModel): SavePlan {
  const fields = [...object.fields.values()];
  const formula = (text: string, returnType: FormulaType): CompiledFormula =>
    compileFormula(schema, object.name, text, { returnType });
  const writable = fields.filter((field) => !field.formula && !field.parts);
  return {
    object,
    parents: new Map(
      fields.flatMap((field) => (field.relationshipName ? [[field.relationshipName.toLowerCase(), field]] : [])),
    ),
    booleans: writable.filter((field) => field.type === 'boolean'),
    defaults: writable.flatMap((field) => {
      const text = field.defaultValue ?? quoted(field.picklist?.values.find((value) => value.isDefault)?.value);
      return text === undefined ? [] : [{ field, formula: formula(text, formulaTypeOf(field.type)) }];
    }),
    required: writable.filter((field) => field.required && field.createable),
    unique: writable.filter((field) => field.unique),
    autonumbers: writable.filter((field) => field.type === 'autonumber'),
    rules: object.validationRules
      .filter((rule) => rule.active)
      .map((rule) => ({ rule, formula: formula(rule.formula, 'boolean') })),
  };
}

const quoted = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : JSON.stringify(text);
