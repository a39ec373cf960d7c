import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newUser } from '../record/widgetOrg.ts';
import { deploy, type Files } from '../metadata/samplePackage.ts';
import {
  after,
  assign,
  customError,
  decide,
  filter,
  flow,
  FlowOrg,
  formula,
  get,
  inputs,
  node,
  problemsOf,
  to,
  variable,
  type Condition,
} from './flowOrg.ts';

const XML = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const record = (name: string, object: string, collection = false): string =>
  variable(name, 'SObject', `<objectType>${object}</objectType>`, collection);
const held = (kind: string, name: string, variableName: string, next?: string, fault?: string): string =>
  node(kind, name, `${to(next)}${to(fault, 'faultConnector')}<inputReference>${variableName}</inputReference>`);
const remove = (name: string, filters: Condition[], next?: string, object = 'Log__c'): string =>
  node(
    'recordDeletes',
    name,
    `${to(next)}<filterLogic>and</filterLogic>${filters.map(filter).join('')}<object>${object}</object>`,
  );
const loop = (name: string, collection: string, each: string, done?: string): string =>
  node(
    'loops',
    name,
    `<collectionReference>${collection}</collectionReference>${to(each, 'nextValueConnector')}${to(done, 'noMoreValuesConnector')}`,
  );
const texts = ({ org }: FlowOrg): unknown[] => org.store.all('Log__c').map(({ Text__c }) => Text__c);

test('records are gathered in a collection and created in one statement, with their ids at hand', async () => {
  const org = await FlowOrg.with({
    Test: flow(
      'Get',
      [
        get('Get', { filters: [], first: false, sort: ['Name', 'Asc'], next: 'Each' }),
        loop('Each', 'Get', 'Fill', 'Write'),
        assign(
          'Fill',
          [
            ['One.Text__c', '{Each.Name}'],
            ['One.Amount__c', '{Half}'],
            ['All', '{One}', 'Add'],
          ],
          'Each',
        ),
        held('recordCreates', 'Write', 'All', 'Again'),
        loop('Again', 'All', 'Key', 'Update'),
        assign(
          'Key',
          [
            ['Changed', '{Again}'],
            ['Changed.Key__c', '{Again.Id}'],
            ['Keyed', '{Changed}', 'Add'],
          ],
          'Again',
        ),
        held('recordUpdates', 'Update', 'Keyed'),
        formula('Half', 'Number', 'ROUND({!Each.PerHead__c} / 2, 3)', 3),
        record('One', 'Log__c'),
        record('Changed', 'Log__c'),
        record('All', 'Log__c', true),
        record('Keyed', 'Log__c', true),
      ],
      after,
    ),
  });
  for (const [Name, PerHead__c] of [
    ['A', 2.01],
    ['B', 4],
  ] as const)
    org.insert('Rate__c', { Name, PerHead__c });
  org.account({});
  const logs = org.org.store.all('Log__c');
  assert.deepEqual(
    logs.map(({ Text__c, Amount__c, Key__c, Id }) => [Text__c, Amount__c, Key__c === Id]),
    [
      ['A', 1.01, true],
      ['B', 2, true],
    ],
  );
});

test('an update of a record writes what the flow has given to it, nothing that was looked up', async () => {
  const org = await FlowOrg.with({
    Test: flow(
      'Get',
      [
        get('Get', { filters: [['Text__c', 'EqualTo', 'old']], object: 'Log__c', next: 'Set' }),
        assign(
          'Set',
          [
            ['Log', '{Get}'],
            ['Log.Amount__c', 7],
          ],
          'Update',
        ),
        held('recordUpdates', 'Update', 'Log'),
        record('Log', 'Log__c'),
      ],
      after,
    ),
  });
  const id = org.insert('Log__c', { Text__c: 'old', Key__c: 'k' });
  org.account({});
  const { Amount__c, Text__c, Key__c } = org.row('Log__c', id);
  assert.deepEqual([Amount__c, Text__c, Key__c], [7, 'old', 'k']);
});

