// Every part of the package tells the administrator who writes it, in which unit, and when it changes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { XmlElement } from '../../scripts/local-org/metadata/xml.ts';
import { all, isOwn, sourceFiles, textOf, type SourceFile } from './sourceFiles.ts';

/** Longest description that the platform takes, by type. */
const DESCRIBED: Record<string, number> = {
  CustomApplication: 255,
  CustomField: 1000,
  CustomNotificationType: 255,
  CustomObject: 1000,
  CustomPermission: 255,
  CustomTab: 255,
  Dashboard: 255,
  FlexiPage: 255,
  Flow: 255,
  Group: 255,
  LightningComponentBundle: 1000,
  PermissionSet: 255,
  Queue: 255,
  Report: 255,
  ReportType: 255,
  ValidationRule: 1000,
};

/** The platform has no place for a description in these, or their parts have one each. */
const WITHOUT = [
  'CompactLayout',
  'CustomFieldTranslation',
  'CustomLabels',
  'CustomObjectTranslation',
  'DashboardFolder',
  'Layout',
  'ListView',
  'ReportFolder',
  'SharingRules',
  'Translations',
];

const SUBSTANCE = 20;
const HELP_LIMIT = 510;
const SHORT_DESCRIPTION_LIMIT = 80;

function problems(files: SourceFile[]): string[] {
  const found: string[] = [];
  const check = (
    where: string,
    what: string,
    text: string | undefined,
    names: (string | undefined)[],
    limit: number,
  ) => {
    if (!text) found.push(`${where} has no ${what}`);
    else if (text.length < SUBSTANCE) found.push(`${where}: the ${what} says too little: ${text}`);
    else if (text.length > limit) found.push(`${where}: the ${what} is longer than ${limit} characters`);
    else if (names.some((name) => name?.toLowerCase() === text.toLowerCase()))
      found.push(`${where}: the ${what} repeats the label`);
  };
  for (const { path, type, name, object, root } of files) {
    const limit = DESCRIBED[type];
    if (limit === undefined && !WITHOUT.includes(type))
      found.push(`${path}: say here whether ${type} has a description`);
    // A standard object's own file would carry the description of Salesforce's object.
    if (limit !== undefined && !(type === 'CustomObject' && !isOwn(object!)))
      check(path, 'description', textOf(root, 'description'), labelsOf(root, name), limit);
    if (type === 'CustomField')
      check(path, 'help text', textOf(root, 'inlineHelpText'), labelsOf(root, name), HELP_LIMIT);
    for (const rule of all(root, 'sharingOwnerRules').concat(all(root, 'sharingCriteriaRules')))
      check(
        `${path} ${textOf(rule, 'fullName')}`,
        'description',
        textOf(rule, 'description'),
        labelsOf(rule, ''),
        1000,
      );
    for (const label of all(root, 'labels')) {
      const texts = [textOf(label, 'value'), textOf(label, 'fullName')];
      const where = `${path} ${textOf(label, 'fullName')}`;
      check(where, 'short description', textOf(label, 'shortDescription'), texts, SHORT_DESCRIPTION_LIMIT);
    }
  }
  return found;
}

const labelsOf = (element: XmlElement, name: string) => [
  textOf(element, 'label'),
  textOf(element, 'masterLabel'),
  textOf(element, 'name'),
  name,
];

test('every part of the package has a description of substance', () => {
  assert.deepEqual(problems(sourceFiles()), []);
});

test('a field without description, one that repeats its label, and a thin help text are found', () => {
  const path = 'fields/RenkeiScoredAsOf__c.field-meta.xml';
  const seed = (replace: string, by: string) => problems(sourceFiles({ path, replace, by })).join('\n');
  assert.match(
    seed('<description>Day for which this account was last scored.', '<description>x</description><description>'),
    /says too little: x/,
  );
  assert.match(
    seed('<label>Scored as of', '<label>The scores of this account are as of this day.'),
    /repeats the label/,
  );
  assert.match(seed('<inlineHelpText>', '<inlineHelpText></inlineHelpText><inlineHelpText>'), /no help text/);
});

test('a type that nobody has decided about is found', () => {
  const path = 'Renkei.app-meta.xml';
  const found = problems(
    sourceFiles({ path, replace: '</CustomApplication>', by: '</CustomApplication>' }).map((file) =>
      file.path.endsWith(path) ? { ...file, type: 'Prompt' } : file,
    ),
  );
  assert.match(found.join(), /whether Prompt has a description/);
});

test('a label whose short description repeats its value is found', () => {
  const found = problems(
    sourceFiles({
      path: 'core/labels/CustomLabels.labels-meta.xml',
      replace: '<shortDescription>',
      by: '<shortDescription></shortDescription><shortDescription>',
    }),
  );
  assert.match(found.join('\n'), /no short description/);
});
