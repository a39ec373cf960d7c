// People in one meeting who save at the same moment: one decision and one meeting, the other is told, all notes stay, counts are right.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../scripts/local-org/org.ts';
import { saveSuspended, switchOff, withoutKey } from './race.ts';
import type { ZipFiles } from './packageZip.ts';
import { ScoringOrg, type Values } from './scoringOrg.ts';

const MEETING = 'RenkeiFollowUpMeeting__c';
const ITEM = 'RenkeiAgendaItem__c';
const PARTS = [
  '*/objects',
  'core/customPermissions',
  'core/groups/*',
  'core/permissionsets/RenkeiMigration.*',
  'meeting/labels/*',
  '*/queues/*',
  'meeting/flows/*',
];
const GUARD = 'RenkeiAgendaItem_BeforeSave_Guard';

interface Room {
  org: ScoringOrg;
  people: Session[];
  meeting: string;
}

async function inRoom<Result>(
  work: (room: Room) => Promise<Result>,
  change?: (files: ZipFiles) => void,
): Promise<Result> {
  const org = await ScoringOrg.open(new Date('2026-06-12T00:00:00Z'), change, PARTS);
  try {
    const people = ['Ishida', 'Morishita', 'Saeki'].map((name) => org.org.session(org.person(name)));
    const day = { Team__c: 'East', Cadence__c: 'Daily', HeldOn__c: '2026-06-12', Status__c: 'Open' };
    return await work({ org, people, meeting: org.insert(MEETING, day) });
  } finally {
    org.close();
  }
}
const item = ({ org, meeting }: Room): string => org.insert(ITEM, { Meeting__c: meeting, Section__c: 'Follow' });
/** All save at once; gives what came of each, in order. */
async function atOnce({ org, people }: Room, object: string, records: Values[]): Promise<string[]> {
  const saves = records.map(async (record, index) => {
    const action = record['Id'] ? 'update' : 'insert';
    const { errors } = await saveSuspended(org, { action, object, record }, people[index % people.length]!);
    return errors[0]?.statusCode ?? 'saved';
  });
  return Promise.all(saves);
}
const DECISIONS = ['Continue', 'Recycle', 'CloseLost'].map((Decision__c) => ({ State__c: 'Decided', Decision__c }));
const decideAll = async (room: Room): Promise<string[]> => {
  const Id = item(room);
  return (
    await atOnce(
      room,
      ITEM,
      DECISIONS.map((decision) => ({ Id, ...decision })),
    )
  ).sort();
};

test('of three who decide one item one decides, and the others are told', async () => {
  const refused = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
  assert.deepEqual(await inRoom(decideAll), [refused, refused, 'saved']);
});

test('without the guard the last one overwrites the others', async () => {
  assert.deepEqual(await inRoom(decideAll, switchOff(GUARD)), ['saved', 'saved', 'saved']);
});

test('three who open the meeting of the day open one', async () => {
  const open = (room: Room) =>
    atOnce(
      room,
      MEETING,
      Array(3).fill({ Team__c: 'West', Cadence__c: 'Weekly', HeldOn__c: '2026-06-12', Status__c: 'Open' }),
    );
  assert.deepEqual((await inRoom(open)).sort(), ['DUPLICATE_VALUE', 'DUPLICATE_VALUE', 'saved']);
  assert.deepEqual(await inRoom(open, withoutKey(MEETING, 'MeetingKey__c')), ['saved', 'saved', 'saved']);
});

test('notes to one item all stay, and decisions of different items are all counted', async () => {
  await inRoom(async (room) => {
    const items = Array.from({ length: 30 }, () => item(room));
    const notes = items.map((_, index) => ({
      Item__c: items[0],
      Text__c: `Note ${index}`,
      SaveKey__c: `note ${index}`,
    }));
    assert.deepEqual(new Set(await atOnce(room, 'RenkeiAgendaNote__c', notes)), new Set(['saved']));
    assert.equal(room.org.org.store.find('RenkeiAgendaNote__c', 'Item__c', [items[0]]).length, 30);
    assert.deepEqual(
      new Set(
        await atOnce(
          room,
          ITEM,
          items.map((Id) => ({ Id, ...DECISIONS[0] })),
        ),
      ),
      new Set(['saved']),
    );
    const { Items__c, Decided__c } = room.org.stored(MEETING, room.meeting);
    assert.deepEqual([Items__c, Decided__c], [30, 30]);
  });
});
