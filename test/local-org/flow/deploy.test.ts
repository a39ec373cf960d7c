import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { retrieveComponents } from '../../../scripts/local-org/metadata/retrieve.ts';
import { deploy } from '../metadata/samplePackage.ts';
import {
  assign,
  BASE,
  customError,
  decide,
  filter,
  flow,
  FlowOrg,
  formula,
  node,
  problemsOf,
  to,
  variable,
} from './flowOrg.ts';

const set = (items: [string, unknown, string?][]): string => flow('Set', [assign('Set', items)]);
const one = (...parts: string[]): string => flow('Set', [assign('Set', [['$Record.Note__c', 'x']]), ...parts]);
const lookup = (body: string, connector = 'Set'): string =>
  flow('Get', [node('recordLookups', 'Get', `${to(connector)}${body}`), assign('Set', [['$Record.Note__c', 'x']])]);
const get = (filters: string, rest = '<storeOutputAutomatically>true</storeOutputAutomatically>', more = ''): string =>
  lookup(
    `<filterLogic>and</filterLogic>${filters}<getFirstRecordOnly>true</getFirstRecordOnly><object>Rate__c</object>${more}${rest}`,
  );
const after = (parts: string[], first = 'Write'): string => flow(first, parts, { moment: 'RecordAfterSave' });
const input = (field: string, xml: string): string =>
  `<inputAssignments><field>${field}</field>${xml}</inputAssignments>`;
const text = (given: string): string => `<value><stringValue>${given}</stringValue></value>`;

