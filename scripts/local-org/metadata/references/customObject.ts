import type { MetadataComponent } from '../component.ts';
import type { Report } from '../finding.ts';
import type { PackageComponent } from '../package.ts';
import type { XmlElement } from '../xml.ts';
import { checkDisplayFormat, checkField, type ObjectNames } from './customField.ts';
import { checkName, element, elements, placeOf, reportMissing, textOf } from './rule.ts';

const CHILDREN = 'fields validationRules listViews compactLayouts';
const SHARING_MODELS = new Set(['Private', 'Read', 'ReadWrite', 'ControlledByParent']);

/**
 * Checks what a custom object (or the custom part of a standard one) must be before a schema can be made of it.
 *
 * @param whole the component laid over what is deployed, so that a deploy of one field passes
 */
export function checkObject(
  component: PackageComponent,
  whole: MetadataComponent,
  names: ObjectNames,
  report: Report,
): void {
  const { tree, fullName } = component;
  const standard = names.isStandard(fullName);
  if (!standard && !fullName.endsWith('__c'))
    return report(`The object ${fullName} is not modelled by the local org`, tree);
  for (const child of standard ? tree.children : [])
    if (!CHILDREN.includes(child.name))
      report(`${child.name} of the standard object ${fullName} is not modelled by the local org`, child);
  if (fullName === 'Activity') checkActivity(tree, report);
  if (fullName === 'Task' || fullName === 'Event')
    for (const field of elements(tree, 'fields'))
      report(`Custom fields of ${fullName} are those of Activity: deploy them there`, field);
  for (const kind of CHILDREN.split(' ')) checkUnique(tree, kind, report);
  for (const field of elements(tree, 'fields')) checkField(field, fullName, names, report);
  checkRelationshipNames(tree, whole, report);
  if (!standard) checkCustom(tree, fullName, whole.content, report);
}

/** Activity has plain fields alone; an org takes no relationships there, and of the rest this one models no more. */
function checkActivity(tree: XmlElement, report: Report): void {
  for (const child of tree.children) {
    const wrong = child.children.find(
      ({ name, text }) =>
        name === 'formula' ||
        (/^(unique|externalId|required)$/.test(name) && text === 'true') ||
        (name === 'type' && /^(Lookup|MasterDetail|AutoNumber)$/.test(text)),
    );
    if (child.name !== 'fields') report(`${child.name} of Activity is not modelled by the local org`, child);
    else if (wrong)
      report(`A field of Activity with ${wrong.name} ${wrong.text} is not modelled by the local org`, wrong);
  }
}

function checkCustom(tree: XmlElement, fullName: string, whole: MetadataComponent['content'], report: Report): void {
  checkName(fullName.replace(/__c$/, ''), 'object', 40, tree, report);
  for (const name of ['label', 'pluralLabel', 'nameField', 'deploymentStatus', 'sharingModel'])
    if (!whole[name])
      report(`Must specify ${name === 'sharingModel' ? 'a ' : ''}${name} for CustomObject ${fullName}`, tree);
  const name = element(tree, 'nameField');
  if (name) {
    const type = textOf(name, 'type');
    if (!['Text', 'AutoNumber'].includes(type))
      report(`nameField must be of type Text or AutoNumber, not ${type}`, name);
    if (!textOf(name, 'label')) report('Required field is missing: label', name);
    if (type === 'AutoNumber') checkDisplayFormat(name, report);
  }
  const assigned = element(tree, 'compactLayoutAssignment');
  const compact = ((whole['compactLayouts'] ?? []) as Record<string, string>[]).map((layout) => layout['fullName']);
  if (assigned && ![...compact, 'SYSTEM'].includes(assigned.text))
    reportMissing(report, assigned, 'CompactLayout', `${fullName}.${assigned.text}`, 'compactLayoutAssignment');
  const sharingModel = String(whole['sharingModel']);
  const masters = ((whole['fields'] ?? []) as Record<string, string>[]).filter(
    (field) => field['type'] === 'MasterDetail',
  );
  const at = placeOf(tree, 'sharingModel');
  if (!SHARING_MODELS.has(sharingModel) && whole['sharingModel'])
    report(`The sharing model ${sharingModel} is not modelled by the local org`, at);
  else if (masters.length && sharingModel !== 'ControlledByParent')
    report(`Cannot set sharingModel to ${sharingModel} on a CustomObject with a MasterDetail relationship field`, at);
  else if (!masters.length && sharingModel === 'ControlledByParent')
    report(
      'Cannot set sharingModel to ControlledByParent on a CustomObject without a MasterDetail relationship field',
      at,
    );
  if (masters.length > 1) report(`${fullName}: a second MasterDetail field is not modelled by the local org`, tree);
  if (whole['enableHistory'] !== 'true')
    for (const field of elements(tree, 'fields'))
      if (textOf(field, 'trackHistory') === 'true')
        report(`History tracking is not enabled for ${fullName}`, element(field, 'trackHistory'));
}

function checkUnique(tree: XmlElement, kind: string, report: Report): void {
  const seen = new Set<string>();
  for (const child of elements(tree, kind)) {
    const name = textOf(child, 'fullName').toLowerCase();
    if (!name) report('Required field is missing: fullName', child);
    else if (seen.has(name)) report(`Duplicate ${kind} entry: ${textOf(child, 'fullName')}`, child);
    seen.add(name);
  }
}

/** Within one object; that the parent has no second child relationship of the name is checked on the whole schema. */
function checkRelationshipNames(tree: XmlElement, whole: MetadataComponent, report: Report): void {
  const fields = (whole.content['fields'] ?? []) as Record<string, string>[];
  for (const field of elements(tree, 'fields')) {
    const relationship = textOf(field, 'relationshipName');
    const same = fields.filter(
      (other) => other['relationshipName'] === relationship && other['referenceTo'] === textOf(field, 'referenceTo'),
    );
    if (relationship && same.length > 1)
      report(
        `Duplicate relationship name ${relationship} on ${textOf(field, 'referenceTo')}`,
        element(field, 'relationshipName'),
      );
  }
}
