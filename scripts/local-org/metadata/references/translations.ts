import type { XmlElement } from '../xml.ts';
import { LANGUAGES } from './customLabel.ts';
import { elements, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';

/** Translations: the language is known, and every label, tab and app that is translated exists. */
export const checkTranslations: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  if (!LANGUAGES.has(fullName)) report(`Language: bad value for restricted picklist field: ${fullName}`, tree);
  const mustExist = (list: string, type: string, isThere: (name: string) => boolean): void => {
    const seen = new Set<string>();
    for (const entry of elements(tree, list)) {
      const name = placeOf(entry, 'name');
      if (!isThere(name.text)) reportMissing(report, name, type, name.text, 'name');
      if (seen.has(name.text)) report(`Duplicate ${list} entry: ${name.text}`, name);
      seen.add(name.text);
    }
  };
  mustExist('customLabels', 'CustomLabel', (name) => catalogue.hasLabel(name));
  mustExist('customTabs', 'CustomTab', (name) => catalogue.has('CustomTab', name));
  mustExist('customApplications', 'CustomApplication', (name) => catalogue.has('CustomApplication', name));
};

/** Object translations: fields, picklist values, layout sections and validation rules exist. */
export const checkObjectTranslation: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  const [name, language] = fullName.split('-') as [string, string?];
  const object = catalogue.objectOf(name);
  if (!object) return reportMissing(report, tree, 'CustomObject', name, 'object');
  if (!LANGUAGES.has(language ?? '')) report(`Language: bad value for restricted picklist field: ${language}`, tree);
  for (const translated of elements(tree, 'fields')) {
    const at = placeOf(translated, 'name');
    const field = catalogue.field(object.name, at.text);
    if (!field) reportMissing(report, at, 'CustomField', `${name}.${at.text}`, at.text);
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
      reportMissing(report, at, 'ValidationRule', `${name}.${at.text}`, 'name');
  }

  function checkSections(translated: XmlElement): void {
    const at = placeOf(translated, 'layout');
    const layout = catalogue.component('Layout', `${name}-${at.text}`);
    if (!layout) return reportMissing(report, at, 'Layout', `${name}-${at.text}`, 'layout');
    const labels = (layout.content['layoutSections'] as Record<string, string>[]).map((section) => section['label']);
    for (const section of elements(translated, 'sections'))
      if (!labels.includes(textOf(section, 'section')))
        report(`The layout ${at.text} has no section ${textOf(section, 'section')}`, section);
  }
};