/** What is refused: a flow, and the one problem that a deploy finds in it. */
const REFUSED: Record<string, [source: string, problem: string]> = {
  'an element that is not modelled': [
    one(node('subflows', 'Other', '<flowName>Y</flowName>')),
    'Flow.subflows is not modelled by the local org',
  ],
  actions: [
    flow('Act', [node('actionCalls', 'Act', '<actionName>x</actionName><actionType>emailAlert</actionType>')]),
    'Act: the action emailAlert is not modelled by the local org',
  ],
  'scheduled paths': [
    one()
      .replace('</object>', '</object>')
      .replace('<triggerType>', '<scheduledPaths><name>Later</name><label>Later</label></scheduledPaths><triggerType>'),
    'Later: Required field is missing: connector',
  ],
  'another kind of flow': [
    one().replace('AutoLaunchedFlow', 'Flow'),
    'A flow of processType Flow is not modelled by the local org',
  ],
  'another status': [
    one().replace('Active', 'InvalidDraft'),
    'A flow of status InvalidDraft is not modelled by the local org',
  ],
  'another way to be set off': [
    one().replace('RecordBeforeSave', 'RecordBeforeDelete'),
    'A flow of recordTriggerType CreateAndUpdate cannot be of triggerType RecordBeforeDelete',
  ],
  'deleting as what sets it off': [
    one().replace('CreateAndUpdate', 'Delete'),
    'A flow of recordTriggerType Delete cannot be of triggerType RecordBeforeSave',
  ],
  'an order out of range': [
    flow('Set', [assign('Set', [['$Record.Note__c', 'x']])], { order: 2001 }),
    'triggerOrder is a whole number from 1 to 2000, not 2001',
  ],
  'an object that is not there': [
    flow('Set', [assign('Set', [['$Record.Note__c', 'x']])], { object: 'Nothing__c' }),
    'There is no object Nothing__c',
  ],
  'nothing to do': [flow(undefined, []), "The flow can't run because nothing is connected to the Start element."],
  'a connector to nothing': [flow('Gone', []), "The connector leads to 'Gone', which is no element"],
  'an element that nothing leads to': [
    one(assign('Left', [['$Record.Note__c', 'x']])),
    "The element Left isn't connected to the start of the flow",
  ],
  'a name twice, whatever its case': [one(variable('set', 'String')), 'The name set stands twice in the flow'],
  'a name with a space': [
    one(variable('my text', 'String')),
    'The flow element name my text can only contain alphanumeric characters and underscores, must begin with a letter, not end with an underscore and not hold two consecutive underscores',
  ],
  'a field that is not there': [set([['$Record.Gone__c', 'x']]), '$Record.Gone__c: Account has no field Gone__c'],
  'a field in another case': [set([['$Record.note__c', 'x']]), '$Record.note__c: Account has no field note__c'],
  'a resource that is not there': [
    set([['$Record.Note__c', '{Gone}']]),
    "The flow has no resource or element named 'Gone' (Gone)",
  ],
  'a custom permission that is not there': [
    set([['$Record.Flag__c', '{$Permission.Gone}']]),
    '$Permission.Gone: there is no custom permission Gone',
  ],
  'a label that is not there': [
    set([['$Record.Note__c', '{$Label.Gone}']]),
    '$Label.Gone: there is no custom label Gone',
  ],
  'a global that is not modelled': [
    set([['$Record.Note__c', '{$Api.Session_ID}']]),
    '$Api.Session_ID is not modelled by the local org',
  ],
  'a text for a number': [
    set([['$Record.Amount__c', 'x']]),
    'Set: Assign of String to $Record.Amount__c of type Number is not possible',
  ],
  'a moment for a day': [
    set([['$Record.Due__c', '{$Flow.CurrentDateTime}']]),
    'Set: Assign of DateTime to $Record.Due__c of type Date is not possible',
  ],
  'a number for a text': [
    set([['$Record.Note__c', 1]]),
    'Set: Assign of Number to $Record.Note__c of type String is not possible',
  ],
  'assigning to a formula field': [
    set([['$Record.Twice__c', 1]]),
    'Set: $Record.Twice__c cannot be assigned to in this flow',
  ],
  'assigning to the record of old': [
    set([['$Record__Prior.Note__c', 'x']]),
    'Set: $Record__Prior.Note__c cannot be assigned to in this flow',
  ],
  'assigning to a field that is not writable': [
    set([['$Record.CreatedDate', '{$Flow.CurrentDateTime}']]),
    'Set: $Record.CreatedDate cannot be assigned to in this flow',
  ],
  'assigning after the save': [
    flow('Set', [assign('Set', [['$Record.Note__c', 'x']])], { moment: 'RecordAfterSave' }),
    'Set: $Record.Note__c cannot be assigned to in this flow',
  ],
  'an assignment operator that is not modelled': [
    flow('Set', [assign('Set', [['All', 'x', 'RemoveFirst']]), variable('All', 'String', '', true)]),
    'Set: the operator RemoveFirst is not modelled by the local org',
  ],
  'adding a text to a number': [
    set([['$Record.Amount__c', 'x', 'Add']]),
    'Set: Add of String to $Record.Amount__c of type Number is not possible',
  ],
  'an assignment without a value': [
    set([['$Record.Note__c', 'x']]).replace('<value><stringValue>x</stringValue></value>', ''),
    'Set: Required field is missing: value',
  ],
  'a day that is none': [set([['$Record.Due__c', '2026-02-30']]), "Set: '2026-02-30' is not a valid dateValue"],
  'a number with more digits than there are': [
    set([['$Record.Amount__c', 1]]).replace('<numberValue>1<', '<numberValue>1234567890123456789<'),
    "Set: '1234567890123456789' is not a valid numberValue",
  ],
  'a number within a text': [
    set([['$Record.Note__c', 'Up to {!$Record.Amount__c}']]),
    '{!$Record.Amount__c} of type Number in a text is not modelled by the local org: make it a text with TEXT()',
  ],
  'the record before on create': [
    flow('Set', [assign('Set', [['$Record.Note__c', '{$Record__Prior.Note__c}']])], { event: 'Create' }),
    '$Record__Prior.Note__c: a flow that runs on create alone has no $Record__Prior',
  ],
  'IsChanged on create': [
    flow('Is', [decide('Is', [['$Record.Note__c', 'IsChanged', true]], undefined)], { event: 'Create' }),
    'Is_Yes: IsChanged is not available in a flow that runs on create alone',
  ],
  'IsChanged of a resource': [
    flow('Is', [decide('Is', [['Text', 'IsChanged', true]], undefined), variable('Text', 'String')]),
    'Is_Yes: IsChanged takes a field of $Record, not Text',
  ],
  'comparing what cannot be compared': [
    flow('Is', [decide('Is', [['$Record.Amount__c', 'EqualTo', 'x']], undefined)]),
    'Is_Yes: $Record.Amount__c of type Number cannot be compared with String',
  ],
  'an order of texts': [
    flow('Is', [decide('Is', [['$Record.Note__c', 'GreaterThan', 'x']], undefined)]),
    'Is_Yes: GreaterThan does not suit $Record.Note__c of type String',
  ],
  'a part of a number': [
    flow('Is', [decide('Is', [['$Record.Amount__c', 'Contains', 1]], undefined)]),
    'Is_Yes: Contains does not suit $Record.Amount__c of type Number',
  ],
  'IsNull compared with a text': [
    flow('Is', [decide('Is', [['$Record.Amount__c', 'IsNull', 'x']], undefined)]),
    'Is_Yes: IsNull is compared with true or false, not with String',
  ],
  'an empty text to compare with': [
    flow('Is', [decide('Is', [['$Record.Note__c', 'EqualTo', '']], undefined)]),
    'Is_Yes: a comparison with an empty text is not modelled: use IsNull or IsBlank',
  ],
  'a condition operator that is not modelled': [
    flow('Is', [decide('Is', [['$Record.Note__c', 'WasSet', true]], undefined)]),
    'Is_Yes: the operator WasSet is not modelled by the local org',
  ],
  'a logic with a number too many': [
    flow('Is', [decide('Is', [['$Record.Note__c', 'IsNull', true]], undefined, undefined, '1 AND 2')]),
    "Is_Yes: the condition logic '1 AND 2' is not valid",
  ],
  'a logic that leaves a condition out': [
    flow('Is', [
      decide(
        'Is',
        [
          ['$Record.Note__c', 'IsNull', true],
          ['$Record.Flag__c', 'EqualTo', true],
        ],
        undefined,
        undefined,
        '1',
      ),
    ]),
    "Is_Yes: the condition logic '1' is not valid",
  ],
  'AND and OR without parentheses': [
    flow('Is', [
      decide(
        'Is',
        [
          ['$Record.Note__c', 'IsNull', true],
          ['$Record.Flag__c', 'EqualTo', true],
          ['$Record.Flag__c', 'EqualTo', false],
        ],
        undefined,
        undefined,
        '1 AND 2 OR 3',
      ),
    ]),
    "Is_Yes: the condition logic '1 AND 2 OR 3' is not valid",
  ],
  'an outcome without conditions': [
    flow('Is', [decide('Is', [], undefined)]),
    'Is_Yes: at least one condition is required',
  ],
  'a formula with an unknown name': [
    one(formula('Half', 'Number', '{!Gone} / 2', 2)),
    "The flow has no resource or element named 'Gone' (Gone)",
  ],
  'a formula with a bare field': [
    one(formula('Half', 'Number', 'Amount__c / 2', 2)),
    'The formula expression is invalid: Field Amount__c does not exist. Check spelling.',
  ],
  'a formula of another type': [
    one(formula('Half', 'Number', '{!$Record.Note__c} & "x"', 2)),
    'The formula expression is invalid: Formula result is data type (Text), incompatible with expected data type (Number).',
  ],
  'a formula that adds texts and numbers': [
    one(formula('Half', 'Number', '{!$Record.Note__c} + {!$Record.Amount__c}', 2)),
    'The formula expression is invalid: Incorrect parameter type. Expected Text, received Number (line 1, column 7)',
  ],
  'a picklist as a text in a formula': [
    one(formula('Is', 'Boolean', 'ISBLANK({!$Record.Band__c})')),
    'The formula expression is invalid: Field {!$Record.Band__c} is a picklist field. Picklist fields are only supported in certain functions, not in ISBLANK.',
  ],
  'PRIORVALUE in a formula': [
    one(formula('Was', 'Number', 'PRIORVALUE({!$Record.Amount__c})', 2)),
    'The formula expression is invalid: The PRIORVALUE function is not available here.',
  ],
  'ISCHANGED in a formula': [
    one(formula('Is', 'Boolean', 'ISCHANGED({!$Record.Amount__c})')),
    'The formula expression is invalid: The ISCHANGED function is not available here.',
  ],
  'a function that no org has': [
    one(formula('Is', 'Boolean', 'SOUNDSLIKE({!$Record.Note__c})')),
    'The formula expression is invalid: Unknown function SOUNDSLIKE. Check spelling.',
  ],
  'a merge field within quotes': [
    one(formula('Hello', 'String', '"Hello {!$Record.Note__c}"')),
    'The formula expression is invalid: a merge field within quotes is not modelled by the local org',
  ],
  'an empty formula': [one(formula('Is', 'Boolean', ' ')), 'Required field is missing: expression'],
  'a formula too long': [
    one(formula('Long', 'Number', `1${' + 1'.repeat(1000)}`, 0)),
    'The formula expression is invalid: maximum length is 3900 characters',
  ],
  'a formula of a record': [
    one(formula('Is', 'Boolean', 'ISBLANK({!$Record})')),
    'The formula expression is invalid: {!$Record} of type Account cannot be used in a formula.',
  ],
  'a variable of records': [one(variable('Rates', 'SObject')), 'Rates: Required field is missing: objectType'],
  'more decimal places than there are': [
    one(variable('Sum', 'Number', '<scale>18</scale>')),
    'Sum: the scale is a whole number up to 17, not 18',
  ],
  'a first value of another type': [
    one(variable('Sum', 'Number', '<scale>0</scale><value><stringValue>x</stringValue></value>')),
    'Sum: String is no Number',
  ],
  'a first value from elsewhere': [
    one(
      variable(
        'Sum',
        'Number',
        '<scale>2</scale><value><elementReference>$Record.Amount__c</elementReference></value>',
      ),
    ),
    'Sum: a first value that is not written out is not modelled by the local org',
  ],
  'a constant without a value': [
    one('<constants><name>Ten</name><dataType>Number</dataType></constants>'),
    'Ten: Required field is missing: value',
  ],
  'assigning to a constant': [
    flow('Set', [
      assign('Set', [['Ten', 1]]),
      '<constants><name>Ten</name><dataType>Number</dataType><value><numberValue>10</numberValue></value></constants>',
    ]),
    'Set: Ten cannot be assigned to in this flow',
  ],
  'a rich text template': [
    one(
      '<textTemplates><name>Hello</name><isViewedAsPlainText>false</isViewedAsPlainText><text>Hi</text></textTemplates>',
    ),
    'Hello: a text template that is not plain text is not modelled by the local org',
  ],
  'a text template of itself': [
    one(
      '<textTemplates><name>Hello</name><isViewedAsPlainText>true</isViewedAsPlainText><text>{!Hello}</text></textTemplates>',
    ),
    "The flow has no resource or element named 'Hello' (Hello)",
  ],
  'an error on a field that is not there': [
    flow('Stop', [customError('Stop', 'No.', 'Gone__c')]),
    'Stop: Account has no field Gone__c',
  ],
  'an error message too long': [
    flow('Stop', [customError('Stop', 'x'.repeat(256))]),
    'Stop: an error message has at most 255 characters',
  ],
  'an error that leads on': [
    flow('Stop', [customError('Stop', 'No.').replace('<customErrorMessages>', `${to('Stop')}<customErrorMessages>`)]),
    'Stop: a connector of a custom error is not modelled by the local org',
  ],
  'a lookup of an object that is not there': [
    get(filter(['Name', 'EqualTo', 'x'])).replace('<object>Rate__c', '<object>Gone__c'),
    'Get: there is no object Gone__c',
  ],
  'a filter on a field that is not there': [
    get(filter(['Gone__c', 'EqualTo', 'x'])),
    'Get: Rate__c has no field Gone__c',
  ],
  'a filter of another type': [
    get(filter(['PerHead__c', 'EqualTo', 'x'])),
    'Get: PerHead__c of type Number cannot be compared with String',
  ],
  'a filter by a long text': [
    get(filter(['Long__c', 'EqualTo', 'x'])).replace('<object>Rate__c', '<object>Account'),
    'Get: filtering by Account.Long__c is not modelled by the local org',
  ],
  'a filter by a formula': [
    get(filter(['Twice__c', 'EqualTo', 1])).replace('<object>Rate__c', '<object>Account'),
    'Get: filtering by Account.Twice__c is not modelled by the local org',
  ],
  'a filter operator that is not modelled': [
    get(filter(['Name', 'IsChanged', true])),
    'Get: the operator IsChanged is not modelled by the local org',
  ],
  'a list where one value stands': [
    get(filter(['Name', 'In', 'x'])),
    'Get: In takes a collection of String, not String',
  ],
  'a field to query that is not there': [
    get(
      filter(['Name', 'EqualTo', 'x']),
      '<queriedFields>Gone__c</queriedFields><storeOutputAutomatically>true</storeOutputAutomatically>',
    ),
    'Get: Rate__c has no field Gone__c',
  ],
  'a lookup that stores nothing': [
    get(filter(['Name', 'EqualTo', 'x']), ''),
    'Get: a lookup without storeOutputAutomatically is not modelled by the local org',
  ],
  'sorting by a long text': [
    get(
      filter(['Name', 'EqualTo', 'x']),
      '<sortField>Long__c</sortField><sortOrder>Asc</sortOrder><storeOutputAutomatically>true</storeOutputAutomatically>',
    ).replace('<object>Rate__c', '<object>Account'),
    'Get: sorting by Account.Long__c is not modelled by the local org',
  ],
  'sorting without a direction': [
    get(
      filter(['Name', 'EqualTo', 'x']),
      '<sortField>Name</sortField><storeOutputAutomatically>true</storeOutputAutomatically>',
    ),
    'Get: sortField and sortOrder stand together',
  ],
  'a field that was not queried': [
    get(
      filter(['Name', 'EqualTo', 'x']),
      '<queriedFields>Name</queriedFields><storeOutputAutomatically>true</storeOutputAutomatically>',
    ).replace(
      '<stringValue>x</stringValue></value></assignmentItems>',
      '<elementReference>Get.Industry__c</elementReference></value></assignmentItems>',
    ),
    'Get.Industry__c: Get does not query Industry__c (queriedFields)',
  ],
  'a parent of a record found': [
    get(filter(['Name', 'EqualTo', 'x'])).replace(
      '<stringValue>x</stringValue></value></assignmentItems>',
      '<elementReference>Get.Owner.Name</elementReference></value></assignmentItems>',
    ),
    'Get.Owner.Name: a flow reads no parents of the records that it has looked up',
  ],
  'a field of several records': [
    get(filter(['Name', 'EqualTo', 'x']))
      .replace('<getFirstRecordOnly>true', '<getFirstRecordOnly>false')
      .replace(
        '<stringValue>x</stringValue></value></assignmentItems>',
        '<elementReference>Get.Name</elementReference></value></assignmentItems>',
      ),
    'Get.Name: Get is no single record but Rate__c collection',
  ],
  'a loop over no collection': [
    flow('Each', [
      node('loops', 'Each', `<collectionReference>One</collectionReference>${to('Set', 'nextValueConnector')}`),
      assign('Set', [['$Record.Note__c', 'x']], 'Each'),
      variable('One', 'String'),
    ]),
    'Each: One is no collection',
  ],
  'a loop without a body': [
    flow('Each', [
      node('loops', 'Each', '<collectionReference>All</collectionReference>'),
      variable('All', 'String', '', true),
    ]),
    'Each: Required field is missing: nextValueConnector',
  ],
  'writing before the save': [
    flow('Write', [node('recordCreates', 'Write', `${input('Text__c', text('x'))}<object>Log__c</object>`)]),
    'Write: a before-save flow changes its own record by assignments and writes no other',
  ],
  'creating with a field that is not there': [
    after([node('recordCreates', 'Write', `${input('Gone__c', text('x'))}<object>Log__c</object>`)]),
    'Write: Log__c has no field Gone__c',
  ],
  'creating with a field twice': [
    after([
      node(
        'recordCreates',
        'Write',
        `${input('Text__c', text('x'))}${input('Text__c', text('y'))}<object>Log__c</object>`,
      ),
    ]),
    'Write: a field stands twice in inputAssignments',
  ],
  'creating with a wrong type': [
    after([node('recordCreates', 'Write', `${input('Amount__c', text('x'))}<object>Log__c</object>`)]),
    'Write: Amount__c of type Number cannot take String',
  ],
  'creating with a field of the system': [
    after([node('recordCreates', 'Write', `${input('CreatedById', text('x'))}<object>Log__c</object>`)]),
    'Write: Log__c.CreatedById is not createable',
  ],
  'creating without fields': [
    after([node('recordCreates', 'Write', '<object>Log__c</object>')]),
    'Write: Required field is missing: inputAssignments',
  ],
  'a number that takes an id': [
    after([
      node(
        'recordCreates',
        'Write',
        `<assignRecordIdToReference>Sum</assignRecordIdToReference>${input('Text__c', text('x'))}<object>Log__c</object>`,
      ),
      variable('Sum', 'Number', '<scale>0</scale>'),
    ]),
    'Write: Sum cannot take the id of the record',
  ],
  'updating all records': [
    after([node('recordUpdates', 'Write', `${input('Text__c', text('x'))}<object>Log__c</object>`)]),
    'Write: an update of all records is not modelled by the local org',
  ],
  'a start with filters and a formula': [
    flow('Set', [assign('Set', [['$Record.Note__c', 'x']])], {
      entry: `<filterFormula>TRUE</filterFormula><filterLogic>and</filterLogic>${filter(['Note__c', 'IsNull', true])}`,
    }),
    'A start has either filters or a filterFormula, not both',
  ],
  'a resource in the start': [
    flow('Set', [assign('Set', [['$Record.Note__c', 'x']]), variable('Sum', 'Number', '<scale>0</scale>')], {
      entry: '<filterFormula>{!Sum} = 1</filterFormula>',
    }),
    'The formula expression is invalid: {!Sum} is not available in the start',
  ],
  'TEXT of a picklist in the start': [
    flow('Set', [assign('Set', [['$Record.Note__c', 'x']])], {
      entry: '<filterFormula>TEXT({!$Record.Band__c}) = "High"</filterFormula>',
    }),
    'The formula expression is invalid: Field {!$Record.Band__c} is a picklist field. ' +
      'Picklist fields are only supported in certain functions, not in TEXT.',
  ],
  'ISCHANGED in the start of a flow on create': [
    flow('Set', [assign('Set', [['$Record.Note__c', 'x']])], {
      event: 'Create',
      entry: '<filterFormula>ISCHANGED({!$Record.Note__c})</filterFormula>',
    }),
    'The formula expression is invalid: The ISCHANGED function is not available here.',
  ],
  'a filter of the start on a field that is not there': [
    flow('Set', [assign('Set', [['$Record.Note__c', 'x']])], {
      entry: `<filterLogic>and</filterLogic>${filter(['Gone__c', 'IsNull', true])}`,
    }),
    '$Record.Gone__c: Account has no field Gone__c',
  ],
  'a change that no filter describes': [
    flow('Set', [assign('Set', [['$Record.Note__c', 'x']])], {
      entry: '<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria>',
    }),
    'doesRequireRecordChangedToMeetCriteria needs filters',
  ],
};

