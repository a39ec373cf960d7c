import { bundleTargets } from './bundleConfiguration.ts';
import { element, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';

/** Tabs: exactly one of object, page and component, and it exists and may stand in a tab. */
export const checkCustomTab: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  const isObject = textOf(tree, 'customObject') === 'true';
  const page = element(tree, 'flexiPage');
  const bundle = element(tree, 'lwcComponent');
  if (Number(isObject) + Number(Boolean(page)) + Number(Boolean(bundle)) !== 1)
    return report('A tab shows exactly one of customObject, flexiPage and lwcComponent', tree);
  if (isObject) {
    if (!catalogue.object(fullName)?.custom)
      reportMissing(report, placeOf(tree, 'customObject'), 'CustomObject', fullName, 'customObject');
    if (element(tree, 'label'))
      report(`A tab of a custom object takes its label from the object`, element(tree, 'label'));
  } else if (!textOf(tree, 'label')) report('Required field is missing: label', tree);
  if (page && catalogue.component('FlexiPage', page.text)?.content['type'] !== 'AppPage')
    reportMissing(report, page, 'FlexiPage of type AppPage', page.text, 'flexiPage');
  if (bundle && !bundleTargets(catalogue, bundle.text)?.includes('lightning__Tab'))
    reportMissing(
      report,
      bundle,
      'exposed LightningComponentBundle with target lightning__Tab',
      bundle.text,
      'lwcComponent',
    );
  if (!/^Custom([1-9]\d?|100): \S/.test(textOf(tree, 'motif')))
    report(`Invalid motif: '${textOf(tree, 'motif')}'`, placeOf(tree, 'motif'));
};
