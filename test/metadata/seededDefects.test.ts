// The whole package deploys; with any one defect in it, nothing does, and the refusal names file and reason.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { deployPackage } from '../../scripts/local-org/metadata/deploy.ts';
import { LocalOrg } from '../../scripts/local-org/org.ts';
import { packageZip, zipOf, type ZipFiles } from './packageZip.ts';

interface Defect {
  name: string;
  file: string;
  /** Text or pattern that the file holds; the first match is replaced. */
  from: string | RegExp;
  to: string;
  problem: RegExp;
  /** Where the problem shows, when that is another file. */
  shownIn?: string;
  /** The first group of `from` names a member that leaves the manifest as well. */
  unlisted?: true;
}

const manager = 'permissionsets/RenkeiManager.permissionset';
const account = 'objects/Account.object';
const touch = 'objects/RenkeiTouch__c.object';
const touchLayout = 'layouts/RenkeiTouch__c-Renkei Touch Layout.layout';
const accountPage = 'flexipages/RenkeiAccountRecord.flexipage';
const flow = 'flows/RenkeiAccount_BeforeSave_Score.flow';
const moves = 'flows/RenkeiAccount_AfterSave_Move.flow';
const cases = 'reportTypes/RenkeiCases.reportType';
const followUp = 'reports/RenkeiReports/RenkeiFollowUpRate.report';
const card = 'lwc/renkeiSegmentCard/renkeiSegmentCard.js';

