import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MetadataComponent } from '../../../scripts/local-org/metadata/component.ts';
import { standardObjects } from '../../../scripts/local-org/schema/standard/index.ts';
import { WidgetOrg } from '../record/widgetOrg.ts';

const component = (type: string, fullName: string, content: MetadataComponent['content']): MetadataComponent => ({
  type,
  fullName,
  file: fullName,
  source: '',
  content,
});

const { org, admin } = new WidgetOrg([
  component('CustomLabels', 'CustomLabels', {
    labels: [
      { fullName: 'Widget_Hello', language: 'en_US', value: 'Hello' },
      { fullName: 'Widget_Only', language: 'en_US', value: 'Only in English' },
    ],
  }),
  component('Translations', 'ja', {
    customLabels: [{ name: 'Widget_Hello', label: 'こんにちは' }],
    customTabs: [{ name: 'WidgetMap', label: 'ウィジェットの地図' }],
    customApplications: [{ name: 'Widgets', label: 'ウィジェット管理' }],
  }),
  component('CustomTab', 'WidgetMap', { label: 'Widget Map', flexiPage: 'WidgetMap' }),
  component('CustomApplication', 'Widgets', { label: 'Widgets App' }),
  component('CustomObjectTranslation', 'Widget__c-ja', {
    caseValues: [{ plural: 'false', value: 'ウィジェット' }],
    nameFieldLabel: 'ウィジェット名',
    fields: [
      { name: 'Amount__c', label: '金額', help: '税抜' },
      { name: 'Status__c', label: '状況', picklistValues: [{ masterLabel: 'Open', translation: '未完了' }] },
    ],
    validationRules: [{ name: 'AmountNotNegative', errorMessage: '金額は 0 以上です。' }],
    layouts: [{ layout: 'Widget Layout', sections: [{ section: 'Money', label: 'お金' }] }],
  }),
]);
const english = org.labels('en_US');
const japanese = org.labels('ja');

test('custom labels are translated, or stand as written', () => {
  assert.equal(english.label('Widget_Hello'), 'Hello');
  assert.equal(japanese.label('widget_hello'), 'こんにちは');
  assert.equal(japanese.label('c.Widget_Only'), 'Only in English');
  assert.equal(org.labels('ja').label('Widget_Hello'), 'こんにちは');
  assert.throws(() => english.label('Nope'), /no custom label 'Nope'/);
});

test('deployed objects and fields', () => {
  assert.deepEqual([english.object('Widget__c'), english.objectPlural('Widget__c')], ['Widget', 'Widgets']);
  assert.deepEqual(
    [japanese.object('Widget__c'), japanese.objectPlural('Widget__c')],
    ['ウィジェット', 'ウィジェット'],
  );
  assert.equal(japanese.field('Widget__c', 'Name'), 'ウィジェット名');
  assert.equal(japanese.field('Widget__c', 'Amount__c'), '金額');
  assert.equal(japanese.help('Widget__c', 'Amount__c'), '税抜');
  assert.equal(japanese.field('Widget__c', 'Due__c'), 'Due');
  assert.equal(japanese.field('Widget__c', 'Id'), 'ウィジェット ID');
  assert.equal(japanese.picklist('Widget__c', 'Status__c', 'Open'), '未完了');
  assert.equal(japanese.picklist('Widget__c', 'Status__c', 'Done'), 'Done');
  assert.equal(japanese.picklist('Widget__c', 'Colour__c', 'Unlisted'), 'Unlisted');
  assert.equal(japanese.layoutSection('Widget__c', 'Widget Layout', 'Money'), 'お金');
  assert.equal(english.layoutSection('Widget__c', 'Widget Layout', 'Money'), 'Money');
});

test('standard objects, fields and values come translated', () => {
  assert.deepEqual([english.object('Account'), japanese.object('Account')], ['Account', '取引先']);
  assert.equal(japanese.field('Account', 'Industry'), '業種');
  assert.equal(japanese.field('Opportunity', 'CreatedDate'), '作成日');
  assert.equal(japanese.picklist('Account', 'Industry', 'Banking'), '銀行');
  assert.equal(japanese.picklist('Opportunity', 'StageName', 'Closed Won'), '成立');
});

test('every translation of a standard object names an object and a field that exist', async () => {
  const { japanese: table } = await import('../../../scripts/local-org/schema/standard/ja.ts');
  for (const [object, { fields }] of Object.entries(table.objects))
    for (const field of Object.keys(fields)) assert.ok(org.schema.findField(object, field), `${object}.${field}`);
  assert.deepEqual(
    standardObjects.map(({ name }) => name).filter((name) => !table.objects[name]),
    [],
  );
});

test('tabs and apps', () => {
  assert.deepEqual([english.tab('WidgetMap'), japanese.tab('WidgetMap')], ['Widget Map', 'ウィジェットの地図']);
  assert.deepEqual([english.tab('standard-Account'), japanese.tab('standard-Account')], ['Accounts', '取引先']);
  assert.equal(japanese.tab('Widget__c'), 'ウィジェット');
  assert.deepEqual([english.app('Widgets'), japanese.app('Widgets')], ['Widgets App', 'ウィジェット管理']);
  assert.throws(() => english.tab('Nope'), /no CustomTab 'Nope'/);
});

test('a describe and a broken rule speak the language of the session', () => {
  const session = { ...admin, language: 'ja' };
  const { label, fields } = org.describe(session, 'Widget__c');
  assert.equal(label, 'ウィジェット');
  const status = fields.find((field) => field.name === 'Status__c')!;
  assert.equal(status.label, '状況');
  assert.equal((status['picklistValues'] as { label: string }[])[0]!.label, '未完了');
  const record = { Amount__c: -1 };
  const [result] = org.save(session, [{ action: 'insert', object: 'Widget__c', record }], { allOrNone: false });
  assert.equal(result!.errors[0]!.message, '金額は 0 以上です。');
});
