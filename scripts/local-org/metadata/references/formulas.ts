import { checkFormula, referencedFields } from '../../formula/check.ts';
import { capabilitiesOf } from '../../schema/capabilities.ts';
import type { FieldModel } from '../../schema/model.ts';
import type { Catalogue } from '../catalogue.ts';
import { checkName, element, elements, placeOf, textOf, type ReferenceRule } from './rule.ts';

const LONGEST = 3900;

/** Formula fields, default values and validation rules: what they read exists, and the result has the right type. */
export const checkFormulas: ReferenceRule = (component, catalogue, report) => {
  const object = catalogue.objectOf(component.fullName)!.name;
  for (const field of elements(component.tree, 'fields')) {
    const model = catalogue.field(object, textOf(field, 'fullName'))!;
    for (const name of ['formula', 'defaultValue']) {
      const formula = element(field, name);
      if (!formula?.text) continue;
      const problems = problemsIn(catalogue, object, formula.text, model.type);
      if (name === 'formula' && !problems.length) problems.push(...fieldProblems(catalogue, object, model));
      for (const problem of problems) report(problem, formula);
    }
  }
  for (const rule of elements(component.tree, 'validationRules')) {
    const formula = placeOf(rule, 'errorConditionFormula');
    for (const problem of problemsIn(catalogue, object, formula.text, 'boolean')) report(problem, formula);
    const shownAt = element(rule, 'errorDisplayField');
    if (shownAt && !catalogue.field(object, shownAt.text))
      report(`Invalid field for errorDisplayField: ${shownAt.text}`, shownAt);
    checkName(textOf(rule, 'fullName'), 'validation rule', 40, rule, report);
  }
};

function problemsIn(catalogue: Catalogue, object: string, formula: string, type: FieldModel['type']): string[] {
  const problems = checkFormula(catalogue.schema, object, formula, type);
  if (problems.length) return problems;
  if ([...formula].length > LONGEST) problems.push(`Formula is too long: maximum length is ${LONGEST} characters`);
  for (const { field, path } of referencedFields(catalogue.schema, object, formula))
    if (!field && !catalogue.has('CustomPermission', path[1]!))
      problems.push(`Field ${path.join('.')} does not exist. Check spelling.`);
  return problems;
}

/** What a formula field may not read, other than a rule or a default: long text, and itself. */
function fieldProblems({ schema }: Catalogue, object: string, model: FieldModel): string[] {
  const long = referencedFields(schema, object, model.formula!).flatMap(({ field }) =>
    field && !capabilitiesOf(field).filterable ? [`Field ${field.name} may not be used in this type of formula`] : [],
  );
  const seen = new Set<FieldModel>();
  const read = (owner: string, formula: string): void => {
    for (const { object: next, field } of referencedFields(schema, owner, formula)) {
      if (!field || seen.has(field)) continue;
      seen.add(field);
      if (field.formula) read(next!, field.formula);
    }
  };
  read(object, model.formula!);
  return seen.has(model)
    ? [...long, `The formula of ${model.name} refers to itself, directly or through others`]
    : long;
}
