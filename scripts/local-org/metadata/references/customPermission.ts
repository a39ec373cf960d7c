import { checkLength, checkName, element, elements, placeOf, type ReferenceRule } from './rule.ts';

/** Custom permissions: what they require exists; nothing that needs a connected app. */
export const checkCustomPermission: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  checkName(fullName, 'custom permission', 80, tree, report);
  checkLength(tree, 'label', 80, report);
  checkLength(tree, 'description', 255, report);
  for (const name of ['connectedApp', 'externalClientApplication'])
    if (element(tree, name)) report(`CustomPermission.${name} is not modelled by the local org`, element(tree, name));
  for (const needed of elements(tree, 'requiredPermission')) {
    const at = placeOf(needed, 'customPermission');
    if (!catalogue.has('CustomPermission', at.text))
      report(`In field: customPermission - no CustomPermission named ${at.text} found`, at);
  }
};
