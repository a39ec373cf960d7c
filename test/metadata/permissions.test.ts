// Fields deployed without a permission set are visible to nobody; fields that need none make the deploy fail.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, isOwn, ofType, sourceFiles, textOf, type SourceFile } from './sourceFiles.ts';

const ADMIN = 'RenkeiAdmin';
/** Rights that reach past the sharing of records, or delete; everybody else goes without. */
const STRONG = ['allowDelete', 'modifyAllRecords', 'viewAllRecords'];
/** Deleting a part of a policy corrects a draft, and its master decides who may; the others are plans of the managers' own. */
const ALLOWED = [
  'allowDelete RenkeiChannelRole__c',
  'allowDelete RenkeiEstimator__c',
  'allowDelete RenkeiSegmentRole__c',
  'allowDelete RenkeiSegmentTarget__c',
  'allowDelete RenkeiTeamMember__c',
  // A manager gives plans to other callers, and only who has all rights to a record may change its owner.
  ...STRONG.map((right) => `${right} RenkeiCallPlan__c`),
  // The same for cases, when somebody leaves or has no capacity.
  ...STRONG.map((right) => `${right} RenkeiEscalation__c`),
  'allowDelete RenkeiHoliday__c',
].map((right) => `RenkeiManager ${right}`);
/** Details of a standard object: all records of the detail would be all records of the master. */
const OF_STANDARD_MASTER = ['RenkeiChannelPreference__c', 'RenkeiSegmentMove__c'];
/** Added to what a person has, for a time; brings no screen. It alone lets somebody write what flows write otherwise. */
const MIGRATION = 'RenkeiMigration';
/** Fields that a flow writes as well as a person or the run. */
const SHARED = [
  // Given by the run, stamped by the flow.
  'Account.RenkeiScoredAsOf__c',
  // Cleared by the run to have an account scored again.
  'Account.RenkeiScoredPolicy__c',
  // Given by whoever loads records by their key; the flow writes the same.
  'RenkeiCallPlan__c.AccountKey__c',
  'RenkeiChannelPreference__c.PreferenceKey__c',
  'RenkeiHoliday__c.DayKey__c',
  'RenkeiSegmentTarget__c.TargetKey__c',
  'RenkeiTeamMember__c.MemberKey__c',
  // A claim is a caller's; it ends with a touch, by time, or when a manager takes it away.
  'RenkeiCallPlan__c.ClaimedAt__c',
  // A manager gives the plan, lifts do-not-call and the limit, or asks for a call earlier; callers ask for a new ranking.
  'RenkeiCallPlan__c.CallBy__c',
  'RenkeiCallPlan__c.Caller__c',
  'RenkeiCallPlan__c.DoNotCall__c',
  'RenkeiCallPlan__c.LimitReachedOn__c',
  'RenkeiCallPlan__c.PauseReason__c',
  'RenkeiCallPlan__c.PausedUntil__c',
  'RenkeiCallPlan__c.RankedOn__c',
  // People move a case, visits and opportunities too; what was said about a return is cleared when the case goes out again.
  'RenkeiEscalation__c.Caller__c',
  'RenkeiEscalation__c.CustomerTeller__c',
  'RenkeiEscalation__c.CustomerToldBy__c',
  // A visit sets the next step, and so does a follow-up meeting.
  'RenkeiEscalation__c.NextStepOn__c',
  'RenkeiEscalation__c.RerouteTo__c',
  'RenkeiEscalation__c.ReturnNote__c',
  'RenkeiEscalation__c.ReturnReason__c',
  'RenkeiEscalation__c.ReturnedUntil__c',
  'RenkeiEscalation__c.Status__c',
  // The touch of a visit follows its result as long as it is corrected; all other touches are people's.
  'RenkeiTouch__c.Contact__c',
  'RenkeiTouch__c.IsConversation__c',
  'RenkeiTouch__c.Needs__c',
  'RenkeiTouch__c.NextContactOn__c',
  'RenkeiTouch__c.OccurredAt__c',
  'RenkeiTouch__c.Outcome__c',
  // Visits are people's; those of a case go with it to another representative, or fall out with it.
  'RenkeiVisit__c.BookedBy__c',
  'RenkeiVisit__c.CancelReason__c',
  'RenkeiVisit__c.Rep__c',
  'RenkeiVisit__c.Status__c',
  // The console gives the times it knows, and clears that of a decision which it changes on purpose; the flows put in what is missing or cannot be.
  'RenkeiAgendaItem__c.DecidedAt__c',
  'RenkeiAgendaNote__c.Author__c',
  'RenkeiAgendaNote__c.WrittenAt__c',
  'RenkeiFollowUpMeeting__c.ClosedAt__c',
  'RenkeiFollowUpMeeting__c.MeetingKey__c',
  'RenkeiFollowUpMeeting__c.StartedAt__c',
  // A day to ask again is a person's; it goes with any other decision.
  'RenkeiLinkCandidate__c.LaterUntil__c',
  // The import links what is sure, a person's decision the rest.
  'RenkeiSourceRecord__c.Account__c',
  'RenkeiSourceRecord__c.LinkedBy__c',
  'RenkeiSourceRecord__c.Score__c',
  'RenkeiSourceRecord__c.State__c',
];
/** Inputs of the score that only the run writes, and what the nightly run of insight finds out. */
const OF_THE_SCORING = [
  'ContactBreadth',
  'FieldCovers',
  'FirstWonOn',
  'HasWorkingContact',
  'InputRows',
  'KnownUnits',
  'LastConversation',
  'LastWonOn',
  'OwnUnits',
  'ScoredAsOf',
  'ScoredPolicy',
  'WonAmountAsOf',
  'WonAmountTrailing',
].map((name) => `Account.Renkei${name}__c`);
const OF_INSIGHT = {
  RenkeiChannelPreference__c: 'UsedChannel UsedOn',
  RenkeiHealthFigure__c: 'AsOf Count Denominator FigureKey',
  RenkeiLossWarning__c: `Account AssetWindowOn CompetitorOn ExpectedDays LastConversationOn LastOrderOn OrderGapDays Reason Reasons
    SilentDays UsualOrderDays ValueAtRisk Verdict VerdictOn VerdictReason WarnedOn WarningKey`,
  RenkeiSegmentTarget__c: 'Actual ActualAsOf',
};
/** What the import writes beside the records that it alone creates. */
const OF_THE_IMPORT = 'Account CandidateKey ReasonCodes Reasons Score SourceRecord'
  .split(' ')
  .map((name) => `RenkeiLinkCandidate__c.${name}__c`);