const DEFECTS: Defect[] = [
  {
    name: 'an unknown field in a permission set',
    file: manager,
    from: '<field>Account.RenkeiBreadthScore__c<',
    to: '<field>Account.RenkeiDepthScore__c<',
    problem: /no CustomField named Account\.RenkeiDepthScore__c found/,
  },
  {
    name: 'a required field in a permission set',
    file: manager,
    from: '<field>Account.RenkeiBreadthScore__c<',
    to: '<field>RenkeiTouch__c.OccurredAt__c<',
    problem: /cannot deploy to a required field: RenkeiTouch__c\.OccurredAt__c/,
  },
  {
    name: 'a master-detail field in a permission set',
    file: manager,
    from: '<field>Account.RenkeiBreadthScore__c<',
    to: '<field>RenkeiSegmentRole__c.Policy__c<',
    problem: /cannot deploy to a required field: RenkeiSegmentRole__c\.Policy__c/,
  },
  {
    name: 'an unknown tab in a permission set',
    file: manager,
    from: '<tab>RenkeiSegmentMap<',
    to: '<tab>RenkeiSegmentPlan<',
    problem: /no CustomTab named RenkeiSegmentPlan found/,
  },
  {
    name: 'an unknown field in a formula',
    file: account,
    from: /(<errorConditionFormula>[^<]*)RenkeiPotentialOverride__c/,
    to: '$1RenkeiPotentialOverridden__c',
    problem: /Field RenkeiPotentialOverridden__c does not exist/,
  },
  {
    name: 'an unknown field in a layout',
    file: touchLayout,
    from: '<field>Minutes__c<',
    to: '<field>Seconds__c<',
    problem: /no CustomField named RenkeiTouch__c\.Seconds__c found/,
  },
  {
    name: 'a required field left out of a layout',
    file: touchLayout,
    from: /<layoutItems>\s*<behavior>Required<\/behavior>\s*<field>OccurredAt__c<\/field>\s*<\/layoutItems>/,
    to: '',
    problem: /must contain an item for required layout field: OccurredAt__c/,
  },
  {
    name: 'a long text in a compact layout',
    file: touch,
    from: /(<compactLayouts>[^]*?<fields>)Account__c</,
    to: '$1Needs__c<',
    problem: /A compact layout shows no field of type longtextarea: Needs__c/,
  },
  {
    name: 'a region that stands twice on a page',
    file: accountPage,
    from: /(<flexiPageRegions>)([^]*?<name>header<\/name>)/,
    to: '$1<name>header</name><type>Region</type></flexiPageRegions><flexiPageRegions>$2',
    problem: /Duplicate region name: header/,
  },
  {
    name: 'an unknown field on a page',
    file: accountPage,
    from: '<fieldItem>Record.RenkeiPotentialOverride__c<',
    to: '<fieldItem>Record.RenkeiPotentialGuess__c<',
    problem: /no CustomField named Account\.RenkeiPotentialGuess__c found/,
  },
  {
    name: 'an unknown component on a page',
    file: accountPage,
    from: /<componentName>(c:)?renkeiSegmentCard</,
    to: '<componentName>renkeiSegmentCart<',
    problem: /design time component information for component c:renkeiSegmentCart/,
  },
  {
    name: 'an unknown field in a list view',
    file: touch,
    from: /(<listViews>[^]*?<columns>)OccurredAt__c</,
    to: '$1HappenedAt__c<',
    problem: /Could not resolve list view column: HappenedAt__c/,
  },
  {
    name: 'an unknown field in a list view filter',
    file: account,
    from: /(<listViews>[^]*?<filters>\s*<field>)\w+</,
    to: '$1RenkeiSegments__c<',
    problem: /Could not resolve list view column: RenkeiSegments__c/,
  },
  {
    name: 'a wrong enumeration value',
    file: touch,
    from: '<type>DateTime</type>',
    to: '<type>DateAndTime</type>',
    problem: /'DateAndTime' is not a valid value for the enum 'FieldType'/,
  },
  {
    name: 'a missing required child',
    file: manager,
    from: /<label>[^<]*<\/label>/,
    to: '',
    problem: /Required field is missing: label/,
  },
  {
    name: 'separated repeats',
    file: 'applications/Renkei.app',
    from: /(<tabs>RenkeiSegmentMap<\/tabs>)([^]*)(<uiType>Lightning<\/uiType>)/,
    to: '$2$3$1',
    problem: /Element tabs is duplicated at this location in type CustomApplication/,
  },
  {
    name: 'elements out of order',
    file: touchLayout,
    from: /<behavior>Required<\/behavior>(\s*)<field>OccurredAt__c<\/field>/,
    to: '<field>OccurredAt__c</field>$1<behavior>Required</behavior>',
    problem: /Element behavior stands after field in type LayoutItem/,
  },
  {
    name: 'an unknown element',
    file: touch,
    from: '<enableFeeds>',
    to: '<enableSeeds>false</enableSeeds><enableFeeds>',
    problem: /enableSeeds invalid at this location in type CustomObject/,
  },
  {
    name: 'XML that is not well-formed',
    file: 'tabs/RenkeiSegmentMap.tab',
    from: '</motif>',
    to: '</motive>',
    problem: /Expected closing tag 'motif'/,
  },
  {
    name: 'a missing label',
    file: 'labels/CustomLabels.labels',
    from: /<labels>\s*<fullName>(RenkeiSegmentation_\w+)<\/fullName>[^]*?<\/labels>/,
    to: '',
    problem: /of type label in file|no CustomLabel named/,
    shownIn: '',
    unlisted: true,
  },
  {
    name: 'a label that a component misspells',
    file: card,
    from: /label\/c\.RenkeiSegmentation_/,
    to: 'label/c.RenkeiSegmentasion_',
    problem: /Invalid reference c\.RenkeiSegmentasion_\w+ of type label in file renkeiSegmentCard\.js/,
  },
  {
    name: 'a component that does not compile',
    file: 'lwc/renkeiSegmentCard/renkeiSegmentCard.html',
    from: '<template',
    to: '<template lwc:nonsense',
    problem: /LWC\d+/,
  },
  {
    name: 'a lookup to nothing',
    file: touch,
    from: '<referenceTo>Contact</referenceTo>',
    to: '<referenceTo>Contract</referenceTo>',
    problem: /referenceTo value of 'Contract' does not resolve to a valid sObject type/,
  },
  {
    name: 'a text without length',
    file: touch,
    from: /<length>80<\/length>/,
    to: '',
    problem: /Must specify 'length' for a CustomField of type Text/,
  },
  {
    name: 'a page override that names no page',
    file: 'applications/Renkei.app',
    from: '<content>RenkeiAccountRecord<',
    to: '<content>RenkeiAccountPage<',
    problem: /no FlexiPage of type RecordPage named RenkeiAccountPage found/,
  },
  {
    name: 'a tab without its page',
    file: 'tabs/RenkeiSegmentMap.tab',
    from: '<flexiPage>RenkeiSegmentMap<',
    to: '<flexiPage>RenkeiSegmentPlan<',
    problem: /no FlexiPage of type AppPage named RenkeiSegmentPlan found/,
  },
  {
    name: 'a sharing rule for an unknown group',
    file: 'sharingRules/RenkeiTouch__c.sharingRules',
    from: '<group>RenkeiManagers<',
    to: '<group>RenkeiManager<',
    problem: /no Group named RenkeiManager found/,
  },
  {
    name: 'a translation of an unknown field',
    file: 'objectTranslations/Account-ja.objectTranslation',
    from: '<name>RenkeiSegment__c<',
    to: '<name>RenkeiSegments__c<',
    problem: /no CustomField named Account\.RenkeiSegments__c found/,
  },
  {
    name: 'a child without master',
    file: 'objects/RenkeiSegmentRole__c.object',
    from: '<sharingModel>ControlledByParent<',
    to: '<sharingModel>Private<',
    problem: /Cannot set sharingModel to Private on a CustomObject with a MasterDetail/,
  },
  {
    name: 'an unknown field in a flow’s formula',
    file: flow,
    from: '{!$Record.RenkeiKnownUnits__c}',
    to: '{!$Record.RenkeiKnownUnit__c}',
    problem: /RenkeiKnownUnit__c/,
  },
  {
    name: 'an unknown field that a flow queries',
    file: flow,
    from: '<queriedFields>BreadthFull__c<',
    to: '<queriedFields>BreadthWhole__c<',
    problem: /BreadthWhole__c/,
  },
  {
    name: 'a connector to no element',
    file: flow,
    from: '<targetReference>Stamp_Outcome<',
    to: '<targetReference>Stamp_Result<',
    problem: /Stamp_Result/,
  },
  {
    name: 'a fault that leads to its own element',
    file: moves,
    from: /(<name>Create_Move<\/name>[^]*?<faultConnector>\s*<targetReference>)\w+</,
    to: '$1Create_Move<',
    problem: /The element "Create_Move" cannot be connected to itself/,
  },
  {
    name: 'a flow formula of the wrong type',
    file: flow,
    from: /(<name>SegmentOfBands<\/name>\s*<dataType>)String</,
    to: '$1Boolean<',
    problem: /Formula result is data type|data type/,
  },
  {
    name: 'an unknown function in a flow’s formula',
    file: flow,
    from: 'FLOOR(',
    to: 'GROUND(',
    problem: /Unknown function GROUND/,
  },
  {
    name: 'a picklist as text in the start of a flow',
    file: moves,
    from: /NOT\(ISPICKVAL\((\{!\$Record__Prior\.RenkeiSegment__c\}), &quot;&quot;\)\)/,
    to: 'NOT(ISBLANK(TEXT($1)))',
    problem: /RenkeiSegment__c\} is a picklist field.* not in TEXT/,
  },
  {
    name: 'elements of a flow that do not stand together',
    file: flow,
    from: /(<assignments>[^]*?<\/assignments>)([^]*)(<processType>)/,
    to: '$2$1$3',
    problem: /assignments is duplicated at this location in type Flow/,
  },
  {
    name: 'a write of another record before the save',
    file: moves,
    from: 'RecordAfterSave',
    to: 'RecordBeforeSave',
    problem: /recordCreates|Create_Move/,
  },
  {
    name: 'an unknown custom permission in a flow',
    file: moves,
    from: '$Permission.RenkeiSkipAutomation',
    to: '$Permission.RenkeiSkipEverything',
    problem: /RenkeiSkipEverything/,
  },
  {
    name: 'a component that the manifest does not name',
    file: 'package.xml',
    from: '<members>RenkeiSegmentMap</members>',
    to: '',
    problem: /RenkeiSegmentMap of type \w+ is not in package\.xml/,
    shownIn: '',
  },
  {
    name: 'an unknown column in a report type',
    file: cases,
    from: '<field>Account__c<',
    to: '<field>Customer__c<',
    problem: /Could not find field Customer__c in table RenkeiEscalation__c/,
  },
  {
    name: 'a column that the report type does not have',
    file: followUp,
    from: '<field>RenkeiEscalation__c$IsOpen__c<',
    to: '<field>RenkeiEscalation__c$IsGone__c<',
    problem: /the report type RenkeiCases has no column RenkeiEscalation__c\$IsGone__c/,
  },
  {
    name: 'a formula over an unknown column in a report',
    file: followUp,
    from: 'IsFollowed__c:SUM',
    to: 'IsKept__c:SUM',
    problem: /Invalid summary formula: RenkeiEscalation__c\.IsKept__c:SUM/,
  },
  {
    name: 'a report that a dashboard shows and nobody packaged',
    file: 'dashboards/RenkeiDashboards/RenkeiManager.dashboard',
    from: '<report>RenkeiReports/RenkeiUnanswered<',
    to: '<report>RenkeiReports/RenkeiForgotten<',
    problem: /no Report named RenkeiReports\/RenkeiForgotten found/,
  },
];

