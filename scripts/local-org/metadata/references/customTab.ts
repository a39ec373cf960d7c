import { bundleTargets } from './bundleConfiguration.ts';
import { checkLength, element, placeOf, refuseOthers, textOf, type ReferenceRule } from './rule.ts';

const MODELLED = new Set(['fullName', 'customObject', 'description', 'flexiPage', 'label', 'lwcComponent', 'motif']);

/** Tabs: exactly one of object, page and component, and it exists and may stand in a tab. */
export const checkCustomTab: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  refuseOthers(tree, MODELLED, report);
  checkLength(tree, 'label', 40, report);
  const isObject = textOf(tree, 'customObject') === 'true';
  const page = element(tree, 'flexiPage');
  const bundle = element(tree, 'lwcComponent');
  if (Number(isObject) + Number(Boolean(page)) + Number(Boolean(bundle)) !== 1)
    return report('A tab shows exactly one of customObject, flexiPage and lwcComponent', tree);
  if (isObject) {
    if (!catalogue.object(fullName)?.custom)
      report(`In field: customObject - no CustomObject named ${fullName} found`, placeOf(tree, 'customObject'));
    if (element(tree, 'label'))
      report(`A tab of a custom object takes its label from the object`, element(tree, 'label'));
  } else if (!textOf(tree, 'label')) report('Required field is missing: label', tree);
  if (page && catalogue.component('FlexiPage', page.text)?.content['type'] !== 'AppPage')
    report(`In field: flexiPage - no FlexiPage of type AppPage named ${page.text} found`, page);
  if (bundle && !bundleTargets(catalogue, bundle.text)?.includes('lightning__Tab'))
    report(
      `In field: lwcComponent - no exposed LightningComponentBundle with target lightning__Tab named ${bundle.text} found`,
      bundle,
    );
  if (!/^Custom\d{1,3}: \S/.test(textOf(tree, 'motif')))
    report(`Invalid motif: '${textOf(tree, 'motif')}'`, placeOf(tree, 'motif'));
};
