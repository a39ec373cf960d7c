import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { deployPackage, type DeployOutcome } from '../../../scripts/local-org/metadata/deploy.ts';
import { kindOfFolder } from '../../../scripts/local-org/metadata/kinds.ts';
import { LocalOrg } from '../../../scripts/local-org/org.ts';

/** Files of a package by path, without its manifest. */
export type Files = Record<string, string>;

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const component = (type: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} ${NAMESPACE}>\n${body.trim()}\n</${type}>\n`;
const field = (name: string, rest: string): string => `<fields><fullName>${name}</fullName>${rest}</fields>\n`;
const value = (name: string): string =>
  `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`;
const picklist = (...names: string[]): string =>
  `<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${names.map(value).join('')}</valueSetDefinition></valueSet>`;

/** A small package with one of everything that the org models; it deploys without a finding. */
export const SAMPLE: Readonly<Files> = {
  'labels/CustomLabels.labels': component(
    'CustomLabels',
    `<labels><fullName>Hello</fullName><language>en_US</language><protected>false</protected><shortDescription>Hello</shortDescription><value>Hello</value></labels>`,
  ),
  'objects/Account.object': component(
    'CustomObject',
    field('Band__c', `<label>Band</label>${picklist('High', 'Low')}`) +
      field(
        'Key__c',
        '<label>Key</label><length>80</length><required>false</required><type>Text</type><unique>true</unique>',
      ) +
      field(
        'Score__c',
        '<label>Score</label><precision>5</precision><required>false</required><scale>1</scale><type>Number</type>',
      ) +
      field(
        'Twice__c',
        '<formula>Score__c * 2</formula><label>Twice</label><precision>18</precision><scale>1</scale><type>Number</type>',
      ) +
      `<listViews><fullName>HighBand</fullName><columns>ACCOUNT.NAME</columns><columns>Band__c</columns><filterScope>Everything</filterScope><filters><field>Band__c</field><operation>equals</operation><value>High</value></filters><label>High band</label></listViews>`,
  ),
  'objects/Thing__c.object': component(
    'CustomObject',
    `<compactLayouts><fullName>Short</fullName><fields>Name</fields><fields>Note__c</fields><label>Short</label></compactLayouts>
<deploymentStatus>Deployed</deploymentStatus>
<description>Things</description>
<label>Thing</label>
<nameField><displayFormat>T-{0000}</displayFormat><label>Thing Number</label><type>AutoNumber</type></nameField>
<pluralLabel>Things</pluralLabel>
<searchLayouts><searchResultsAdditionalFields>Note__c</searchResultsAdditionalFields></searchLayouts>
<sharingModel>Private</sharingModel>
` +
      field(
        'Account__c',
        '<deleteConstraint>SetNull</deleteConstraint><label>Account</label><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName><required>false</required><type>Lookup</type>',
      ) +
      field('Level__c', `<label>Level</label>${picklist('One', 'Two')}`) +
      field('Note__c', '<label>Note</label><length>80</length><required>false</required><type>Text</type>') +
      field('When__c', '<label>When</label><required>true</required><type>DateTime</type>') +
      `<listViews><fullName>All</fullName><columns>NAME</columns><columns>Note__c</columns><filterScope>Everything</filterScope><label>All</label></listViews>
