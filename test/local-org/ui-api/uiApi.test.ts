import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MetadataComponent } from '../../../scripts/local-org/metadata/component.ts';
import { components, WidgetOrg } from '../record/widgetOrg.ts';
import { Client, type Json } from '../server/client.ts';

const [widgetObject] = components;
const listViews = [
  {
    fullName: 'Open',
    label: 'Open ones',
    columns: ['NAME', 'Amount__c', 'OWNER.ALIAS', 'Hidden__c'],
    filterScope: 'Everything',
    filters: [
      { field: 'Status__c', operation: 'equals', value: 'Open,Old' },
      { field: 'Amount__c', operation: 'greaterOrEqual', value: '1' },
    ],
  },
  {
    fullName: 'MineSoon',
    label: 'Mine, soon',
    columns: ['NAME'],
    filterScope: 'Mine',
    booleanFilter: '1 OR 2',
    filters: [
      { field: 'Due__c', operation: 'equals', value: 'NEXT_N_DAYS:30' },
      { field: 'NAME', operation: 'startsWith', value: 'S%' },
    ],
  },
  { fullName: 'Team', label: 'Team', columns: ['NAME'], filterScope: 'Team' },
];
const layout: MetadataComponent = {
  type: 'Layout',
  fullName: 'Widget__c-Widget Layout',
  file: 'layouts/Widget__c-Widget Layout.layout',
  source: '',
  content: {
    layoutSections: [
      {
        label: 'Basics',
        detailHeading: 'true',
        layoutColumns: [
          {
            layoutItems: [
              { field: 'Name', behavior: 'Required' },
              { field: 'Hidden__c', behavior: 'Edit' },
            ],
          },
          {
            layoutItems: [
              { field: 'Account__c', behavior: 'Edit' },
              { field: 'Locked__c', behavior: 'Edit' },
              { field: 'Double__c', behavior: 'Readonly' },
            ],
          },
        ],
      },
    ],
    relatedLists: [
      { relatedList: 'Part__c.Widget__c', fields: ['NAME'] },
      { relatedList: 'Secret__c.Widget__c', fields: ['NAME'] },
    ],
  },
};
const widgets = new WidgetOrg([{ ...widgetObject!, content: { ...widgetObject!.content, listViews } }, layout]);
const client = new Client(widgets.org, widgets.admin);
const seller = client.as(widgets.seller);
const account = widgets.insert('Account', { Name: 'Acme', OwnerId: widgets.seller.userId });

test('object info has labels, rights and types as the user has them', async () => {
  const { body } = await seller.get('/ui-api/object-info/Widget__c');
  assert.deepEqual(
    [body.label, body.labelPlural, body.createable, body.nameFields, body.defaultRecordTypeId],
    ['Widget', 'Widgets', true, ['Name'], '012000000000000AAA'],
  );
  assert.equal(body.fields.Hidden__c, undefined);
  assert.deepEqual([body.fields.Locked__c.updateable, body.fields.Amount__c.updateable], [false, true]);
  assert.deepEqual(
    Object.fromEntries(
      ['Status__c', 'Amount__c', 'Notes__c', 'Account__c', 'SeenAt__c'].map((name) => [
        name,
        body.fields[name].dataType,
      ]),
    ),
    {
      Status__c: 'Picklist',
      Amount__c: 'Double',
      Notes__c: 'TextArea',
      Account__c: 'Reference',
      SeenAt__c: 'DateTime',
    },
  );
  assert.deepEqual(body.fields.Account__c.referenceToInfos, [{ apiName: 'Account', nameFields: ['Name'] }]);
  assert.equal((await seller.get('/ui-api/object-info/Account')).body.label, '取引先');
  const batch = await client.get('/ui-api/object-info/batch/Account,Nope__c');
  assert.deepEqual(
    batch.body.results.map(({ statusCode }: { statusCode: number }) => statusCode),
    [200, 400],
  );
});

test('picklist values are the active ones, with labels and default', async () => {
  const path = '/ui-api/object-info/Widget__c/picklist-values/012000000000000AAA';
  const { body } = await client.get(`${path}/Status__c`);
  assert.deepEqual(
    [body.values.map(({ value }: { value: string }) => value), body.defaultValue.value],
    [['Open', 'Done'], 'Open'],
  );
  assert.deepEqual(Object.keys((await client.get(path)).body.picklistFieldValues).sort(), [
    'Colour__c',
    'Status__c',
    'Tags__c',
  ]);
  assert.equal((await client.get(`${path}/Name`)).status, 404);
});

