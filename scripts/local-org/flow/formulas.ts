import type { ArgumentRules } from '../formula/arguments.ts';
import { compileNamed, type CompiledFormula } from '../formula/compile.ts';
import type { FormulaType } from '../formula/evaluate.ts';
import { FormulaError, rewriteNames } from '../formula/names.ts';
import type { FieldModel } from '../schema/model.ts';
import { fieldTypeOf, FlowProblem, formulaTypeOfData, nameOf, refuse } from './kinds.ts';
import type { FormulaResource } from './interview.ts';
import type { Scope } from './scope.ts';

const LONGEST = 3900;
/** What no formula in a flow knows. */
const NOT_IN_FLOWS = new Set(
  'GETRECORDIDS IMAGE INCLUDES PARENTGROUPVAL PREVGROUPVAL PRIORVALUE REQUIRESCRIPT VLOOKUP'.split(' '),
);
/** What looks at how the record changes: known to the entry condition alone. */
const OF_CHANGES = new Set(['ISCHANGED', 'ISNEW', 'PRIORVALUE']);

/** Compiles a formula resource. @throws FlowProblem */
export function compileResource(scope: Scope, formula: FormulaResource, expression: string): void {
  const type = formulaTypeOfData(formula.kind.type);
  formula.compiled = compileFlowFormula(
    scope,
    expression,
    type,
    (name) => NOT_IN_FLOWS.has(name) || OF_CHANGES.has(name),
  );
}

/** Compiles the formula of the start, which may ask how the record changes. @throws FlowProblem */
export function compileEntryFormula(scope: Scope, expression: string): CompiledFormula {
  const { onUpdate } = scope.trigger;
  const isRefused = (name: string): boolean => !onUpdate && name !== 'ISNEW' && OF_CHANGES.has(name);
  // TEXT() of a picklist is for formula resources, rules and formula fields: Help names no conditions of a start.
  const compiled = compileFlowFormula(scope, expression, 'boolean', isRefused, { withoutPicklistText: true });
  for (const { field } of compiled.references)
    if (!field!.name.startsWith('$'))
      refuse(`The formula expression is invalid: {!${field!.name}} is not available in the start`);
  return compiled;
}

function compileFlowFormula(
  scope: Scope,
  expression: string,
  returnType: FormulaType,
  isRefused: (name: string) => boolean,
  rules: ArgumentRules = {},
): CompiledFormula {
  const problem = (message: string): FlowProblem =>
    new FlowProblem(`The formula expression is invalid: ${message.replace(/\$v\d+/g, writtenIn(scope))}`);
  if (expression === '') throw problem('Syntax error. Found nothing');
  if ([...expression].length > LONGEST) throw problem(`maximum length is ${LONGEST} characters`);
  if (expression.match(/"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/g)?.some((text) => text.includes('{!')))
    throw problem('a merge field within quotes is not modelled by the local org');
  try {
    const named = rewriteNames(expression, (written) => {
      if (!written.startsWith('{!')) throw new FormulaError(`Field ${written} does not exist. Check spelling.`);
      return referenceTo(scope, written.slice(2, -1).trim());
    });
    const refused = named.functions.find(isRefused);
    if (refused) throw problem(`The ${refused} function is not available here.`);
    return compileNamed(named, { ...rules, returnType, exact: true });
  } catch (error) {
    if (error instanceof FormulaError) throw problem(error.message);
    throw error;
  }
}

function referenceTo(scope: Scope, written: string): { path: string[]; field: FieldModel } {
  const { kind } = scope.resolve(written);
  if (kind.collection || kind.type === 'SObject')
    throw new FormulaError(`{!${written}} of type ${nameOf(kind)} cannot be used in a formula.`);
  return { path: [scope.nameInFormula(written)], field: { name: written, type: fieldTypeOf(kind) } as FieldModel };
}

const writtenIn =
  (scope: Scope) =>
  (name: string): string =>
    `{!${scope.references.get(name)?.written ?? name}}`;

/** Formulas that read themselves, directly or through others. */
export function circularFormulas(scope: Scope): FormulaResource[] {
  const reads = (formula: FormulaResource, seen: Set<FormulaResource>): Set<FormulaResource> => {
    for (const { path } of formula.compiled?.references ?? []) {
      const inner = scope.formulaNamed(scope.references.get(path[0]!)!.root);
      if (!inner || seen.has(inner)) continue;
      seen.add(inner);
      reads(inner, seen);
    }
    return seen;
  };
  return scope.formulas.filter((formula) => reads(formula, new Set()).has(formula));
}
