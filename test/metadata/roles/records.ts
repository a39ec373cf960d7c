import type { FieldModel } from '../../../scripts/local-org/schema/model.ts';
import type { People, Person, Values } from './people.ts';

/** Whose a record is: of the person who tries, in a queue, of a colleague, of somebody in no group. */
export type Scope = 'own' | 'pool' | 'callers’' | 'reps’' | 'managers’' | 'others’';
export const SCOPES: readonly Scope[] = ['own', 'pool', 'callers’', 'reps’', 'managers’', 'others’'];

/** What hangs on a master has no owner of its own: whose it is follows the master. */
const MASTERS: Record<string, [field: string, master: string]> = {
  RenkeiChannelPreference__c: ['Account__c', 'Account'],
  RenkeiSegmentMove__c: ['Account__c', 'Account'],
  RenkeiSegmentRole__c: ['Policy__c', 'RenkeiSegmentPolicy__c'],
  RenkeiEstimator__c: ['Policy__c', 'RenkeiSegmentPolicy__c'],
  RenkeiChannelRole__c: ['Policy__c', 'RenkeiSegmentPolicy__c'],
  RenkeiEscalationStep__c: ['Escalation__c', 'RenkeiEscalation__c'],
  RenkeiThanks__c: ['Escalation__c', 'RenkeiEscalation__c'],
  RenkeiAgendaItem__c: ['Meeting__c', 'RenkeiFollowUpMeeting__c'],
  RenkeiAgendaNote__c: ['Item__c', 'RenkeiAgendaItem__c'],
};
const QUEUES: Record<string, string> = { RenkeiCallPlan__c: 'RenkeiCallPool', RenkeiEscalation__c: 'RenkeiCases' };

let made = 0;
/** Another day for each record, where two of one day would be refused. */
const day = (): string => new Date(Date.UTC(2030, 0, ++made)).toISOString().slice(0, 10);
const month = (): string => new Date(Date.UTC(2030, ++made, 1)).toISOString().slice(0, 10);
/** An hour of another day, at which nobody is visited. */
export function hour(): Values {
  const on = day();
  return { StartsAt__c: `${on}T01:00:00.000Z`, EndsAt__c: `${on}T02:00:00.000Z` };
}

/** What a sound record has besides its owner, its master and its account. */
const SOUND: Record<string, (world: People) => Values> = {
  RenkeiTouch__c: () => ({ OccurredAt__c: '2026-06-01T01:00:00.000Z' }),
  RenkeiPlay__c: () => ({ Name: 'NX-22', Kind__c: 'Campaign' }),
  RenkeiChannelPreference__c: () => ({ ProcessStep__c: 'Proposal', Channel__c: 'Field' }),
  RenkeiEscalation__c: ({ userIds }) => ({ Caller__c: userIds.caller }),
  RenkeiThanks__c: ({ userIds }) => ({ To__c: userIds.caller }),
  RenkeiVisit__c: ({ userIds }) => ({ ...hour(), Rep__c: userIds.rep2 }),
  RenkeiVisitSlot__c: ({ userIds }) => ({
    ...hour(),
    Rep__c: userIds.rep2,
    Kind__c: 'Busy',
    EventKey__c: `Event ${++made}`,
  }),
  RenkeiHoliday__c: () => ({ Name: 'Obon', Day__c: day() }),
  RenkeiSegmentPolicy__c: () => ({ Name: 'Policy', IsActive__c: false }),
  RenkeiSegmentRole__c: () => ({ Segment__c: 'Key' }),
  RenkeiEstimator__c: () => ({ Industry__c: 'Manufacturing', AmountPerEmployee__c: 9_500 }),
  RenkeiChannelRole__c: () => ({ Segment__c: 'Key', ProcessStep__c: 'Proposal', Channel__c: 'Field' }),
  RenkeiSegmentTarget__c: () => ({ Month__c: month(), Segment__c: 'Key', Kind__c: 'Count', Target__c: 3 }),
  RenkeiTeamMember__c: ({ userIds }) => ({ User__c: userIds.nobody, Team__c: `Team ${++made}`, Role__c: 'Service' }),
  RenkeiSetting__c: () => ({ Name: 'Renkei', SourceKey__c: 'Default', UtcOffsetMinutes__c: 540 }),
  RenkeiFollowUpMeeting__c: () => ({ Name: 'East', Team__c: 'East', Cadence__c: 'Daily', HeldOn__c: day() }),
  RenkeiAgendaItem__c: () => ({ Section__c: 'Follow' }),
  RenkeiAgendaNote__c: () => ({ Text__c: 'The budget is there' }),
  RenkeiActionItem__c: () => ({ Subject__c: 'Send the offer' }),
  RenkeiCharter__c: () => ({ Team__c: `Team ${++made}` }),
  RenkeiLinkCandidate__c: (world) => ({ SourceRecord__c: make(world, 'RenkeiSourceRecord__c', world.setup.userId) }),
  RenkeiSourceRecord__c: () => ({ Source__c: 'Fair', RecordKey__c: '7', State__c: 'Doubtful' }),
  RenkeiHealthFigure__c: () => ({ Week__c: '2026-06-08', Team__c: 'East', Pattern__c: 'Isolation' }),
  RenkeiMonthFigure__c: () => ({ Month__c: month(), Team__c: 'East', Figure__c: 'WonAmount' }),
  RenkeiMonthPage__c: () => ({ Month__c: month(), Team__c: 'East' }),
  Contact: () => ({ LastName: 'Ogawa' }),
  Opportunity: () => ({ Name: 'Dryers', StageName: 'Prospecting', CloseDate: '2026-12-31' }),
  Asset: () => ({ Name: 'NX-22' }),
  Event: () => ({ Subject: 'Lunch', StartDateTime: '2026-06-12T03:00:00.000Z', DurationInMinutes: 60 }),
};

