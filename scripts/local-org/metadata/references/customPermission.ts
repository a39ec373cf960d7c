import { checkName, elements, placeOf, reportMissing, type ReferenceRule } from './rule.ts';

/** Custom permissions: what they require exists; nothing that needs a connected app. */
export const checkCustomPermission: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  checkName(fullName, 'custom permission', 80, tree, report);
  for (const needed of elements(tree, 'requiredPermission')) {
    const at = placeOf(needed, 'customPermission');
    if (!catalogue.has('CustomPermission', at.text)) reportMissing(report, at, 'CustomPermission');
  }
};
