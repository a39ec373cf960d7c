/** A small app in package form, with one of each kind of thing that the shell draws. */
const metadata = (type: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}\n</${type}>\n`;

const field = (name: string, label: string, rest: string): string =>
  `<fields><fullName>${name}</fullName>${rest.replace('LABEL', `<label>${label}</label>`)}</fields>`;

const value = (name: string, isDefault = false): string =>
  `<value><fullName>${name}</fullName><default>${isDefault}</default><label>${name}</label></value>`;

const item = (name: string, behavior = 'Edit'): string =>
  `<layoutItems><behavior>${behavior}</behavior><field>${name}</field></layoutItems>`;

const column = (...items: string[]): string => `<layoutColumns>${items.join('')}</layoutColumns>`;

const component = (name: string, properties: Record<string, string> = {}): string => {
  const list = Object.entries(properties).map(
    ([key, text]) =>
      `<componentInstanceProperties><name>${key}</name><value>${text}</value></componentInstanceProperties>`,
  );
  const identifier = name.replace(':', '_') + Object.values(properties).join('').replace(/\W/g, '');
  return `<itemInstances><componentInstance>${list.join('')}<componentName>${name}</componentName><identifier>${identifier}</identifier></componentInstance></itemInstances>`;
};

const region = (name: string, type: 'Region' | 'Facet', ...items: string[]): string =>
  `<flexiPageRegions>${items.join('')}<name>${name}</name><type>${type}</type></flexiPageRegions>`;

const fieldItem = (name: string, behavior: string): string =>
  `<itemInstances><fieldInstance><fieldInstanceProperties><name>uiBehavior</name><value>${behavior}</value></fieldInstanceProperties><fieldItem>Record.${name}</fieldItem><identifier>Record${name.replace('__', '_')}Field</identifier></fieldInstance></itemInstances>`;

const property = (name: string, text: string): string =>
  `<componentInstanceProperties><name>${name}</name><value>${text}</value></componentInstanceProperties>`;

const propertyList = (name: string, ...texts: string[]): string =>
  `<componentInstanceProperties><name>${name}</name><valueList>${texts.map((text) => `<valueListItems><value>${text}</value></valueListItems>`).join('')}</valueList></componentInstanceProperties>`;

const dynamicList = `<itemInstances><componentInstance>${propertyList('actionNames', 'New')}${property('maxRecordsToDisplay', '10')}${property('parentFieldApiName', 'Widget__c.Id')}${property('relatedListApiName', 'Parts__r')}${property('relatedListDisplayType', 'ADVGRID')}${propertyList('relatedListFieldAliases', 'NAME', 'Price__c')}${property('relatedListLabel', 'Priced parts')}${property('showActionBar', 'true')}${property('sortFieldAlias', 'Price__c')}${property('sortFieldOrder', 'Descending')}<componentName>lst:dynamicRelatedList</componentName><identifier>pricedParts</identifier></componentInstance></itemInstances>`;

const widget = metadata(
  'CustomObject',
  `<compactLayoutAssignment>Key</compactLayoutAssignment>
   <compactLayouts><fullName>Key</fullName><fields>Name</fields><fields>Colour__c</fields><fields>Weight__c</fields><fields>Maker__c</fields><label>Key</label></compactLayouts>
   <deploymentStatus>Deployed</deploymentStatus>
   ${field('Built__c', 'Built on', 'LABEL<type>Date</type>')}
   ${field('Colour__c', 'Colour', `<inlineHelpText>As it left the paint shop.</inlineHelpText>LABEL<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${value('Red')}${value('Blue', true)}</valueSetDefinition></valueSet>`)}
   ${field('Fragile__c', 'Fragile', '<defaultValue>false</defaultValue>LABEL<type>Checkbox</type>')}
   ${field('Maker__c', 'Maker', 'LABEL<referenceTo>Account</referenceTo><relationshipLabel>Widgets</relationshipLabel><relationshipName>Widgets</relationshipName><type>Lookup</type>')}
   ${field('Notes__c', 'Notes', 'LABEL<length>2000</length><type>LongTextArea</type><visibleLines>3</visibleLines>')}
   ${field('Secret__c', 'Secret', 'LABEL<length>80</length><type>Text</type>')}
   ${field('Weight__c', 'Weight', 'LABEL<precision>8</precision><scale>1</scale><type>Number</type>')}
   <label>Widget</label>
   <listViews><fullName>All</fullName><columns>NAME</columns><columns>Colour__c</columns><columns>Weight__c</columns><columns>Maker__c</columns><filterScope>Everything</filterScope><label>All widgets</label></listViews>
   <listViews><fullName>Red_ones</fullName><columns>NAME</columns><columns>Weight__c</columns><filterScope>Everything</filterScope><filters><field>Colour__c</field><operation>equals</operation><value>Red</value></filters><label>Red ones</label></listViews>
   <nameField><label>Widget name</label><type>Text</type></nameField>
   <pluralLabel>Widgets</pluralLabel>
   <sharingModel>ReadWrite</sharingModel>
   <validationRules><fullName>Not_negative</fullName><active>true</active><errorConditionFormula>Weight__c &lt; 0</errorConditionFormula><errorDisplayField>Weight__c</errorDisplayField><errorMessage>A widget weighs something.</errorMessage></validationRules>
   <validationRules><fullName>Red_and_fragile</fullName><active>true</active><errorConditionFormula>AND(ISPICKVAL(Colour__c, &quot;Blue&quot;), Fragile__c)</errorConditionFormula><errorMessage>Nothing blue is fragile.</errorMessage></validationRules>`,
);

const part = metadata(
  'CustomObject',
  `<deploymentStatus>Deployed</deploymentStatus>
   ${field('Price__c', 'Price', 'LABEL<precision>10</precision><scale>0</scale><type>Number</type>')}
   ${field('Widget__c', 'Widget', 'LABEL<referenceTo>Widget__c</referenceTo><relationshipLabel>Parts</relationshipLabel><relationshipName>Parts</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>false</reparentableMasterDetail><type>MasterDetail</type><writeRequiresMasterRead>false</writeRequiresMasterRead>')}
   <label>Part</label>
   <nameField><label>Part name</label><type>Text</type></nameField>
   <pluralLabel>Parts</pluralLabel>
   <sharingModel>ControlledByParent</sharingModel>`,
);

const layout = metadata(
  'Layout',
  `<layoutSections><customLabel>true</customLabel><detailHeading>true</detailHeading><editHeading>true</editHeading><label>About</label>
     ${column(item('Name', 'Required'), item('Colour__c'), item('Weight__c'), item('Maker__c'))}
     ${column(item('OwnerId'), item('Built__c'), item('Fragile__c'), item('Secret__c'))}
     <style>TwoColumnsTopToBottom</style></layoutSections>
   <layoutSections><customLabel>true</customLabel><detailHeading>true</detailHeading><editHeading>true</editHeading><label>More</label>
     ${column(item('Notes__c'))}<style>OneColumn</style></layoutSections>
   <relatedLists><fields>NAME</fields><fields>Price__c</fields><relatedList>Part__c.Widget__c</relatedList></relatedLists>`,
);

const permissions = (label: string, seesSecret: boolean): string => {
  const names = [
    'Built__c',
    'Colour__c',
    'Fragile__c',
    'Maker__c',
    'Notes__c',
    ...(seesSecret ? ['Secret__c'] : []),
    'Weight__c',
  ];
  const rights = (object: string): string =>
    `<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
  const tab = (name: string): string => `<tabSettings><tab>${name}</tab><visibility>Visible</visibility></tabSettings>`;
  const grant = (name: string): string =>
    `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;
  return metadata(
    'PermissionSet',
    `<applicationVisibilities><application>Workshop</application><visible>true</visible></applicationVisibilities>
     ${grant('Part__c.Price__c')}${names.map((name) => grant(`Widget__c.${name}`)).join('')}
     <hasActivationRequired>false</hasActivationRequired><label>${label}</label>
     ${rights('Part__c')}${rights('Widget__c')}
     ${tab('Widget__c')}${tab('WorkshopHome')}`,
  );
};

const bundle = (label: string, targets: string, configs = ''): string =>
  metadata(
    'LightningComponentBundle',
    `<apiVersion>66.0</apiVersion><isExposed>true</isExposed><masterLabel>${label}</masterLabel><targets>${targets}</targets>${configs}`,
  );

/** Files by path, as in a package zip. */
export const workshop: Record<string, string> = {
  'objects/Widget__c.object': widget,
  'objects/Part__c.object': part,
  'layouts/Widget__c-Widget Layout.layout': layout,
  'layouts/Part__c-Part Layout.layout': metadata(
    'Layout',
    `<layoutSections><customLabel>true</customLabel><detailHeading>true</detailHeading><editHeading>true</editHeading><label>Part</label>
     ${column(item('Name', 'Required'), item('Price__c'))}${column(item('Widget__c', 'Required'))}<style>TwoColumnsTopToBottom</style></layoutSections>`,
  ),
  'labels/CustomLabels.labels': metadata(
    'CustomLabels',
    '<labels><fullName>Workshop_Greeting</fullName><language>en_US</language><protected>false</protected><shortDescription>Greeting</shortDescription><value>Welcome to the workshop</value></labels><labels><fullName>Workshop_Body</fullName><language>en_US</language><protected>false</protected><shortDescription>Body</shortDescription><value>Body of the widget</value></labels>',
  ),
  'lwc/widgetBoard/widgetBoard.js-meta.xml': bundle(
    'Widget board',
    '<target>lightning__AppPage</target>',
    '<targetConfigs><targetConfig targets="lightning__AppPage"><property name="limit" type="Integer" default="3"/></targetConfig></targetConfigs>',
  ),
  'lwc/widgetBoard/widgetBoard.html': `<template>
  <lightning-card title={greeting} icon-name="utility:settings">
    <p class="slds-p-horizontal_medium" data-names>{names}</p>
    <p class="slds-p-horizontal_medium" data-today>{today}</p>
    <lightning-button slot="actions" variant="brand" label="Refresh" onclick={handleRefresh}></lightning-button>
  </lightning-card>
