import { checkName, element, textOf, type ReferenceRule } from './rule.ts';

/** Types of notifications: named once in the org, and shown in the browser, on phones, or both. */
export const checkNotificationType: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  checkName(fullName, 'custom notification type', 80, tree, report);
  const name = textOf(tree, 'customNotifTypeName');
  const others = catalogue
    .ofType('CustomNotificationType')
    .filter((other) => other.fullName.toLowerCase() !== fullName.toLowerCase());
  if (others.some(({ content }) => content['customNotifTypeName'].toLowerCase() === name.toLowerCase()))
    report(`duplicate value found: CustomNotifTypeName ${name}`, element(tree, 'customNotifTypeName'));
  if (textOf(tree, 'slack') === 'true') report('slack is not modelled by the local org', element(tree, 'slack'));
};
