import { ApiError } from './errors.ts';
import type { MetadataComponent } from './metadata/component.ts';
import type { LocalOrg } from './org.ts';
import type { Schema } from './schema/model.ts';
import { japanese } from './schema/standard/ja.ts';

/** Texts in one language; what is not translated stands in the language it was written in, as on the platform. */
export interface Labels {
  /** A custom label. @throws ApiError INVALID_FIELD when there is none of the name */
  label(name: string): string;
  object(name: string): string;
  objectPlural(name: string): string;
  field(object: string, name: string): string;
  /** Help text of a field; undefined when it has none. */
  help(object: string, field: string): string | undefined;
  picklist(object: string, field: string, value: string): string;
  validationMessage(object: string, rule: string, message: string): string;
  /** A tab by name: `standard-Account`, `Widget__c`, or a tab of a page. */
  tab(name: string): string;
  app(name: string): string;
  /** A section of a page layout, by the label in the layout. */
  layoutSection(object: string, layout: string, section: string): string;
}

type Content = MetadataComponent['content'];
const cache = new WeakMap<Schema, Map<string, Labels>>();

/** The texts of an org in a language (`en_US`, `ja`). Kept until the next deploy. */
export function labelsOf(org: LocalOrg, language: string): Labels {
  let languages = cache.get(org.schema);
  if (!languages) cache.set(org.schema, (languages = new Map()));
  let labels = languages.get(language);
  if (!labels) languages.set(language, (labels = makeLabels(org, language)));
  return labels;
}

function makeLabels({ schema, metadata }: LocalOrg, language: string): Labels {
  const translations: Content = metadata.get('Translations', language)?.content ?? {};
  const customLabels = new Map<string, string>();
  for (const { content } of metadata.ofType('CustomLabels'))
    for (const label of content['labels'] ?? []) customLabels.set(label.fullName.toLowerCase(), label.value);
  for (const { name, label } of translations['customLabels'] ?? []) customLabels.set(name.toLowerCase(), label);
  const builtIn = language === 'ja' ? japanese : undefined;
  const objects = new Map(
    metadata
      .ofType('CustomObjectTranslation')
      .filter(({ fullName }) => fullName.endsWith(`-${language}`))
      .map(({ fullName, content }) => [fullName.slice(0, -language.length - 1), content]),
  );
  const fieldTranslation = (object: string, name: string): Content | undefined =>
    named(objects.get(object)?.['fields'], 'name', name) ??
    (object === 'Task' || object === 'Event' ? named(objects.get('Activity')?.['fields'], 'name', name) : undefined);
  const caseValue = (object: string, plural: boolean): string | undefined =>
    named(objects.get(object)?.['caseValues'], 'plural', String(plural))?.['value'];

  const labels: Labels = {
    label(name) {
      const found = customLabels.get(name.replace(/^c\./, '').toLowerCase());
      if (found === undefined) throw new ApiError('INVALID_FIELD', `There is no custom label '${name}'.`);
      return found;
    },
    object: (name) => caseValue(name, false) ?? builtIn?.objects[name]?.label ?? schema.object(name).label,
    objectPlural: (name) =>
      caseValue(name, true) ??
      caseValue(name, false) ??
      builtIn?.objects[name]?.label ??
      schema.object(name).pluralLabel,
    field(object, name) {
      const translated =
        fieldTranslation(object, name)?.['label'] ??
        (name === schema.object(object).nameFieldName ? objects.get(object)?.['nameFieldLabel'] : undefined);
      const standard = builtIn?.objects[object]?.fields[name] ?? builtIn?.systemFields[name];
      if (name === 'Id' && builtIn) return `${labels.object(object)} ID`;
      return translated ?? standard ?? schema.field(object, name).label;
    },
    help: (object, name) => fieldTranslation(object, name)?.['help'] ?? schema.field(object, name).inlineHelpText,
    picklist(object, name, value) {
      const field = schema.field(object, name);
      const label = field.picklist?.values.find((each) => each.value === value)?.label ?? value;
      const translated = named(fieldTranslation(object, name)?.['picklistValues'], 'masterLabel', label)?.[
        'translation'
      ];
      return translated ?? (field.custom ? undefined : builtIn?.values[label]) ?? label;
    },
    validationMessage: (object, rule, message) =>
      named(objects.get(object)?.['validationRules'], 'name', rule)?.['errorMessage'] ?? message,
    tab(name) {
      const translated = named(translations['customTabs'], 'name', name)?.['label'];
      const object = schema.find(name.replace(/^standard-/, ''));
      return (
        translated ?? (object ? labels.objectPlural(object.name) : (component('CustomTab', name)['label'] ?? name))
      );
    },
    app: (name) =>
      named(translations['customApplications'], 'name', name)?.['label'] ??
      component('CustomApplication', name)['label'] ??
      name,
    layoutSection: (object, layout, section) =>
      named(named(objects.get(object)?.['layouts'], 'layout', layout)?.['sections'], 'section', section)?.['label'] ??
      section,
  };

  return labels;

  function component(type: string, name: string): Content {
    const found = metadata.get(type, name);
    if (!found) throw new ApiError('INVALID_FIELD', `There is no ${type} '${name}'.`);
    return found.content;
  }
}

function named(list: Content[] | undefined, key: string, value: string): Content | undefined {
  return list?.find((entry) => entry[key] === value);
}