<validationRules><fullName>NoteNeeded</fullName><active>true</active><errorConditionFormula>ISBLANK(Note__c)</errorConditionFormula><errorDisplayField>Note__c</errorDisplayField><errorMessage>Enter a note &amp; save again.</errorMessage></validationRules>`,
  ),
  'objects/ThingPart__c.object': component(
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus><label>Part</label><nameField><label>Part Name</label><type>Text</type></nameField><pluralLabel>Parts</pluralLabel><sharingModel>ControlledByParent</sharingModel>
` +
      field(
        'Thing__c',
        '<label>Thing</label><referenceTo>Thing__c</referenceTo><relationshipName>Parts</relationshipName><relationshipOrder>0</relationshipOrder><type>MasterDetail</type>',
      ),
  ),
  'customPermissions/SeeAll.customPermission': component(
    'CustomPermission',
    '<isLicensed>false</isLicensed><label>See all</label>',
  ),
  'lwc/greeting/greeting.js': `import { LightningElement, api } from 'lwc';
import hello from '@salesforce/label/c.Hello';
import KEY from '@salesforce/schema/Account.Key__c';
import { twice } from 'c/numbers';
export default class Greeting extends LightningElement {
  @api size = 1;
  hello = hello;
  get text() {
    return KEY.fieldApiName + twice(this.size);
  }
}
`,
  'lwc/greeting/greeting.html': '<template><lightning-card title={hello}>{text}</lightning-card></template>\n',
  'lwc/greeting/greeting.js-meta.xml': component(
    'LightningComponentBundle',
    `<apiVersion>66.0</apiVersion><description>Greets</description><isExposed>true</isExposed><masterLabel>Greeting</masterLabel>
<targets><target>lightning__AppPage</target><target>lightning__RecordPage</target></targets>
<targetConfigs><targetConfig targets="lightning__RecordPage"><property name="size" type="Integer" default="1" label="Size"/><objects><object>Account</object></objects></targetConfig></targetConfigs>`,
  ),
  'lwc/numbers/numbers.js': 'export const twice = (value) => value * 2;\n',
  'lwc/numbers/numbers.js-meta.xml': component(
    'LightningComponentBundle',
    '<apiVersion>66.0</apiVersion><isExposed>false</isExposed>',
  ),
  'flexipages/Home.flexipage': component(
    'FlexiPage',
    `<flexiPageRegions><itemInstances><componentInstance><componentName>c:greeting</componentName><identifier>greeting</identifier></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions>
<masterLabel>Home</masterLabel><template><name>flexipage:defaultAppHomeTemplate</name></template><type>AppPage</type>`,
  ),
  'flexipages/AccountPage.flexipage': component(
    'FlexiPage',
    `<flexiPageRegions><itemInstances><componentInstance><componentName>force:highlightsPanel</componentName><identifier>highlights</identifier></componentInstance></itemInstances><name>header</name><type>Region</type></flexiPageRegions>
<flexiPageRegions><itemInstances><fieldInstance><fieldItem>Record.Band__c</fieldItem><identifier>band</identifier></fieldInstance></itemInstances><name>left</name><type>Facet</type></flexiPageRegions>
<flexiPageRegions><itemInstances><componentInstance><componentInstanceProperties><name>body</name><value>left</value></componentInstanceProperties><componentName>flexipage:column</componentName><identifier>column</identifier></componentInstance></itemInstances><name>columns</name><type>Facet</type></flexiPageRegions>
<flexiPageRegions>
<itemInstances><componentInstance><componentInstanceProperties><name>size</name><value>2</value></componentInstanceProperties><componentName>greeting</componentName><identifier>greeting</identifier><visibilityRule><criteria><leftValue>{!Record.Band__c}</leftValue><operator>EQUAL</operator><rightValue>High</rightValue></criteria></visibilityRule></componentInstance></itemInstances>
<itemInstances><componentInstance><componentInstanceProperties><name>columns</name><value>columns</value></componentInstanceProperties><componentInstanceProperties><name>label</name><value>{!$Label.Hello}</value></componentInstanceProperties><componentName>flexipage:fieldSection</componentName><identifier>section</identifier></componentInstance></itemInstances>
<itemInstances><componentInstance><componentInstanceProperties><name>parentFieldApiName</name><value>Account.Id</value></componentInstanceProperties><componentInstanceProperties><name>relatedListApiName</name><value>Things__r</value></componentInstanceProperties><componentName>force:relatedListSingleContainer</componentName><identifier>things</identifier></componentInstance></itemInstances>
<name>main</name><type>Region</type></flexiPageRegions>
<masterLabel>Account page</masterLabel><sobjectType>Account</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type>`,
  ),
  'tabs/Home.tab': component(
    'CustomTab',
    '<flexiPage>Home</flexiPage><label>Home</label><motif>Custom50: Big top</motif>',
  ),
  'tabs/Thing__c.tab': component('CustomTab', '<customObject>true</customObject><motif>Custom51: Apple</motif>'),
  'layouts/Thing__c-Thing Layout.layout': component(
    'Layout',
    `<layoutSections><customLabel>true</customLabel><detailHeading>true</detailHeading><editHeading>true</editHeading><label>Main</label>
<layoutColumns><layoutItems><behavior>Readonly</behavior><field>Name</field></layoutItems><layoutItems><behavior>Required</behavior><field>When__c</field></layoutItems></layoutColumns>
<layoutColumns><layoutItems><behavior>Edit</behavior><field>Note__c</field></layoutItems></layoutColumns><style>TwoColumnsTopToBottom</style></layoutSections>
<relatedLists><fields>NAME</fields><relatedList>ThingPart__c.Thing__c</relatedList></relatedLists>`,
  ),
  'applications/Things.app': component(
    'CustomApplication',
    `<actionOverrides><actionName>View</actionName><content>AccountPage</content><formFactor>Large</formFactor><skipRecordTypeSelect>false</skipRecordTypeSelect><type>Flexipage</type><pageOrSobjectType>Account</pageOrSobjectType></actionOverrides>
<brand><headerColor>#0070D2</headerColor><shouldOverrideOrgTheme>false</shouldOverrideOrgTheme></brand>
<formFactors>Large</formFactors><label>Things</label><navType>Standard</navType><tabs>Home</tabs><tabs>Thing__c</tabs><tabs>standard-Account</tabs><uiType>Lightning</uiType>`,
  ),
  'permissionsets/Reader.permissionset': component(
    'PermissionSet',
    `<applicationVisibilities><application>Things</application><visible>true</visible></applicationVisibilities>
<customPermissions><enabled>true</enabled><name>SeeAll</name></customPermissions>
<description>Reads things</description>
<fieldPermissions><editable>true</editable><field>Account.Key__c</field><readable>true</readable></fieldPermissions>
<fieldPermissions><editable>false</editable><field>Account.Twice__c</field><readable>true</readable></fieldPermissions>
<fieldPermissions><editable>true</editable><field>Thing__c.Note__c</field><readable>true</readable></fieldPermissions>
<label>Reader</label>
<license>Salesforce</license>
<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Thing__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>
<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>ThingPart__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>
<tabSettings><tab>Thing__c</tab><visibility>Visible</visibility></tabSettings>
<userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions>`,
  ),
  'groups/Team.group': component('Group', '<doesIncludeBosses>true</doesIncludeBosses><name>Team</name>'),
  'queues/ThingQueue.queue': component(
    'Queue',
    '<doesSendEmailToMembers>false</doesSendEmailToMembers><name>Thing queue</name><queueMembers><publicGroups><publicGroup>Team</publicGroup></publicGroups></queueMembers><queueSobject><sobjectType>Thing__c</sobjectType></queueSobject>',
  ),
  'sharingRules/Thing__c.sharingRules': component(
    'SharingRules',
    '<sharingOwnerRules><fullName>TeamReads</fullName><accessLevel>Read</accessLevel><label>Team reads</label><sharedTo><group>Team</group></sharedTo><sharedFrom><allInternalUsers/></sharedFrom></sharingOwnerRules>',
  ),
  'translations/ja.translation': component(
    'Translations',
    '<customApplications><label>もの</label><name>Things</name></customApplications><customLabels><label>こんにちは</label><name>Hello</name></customLabels><customTabs><label>ホーム</label><name>Home</name></customTabs>',
  ),
  'objectTranslations/Thing__c-ja.objectTranslation': component(
    'CustomObjectTranslation',
    `<caseValues><plural>false</plural><value>もの</value></caseValues>
<fields><label>段階</label><name>Level__c</name><picklistValues><masterLabel>One</masterLabel><translation>一</translation></picklistValues></fields>
<layouts><layout>Thing Layout</layout><sections><label>主</label><section>Main</section></sections></layouts>
<nameFieldLabel>番号</nameFieldLabel>
<validationRules><errorMessage>メモを入力してください。</errorMessage><name>NoteNeeded</name></validationRules>`,
  ),
};

