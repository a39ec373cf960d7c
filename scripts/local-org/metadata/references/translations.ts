import type { XmlElement } from '../xml.ts';
import { LANGUAGES } from './customLabel.ts';
import { checkLength, element, elements, placeOf, refuseOthers, textOf, type ReferenceRule } from './rule.ts';

const MODELLED = new Set(['fullName', 'customApplications', 'customLabels', 'customTabs']);

/** Translations: the language is known, and every label, tab and app that is translated exists. */
export const checkTranslations: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  if (!LANGUAGES.has(fullName)) report(`Language: bad value for restricted picklist field: ${fullName}`, tree);
  refuseOthers(tree, MODELLED, report);
  const mustExist = (list: string, type: string, isThere: (name: string) => boolean): void => {
    const seen = new Set<string>();
    for (const entry of elements(tree, list)) {
      const name = placeOf(entry, 'name');
      if (!isThere(name.text)) report(`In field: name - no ${type} named ${name.text} found`, name);
      if (seen.has(name.text)) report(`Duplicate ${list} entry: ${name.text}`, name);
      seen.add(name.text);
      if (list === 'customLabels') checkLength(entry, 'label', 1000, report);
    }
  };
  mustExist('customLabels', 'CustomLabel', (name) => catalogue.hasLabel(name));
  mustExist('customTabs', 'CustomTab', (name) => catalogue.has('CustomTab', name));
  mustExist('customApplications', 'CustomApplication', (name) => catalogue.has('CustomApplication', name));
};

const OBJECT = new Set(
  'fullName caseValues fields gender layouts nameFieldLabel startsWith validationRules'.split(' '),
);
const FIELD = new Set('help label name picklistValues relationshipLabel caseValues gender startsWith'.split(' '));

/** Object translations: fields, picklist values, layout sections and validation rules exist. */
export const checkObjectTranslation: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  const [name, language] = fullName.split('-') as [string, string?];
  const object = catalogue.object(name);
  if (!object) return report(`In field: object - no CustomObject named ${name} found`, tree);
  if (!LANGUAGES.has(language ?? '')) report(`Language: bad value for restricted picklist field: ${language}`, tree);
  refuseOthers(tree, OBJECT, report);
  for (const translated of elements(tree, 'fields')) {
    refuseOthers(translated, FIELD, report);
    const at = placeOf(translated, 'name');
    const field = catalogue.field(name, at.text);
    if (!field) report(`In field: ${at.text} - no CustomField named ${name}.${at.text} found`, at);
    checkLength(translated, 'label', 40, report);
    checkLength(translated, 'help', 510, report);
    for (const value of elements(translated, 'picklistValues')) {
      const master = placeOf(value, 'masterLabel');
      if (field && !field.picklist?.values.some((each) => [each.label, each.value].includes(master.text)))
        report(`${name}.${field.name} has no picklist value ${master.text}`, master);
    }
  }
  for (const translated of elements(tree, 'layouts')) checkSections(translated);
  for (const translated of elements(tree, 'validationRules')) {
    const at = placeOf(translated, 'name');
    if (!object.validationRules.some((rule) => rule.name === at.text))
      report(`In field: name - no ValidationRule named ${name}.${at.text} found`, at);
    checkLength(translated, 'errorMessage', 255, report);
  }

  function checkSections(translated: XmlElement): void {
    const at = placeOf(translated, 'layout');
    const layout = catalogue.component('Layout', `${name}-${at.text}`);
    if (!layout) return report(`In field: layout - no Layout named ${name}-${at.text} found`, at);
    if (element(translated, 'layoutType'))
      report('layouts.layoutType is not modelled by the local org', element(translated, 'layoutType'));
    const labels = (layout.content['layoutSections'] as Record<string, string>[]).map((section) => section['label']);
    for (const section of elements(translated, 'sections'))
      if (!labels.includes(textOf(section, 'section')))
        report(`The layout ${at.text} has no section ${textOf(section, 'section')}`, section);
  }
};