for (const [what, [source, problem]] of Object.entries(REFUSED))
  test(`a deploy refuses ${what}`, async () => {
    assert.deepEqual(await problemsOf(source), [problem]);
  });

test('formulas that read each other are refused, each', async () => {
  const circle = one(formula('A', 'Number', '{!B} + 1', 0), formula('B', 'Number', '{!A} + 1', 0));
  assert.deepEqual(await problemsOf(circle), [
    'The formula A refers to itself, directly or through others',
    'The formula B refers to itself, directly or through others',
  ]);
});

test('elements apart or out of the order of the schema are refused', async () => {
  const [first, second] = [
    assign('Set', [['$Record.Note__c', 'x']], 'More'),
    assign('More', [['$Record.Note__c', 'y']]),
  ];
  const source = flow('Set', [first, second]).replace(second, '').replace('</Flow>', `${second}</Flow>`);
  assert.match((await problemsOf(source)).join('\n'), /Element assignments is duplicated|stands after/);
});

test('a problem names the file and the line', async () => {
  const source = one(formula('Half', 'Number', '{!Gone} / 2', 2));
  const { findings } = await deploy({ ...BASE, 'flows/Test.flow': source });
  assert.deepEqual(
    findings.map(({ type, fullName, file }) => [type, fullName, file]),
    [['Flow', 'Test', 'flows/Test.flow']],
  );
  const line = source.slice(0, source.indexOf('<formulas>')).split('\n').length;
  assert.equal(findings[0]!.line, line);
});