test('a record variable that nothing has filled is a fault', async () => {
  const org = await FlowOrg.with({
    Test: flow(
      'Update',
      [
        held('recordUpdates', 'Update', 'Log', undefined, 'Stop'),
        customError('Stop', 'Nothing there.'),
        record('Log', 'Log__c'),
      ],
      after,
    ),
  });
  assert.equal(
    org.save({ action: 'insert', object: 'Account', record: { Name: 'x' } }).errors[0]!.message,
    'Nothing there.',
  );
});

test('after the save a flow deletes what filters find; an error of another row brings it back', async () => {
  const org = await FlowOrg.with({
    Test: flow(
      'Delete',
      [
        remove('Delete', [['Text__c', 'EqualTo', '{$Record.Note__c}']], 'Is'),
        decide('Is', [['$Record.Amount__c', 'EqualTo', 5]], 'Stop'),
        customError('Stop', 'Not five.'),
      ],
      after,
    ),
  });
  for (const Text__c of ['a', 'b', 'c']) org.insert('Log__c', { Text__c });
  const row = (Note__c: string, Amount__c: number) => ({
    action: 'insert' as const,
    object: 'Account',
    record: { Name: 'x', Note__c, Amount__c },
  });
  const results = org.saveAll([row('a', 1), row('b', 5)]);
  assert.deepEqual(
    results.map(({ errors }) => errors[0]?.message),
    [undefined, 'Not five.'],
  );
  assert.deepEqual(texts(org), ['b', 'c']);
});

const beforeDelete = { moment: 'RecordBeforeDelete', event: 'Delete', object: 'Account' };

test('before a deletion a flow sees the record and writes others; what goes with it sets nothing off', async () => {
  const org = await FlowOrg.with({
    Account: flow(
      'Is',
      [
        decide('Is', [['$Record.Name', 'EqualTo', 'fails']], 'Fail', 'Write'),
        node('recordCreates', 'Write', `${inputs({ Text__c: '{$Record.Name}' })}<object>Log__c</object>`),
        node('recordCreates', 'Fail', `${inputs({ Text__c: 'bad' })}<object>Log__c</object>`),
      ],
      {
        ...beforeDelete,
        entry:
          '<filterLogic>and</filterLogic><filters><field>Note__c</field><operator>EqualTo</operator><value><stringValue>x</stringValue></value></filters>',
      },
    ),
    Contact: flow(
      'Write',
      [node('recordCreates', 'Write', `${inputs({ Text__c: 'contact' })}<object>Log__c</object>`)],
      {
        ...beforeDelete,
        object: 'Contact',
      },
    ),
  });
  const ids = ['noted', 'plain', 'fails'].map((Name) =>
    org.insert('Account', { Name, Note__c: Name === 'plain' ? 'y' : 'x' }),
  );
  org.insert('Contact', { LastName: 'x', AccountId: ids[0] });
  const results = org.saveAll(ids.map((Id) => ({ action: 'delete', object: 'Account', record: { Id } })));
  assert.deepEqual(
    results.map(({ success }) => success),
    [true, true, false],
  );
  assert.match(results[2]!.errors[0]!.message, /process failed.*Not bad/);
  assert.deepEqual(texts(org), ['noted']);
});

test('a flow refuses what an element cannot do', async () => {
  const write = (parts: string[], start: object = after) => problemsOf(flow('Write', parts, start));
  assert.deepEqual(
    [
      await write([remove('Write', [['Text__c', 'EqualTo', 'x']])], {}),
      await write([node('recordDeletes', 'Write', '<object>Log__c</object>')]),
      await write([node('recordDeletes', 'Write', '<inputReference>$Record</inputReference>')]),
      await write([customError('Write', 'No.')], beforeDelete),
      await write(
        [node('recordUpdates', 'Write', `${inputs({ Note__c: 'x' })}<inputReference>$Record</inputReference>`)],
        beforeDelete,
      ),
      await write([assign('Write', [['$Record__Prior.Name', 'x']])], beforeDelete),
      await write([held('recordCreates', 'Write', 'Text'), variable('Text', 'String')]),
      await write([assign('Write', [['Log.Gone__c', 'x']]), record('Log', 'Log__c')]),
      await write([assign('Write', [['Log', '{$Record}']]), record('Log', 'Log__c')]),
      (await write([assign('Write', [['Log.Text__c', 'x']]), record('Log', 'Gone__c')]))[0]!,
    ].flat(),
    [
      'Write: a before-save flow changes its own record by assignments and writes no other',
      'Write: a deletion of all records is not modelled by the local org',
      'Write: inputReference $Record is not modelled by the local org',
      'Write: a custom error before a deletion is not modelled by the local org',
      'Write: an update of a record to be deleted is not modelled by the local org',
      '$Record__Prior.Name: a flow that runs before a deletion has no $Record__Prior',
      'Write: Text of type String holds no records',
      'Log.Gone__c: Log__c has no field Gone__c',
      'Write: Assign of Account to Log of type Log__c is not possible',
      'Log: there is no object Gone__c',
    ],
  );
});