let files: ZipFiles;
/** One org for all: it never takes a defective package, and remembers what compiled. */
const org = LocalOrg.open({ file: ':memory:' });
const check = async (changed: ZipFiles): ReturnType<typeof deployPackage> =>
  deployPackage(org, zipOf(changed), { checkOnly: true, singlePackage: true });

before(async () => {
  files = await packageZip();
  const { findings } = await check(files);
  assert.deepEqual(findings, [], 'the package itself must deploy before a defect in it can mean anything');
});

for (const { name, file, from, to, problem, shownIn = file, unlisted } of DEFECTS)
  test(`refused: ${name}`, async () => {
    const source = files[file];
    assert.ok(source !== undefined, `the package has no ${file}`);
    const defective = source.replace(from, to);
    assert.notEqual(defective, source, `${file} does not hold ${String(from)}`);
    const member = unlisted && `<members>${RegExp(from).exec(source)![1]}</members>`;
    const manifest = member ? files['package.xml']!.replace(member, '') : files['package.xml']!;
    const { findings, deployed } = await check({ ...files, 'package.xml': manifest, [file]: defective });
    assert.deepEqual(deployed, []);
    const named = findings.filter((finding) => problem.test(finding.problem) && (!shownIn || finding.file === shownIn));
    assert.ok(named.length > 0, `${name}: found ${JSON.stringify(findings, undefined, 1)}`);
    assert.ok(named.every(({ fullName, line }) => fullName && line !== undefined));
  });

test('after all of that the package itself still deploys', async () =>
  assert.deepEqual((await check(files)).findings, []));