const OF_THE_RUN = [
  ...OF_THE_SCORING,
  ...OF_THE_IMPORT,
  ...Object.entries(OF_INSIGHT).flatMap(([object, names]) => names.split(/\s+/).map((name) => `${object}.${name}__c`)),
];

const permissionable = (field: SourceFile): boolean =>
  textOf(field.root, 'required') !== 'true' && textOf(field.root, 'type') !== 'MasterDetail';

/** Formulas and roll-up summaries are read only, whoever reads them. */
const calculated = ({ root }: SourceFile): boolean =>
  textOf(root, 'formula') !== undefined || textOf(root, 'type') === 'Summary';

/** The objects on which a field is granted: events and tasks have the fields of activities. */
const holders = ({ object }: SourceFile): string[] => (object === 'Activity' ? ['Event', 'Task'] : [object!]);

/** The fields that flows alone write, as their assignments and the records that they create and update say. */
function writtenByFlows(files: SourceFile[]): Set<string> {
  const written = new Set<string>();
  const byPeople = new Set(
    ofType(files, 'PermissionSet')
      .filter(({ name }) => ![ADMIN, MIGRATION].includes(name))
      .flatMap(({ root }) => all(root, 'objectPermissions'))
      .flatMap((rights) => (textOf(rights, 'allowCreate') === 'true' ? [textOf(rights, 'object')!] : [])),
  );
  for (const { root } of ofType(files, 'Flow')) {
    const object = textOf(root, 'start', 'object');
    const variables = new Map(all(root, 'variables').map((item) => [textOf(item, 'name'), textOf(item, 'objectType')]));
    for (const item of all(root, 'assignments').flatMap((assignment) => all(assignment, 'assignmentItems'))) {
      const [, record, field] = /^(\$Record|\w+)\.(\w+)$/.exec(textOf(item, 'assignToReference') ?? '') ?? [];
      const of = record === '$Record' ? object : variables.get(record);
      if (of) written.add(`${of}.${field}`);
    }
    const writes = [
      // What people create too, a flow creates beside them: the visit flow logs a touch as whoever calls does.
      ...all(root, 'recordCreates').filter((create) => !byPeople.has(textOf(create, 'object') ?? '')),
      ...all(root, 'recordUpdates'),
    ];
    for (const write of writes)
      for (const item of all(write, 'inputAssignments'))
        written.add(`${textOf(write, 'object') ?? object}.${textOf(item, 'field')}`);
  }
  for (const field of SHARED) written.delete(field);
  return written;
}