test('functions of Unix time know no time zone', async () => {
  const org = await FlowOrg.with({
    Test: flow('Set', [
      assign('Set', [
        ['$Record.Whole__c', '{Slot}'],
        ['$Record.SeenAt__c', '{Next}'],
        ['$Record.Due__c', '{Day}'],
      ]),
      formula('Slot', 'Number', 'FLOOR(UNIXTIMESTAMP({!$Record.SeenAt__c}) / 1800)', 0),
      formula('Next', 'DateTime', 'FROMUNIXTIME(({!Slot} + 1) * 1800)'),
      formula('Day', 'Date', 'DATE(1970, 1, 1) + FLOOR((UNIXTIMESTAMP({!$Record.SeenAt__c}) + 9 * 3600) / 86400)'),
    ]),
  });
  const { Whole__c, SeenAt__c, Due__c } = org.account({ SeenAt__c: '2026-04-01T23:44:10Z' });
  assert.deepEqual([Whole__c, SeenAt__c, Due__c], [986159, '2026-04-02T00:00:00.000+0000', '2026-04-02']);
  assert.equal(org.account({})['Whole__c'], null);
});

const ACTIVITY: Files = {
  'objects/Activity.object': `<CustomObject ${XML}><fields><fullName>Key__c</fullName><label>Key</label><length>18</length><required>false</required><type>Text</type><unique>false</unique></fields></CustomObject>`,
  'permissionsets/Keys.permissionset': `<PermissionSet ${XML}><fieldPermissions><editable>true</editable><field>Event.Key__c</field><readable>true</readable></fieldPermissions><hasActivationRequired>false</hasActivationRequired><label>Keys</label></PermissionSet>`,
};

test('flows run for events, whose custom fields are those of Activity', async () => {
  const org = await FlowOrg.with(
    {
      Busy: flow(
        'Write',
        [
          node(
            'recordCreates',
            'Write',
            `${inputs({ Key__c: '{$Record.Id}', Text__c: '{$Record.Key__c}' })}<object>Log__c</object>`,
          ),
        ],
        { ...after, object: 'Event' },
      ),
      Gone: flow('Delete', [remove('Delete', [['Key__c', 'EqualTo', '{$Record.Id}']])], {
        ...beforeDelete,
        object: 'Event',
      }),
    },
    ACTIVITY,
  );
  const id = org.insert('Event', { StartDateTime: '2026-04-01T09:00:00Z', DurationInMinutes: 30, Key__c: 'visit' });
  assert.deepEqual(texts(org), ['visit']);
  assert.equal(org.row('Event', id)['Key__c'], 'visit');
  org.save({ action: 'delete', object: 'Event', record: { Id: id } });
  assert.deepEqual(texts(org), []);
  const field = (more: string) => ({
    ...ACTIVITY,
    'objects/Activity.object': ACTIVITY['objects/Activity.object']!.replace('<unique>false', more),
  });
  assert.deepEqual(
    (await deploy(field('<unique>true'))).problems.map((problem) => problem.replace(/^.*?: /, '')),
    ['A field of Activity with unique true is not modelled by the local org'],
  );
  const onEvent = { 'objects/Event.object': ACTIVITY['objects/Activity.object']! };
  assert.match(
    (await deploy(onEvent)).problems.join(),
    /Custom fields of Event are those of Activity: deploy them there/,
  );
});