/** Fields in which a save changes nothing else; the first that a person may write is tried where any would do. */
export const HARMLESS: Record<string, readonly string[]> = {
  RenkeiActionItem__c: ['DueOn__c'],
  RenkeiAgendaItem__c: ['Position__c'],
  RenkeiCharter__c: ['Purpose__c'],
  RenkeiFollowUpMeeting__c: ['CurrentItem__c'],
  RenkeiLossWarning__c: ['DismissReason__c'],
  RenkeiCallPlan__c: ['PauseReason__c'],
  RenkeiEscalation__c: ['NextStep__c', 'DecisionMaker__c'],
  RenkeiHoliday__c: ['Name'],
  RenkeiImportBatch__c: ['Message__c'],
  RenkeiLinkCandidate__c: ['DecisionNote__c'],
  RenkeiPlay__c: ['Language__c'],
  RenkeiTouch__c: ['Minutes__c'],
  RenkeiVisit__c: ['Purpose__c'],
};

/** The fields of a sound record, with an account or a master of that owner. */
export function sound(world: People, object: string, OwnerId: string): Values {
  if (object === 'RenkeiSetting__c') clear(world, object);
  const record: Values = { ...SOUND[object]?.(world) };
  const [field, master] = MASTERS[object] ?? [];
  if (field) record[field] = make(world, master!, OwnerId);
  const account = /^(Contact|Opportunity|Asset)$/.test(object) ? 'AccountId' : 'Account__c';
  if (world.org.schema.findField(object, account) && !record[account])
    record[account] = make(world, 'Account', world.userIds.rep);
  if (object === 'Account') record['Name'] = `Account ${++made}`;
  return record;
}

/** Makes a record that is whose the scope says. @returns Id */
export function make(world: People, object: string, OwnerId: string): string {
  const record = sound(world, object, OwnerId);
  if (world.org.schema.findField(object, 'OwnerId')) record['OwnerId'] = OwnerId;
  // The flow's part, which leaves alone whoever prepares records.
  if (object === 'RenkeiCallPlan__c') record['AccountKey__c'] = record['Account__c'];
  return world.insert(object, record);
}

/** There is never more than one setting. */
function clear({ org, setup }: People, object: string): void {
  for (const { Id } of org.query(setup, `SELECT Id FROM ${object}`).records)
    org.save(setup, [{ action: 'delete', object, record: { Id } }], { allOrNone: true });
}

/**
 * The owner who stands for a scope, seen from a person; undefined where there is no such record, because nobody can own what they
 * may not read.
 */
export function ownerOf(world: People, object: string, scope: Scope, person: Person): string | undefined {
  const { userIds, setup, idOf, org } = world;
  const owned = MASTERS[object]?.[1] ?? object;
  if (scope === 'pool') return QUEUES[owned] && idOf('Group', 'DeveloperName', QUEUES[owned]);
  if (scope === 'others’') return setup.userId;
  const owners = {
    own: userIds[person],
    'callers’': userIds.caller2,
    'reps’': userIds.rep2,
    'managers’': userIds.manager2,
  };
  return org.access.canRead(org.session(owners[scope]), owned) ? owners[scope] : undefined;
}

/** Any value that the type of a field takes. */
export function sample(world: People, { type, picklist, referenceTo, length }: FieldModel): unknown {
  switch (type) {
    case 'boolean':
      return false;
    case 'double':
    case 'int':
    case 'percent':
      return 1;
    case 'date':
      return '2026-06-20';
    case 'datetime':
      return '2026-06-20T01:00:00.000Z';
    case 'picklist':
    case 'multipicklist':
      return picklist!.values[0]!.value;
    case 'reference':
      return referenceTo![0] === 'User' ? world.userIds.caller2 : null;
    default:
      return 'x'.repeat(Math.min(length, 3));
  }
}
