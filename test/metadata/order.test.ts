// Files stand as the platform itself would retrieve them, so that a retrieve after a deploy shows no difference.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeSchema } from '../../scripts/local-org/metadata/typeSchema.ts';
import type { XmlElement } from '../../scripts/local-org/metadata/xml.ts';
import { all, ofType, sourceFiles, textOf, type SourceFile } from './sourceFiles.ts';

/** Lists that the platform retrieves sorted by the name of their items: type, element, naming element. */
const SORTED: [type: string, element: string, key: string][] = [
  ['PermissionSet', 'fieldPermissions', 'field'],
  ['PermissionSet', 'objectPermissions', 'object'],
  ['PermissionSet', 'tabSettings', 'tab'],
  ['SharingRules', 'sharingOwnerRules', 'fullName'],
  ['Translations', 'customLabels', 'name'],
  ['Translations', 'customTabs', 'name'],
  ['CustomObjectTranslation', 'validationRules', 'name'],
];

function misplaced(element: XmlElement, type: string): string[] {
  const model = typeSchema().elements(type);
  if (!model) return [];
  const found: string[] = [];
  let last = -1;
  let lastName = '';
  for (const child of element.children) {
    const declared = model.get(child.name);
    if (!declared) {
      found.push(`line ${child.line}: ${type} has no element ${child.name}`);
      continue;
    }
    if (declared.order < last) found.push(`line ${child.line}: ${child.name} stands after ${lastName} in ${type}`);
    last = declared.order;
    lastName = child.name;
    found.push(...misplaced(child, declared.type));
  }
  return found;
}

function problems(files: SourceFile[]): string[] {
  const found = files
    // The platform lets a bundle's description, label and targets stand in any order; the bundle's owner checks the rest.
    .filter(({ type }) => type !== 'LightningComponentBundle')
    .flatMap(({ path, type, root }) => misplaced(root, type).map((problem) => `${path}, ${problem}`));
  for (const [type, element, key] of SORTED)
    for (const { path, root } of ofType(files, type)) {
      const names = all(root, element).map((item) => textOf(item, key) ?? '');
      const wrong = names.find((name, index) => index > 0 && names[index - 1]! >= name);
      if (wrong !== undefined) found.push(`${path}: ${element} are not sorted, or twice, at ${wrong}`);
    }
  for (const { path, root } of files)
    if (root.attributes['xmlns'] !== 'http://soap.sforce.com/2006/04/metadata') found.push(`${path}: wrong namespace`);
  return found;
}

test('elements stand in the order of the Metadata API schema', () => {
  assert.deepEqual(problems(sourceFiles()), []);
});

test('elements out of order, unknown and unsorted are found', () => {
  const path = 'fields/RenkeiScoredAsOf__c.field-meta.xml';
  const seed = (replace: string, by: string) => problems(sourceFiles({ path, replace, by })).join('\n');
  assert.match(seed('<label>', '<type>Date</type><label>'), /label stands after type in CustomField/);
  assert.match(seed('<label>', '<colour>red</colour><label>'), /CustomField has no element colour/);
  const unsorted = problems(
    sourceFiles({
      path: 'RenkeiAdmin.permissionset-meta.xml',
      replace: '<field>Account.RenkeiBreadthScore__c</field>',
      by: '<field>User.RenkeiSourceKey__c</field>',
    }),
  );
  assert.match(unsorted.join('\n'), /fieldPermissions are not sorted/);
});