</template>`,
  'lwc/widgetBoard/widgetBoard.js': `import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import greeting from '@salesforce/label/c.Workshop_Greeting';
import { describe } from 'c/widgetWords';

export default class WidgetBoard extends LightningElement {
  @api limit;
  greeting = greeting;
  names = '';
  today = new Date().toISOString().slice(0, 10);

  @wire(graphql, {
    query: gql\`query widgets($first: Int) { uiapi { query { Widget__c(first: $first, orderBy: { Name: { order: ASC } }) { edges { node { Id Name { value } } } } } } }\`,
    variables: '$variables',
  })
  wired({ data, errors, refresh }) {
    this.refresh = refresh;
    if (errors) this.names = errors[0].message;
    if (data) this.names = describe(data.uiapi.query.Widget__c.edges.map(({ node }) => node.Name.value));
  }

  get variables() {
    return { first: this.limit };
  }

  handleRefresh() {
    this.refresh();
  }
}
`,
  'lwc/widgetWords/widgetWords.js-meta.xml': metadata(
    'LightningComponentBundle',
    '<apiVersion>66.0</apiVersion><isExposed>false</isExposed>',
  ),
  'lwc/widgetWords/widgetWords.js': "export const describe = (names) => names.join(' · ');\n",
  'lwc/widgetGauge/widgetGauge.js-meta.xml': bundle('Widget gauge', '<target>lightning__RecordPage</target>'),
  'lwc/widgetGauge/widgetGauge.html':
    '<template><lightning-card title="Gauge"><p class="slds-p-horizontal_medium" data-weight>{weight}</p></lightning-card></template>',
  'lwc/widgetGauge/widgetGauge.js': `import { LightningElement, api, wire } from 'lwc';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import WEIGHT from '@salesforce/schema/Widget__c.Weight__c';

export default class WidgetGauge extends LightningElement {
  @api recordId;
  @wire(getRecord, { recordId: '$recordId', fields: [WEIGHT] }) record;

  get weight() {
    return this.record.data ? getFieldValue(this.record.data, WEIGHT) + ' kg' : this.record.error?.body?.message;
  }
}
`,
  'flexipages/WorkshopHome.flexipage': metadata(
    'FlexiPage',
    `${region('main', 'Region', component('widgetBoard', { limit: '2' }))}<masterLabel>Workshop home</masterLabel><template><name>flexipage:defaultAppHomeTemplate</name></template><type>AppPage</type>`,
  ),
  'flexipages/WidgetRecord.flexipage': metadata(
    'FlexiPage',
    `${region('header', 'Region', component('force:highlightsPanel'))}
     ${region('bodyLeft', 'Facet', fieldItem('Weight__c', 'none'), fieldItem('Built__c', 'readonly'))}
     ${region('bodyColumns', 'Facet', component('flexipage:column', { body: 'bodyLeft' }))}
     ${region('main', 'Region', component('force:detailPanel'), component('flexipage:fieldSection', { columns: 'bodyColumns', label: '{!$Label.Workshop_Body}' }))}
     ${region('sidebar', 'Region', component('widgetGauge'), component('force:relatedListContainer'), dynamicList)}
     <masterLabel>Widget record</masterLabel><sobjectType>Widget__c</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type>`,
  ),
  'tabs/WorkshopHome.tab': metadata(
    'CustomTab',
    '<flexiPage>WorkshopHome</flexiPage><label>Workshop</label><motif>Custom19: Wrench</motif>',
  ),
  'tabs/Widget__c.tab': metadata('CustomTab', '<customObject>true</customObject><motif>Custom67: Gears</motif>'),
  'applications/Workshop.app': metadata(
    'CustomApplication',
    `${['Large', 'Small'].map((size) => `<actionOverrides><actionName>View</actionName><content>WidgetRecord</content><formFactor>${size}</formFactor><skipRecordTypeSelect>false</skipRecordTypeSelect><type>Flexipage</type><pageOrSobjectType>Widget__c</pageOrSobjectType></actionOverrides>`).join('')}
     <formFactors>Large</formFactors><formFactors>Small</formFactors><label>Workshop</label><navType>Standard</navType><tabs>WorkshopHome</tabs><tabs>Widget__c</tabs><tabs>standard-Account</tabs><uiType>Lightning</uiType>`,
  ),
  'permissionsets/WorkshopLead.permissionset': permissions('Workshop lead', true),
  'permissionsets/WorkshopStaff.permissionset': permissions('Workshop staff', false),
  'translations/ja.translation': metadata(
    'Translations',
    `<customApplications><label>作業場</label><name>Workshop</name></customApplications>
     <customLabels><label>作業場へようこそ</label><name>Workshop_Greeting</name></customLabels>
     <customTabs><label>作業場</label><name>WorkshopHome</name></customTabs>`,
  ),
  'objectTranslations/Widget__c-ja.objectTranslation': metadata(
    'CustomObjectTranslation',
    `<caseValues><plural>false</plural><value>部品台</value></caseValues><caseValues><plural>true</plural><value>部品台</value></caseValues>
     <fields><label>色</label><name>Colour__c</name><picklistValues><masterLabel>Red</masterLabel><translation>赤</translation></picklistValues></fields>
     <fields><label>重さ</label><name>Weight__c</name></fields>`,
  ),
};
