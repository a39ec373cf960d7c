// The package lands in orgs full of other people's metadata, and a deploy overwrites what has the same name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, bundles, isOwn, ofType, sourceFiles, textOf, type SourceFile } from './sourceFiles.ts';

const LONGEST_NAME = 40;
/** Labels have longer names on the platform, and nobody types them. */
const LONGEST_LABEL_NAME = 80;
const MOST_TABS = 5;
/** Longest label that the platform takes, by type. */
const LONGEST_LABEL: Record<string, number> = {
  CompactLayout: 40,
  CustomApplication: 40,
  CustomField: 40,
  CustomNotificationType: 80,
  CustomObject: 40,
  CustomTab: 40,
  CustomPermission: 80,
  DashboardFolder: 40,
  FlexiPage: 80,
  Flow: 80,
  Group: 40,
  ListView: 40,
  PermissionSet: 80,
  Queue: 40,
  Report: 40,
  ReportFolder: 40,
  ReportType: 50,
};
const DEVELOPER_NAME = /^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/;

/** API names that the whole org sees, with where each comes from. */
function orgWideNames(files: SourceFile[]): { name: string; path: string }[] {
  const names: { name: string; path: string }[] = [];
  for (const { path, type, name, object, root } of files) {
    const add = (found: string | undefined) => found !== undefined && names.push({ name: found, path });
    switch (type) {
      case 'CustomObject':
        if (isOwn(name)) add(name);
        break;
      case 'CustomField': {
        if (!isOwn(object!)) add(name);
        const parent = textOf(root, 'referenceTo');
        if (parent && !isOwn(parent)) add(textOf(root, 'relationshipName'));
        break;
      }
      case 'CompactLayout':
      case 'ListView':
      case 'ValidationRule':
        if (!isOwn(object!)) add(name);
        break;
      case 'Layout':
        add(name.split('-')[0]);
        add(name.slice(name.indexOf('-') + 1));
        break;
      case 'CustomLabels':
        for (const label of all(root, 'labels')) add(textOf(label, 'fullName'));
        break;
      case 'SharingRules':
        if (!isOwn(name)) for (const rule of root.children) add(textOf(rule, 'fullName'));
        break;
      case 'CustomFieldTranslation':
      case 'CustomObjectTranslation':
      case 'Translations':
      case 'LightningComponentBundle':
        break;
      default:
        add(name);
    }
  }
  return names;
}

function problems(files: SourceFile[]): string[] {
  const found: string[] = [];
  for (const { name, path } of orgWideNames(files)) {
    const longest = path.endsWith('.labels-meta.xml') ? LONGEST_LABEL_NAME : LONGEST_NAME;
    if (!name.startsWith('Renkei')) found.push(`${path}: ${name} does not start with Renkei`);
    if (name.length > longest) found.push(`${path}: ${name} is longer than ${longest} characters`);
  }
  const taken = new Map<string, string>();
  for (const { path, type, name, object, root } of files) {
    const developerName = name.replace(/__c$/, '');
    if (!/Translation|Layout$/.test(type) && !DEVELOPER_NAME.test(developerName))
      found.push(`${path}: ${name} is no API name`);
    if (type === 'CustomField' && isOwn(object!) && name.startsWith('Renkei'))
      found.push(`${path}: fields of our own objects carry no prefix`);
    const key = `${type} ${object ?? ''}.${name}`.toLowerCase();
    if (taken.has(key) && !/Translation|CustomLabels/.test(type))
      found.push(`${path}: ${name} is taken by ${taken.get(key)}`);
    taken.set(key, path);
    for (const element of ['label', 'masterLabel', 'name', 'pluralLabel', 'relationshipLabel']) {
      const label = textOf(root, element);
      if (label && label.length > (LONGEST_LABEL[type] ?? Infinity))
        found.push(`${path}: the ${element} is longer than ${LONGEST_LABEL[type]} characters: ${label}`);
    }
  }
  const tabs = ofType(files, 'CustomTab').length;
  if (tabs > MOST_TABS) found.push(`${tabs} custom tabs: an Enterprise org has 25, we take at most ${MOST_TABS}`);
  return found;
}

test('names that the org sees start with Renkei and are short, labels fit, tabs are few', () => {
  assert.deepEqual(problems(sourceFiles()), []);
});

test('bundles start with renkei and are short', () => {
  for (const bundle of bundles()) {
    assert.match(bundle, /^renkei[A-Z]/);
    assert.ok(bundle.length <= LONGEST_NAME, bundle);
  }
});

test('a field, a relationship, a label and a list view without the prefix are found', () => {
  const seed = (path: string, replace: string, by: string) => problems(sourceFiles({ path, replace, by })).join('\n');
  const files = sourceFiles();
  const renamed = (path: string, name: string) =>
    problems(files.map((file) => (file.path.endsWith(path) ? { ...file, name } : file))).join('\n');
  assert.match(
    renamed('Account/fields/RenkeiFocus__c.field-meta.xml', 'Focus__c'),
    /Focus__c does not start with Renkei/,
  );
  assert.match(renamed('listViews/RenkeiKeyAccounts.listView-meta.xml', 'KeyAccounts'), /KeyAccounts does not start/);
  assert.match(
    renamed('Renkei Touch Layout.layout-meta.xml', 'RenkeiTouch__c-Touch Layout'),
    /Touch Layout does not start/,
  );
  assert.match(
    seed(
      'RenkeiTouch__c/fields/Account__c.field-meta.xml',
      '<relationshipName>RenkeiTouches',
      '<relationshipName>Touches',
    ),
    /Touches does not start with Renkei/,
  );
  assert.match(
    seed('core/labels/CustomLabels.labels-meta.xml', '<fullName>Renkei', '<fullName>'),
    /Core_\w+ does not start with Renkei/,
  );
});

test('long names, long labels, two files of one name and too many tabs are found', () => {
  const files = sourceFiles();
  const tab = ofType(files, 'CustomTab')[0]!;
  const many = Array.from({ length: 6 }, (_, index) => ({ ...tab, name: `RenkeiTab${index}` }));
  assert.match(problems([...files, ...many]).join('\n'), /custom tabs/);
  assert.match(problems([...files, tab]).join('\n'), /is taken by/);
  assert.match(problems([{ ...tab, name: `Renkei${'X'.repeat(40)}` }]).join('\n'), /longer than 40/);
  const path = 'fields/RenkeiFocus__c.field-meta.xml';
  assert.match(
    problems(sourceFiles({ path, replace: '<label>Focus', by: `<label>${'Focus'.repeat(9)}` })).join(),
    /the label is longer/,
  );
});
