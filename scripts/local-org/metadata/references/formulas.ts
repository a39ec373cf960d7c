import { checkFormula } from '../../formula/check.ts';
import { checkName, element, elements, placeOf, textOf, type ReferenceRule } from './rule.ts';

/** Formula fields, default values and validation rules: what they read exists, and the result has the right type. */
export const checkFormulas: ReferenceRule = (component, catalogue, report) => {
  const object = component.fullName;
  for (const field of elements(component.tree, 'fields')) {
    const type = catalogue.field(object, textOf(field, 'fullName'))!.type;
    for (const name of ['formula', 'defaultValue']) {
      const formula = element(field, name);
      if (formula?.text)
        for (const problem of checkFormula(catalogue.schema, object, formula.text, type)) report(problem, formula);
    }
    if ([...textOf(field, 'formula')].length > 3900)
      report('Formula is too long: maximum length is 3,900 characters', element(field, 'formula'));
  }
  for (const rule of elements(component.tree, 'validationRules')) {
    const formula = placeOf(rule, 'errorConditionFormula');
    for (const problem of checkFormula(catalogue.schema, object, formula.text, 'boolean')) report(problem, formula);
    const shownAt = element(rule, 'errorDisplayField');
    if (shownAt && !catalogue.field(object, shownAt.text))
      report(`Invalid field for errorDisplayField: ${shownAt.text}`, shownAt);
    checkName(textOf(rule, 'fullName'), 'validation rule', 40, rule, report);
  }
};
