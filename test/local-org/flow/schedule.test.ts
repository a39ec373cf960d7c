import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { LocalOrg } from '../../../scripts/local-org/org.ts';
import { newUser } from '../record/widgetOrg.ts';
import { deploy } from '../metadata/samplePackage.ts';
import {
  after,
  assign,
  BASE,
  customError,
  filter,
  flow,
  FlowOrg,
  formula,
  inputs,
  node,
  problemsOf,
  to,
} from './flowOrg.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const log = (name: string, text: string, more: Record<string, unknown> = {}): string =>
  node('recordCreates', name, `${inputs({ Text__c: text, ...more })}<object>Log__c</object>`);
const path = (name: string, leadsTo: string, offset: number, unit: string, field?: string, batch = ''): string =>
  `<scheduledPaths><name>${name}</name>${to(leadsTo)}<label>${name}</label>${batch}<offsetNumber>${offset}</offsetNumber><offsetUnit>${unit}</offsetUnit>${field ? `<recordField>${field}</recordField>` : ''}<timeSource>${field ? 'RecordField' : 'RecordTriggerEvent'}</timeSource></scheduledPaths>`;
const noted =
  '<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria><filterLogic>and</filterLogic>' +
  filter(['SeenAt__c', 'IsNull', false]);
/** The start's elements stand before and after its object; scheduled paths come behind the kind of change. */
const start = (parts: string, entry = noted, event = 'CreateAndUpdate') => ({
  ...after,
  event: `${event}</recordTriggerType>${parts}<recordTriggerType>`,
  entry,
});
const flowWith = (first: string | undefined, elements: string[], given: ReturnType<typeof start>): string =>
  flow(first, elements, given).replace('<recordTriggerType></recordTriggerType>', '');
const texts = (org: FlowOrg): unknown[] => org.org.store.all('Log__c').map(({ Text__c }) => Text__c);
const lapse = (
  parts: string[] = [log('Write', '{Told}'), formula('Told', 'String', 'TEXT({!$Flow.CurrentDateTime})')],
): string => flowWith(undefined, parts, start(path('Lapse', 'Write', 30, 'Minutes', 'SeenAt__c')));

test('a path runs at its time, as of that time, however far the clock moves', async () => {
  const org = await FlowOrg.with({ Test: lapse([log('Write', '{$Record.Name}')]) });
  org.account({ Name: 'late', SeenAt__c: '2026-04-01T02:00:00Z' });
  org.account({ Name: 'early', SeenAt__c: '2026-04-01T01:00:00Z' });
  org.org.clock.advance(89 * MINUTE);
  assert.deepEqual(texts(org), []);
  org.org.clock.advance(24 * HOUR);
  const logs = org.org.store.all('Log__c');
  assert.deepEqual(
    logs.map(({ Text__c, CreatedDate }) => [Text__c, CreatedDate]),
    [
      ['early', '2026-04-01T01:30:00.000+0000'],
      ['late', '2026-04-01T02:30:00.000+0000'],
    ],
  );
  assert.deepEqual(org.org.automation.pending(), []);
});

test('a path follows its field, and goes when the record is none for the flow any more', async () => {
  const org = await FlowOrg.with({ Test: lapse() });
  const id = org.insert('Account', { Name: 'x', SeenAt__c: '2026-04-01T01:00:00Z' });
  const due = () => org.org.automation.pending().map((each) => each.due);
  org.update('Account', id, { SeenAt__c: '2026-04-01T05:00:00Z' });
  assert.deepEqual(due(), ['2026-04-01T05:30:00.000Z']);
  org.update('Account', id, { Note__c: 'x' });
  assert.deepEqual(due(), ['2026-04-01T05:30:00.000Z']);
  org.update('Account', id, { SeenAt__c: null });
  assert.deepEqual(due(), []);
  org.update('Account', id, { SeenAt__c: '2026-04-01T06:00:00Z' });
  assert.deepEqual(due(), ['2026-04-01T06:30:00.000Z']);
  org.save({ action: 'delete', object: 'Account', record: { Id: id } });
  org.org.clock.advance(24 * HOUR);
  assert.deepEqual([texts(org), due()], [[], []]);
});

test('what a failed save began does not wait', async () => {
  const org = await FlowOrg.with({ Test: lapse() });
  org.saveAll([
    { action: 'insert', object: 'Account', record: { Name: 'x', SeenAt__c: '2026-04-01T01:00:00Z', Amount__c: -1 } },
  ]);
  assert.deepEqual(org.org.automation.pending(), []);
});

test('start conditions are asked again at the time: a write past the flows may have changed the record', async () => {
  const org = await FlowOrg.with({ Test: lapse() });
  const id = org.insert('Account', { Name: 'x', SeenAt__c: '2026-04-01T01:00:00Z' });
  org.org.store.update('Account', id, { SeenAt__c: null });
  org.org.clock.advance(24 * HOUR);
  assert.deepEqual(texts(org), []);
});

