import { compileFlow } from '../../flow/compile.ts';
import { element, placeOf, checkName, textOf, type ReferenceRule } from './rule.ts';

const STATUSES = new Set(['Active', 'Draft', 'Obsolete']);
const MODES = new Set(['DefaultMode', 'SystemModeWithoutSharing']);

/** Flows: of a kind that runs here, and every name, value and connector in them resolved. */
export const checkFlow: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  checkName(fullName, 'flow', 80, tree, report);
  const oneOf = (name: string, values: ReadonlySet<string>, isNeeded: boolean): void => {
    const given = element(tree, name);
    if (!given && isNeeded) report(`Required field is missing: ${name}`, tree);
    if (given && !values.has(given.text))
      report(`A flow of ${name} ${given.text} is not modelled by the local org`, given);
  };
  oneOf('processType', new Set(['AutoLaunchedFlow']), true);
  oneOf('status', STATUSES, true);
  oneOf('runInMode', MODES, false);
  oneOf('environments', new Set(['Default']), false);
  const order = element(tree, 'triggerOrder');
  if (order && !(Number(order.text) >= 1 && Number(order.text) <= 2000 && Number.isInteger(Number(order.text))))
    report(`triggerOrder is a whole number from 1 to 2000, not ${order.text}`, order);
  if (Number(textOf(tree, 'apiVersion') || 66) > 66) report('apiVersion: at most 66.0', placeOf(tree, 'apiVersion'));
  const facts = {
    hasPermission: (name: string) => catalogue.has('CustomPermission', name),
    hasLabel: (name: string) => catalogue.hasLabel(name),
  };
  compileFlow(fullName, tree, catalogue.schema, facts, report);
};
