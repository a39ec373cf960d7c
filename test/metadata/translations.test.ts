// The Japanese package is whole: everything that can be translated is, and nothing translates what no longer exists.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { XmlElement } from '../../scripts/local-org/metadata/xml.ts';
import { all, isOwn, ofType, picklistValues, sourceFiles, textOf, type SourceFile } from './sourceFiles.ts';

/** Names that are written alike in both languages. */
const SAME_IN_BOTH = ['Bulk API 2.0'];
/** Labels of one language for whoever reads it, not for whoever is at work: a flow chooses by the language of the recipient. */
const FIXED = /In(English|Japanese)$/;
const PLACEHOLDER = /\{\w+\}/g;
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;
const LONGEST: Record<string, number> = { label: 40, plural: 40, help: 510, message: 255 };

/** Every translatable text by its address, such as `field RenkeiTouch__c.Outcome__c label`. */
type Texts = Map<string, string>;

function english(files: SourceFile[]): Texts {
  const texts: Texts = new Map();
  const put = (address: string, text: string | undefined) => text && texts.set(address, text);
  for (const { type, name, object, root } of files)
    switch (type) {
      case 'CustomObject':
        put(`object ${name} plural`, textOf(root, 'label'));
        put(`object ${name} name label`, textOf(root, 'nameField', 'label'));
        break;
      case 'CustomField': {
        const address = `field ${object}.${name}`;
        put(`${address} label`, textOf(root, 'label'));
        put(`${address} help`, textOf(root, 'inlineHelpText'));
        put(`${address} relationship label`, textOf(root, 'relationshipLabel'));
        for (const { label } of picklistValues(root)) put(`${address} value ${label} label`, label);
        break;
      }
      case 'ValidationRule':
        put(`rule ${object}.${name} message`, textOf(root, 'errorMessage'));
        break;
      case 'Layout': {
        const [owner, layout] = [name.slice(0, name.indexOf('-')), name.slice(name.indexOf('-') + 1)];
        for (const section of all(root, 'layoutSections'))
          if (textOf(section, 'customLabel') === 'true')
            put(`section ${owner}-${layout}/${textOf(section, 'label')} label`, textOf(section, 'label'));
        break;
      }
      case 'CustomLabels':
        for (const label of all(root, 'labels').filter((label) => !FIXED.test(textOf(label, 'fullName') ?? '')))
          put(`custom label ${textOf(label, 'fullName')}`, textOf(label, 'value'));
        break;
      case 'CustomTab':
        put(`tab ${name} label`, textOf(root, 'label'));
        break;
      case 'CustomApplication':
        put(`app ${name} label`, textOf(root, 'label'));
        put(`app ${name} description`, textOf(root, 'description'));
        break;
    }
  return texts;
}

function japanese(files: SourceFile[]): Texts {
  const texts: Texts = new Map();
  const put = (address: string, text: string | undefined) => text && texts.set(address, text);
  const named = (root: XmlElement, element: string, each: (item: XmlElement, name: string) => void) =>
    all(root, element).forEach((item) => each(item, textOf(item, 'name') ?? ''));
  for (const { type, path, root } of files) {
    const object = /objectTranslations\/([^/]+)-ja\//.exec(path)?.[1] ?? '';
    if (type === 'CustomFieldTranslation') {
      const address = `field ${object}.${textOf(root, 'name')}`;
      put(`${address} label`, textOf(root, 'label'));
      put(`${address} help`, textOf(root, 'help'));
      put(`${address} relationship label`, textOf(root, 'relationshipLabel'));
      for (const value of all(root, 'picklistValues'))
        put(`${address} value ${textOf(value, 'masterLabel')} label`, textOf(value, 'translation'));
    }
    if (type === 'CustomObjectTranslation') {
      // Japanese has no plural: one form stands for both.
      for (const form of all(root, 'caseValues')) put(`object ${object} plural`, textOf(form, 'value'));
      put(`object ${object} name label`, textOf(root, 'nameFieldLabel'));
      named(root, 'validationRules', (rule, name) =>
        put(`rule ${object}.${name} message`, textOf(rule, 'errorMessage')),
      );
      for (const layout of all(root, 'layouts'))
        for (const section of all(layout, 'sections'))
          put(
            `section ${object}-${textOf(layout, 'layout')}/${textOf(section, 'section')} label`,
            textOf(section, 'label'),
          );
    }
    if (type === 'Translations') {
      named(root, 'customLabels', (label, name) => put(`custom label ${name}`, textOf(label, 'label')));
      named(root, 'customTabs', (tab, name) => put(`tab ${name} label`, textOf(tab, 'label')));
      named(root, 'customApplications', (app, name) => {
        put(`app ${name} label`, textOf(app, 'label'));
        put(`app ${name} description`, textOf(app, 'description'));
      });
    }
  }
  return texts;
}

/** The placeholders of a text; the form for one may say "once" in one language and count in the other. */
const placeholders = (text: string, address: string): string =>
  [...text.matchAll(PLACEHOLDER)]
    .map(([name]) => name)
    .filter((name) => name !== '{0}' || !address.endsWith('_One'))
    .sort()
    .join(' ');