test('a path changes its own record, as the user who changed it or else the default workflow user', async () => {
  const org = await FlowOrg.with({
    Test: lapse([
      node('recordUpdates', 'Write', `${inputs({ Note__c: 'lapsed' })}<inputReference>$Record</inputReference>`),
    ]),
  });
  const [profile] = org.org.store.find('Profile', 'Name', ['Standard User']);
  const users = ['stays', 'goes'].map((name) => org.insert('User', { ...newUser(name), ProfileId: profile!['Id'] }));
  const ids = users.map(
    (user) =>
      org.saveAll(
        [{ action: 'insert', object: 'Account', record: { Name: 'x', SeenAt__c: '2026-04-01T01:00:00Z' } }],
        true,
        org.org.session(user),
      )[0]!.id!,
  );
  org.update('User', users[1]!, { IsActive: false });
  org.org.clock.advance(2 * HOUR);
  assert.deepEqual(
    ids.map((id) => [org.row('Account', id)['Note__c'], org.row('Account', id)['LastModifiedById']]),
    [
      ['lapsed', users[0]],
      ['lapsed', org.admin.userId],
    ],
  );
});

test('paths run in batches; a record that fails is noted, the others of its batch are done', async () => {
  const batches = (size: number) =>
    flowWith(
      undefined,
      [log('Write', '{$Record.Note__c}')],
      start(path('Lapse', 'Write', 1, 'Hours', undefined, `<maxBatchSize>${size}</maxBatchSize>`)),
    );
  const org = await FlowOrg.with({ Test: batches(2) });
  const insert = (Note__c: string) => ({
    action: 'insert' as const,
    object: 'Account',
    record: { Name: 'x', Note__c, SeenAt__c: '2026-04-01T01:00:00Z' },
  });
  const results = org.saveAll(['a', 'bad', 'c', 'd', 'e'].map(insert));
  org.org.clock.advance(HOUR);
  assert.deepEqual(texts(org), ['a', 'c', 'd', 'e']);
  const [failed, ...more] = org.org.automation.failures();
  assert.deepEqual([failed!.flow, failed!.recordId, more], ['Test', results[1]!.id, []]);
  assert.match(failed!.message, /Not bad/);
});

test('a day begins in the zone of the org', async () => {
  const file = ':memory:';
  const org = LocalOrg.open({ file, timeZone: 'Asia/Tokyo' });
  org.clock.freeze(new Date('2026-04-01T00:00:00Z'));
  const source = flowWith(
    undefined,
    [log('Write', 'x')],
    start(path('Day', 'Write', 9, 'Hours', 'Due__c'), '', 'Create'),
  );
  assert.deepEqual((await deploy({ ...BASE, 'flows/Test.flow': source }, org)).problems, []);
  org.save(
    org.session(org.userId('admin@local.example')),
    [{ action: 'insert', object: 'Account', record: { Name: 'x', Due__c: '2026-04-10' } }],
    { allOrNone: true, systemContext: true },
  );
  assert.equal(org.automation.pending()[0]!.due, '2026-04-10T00:00:00.000Z');
});

test('an asynchronous path runs when the save is over, and cannot undo it', async () => {
  const source = flowWith(
    undefined,
    [log('Write', '{$Record.Note__c}')],
    start(`<scheduledPaths><name>Soon</name>${to('Write')}<pathType>AsyncAfterCommit</pathType></scheduledPaths>`),
  );
  const org = await FlowOrg.with({ Test: source });
  for (const Note__c of ['bad', 'good']) org.account({ Note__c, SeenAt__c: '2026-04-01T01:00:00Z' });
  assert.deepEqual(texts(org), []);
  org.org.automation.runDue();
  assert.deepEqual(
    [texts(org), org.org.automation.failures().length, org.org.store.all('Account').length],
    [['good'], 1, 2],
  );
});

const scheduled = (body: string, first: string, elements: string[]): string =>
  flow(first, elements, { event: 'None' }).replace(
    /<object>Account<\/object><recordTriggerType>None<\/recordTriggerType><triggerType>RecordBeforeSave/,
    `${body}<triggerType>Scheduled`,
  );
const daily =
  '<schedule><frequency>Daily</frequency><startDate>2026-04-01</startDate><startTime>08:30:00.000Z</startTime></schedule>';