const NOTIFY: Files = {
  'notificationtypes/News.notiftype': `<CustomNotificationType ${XML}><customNotifTypeName>News</customNotifTypeName><desktop>true</desktop><masterLabel>News</masterLabel><mobile>true</mobile></CustomNotificationType>`,
};
const notify = (name: string, given: Record<string, unknown>, fault?: string): string =>
  node(
    'actionCalls',
    name,
    `<actionName>customNotificationAction</actionName><actionType>customNotificationAction</actionType>${to(fault, 'faultConnector')}<flowTransactionModel>CurrentTransaction</flowTransactionModel>${Object.entries(
      given,
    )
      .map(
        ([input, written]) =>
          `<inputParameters><name>${input}</name>${inputs({ x: written }).replace(/^.*<\/field>|<\/inputAssignments>$/g, '')}</inputParameters>`,
      )
      .join('')}`,
  );
const MESSAGE = {
  customNotifTypeId: '{Type.Id}',
  recipientIds: '{To}',
  title: '{$Record.Name}',
  body: 'Look at it.',
  targetId: '{$Record.Id}',
};
const sends = (given: Record<string, unknown>, fault?: string): string =>
  flow(
    'Type',
    [
      get('Type', { filters: [['DeveloperName', 'EqualTo', 'News']], object: 'CustomNotificationType', next: 'Add' }),
      assign(
        'Add',
        [
          ['To', '{$Record.OwnerId}', 'Add'],
          ['To', '{$Record.Note__c}', 'Add'],
        ],
        'Send',
      ),
      notify('Send', given, fault),
      variable('To', 'String', '', true),
      ...(fault ? [node('recordCreates', fault, `${inputs({ Text__c: 'fault' })}<object>Log__c</object>`)] : []),
    ],
    after,
  );

test('custom notifications go to users and to members of queues, once each, with the transaction', async () => {
  const org = await FlowOrg.with({ Test: sends(MESSAGE) }, NOTIFY);
  const [profile] = org.org.store.find('Profile', 'Name', ['Standard User']);
  const [first, second, gone] = ['first', 'second', 'gone'].map((name) =>
    org.insert('User', { ...newUser(name), ProfileId: profile!['Id'], IsActive: name !== 'gone' }),
  );
  const queue = org.insert('Group', { Name: 'Q', DeveloperName: 'Q', Type: 'Queue' });
  for (const UserOrGroupId of [first, second, gone, org.admin.userId])
    org.insert('GroupMember', { GroupId: queue, UserOrGroupId });
  const id = org.insert('Account', { Name: 'Acme', Note__c: queue });
  const sent = org.org.notifications.list();
  assert.deepEqual(new Set(sent.map(({ userId }) => userId)), new Set([first, second, org.admin.userId]));
  assert.equal(sent.length, 3);
  assert.deepEqual([sent[0]!.title, sent[0]!.targetId, sent[0]!.isRead], ['Acme', id, false]);
  org.org.notifications.markRead(first!);
  assert.deepEqual(
    org.org.notifications.list(first).map(({ isRead }) => isRead),
    [true],
  );
  org.saveAll(
    [
      { action: 'insert', object: 'Account', record: { Name: 'a', Note__c: queue } },
      { action: 'insert', object: 'Account', record: {} },
    ],
    true,
  );
  assert.equal(org.org.notifications.list().length, 3);
});

test('a notification that cannot be sent is a fault', async () => {
  const org = await FlowOrg.with({ Test: sends(MESSAGE, 'Tell') }, NOTIFY);
  org.insert('Account', { Name: 'x', Note__c: 'nobody' });
  assert.deepEqual([texts(org), org.org.notifications.list()], [['fault'], []]);
});

