import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import type { XmlElement } from '../xml.ts';
import { checkName, element, elements, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';

/** Lightning apps: their tabs exist, and page overrides name a record page of that very object. */
export const checkCustomApplication: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  checkName(fullName, 'application', 40, tree, report);
  if (!textOf(tree, 'label')) report('Required field is missing: label', tree);
  for (const [name, value] of [
    ['uiType', 'Lightning'],
    ['navType', 'Standard'],
  ] as const)
    if (textOf(tree, name) !== value)
      report(`Apps with another ${name} than ${value} are not modelled by the local org`, placeOf(tree, name));
  const tabs = elements(tree, 'tabs');
  for (const tab of tabs) if (!catalogue.hasTab(tab.text)) reportMissing(report, tab, 'CustomTab', tab.text, 'tab');
  if (new Set(tabs.map(({ text }) => text)).size < tabs.length) report('An app has a tab twice', tabs[0]);
  if (!elements(tree, 'formFactors').length) report('Required field is missing: formFactors', tree);
  const color = element(element(tree, 'brand'), 'headerColor');
  if (color && !/^#[0-9A-Fa-f]{6}$/.test(color.text)) report(`Invalid headerColor: ${color.text}`, color);
  const seen = new Set<string>();
  for (const override of elements(tree, 'actionOverrides')) {
    const key = ['actionName', 'formFactor', 'pageOrSobjectType'].map((name) => textOf(override, name)).join(' ');
    if (seen.has(key)) report(`Duplicate action override: ${key}`, override);
    seen.add(key);
    checkOverride(override, catalogue, report);
  }
};

function checkOverride(override: XmlElement, catalogue: Catalogue, report: Report): void {
  if (textOf(override, 'type') !== 'Flexipage' || textOf(override, 'actionName') !== 'View')
    return report('Action overrides other than View by a Flexipage are not modelled by the local org', override);
  const object = placeOf(override, 'pageOrSobjectType');
  if (!catalogue.object(object.text)) reportMissing(report, object, 'CustomObject');
  const content = placeOf(override, 'content');
  const page = catalogue.component('FlexiPage', content.text)?.content;
  if (page?.['type'] !== 'RecordPage')
    reportMissing(report, content, 'FlexiPage of type RecordPage', content.text, 'content');
  else if (page['sobjectType'] !== object.text)
    report(`The page ${content.text} is for ${String(page['sobjectType'])}, not for ${object.text}`, content);
}