test('a record is read with values as the user reads them', async () => {
  const id = widgets.insert('Widget__c', {
    Name: 'R',
    Amount__c: 1234.5,
    Account__c: account,
    SeenAt__c: '2026-04-01T20:30:00Z',
    Due__c: '2026-04-02',
    OwnerId: widgets.seller.userId,
  });
  const fields =
    'Widget__c.Name,Widget__c.Amount__c,Widget__c.Due__c,Widget__c.SeenAt__c,Widget__c.Account__r.Owner.Alias,Widget__c.Status__c';
  const ja = (
    await seller.get(
      `/ui-api/records/${id}?fields=${fields}&optionalFields=Widget__c.Hidden__c,Widget__c.Nope__c,Account.Name`,
    )
  ).body;
  assert.deepEqual(ja.fields.Amount__c, { displayValue: '1,234.50', value: 1234.5 });
  assert.deepEqual(ja.fields.Due__c, { displayValue: '2026/4/2', value: '2026-04-02' });
  assert.deepEqual(ja.fields.SeenAt__c, { displayValue: '2026/4/2 5:30', value: '2026-04-01T20:30:00.000Z' });
  assert.deepEqual(
    [
      ja.fields.Account__r.displayValue,
      ja.fields.Account__r.value.apiName,
      ja.fields.Account__r.value.fields.Owner.value.fields.Alias.value,
    ],
    ['Acme', 'Account', 'seller'],
  );
  assert.deepEqual([ja.apiName, ja.id, 'Hidden__c' in ja.fields], ['Widget__c', id, false]);
  const en = (await client.get(`/ui-api/records/${id}?fields=${fields}`)).body;
  assert.deepEqual(
    [en.fields.Due__c.displayValue, en.fields.SeenAt__c.displayValue.replace('\u202f', ' ')],
    ['4/2/2026', '4/1/2026, 8:30 PM'],
  );
  assert.equal(
    (await seller.get(`/ui-api/records/${id}?fields=Widget__c.Hidden__c`)).body[0].errorCode,
    'INVALID_FIELD',
  );
  assert.equal((await seller.get(`/ui-api/records/${id}?childRelationships=Widget__c.Kept`)).status, 501);
  const byLayout = (await seller.get(`/ui-api/records/${id}?layoutTypes=Full&modes=View`)).body;
  assert.deepEqual(Object.keys(byLayout.fields).sort(), ['Account__c', 'Account__r', 'Double__c', 'Locked__c', 'Name']);
  const batch = await client.get(`/ui-api/records/batch/${id},a00000000000000AAA?fields=Widget__c.Name`);
  assert.deepEqual(
    batch.body.results.map(({ statusCode }: { statusCode: number }) => statusCode),
    [200, 404],
  );
});

test('a record is made and changed; refusals stand at their fields', async () => {
  const made = await client.post('/ui-api/records', { apiName: 'Widget__c', fields: { Name: 'C', Amount__c: 3 } });
  assert.deepEqual([made.status, made.body.fields.Amount__c.value, made.body.fields.Double__c.value], [201, 3, 6]);
  const path = `/ui-api/records/${made.body.id}`;
  const refused = await client.patch(path, { fields: { Amount__c: -1 } });
  assert.equal(refused.status, 400);
  assert.equal(refused.body.enhancedErrorType, 'RecordError');
  assert.deepEqual(refused.body.output.fieldErrors.Amount__c[0], {
    constituentField: null,
    duplicateRecordError: null,
    errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    field: 'Amount__c',
    fieldLabel: 'Amount',
    message: 'Amount must not be negative.',
  });
  const page = await client.patch(path, { fields: { Status__c: 'Done', Amount__c: null } });
  assert.deepEqual(
    [page.body.output.errors[0].message, page.body.output.fieldErrors],
    ['What is done has an amount.', {}],
  );
  const changed = await client.patch(path, { fields: { Name: 'C2' } });
  assert.deepEqual([changed.status, changed.body.fields.Name.value], [200, 'C2']);
  assert.equal((await client.call('DELETE', path)).status, 204);
  assert.equal((await client.get(`${path}?fields=Widget__c.Name`)).status, 404);
});

test('a record that someone changed meanwhile is not overwritten: 412', async () => {
  const id = widgets.insert('Widget__c', { Name: 'Race' });
  const readAt = widgets.org.clock.now();
  widgets.org.clock.advance(5000);
  widgets.save({ action: 'update', object: 'Widget__c', record: { Id: id, Name: 'Theirs' } });
  const late = await client.patch(
    `/ui-api/records/${id}`,
    { fields: { Name: 'Ours' } },
    { 'If-Unmodified-Since': readAt.toUTCString() },
  );
  assert.equal(late.status, 412);
  assert.equal(widgets.row('Widget__c', id)['Name'], 'Theirs');
  const fresh = await client.patch(
    `/ui-api/records/${id}`,
    { fields: { Name: 'Ours' } },
    { 'If-Unmodified-Since': widgets.org.clock.now().toUTCString() },
  );
  assert.equal(fresh.status, 200);
});