function problems(files: SourceFile[]): string[] {
  const found: string[] = [];
  const byFlows = writtenByFlows(files);
  const fields = new Map(
    ofType(files, 'CustomField').flatMap((file) => holders(file).map((object) => [`${object}.${file.name}`, file])),
  );
  const tabs = ofType(files, 'CustomTab').map(({ name }) => name);
  for (const { path, name, root } of ofType(files, 'PermissionSet')) {
    const granted = new Map(all(root, 'fieldPermissions').map((item) => [textOf(item, 'field')!, item]));
    const objects = new Map(all(root, 'objectPermissions').map((item) => [textOf(item, 'object')!, item]));
    for (const [field, item] of granted) {
      const file = fields.get(field);
      if (!file) found.push(`${path}: there is no field ${field}`);
      else if (!permissionable(file))
        found.push(`${path}: ${field} is required or master-detail and must not be listed`);
      const is = (element: string) => textOf(item, element) === 'true';
      if (is('editable') && file && calculated(file)) found.push(`${path}: ${field} is calculated`);
      if (is('editable') && byFlows.has(field) && name !== MIGRATION)
        found.push(`${path}: ${field} is written by a flow alone`);
      if (is('editable') && OF_THE_RUN.includes(field) && ![ADMIN, MIGRATION].includes(name))
        found.push(`${path}: ${field} is written by the run alone`);
      if (is('editable') && !is('readable')) found.push(`${path}: ${field} is editable and not readable`);
      const object = field.split('.')[0]!;
      const rights = objects.get(object);
      if (isOwn(object) && !(rights && textOf(rights, 'allowRead') === 'true'))
        found.push(`${path}: ${field} is granted without reading ${object}`);
      const writes = (right: string) => rights && textOf(rights, right) === 'true';
      if (isOwn(object) && is('editable') && !writes('allowEdit') && !writes('allowCreate'))
        found.push(`${path}: ${field} is editable without creating or editing ${object}`);
    }
    for (const [object, rights] of objects) {
      const has = (right: string) => textOf(rights, right) === 'true';
      if (!has('allowRead')) found.push(`${path}: ${object} is listed without reading it`);
      if ((has('allowDelete') || has('modifyAllRecords')) && !has('allowEdit'))
        found.push(`${path}: ${object}: delete needs edit`);
      if (has('modifyAllRecords') && !(has('viewAllRecords') && has('allowDelete')))
        found.push(`${path}: ${object}: modify all needs view all and delete`);
      if (name !== ADMIN)
        for (const right of STRONG)
          if (has(right) && !ALLOWED.includes(`${name} ${right} ${object}`))
            found.push(`${path}: ${right} on ${object} is the administrator's`);
    }
    for (const tab of all(root, 'tabSettings').map((item) => textOf(item, 'tab')!))
      if (!tabs.includes(tab) && !tab.startsWith('standard-')) found.push(`${path}: there is no tab ${tab}`);
    for (const app of ofType(files, 'CustomApplication'))
      if (
        name !== MIGRATION &&
        !all(root, 'applicationVisibilities').some((item) => textOf(item, 'application') === app.name)
      )
        found.push(`${path}: the app ${app.name} is not visible`);
    if (name !== ADMIN) continue;
    for (const [field, file] of fields)
      if (
        permissionable(file) &&
        textOf(granted.get(field) ?? root, byFlows.has(field) || calculated(file) ? 'readable' : 'editable') !== 'true'
      )
        found.push(`${path}: ${field} is not readable and editable`);
    for (const { name: object } of ofType(files, 'CustomObject'))
      if (
        textOf(
          objects.get(object) ?? root,
          OF_STANDARD_MASTER.includes(object) ? 'allowDelete' : 'modifyAllRecords',
        ) !== 'true'
      )
        found.push(`${path}: ${object} is not all the administrator's`);
    for (const tab of tabs)
      if (!all(root, 'tabSettings').some((item) => textOf(item, 'tab') === tab))
        found.push(`${path}: tab ${tab} is not visible`);
  }
  return found;
}

test('the administrator has everything but what flows write, the others what they need, and nobody what a deploy refuses', () => {
  const files = sourceFiles();
  assert.ok(ofType(files, 'PermissionSet').some(({ name }) => name === ADMIN));
  assert.ok(writtenByFlows(files).size >= 26, 'flows write scores and moves');
  assert.deepEqual(problems(files), []);
});

test('a missing, an unknown, a required and a too strong permission are found', () => {
  const seed = (set: string, replace: string, by: string) =>
    problems(sourceFiles({ path: `${set}.permissionset-meta.xml`, replace, by })).join('\n');
  const field = '<field>Account.RenkeiFocus__c</field>';
  assert.match(seed('RenkeiAdmin', field, '<field>Account.RenkeiFocos__c</field>'), /no field Account.RenkeiFocos__c/);
  assert.match(seed('RenkeiAdmin', field, '<field>Account.RenkeiFocos__c</field>'), /RenkeiFocus__c is not readable/);
  assert.match(seed('RenkeiAdmin', field, '<field>RenkeiTouch__c.OccurredAt__c</field>'), /must not be listed/);
  assert.match(seed('RenkeiFieldSales', '<viewAllRecords>false', '<viewAllRecords>true'), /is the administrator's/);
  const editable = (name: string): [string, string] => [
    `<editable>false</editable>\n        <field>Account.Renkei${name}__c`,
    `<editable>true</editable>\n        <field>Account.Renkei${name}__c`,
  ];
  assert.match(seed('RenkeiAdmin', ...editable('Segment')), /RenkeiSegment__c is written by a flow alone/);
  assert.match(seed('RenkeiManager', ...editable('LastConversation')), /is written by the run alone/);
  assert.match(seed('RenkeiManager', '<tab>RenkeiDesk', '<tab>RenkeiDask'), /no tab RenkeiDask/);
});