/** The sample with a text of one file replaced. Fails when the text is not there: a test must not pass by a typo. */
export function changed(file: string, from: string, to: string, files: Files = SAMPLE): Files {
  const source = files[file];
  if (!source?.includes(from)) throw new Error(`${file} does not hold ${from}`);
  return { ...files, [file]: source.replace(from, () => to) };
}

/** A deploy's zip: the files and a manifest that names every component in them. */
export function toZip(files: Files, manifest: string = manifestOf(Object.keys(files))): Uint8Array {
  const entries = Object.entries({ ...files, 'package.xml': manifest });
  return zipSync(Object.fromEntries(entries.map(([path, text]) => [path, strToU8(text)])));
}

function manifestOf(paths: string[]): string {
  const members = paths.map((path) => {
    const [folder, first, ...rest] = path.split('/') as [string, string, ...string[]];
    const kind = kindOfFolder(folder);
    const name = kind?.suffix ? [first, ...rest].join('/').replace(/(-meta\.xml|\.\w+)$/, '') : first;
    return { type: kind?.type ?? 'Unknown', name };
  });
  const types = [...new Set(members.map(({ type }) => type))].map((type) => {
    const names = new Set(members.filter((member) => member.type === type).map(({ name }) => name));
    return `<types>${[...names].map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`;
  });
  return `<?xml version="1.0"?><Package ${NAMESPACE}>${types.join('')}<version>66.0</version></Package>`;
}

let shared: LocalOrg | undefined;

/** Deploys into an org, by default an empty one that only checks; findings as `file: problem`. */
export async function deploy(files: Files, org?: LocalOrg): Promise<DeployOutcome & { problems: string[] }> {
  shared ??= LocalOrg.open({ file: ':memory:' });
  const outcome = await deployPackage(org ?? shared, toZip(files), { checkOnly: !org, singlePackage: true });
  return { ...outcome, problems: outcome.findings.map(({ file, problem }) => `${file}: ${problem}`) };
}

/** What no object, layout, queue or sharing rule looks at; left out, their tests need no compiler. */
const PAGES = /^(lwc|flexipages|applications|permissionsets|translations)\/|^tabs\/Home/;

/** The problems of the sample with one text replaced. */
export async function problemsOf(file: string, from: string, to: string): Promise<string[]> {
  const files = changed(file, from, to);
  const needed = Object.entries(files).filter(([path]) => PAGES.test(file) || !PAGES.test(path));
  return (await deploy(Object.fromEntries(needed))).problems;
}

/** Tests that each replaced text is refused in that very file with that very problem, and with no other. */
export function refuses(file: string, cases: [from: string, to: string, problem: string][]): void {
  for (const [from, to, problem] of cases)
    test(`${file}: ${problem}`, async () =>
      assert.deepEqual(await problemsOf(file, from, to), [`${file}: ${problem}`]));
}