test('a flow comes back from a retrieve as it was deployed, and a draft does not run', async () => {
  const metadataValue =
    '<processMetadataValues><name>BuilderType</name><value><stringValue>LightningFlowBuilder</stringValue></value></processMetadataValues>';
  const source = one()
    .replace(
      '<apiVersion>66.0</apiVersion>',
      '<apiVersion>66.0</apiVersion><areMetricsLoggedToDataCloud>false</areMetricsLoggedToDataCloud>',
    )
    .replace('<interviewLabel>', '<environments>Default</environments><interviewLabel>')
    .replace('<processType>', `${metadataValue}<processType>`)
    .replace('<start>', '<runInMode>SystemModeWithoutSharing</runInMode><start>');
  const draft = flow('Set', [assign('Set', [['$Record.Long__c', 'x']])], { status: 'Draft' });
  const { org, admin } = await FlowOrg.with({ Test: source, Idle: draft });
  const { zip, messages } = retrieveComponents(org, [{ type: 'Flow', fullName: '*' }]);
  const files = unzipSync(zip);
  assert.deepEqual(messages, []);
  assert.equal(strFromU8(files['unpackaged/flows/Test.flow']!), source);
  assert.equal(strFromU8(files['unpackaged/flows/Idle.flow']!), draft);
  const id = org.save(admin, [{ action: 'insert', object: 'Account', record: { Name: 'Acme' } }], {
    allOrNone: true,
  })[0]!.id!;
  const account = org.store.get('Account', id)!;
  assert.deepEqual([account['Note__c'], account['Long__c']], ['x', null]);
});

test('a flow deployed again runs as it is now', async () => {
  const { org, admin } = await FlowOrg.with({ Test: one() });
  const { problems } = await deploy({ 'flows/Test.flow': set([['$Record.Note__c', 'y']]) }, org);
  assert.deepEqual(problems, []);
  const [result] = org.save(admin, [{ action: 'insert', object: 'Account', record: { Name: 'Acme' } }], {
    allOrNone: true,
  });
  assert.equal(org.store.get('Account', result!.id!)!['Note__c'], 'y');
});