test('a scheduled flow runs daily in the zone of the org, for each record that it is for', async () => {
  const open = '<filterLogic>and</filterLogic>' + filter(['Flag__c', 'EqualTo', true]) + '<object>Account</object>';
  const org = LocalOrg.open({ file: ':memory:', timeZone: 'Asia/Tokyo' });
  org.clock.freeze(new Date('2026-04-01T00:00:00Z'));
  const flows = {
    'flows/Each.flow': scheduled(open + daily, 'Write', [log('Write', '{$Record.Name}')]),
    'flows/Once.flow': scheduled(daily, 'Write', [log('Write', 'once')]),
  };
  assert.deepEqual((await deploy({ ...BASE, ...flows }, org)).problems, []);
  const admin = org.session(org.userId('admin@local.example'));
  const record = (Name: string, Flag__c: boolean) => ({
    action: 'insert' as const,
    object: 'Account',
    record: { Name, Flag__c },
  });
  org.save(admin, [record('a', true), record('b', false), record('c', true)], { allOrNone: true, systemContext: true });
  const logs = () =>
    org.store.all('Log__c').map(({ Text__c, CreatedDate }) => `${Text__c} ${String(CreatedDate).slice(8, 16)}`);
  org.clock.advance(23 * HOUR);
  assert.deepEqual(logs(), []);
  org.clock.advance(25 * HOUR);
  assert.deepEqual(logs(), ['a 01T23:30', 'c 01T23:30', 'once 01T23:30', 'a 02T23:30', 'c 02T23:30', 'once 02T23:30']);
});

test('what waits outlives the process; a scheduled flow that was missed runs once', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'local-org-schedule-'));
  try {
    const options = { file: join(directory, 'org.sqlite'), clock: new Date('2026-04-01T00:00:00Z') };
    const first = LocalOrg.open(options);
    const flows = {
      'flows/Test.flow': lapse([log('Write', 'lapsed')]),
      'flows/Daily.flow': scheduled(daily, 'Write', [log('Write', 'daily')]),
    };
    assert.deepEqual((await deploy({ ...BASE, ...flows }, first)).problems, []);
    first.save(
      first.session(first.userId('admin@local.example')),
      [{ action: 'insert', object: 'Account', record: { Name: 'x', SeenAt__c: '2026-04-01T01:00:00Z' } }],
      { allOrNone: true, systemContext: true },
    );
    first.close();
    const second = LocalOrg.open({ ...options, clock: new Date('2026-04-05T00:00:00Z') });
    second.automation.runDue();
    assert.deepEqual(
      second.store.all('Log__c').map(({ Text__c }) => Text__c),
      ['lapsed', 'daily'],
    );
    second.close();
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('a deploy refuses paths and schedules that an org would not take', async () => {
  const one = (parts: string, given = noted, event = 'CreateAndUpdate') =>
    problemsOf(flowWith('Write', [log('Write', 'x')], start(parts, given, event)));
  assert.deepEqual(
    [
      await one(path('Later', 'Write', 1, 'Hours'), ''),
      await one(path('Later', 'Write', 1, 'Months')),
      await one(path('Later', 'Write', -1, 'Hours')),
      await one(path('Later', 'Write', 1, 'Hours', 'Name')),
      await one(path('Later', 'Gone', 1, 'Hours')),
      await one(path('Later', 'Write', 1, 'Hours', undefined, '<maxBatchSize>201</maxBatchSize>')),
      await one(
        `<scheduledPaths><name>Soon</name>${to('Write')}<label>Soon</label><pathType>AsyncAfterCommit</pathType></scheduledPaths>`,
      ),
      await problemsOf(scheduled(daily.replace('08:30:00.000Z', '08:30'), 'Write', [log('Write', 'x')])),
      await problemsOf(scheduled(daily.replace('Daily', 'Monthly'), 'Write', [log('Write', 'x')])),
      await problemsOf(scheduled(daily, 'Write', [log('Write', '{$Record.Name}')])),
      await problemsOf(scheduled(daily, 'Stop', [customError('Stop', 'No.')])),
      await problemsOf(scheduled('', 'Write', [log('Write', 'x')])),
      await problemsOf(
        flow('Set', [assign('Set', [['$Record.Note__c', 'x']])], { event: 'Update' }).replace(
          '<triggerType>',
          `${daily}<triggerType>`,
        ),
      ),
    ].flat(),
    [
      'Scheduled paths of a flow on update need doesRequireRecordChangedToMeetCriteria',
      'Later: offsetUnit Months is not modelled by the local org',
      'Later: nothing runs before what sets it off',
      'Later: Name is no day or instant that is stored',
      "The connector leads to 'Gone', which is no element",
      'Later: maxBatchSize is from 1 to 200',
      'Soon: label cannot be set for ScheduledPath of PathType AsyncAfterCommit',
      "'08:30' is not a startTime such as 08:30:00.000Z",
      'A schedule of frequency Monthly is not modelled by the local org',
      '$Record.Name: a scheduled flow without an object has no $Record',
      'Stop: a custom error on schedule is not modelled by the local org',
      'Required field is missing: schedule',
      'A schedule does not go with triggerType RecordBeforeSave',
    ],
  );
});