test('a deploy refuses a notification without all its inputs', async () => {
  const problems = async (given: Record<string, unknown>) =>
    (await deploy({ ...NOTIFY, 'flows/Test.flow': sends(given) })).problems
      .filter((problem) => /Send/.test(problem))
      .map((problem) => problem.replace(/^.*?(Send)/, '$1'));
  const { title: _title, ...untitled } = MESSAGE;
  assert.deepEqual(await problems(untitled), ['Send: Required input is missing: title']);
  assert.deepEqual(await problems({ ...MESSAGE, recipientIds: '{$Record.OwnerId}' }), [
    'Send: recipientIds cannot be String',
  ]);
  assert.deepEqual(await problems({ ...MESSAGE, senderId: 'x' }), [
    'Send: the input senderId is not modelled by the local org',
  ]);
});

const QUEUED: Files = {
  'objects/Job__c.object': `<CustomObject ${XML}><deploymentStatus>Deployed</deploymentStatus><fields><fullName>Done__c</fullName><defaultValue>false</defaultValue><label>Done</label><type>Checkbox</type></fields><label>Job</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Jobs</pluralLabel><sharingModel>Private</sharingModel></CustomObject>`,
  'queues/Pool.queue': `<Queue ${XML}><doesSendEmailToMembers>false</doesSendEmailToMembers><name>Pool</name><queueSobject><sobjectType>Job__c</sobjectType></queueSobject></Queue>`,
  'permissionsets/Jobs.permissionset': `<PermissionSet ${XML}><fieldPermissions><editable>true</editable><field>Job__c.Done__c</field><readable>true</readable></fieldPermissions><hasActivationRequired>false</hasActivationRequired><label>Jobs</label><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Job__c</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>`,
};

test('a flow before the save gives a record to a queue; its members take it, others do not see it', async () => {
  const org = await FlowOrg.with(
    {
      Pool: flow(
        'Pool',
        [
          get('Pool', {
            filters: [
              ['DeveloperName', 'EqualTo', 'Pool'],
              ['Type', 'EqualTo', 'Queue'],
            ],
            object: 'Group',
            next: 'Set',
          }),
          assign('Set', [['$Record.OwnerId', '{Pool.Id}']]),
        ],
        {
          object: 'Job__c',
          event: 'CreateAndUpdate',
          entry:
            '<filterLogic>and</filterLogic><filters><field>Done__c</field><operator>EqualTo</operator><value><booleanValue>false</booleanValue></value></filters>',
        },
      ),
    },
    QUEUED,
  );
  const { store } = org.org;
  const [profile] = store.find('Profile', 'Name', ['Standard User']);
  const [set] = store.find('PermissionSet', 'Name', ['Jobs']);
  const [pool] = store.find('Group', 'DeveloperName', ['Pool']);
  const [member, stranger] = ['member', 'stranger'].map((name) => {
    const id = org.insert('User', { ...newUser(name), ProfileId: profile!['Id'] });
    org.insert('PermissionSetAssignment', { AssigneeId: id, PermissionSetId: set!['Id'] });
    return org.org.session(id);
  });
  org.insert('GroupMember', { GroupId: pool!['Id'], UserOrGroupId: member!.userId });
  const save = (session: typeof member, operation: Parameters<FlowOrg['save']>[0]) =>
    org.org.save(session!, [operation], { allOrNone: true })[0]!;
  const created = save(stranger, { action: 'insert', object: 'Job__c', record: { Name: 'x' } });
  assert.equal(org.row('Job__c', created.id!)['OwnerId'], pool!['Id']);
  const take = (session: typeof member) =>
    save(session, {
      action: 'update',
      object: 'Job__c',
      record: { Id: created.id, OwnerId: session!.userId, Done__c: true },
    });
  assert.equal(take(stranger).errors[0]!.statusCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
  assert.equal(org.org.query(member!, 'SELECT Id FROM Job__c').records.length, 1);
  assert.equal(take(member).success, true);
  assert.equal(org.row('Job__c', created.id!)['OwnerId'], member!.userId);
  const direct = save(member, {
    action: 'insert',
    object: 'Job__c',
    record: { Name: 'y', Done__c: true, OwnerId: pool!['Id'] },
  });
  assert.equal(direct.success, true);
});