function problems(files: SourceFile[]): string[] {
  const found: string[] = [];
  const [from, to] = [english(files), japanese(files)];
  for (const [address, text] of from) {
    const translation = to.get(address);
    if (translation === undefined) found.push(`no Japanese for ${address}: ${text}`);
    else if (SAME_IN_BOTH.includes(text)) continue;
    else if (translation === text && /[A-Za-z]/.test(text.replaceAll(PLACEHOLDER, '')))
      found.push(`the Japanese repeats the English: ${address}: ${text}`);
    // A sign such as → stands for a word in any language.
    else if (!JAPANESE.test(translation) && /[A-Za-z]/.test(translation.replaceAll(PLACEHOLDER, '')))
      found.push(`not Japanese: ${address}: ${translation}`);
    else if (placeholders(translation, address) !== placeholders(text, address))
      found.push(`the placeholders differ: ${address}: ${text} / ${translation}`);
  }
  for (const [address, translation] of to) {
    if (!from.has(address)) found.push(`the Japanese translates nothing: ${address}: ${translation}`);
    const limit = LONGEST[address.split(' ').at(-1)!] ?? 1000;
    if (translation.length > limit) found.push(`longer than ${limit} characters: ${address}: ${translation}`);
  }
  for (const { path, type, root } of files)
    if (type === 'CustomFieldTranslation' && !path.endsWith(`/${textOf(root, 'name')}.fieldTranslation-meta.xml`))
      found.push(`${path}: the file is named differently from its field`);
  return found;
}

/** What a reader sees of reports and dashboards; the platform translates none of it, so both languages stand in one text. */
const BILINGUAL: Record<string, string[]> = {
  Dashboard: ['title', 'header'],
  DashboardFolder: ['name'],
  Report: ['name'],
  ReportFolder: ['name'],
  ReportType: ['label', 'masterLabel'],
};
const IN_BOTH =
  /^[^\u3040-\u30ff\u4e00-\u9fff]*[A-Za-z][^\u3040-\u30ff\u4e00-\u9fff]* · .*[\u3040-\u30ff\u4e00-\u9fff]/;

const inOneLanguage = (files: SourceFile[]): string[] =>
  files.flatMap(({ path, type, root }) => {
    const found: string[] = [];
    const visit = (element: XmlElement): void => {
      if (BILINGUAL[type]?.includes(element.name) && element.text && !IN_BOTH.test(element.text))
        found.push(`${path}: ${element.name} is in one language: ${element.text}`);
      element.children.forEach(visit);
    };
    visit(root);
    return found;
  });

test('reports and dashboards are named in both languages', () => {
  const files = sourceFiles();
  assert.deepEqual(inOneLanguage(files), []);
  const [report] = files.filter(({ type }) => type === 'Report');
  if (!report) return;
  const seeded = sourceFiles({ path: report.path, replace: `${textOf(report.root, 'name')}<`, by: 'Follow-up rate<' });
  assert.match(inOneLanguage(seeded).join(), /name is in one language: Follow-up rate/);
});

test('everything translatable is translated, and no translation is left over', () => {
  const files = sourceFiles();
  assert.deepEqual(problems(files), []);
  assert.ok(english(files).size > 300, 'the package has texts');
});

/** Labels of one language come in pairs, each in the language that its name says. */
const unpaired = (files: SourceFile[]): string[] => {
  const labels = new Map(
    ofType(files, 'CustomLabels')
      .flatMap(({ root }) => all(root, 'labels'))
      .map((label) => [textOf(label, 'fullName') ?? '', textOf(label, 'value') ?? '']),
  );
  return [...labels].flatMap(([name, value]) => {
    const language = FIXED.exec(name)?.[1];
    if (language === undefined) return [];
    const found = JAPANESE.test(value) === (language === 'Japanese') ? [] : [`${name} is not in ${language}: ${value}`];
    const other = name.replace(FIXED, language === 'Japanese' ? 'InEnglish' : 'InJapanese');
    return labels.has(other) ? found : [...found, `${name} has no ${other}`];
  });
};

test('what is told in the language of the recipient is there in both', () => {
  assert.deepEqual(unpaired(sourceFiles()), []);
  const seed = (replace: string, by: string) =>
    unpaired(sourceFiles({ path: 'escalation/labels/CustomLabels.labels-meta.xml', replace, by })).join();
  assert.match(seed('案件が引き継がれました', 'A case for you'), /HandoverTitleInJapanese is not in Japanese/);
  assert.match(seed('HandoverTitleInJapanese', 'HandoverHeadInJapanese'), /HandoverTitleInEnglish has no/);
});

test('own objects stand in Japanese with name and sections', () => {
  const objects = ofType(sourceFiles(), 'CustomObject').map(({ name }) => name);
  const translated = japanese(sourceFiles());
  for (const object of objects.filter(isOwn)) assert.ok(translated.get(`object ${object} plural`), object);
});

test('a missing, a repeated, a left-over and a too long translation are found', () => {
  const seed = (path: string, replace: string, by: string) => problems(sourceFiles({ path, replace, by })).join('\n');
  const focus = 'Account-ja/RenkeiFocus__c.fieldTranslation-meta.xml';
  assert.match(seed(focus, '注力区分', 'Chuuryoku'), /not Japanese: field Account.RenkeiFocus__c label/);
  assert.match(seed(focus, '注力区分', 'Focus'), /repeats the English/);
  assert.match(
    seed(focus, '<masterLabel>Revive', '<masterLabel>Reviv'),
    /no Japanese for field Account.RenkeiFocus__c value/,
  );
  assert.match(seed(focus, '<masterLabel>Revive', '<masterLabel>Reviv'), /translates nothing/);
  assert.match(seed(focus, '注力区分', '注'.repeat(41)), /longer than 40/);
  assert.match(
    seed('RenkeiTouch__c-ja.objectTranslation-meta.xml', '<section>Result', '<section>Outcome'),
    /no Japanese for section/,
  );
  assert.match(seed('ja.translation-meta.xml', '<name>RenkeiSegmentMap', '<name>RenkeiMap'), /no Japanese for tab/);
  assert.match(
    seed('core/labels/CustomLabels.labels-meta.xml', '<fullName>RenkeiCore_AccountInputs', '<fullName>RenkeiCore_New'),
    /no Japanese for custom label RenkeiCore_New/,
  );
});