test('a deployed layout gives sections and rights; without one there is a standard one', async () => {
  const { body } = await seller.get('/ui-api/layout/Widget__c?layoutType=Full&mode=Edit');
  const [section] = body.sections;
  assert.deepEqual([section.heading, section.columns, section.rows, section.useHeading], ['Basics', 2, 3, true]);
  const items = section.layoutRows.flatMap(({ layoutItems }: { layoutItems: Json[] }) => layoutItems);
  const seen = items.map((item: Json) => [item.layoutComponents[0].apiName, item.editableForUpdate, item.required]);
  assert.deepEqual(seen, [
    ['Name', true, true],
    ['Account__c', true, false],
    [null, false, false],
    ['Locked__c', false, false],
    [null, false, false],
    ['Double__c', false, false],
  ]);
  const standard = (await client.get('/ui-api/layout/Contact')).body;
  const shown = standard.sections[0].layoutRows.flatMap(({ layoutItems }: { layoutItems: Json[] }) =>
    layoutItems.map((item) => item.layoutComponents.map(({ apiName }: { apiName: string }) => apiName).join('+')),
  );
  assert.ok(shown.some((names: string) => names.includes('LastName')) && shown.includes('Email'), String(shown));
  assert.equal((await client.get('/ui-api/layout/Widget__c?layoutType=Wide')).status, 400);
});

test('list views filter, sort and page; scopes that are not modelled are refused by name', async () => {
  for (const [Name, Amount__c] of [
    ['L1', 1],
    ['L2', 2],
    ['L3', 0.5],
  ] as const)
    widgets.insert('Widget__c', { Name, Amount__c }, widgets.seller);
  widgets.insert('Widget__c', { Name: 'S%', Due__c: '2027-01-01' }, widgets.seller);
  assert.deepEqual(
    (await seller.get('/ui-api/list-info/Account')).body.lists
      .map(({ apiName }: { apiName: string }) => apiName)
      .sort(),
    ['AllAccounts', 'MyAccounts'],
  );
  const info = (await seller.get('/ui-api/list-info/Widget__c/Open')).body;
  assert.deepEqual(
    info.displayColumns.map(({ fieldApiName }: { fieldApiName: string }) => fieldApiName),
    ['Name', 'Amount__c', 'Owner.Alias'],
  );
  const names = async (list: string, query = ''): Promise<string[]> => {
    const { body, status } = await seller.get(`/ui-api/list-records/Widget__c/${list}${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.records.map((record: Json) => record.fields.Name.value);
  };
  assert.deepEqual(
    (await names('Open')).filter((name) => /^L/.test(name)),
    ['L1', 'L2'],
  );
  assert.deepEqual(
    (await names('Open', '?sortBy=-Name')).filter((name) => /^L/.test(name)),
    ['L2', 'L1'],
  );
  assert.deepEqual(
    (await names('MineSoon')).filter((name) => !/^L/.test(name)),
    ['R', 'S%'],
  );
  const page = (await seller.get('/ui-api/list-records/Widget__c/MineSoon?pageSize=2')).body;
  assert.deepEqual([page.count, page.nextPageToken], [2, '2']);
  assert.equal((await names('MineSoon', '?pageSize=2&pageToken=2')).length, 2);
  assert.match(JSON.stringify((await seller.get('/ui-api/list-records/Widget__c/Team')).body), /Team/);
  assert.equal((await seller.get('/ui-api/list-records/Widget__c/Gone')).status, 404);
});

test('one list view that is not modelled does not hide the others', async () => {
  const { status, body } = await seller.get('/ui-api/list-info/Widget__c');
  assert.equal(status, 200);
  assert.deepEqual(
    body.lists.map(({ apiName }: { apiName: string }) => apiName),
    ['MineSoon', 'Open', 'Team'],
  );
});

test('related lists show the children that the user may see', async () => {
  const { body } = await seller.get('/ui-api/related-list-info/Account');
  const ids = body.relatedLists.map(({ relatedListId }: { relatedListId: string }) => relatedListId);
  assert.ok(ids.includes('Contacts') && ids.includes('Widgets__r'), String(ids));
  const info = (await seller.get('/ui-api/related-list-info/Account/Widgets__r')).body;
  assert.deepEqual(
    [info.objectApiNames, info.fieldApiName, info.displayColumns[0].fieldApiName],
    [['Widget__c'], 'Account__c', 'Name'],
  );
  const own = widgets.insert('Widget__c', { Name: 'Child', Account__c: account }, widgets.seller);
  widgets.insert('Widget__c', { Name: 'Unseen', Account__c: account, OwnerId: widgets.other.userId });
  const { records } = (await seller.get(`/ui-api/related-list-records/${account}/Widgets__r`)).body;
  assert.ok(records.some(({ id }: { id: string }) => id === own));
  assert.ok(!JSON.stringify(records).includes('Unseen'));
  const theirs = widgets.insert('Account', { Name: 'Theirs', OwnerId: widgets.other.userId });
  assert.equal((await seller.get(`/ui-api/related-list-records/${theirs}/Contacts`)).status, 404);
});

test("a layout's related list of an object that the user may not see is left out", async () => {
  const { status, body } = await seller.get('/ui-api/related-list-info/Widget__c');
  assert.equal(status, 200);
  assert.deepEqual(
    body.relatedLists.map(({ relatedListId }: { relatedListId: string }) => relatedListId),
    ['Parts__r'],
  );
});

test('what is not modelled is refused by name', async () => {
  const { status, body } = await client.get('/ui-api/mru-list-info/Account');
  assert.deepEqual([status, body[0].errorCode], [501, 'NOT_IMPLEMENTED']);
  assert.match(body[0].message, /mru-list-info\/Account/);
});
