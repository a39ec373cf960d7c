import type { Files } from '../metadata/samplePackage.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const component = (type: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} ${NAMESPACE}>\n${body.trim()}\n</${type}>\n`;
const field = (name: string, rest: string): string => `<fields><fullName>${name}</fullName>${rest}</fields>\n`;
const text = (name: string): string =>
  field(`${name}__c`, `<label>${name}</label><length>80</length><required>false</required><type>Text</type>`);
const picklist = (name: string, ...values: string[]): string =>
  field(
    `${name}__c`,
    `<label>${name}</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${values
      .map((value) => `<value><fullName>${value}</fullName><default>false</default><label>${value}</label></value>`)
      .join('')}</valueSetDefinition></valueSet>`,
  );
const number = (name: string, scale: number, formula = ''): string =>
  field(
    `${name}__c`,
    `${formula && `<formula>${formula}</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>`}<label>${name}</label><precision>16</precision>${formula ? '' : '<required>false</required>'}<scale>${scale}</scale><type>Number</type>`,
  );
const dated = (name: string, type: string): string =>
  field(`${name}__c`, `<label>${name}</label><required>false</required><type>${type}</type>`);
const lookup = (name: string, target: string, relationship: string): string =>
  field(
    `${name}__c`,
    `<deleteConstraint>SetNull</deleteConstraint><label>${name}</label><referenceTo>${target}</referenceTo><relationshipName>${relationship}</relationshipName><required>false</required><type>Lookup</type>`,
  );
const object = (label: string, fields: string): string =>
  component(
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus><enableReports>true</enableReports>${fields}<label>${label}</label><nameField><label>${label} Name</label><type>Text</type></nameField><pluralLabel>${label}s</pluralLabel><sharingModel>Private</sharingModel>`,
  );

const DEAL_FIELDS =
  'Account__c Amount__c Backup__c BackupSize__c ClosedOn__c IsBig__c Region__c SeenAt__c Size__c Stage__c'.split(' ');
const STEP_FIELDS = 'Deal__c Minutes__c'.split(' ');
const columns = (table: string, names: readonly string[]): string =>
  names
    .map(
      (name) =>
        `<columns><checkedByDefault>false</checkedByDefault><field>${name}</field><table>${table}</table></columns>`,
    )
    .join('\n');
const DEAL_COLUMNS = ['Name', ...DEAL_FIELDS, 'Account__c.Industry', 'Owner', 'CreatedDate'];
const section = (label: string, body: string): string =>
  `<sections>${body}<masterLabel>${label}</masterLabel></sections>`;

const granted = (entity: string, names: readonly string[]): string =>
  names
    .map(
      (name) =>
        `<fieldPermissions><editable>${!/Is|Size/.test(name)}</editable><field>${entity}.${name}</field><readable>true</readable></fieldPermissions>`,
    )
    .join('\n');
const objectGrant = (name: string): string =>
  `<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
const shared = (name: string, type: 'ReportFolder' | 'DashboardFolder', label: string, audience: string): Files => ({
  [`${type === 'ReportFolder' ? 'reports' : 'dashboards'}/${name}-meta.xml`]: component(
    type,
    `<folderShares><accessLevel>View</accessLevel>${audience}</folderShares><name>${label}</name>`,
  ),
});
const EVERYONE = '<sharedTo>AllInternalUsers</sharedTo><sharedToType>Organization</sharedToType>';
const grid = (row: number, column: number, body: string): string =>
  `<dashboardGridComponents><colSpan>6</colSpan><columnIndex>${column}</columnIndex><dashboardComponent>${body}</dashboardComponent><rowIndex>${row}</rowIndex><rowSpan>6</rowSpan></dashboardGridComponents>`;

/** Deals and their steps, with reports of every format and a dashboard. */
export const REPORTS: Readonly<Files> = {
  'objects/Deal__c.object': object(
    'Deal',
    lookup('Account', 'Account', 'Deals') +
      number('Amount', 2) +
      lookup('Backup', 'Deal__c', 'Backed') +
      number('BackupSize', 2, 'Backup__r.Size__c + 1') +
      dated('ClosedOn', 'Date') +
      number('IsBig', 0, 'IF(Size__c &gt; 100, 1, 0)') +
      text('Region') +
      dated('SeenAt', 'DateTime') +
      number('Size', 2, 'IF(ISPICKVAL(Stage__c, &quot;Won&quot;), Amount__c * 2, Amount__c)') +
      picklist('Stage', 'Open', 'Won', 'Lost'),
  ),
  'objects/Step__c.object': object('Step', lookup('Deal', 'Deal__c', 'Steps') + number('Minutes', 0)),
  'reportTypes/Deals.reportType': component(
    'ReportType',
    `<baseObject>Deal__c</baseObject><category>other</category><deployed>true</deployed><description>Deals</description><label>Deals</label>${section('Deals', columns('Deal__c', DEAL_COLUMNS))}`,
  ),
  'reportTypes/DealSteps.reportType': component(
    'ReportType',
    `<baseObject>Deal__c</baseObject><category>other</category><deployed>true</deployed><description>Deals with or without steps</description><join><outerJoin>true</outerJoin><relationship>Steps__r</relationship></join><label>Deals with or without steps</label>${section('Deals', columns('Deal__c', DEAL_COLUMNS))}${section('Steps', columns('Deal__c.Steps__r', ['Name', ...STEP_FIELDS]))}`,
  ),
  ...shared('Sales', 'ReportFolder', 'Sales reports', EVERYONE),
  ...shared(
    'Secret',
    'ReportFolder',
    'Secret reports',
    '<sharedTo>Chiefs</sharedTo><sharedToType>Group</sharedToType>',
  ),
  'groups/Chiefs.group': component('Group', '<doesIncludeBosses>false</doesIncludeBosses><name>Chiefs</name>'),
  'reports/Secret/Plain.report': component(
    'Report',
    `<columns><field>Deal__c$Name</field></columns><format>Tabular</format><name>Plain</name><reportType>Deals__c</reportType><scope>organization</scope><showDetails>true</showDetails>`,
  ),
  'reports/Sales/ByStage.report': component(
    'Report',
    `<aggregates><calculatedFormula>Deal__c.IsBig__c:SUM / RowCount</calculatedFormula><datatype>percent</datatype><developerName>FORMULA1</developerName><isActive>true</isActive><masterLabel>Share of big ones</masterLabel><scale>1</scale></aggregates>
<chart><chartSummaries><aggregate>Sum</aggregate><axisBinding>y</axisBinding><column>Deal__c$Amount__c</column></chartSummaries><chartType>VerticalColumnStacked</chartType><groupingColumn>Deal__c$Stage__c</groupingColumn><legendPosition>Right</legendPosition><location>CHART_TOP</location><secondaryGroupingColumn>Deal__c$ClosedOn__c</secondaryGroupingColumn><showValues>true</showValues><size>Medium</size><summaryAxisRange>Auto</summaryAxisRange></chart>
<columns><field>Deal__c$Name</field></columns>
<columns><field>Deal__c$Account__c</field></columns>
<columns><aggregateTypes>Sum</aggregateTypes><aggregateTypes>Average</aggregateTypes><aggregateTypes>Maximum</aggregateTypes><field>Deal__c$Amount__c</field></columns>
<columns><aggregateTypes>Sum</aggregateTypes><field>Deal__c$Size__c</field></columns>
<columns><aggregateTypes>Unique</aggregateTypes><field>Deal__c$Region__c</field></columns>
<description>Deals by stage and month</description>
<filter><booleanFilter>(1 OR 2) AND 3</booleanFilter><criteriaItems><column>Deal__c$Amount__c</column><columnToColumn>false</columnToColumn><isUnlocked>true</isUnlocked><operator>greaterOrEqual</operator><value>0</value></criteriaItems><criteriaItems><column>Deal__c$Stage__c</column><columnToColumn>false</columnToColumn><isUnlocked>true</isUnlocked><operator>equals</operator><value>Won,Lost</value></criteriaItems><criteriaItems><column>Deal__c$Region__c</column><columnToColumn>false</columnToColumn><isUnlocked>true</isUnlocked><operator>notContain</operator><value>nowhere</value></criteriaItems></filter>
<format>Summary</format>
<groupingsDown><field>Deal__c$Stage__c</field><sortOrder>Asc</sortOrder></groupingsDown>
<groupingsDown><dateGranularity>Month</dateGranularity><field>Deal__c$ClosedOn__c</field><sortOrder>Desc</sortOrder></groupingsDown>
<name>Deals by stage</name><reportType>Deals__c</reportType><scope>organization</scope><showDetails>true</showDetails><showGrandTotal>true</showGrandTotal><showSubTotals>true</showSubTotals><sortColumn>Deal__c$Name</sortColumn><sortOrder>Asc</sortOrder>`,
  ),
  'reports/Sales/Matrix.report': component(
    'Report',
    `<columns><aggregateTypes>Sum</aggregateTypes><field>Deal__c$Amount__c</field></columns>
<columns><aggregateTypes>Sum</aggregateTypes><field>Deal__c.Steps__r$Minutes__c</field></columns>
<format>Matrix</format>
<groupingsAcross><dateGranularity>Quarter</dateGranularity><field>Deal__c$SeenAt__c</field><sortOrder>Asc</sortOrder></groupingsAcross>
<groupingsDown><aggregateType>RowCount</aggregateType><field>Deal__c$Owner</field><sortByName>RowCount</sortByName><sortOrder>Desc</sortOrder><sortType>Aggregate</sortType></groupingsDown>
<groupingsDown><field>Deal__c$Account__c.Industry</field><sortOrder>Asc</sortOrder></groupingsDown>
<name>Owners by quarter</name><reportType>DealSteps__c</reportType><scope>organization</scope><showDetails>false</showDetails>
<timeFrameFilter><dateColumn>Deal__c$ClosedOn__c</dateColumn><interval>INTERVAL_CURY</interval></timeFrameFilter>`,
  ),
  ...shared('Boards', 'DashboardFolder', 'Sales dashboards', EVERYONE),
  'dashboards/Boards/Sales.dashboard': component(
    'Dashboard',
    `<backgroundEndColor>#FFFFFF</backgroundEndColor><backgroundFadeDirection>Diagonal</backgroundFadeDirection><backgroundStartColor>#FFFFFF</backgroundStartColor><dashboardChartTheme>light</dashboardChartTheme><dashboardColorPalette>unity</dashboardColorPalette>
<dashboardGridLayout>
${grid(0, 0, '<autoselectColumnsFromReport>true</autoselectColumnsFromReport><componentType>ColumnStacked</componentType><displayUnits>Auto</displayUnits><header>By stage</header><report>Sales/ByStage</report><useReportChart>true</useReportChart>')}
${grid(0, 6, '<autoselectColumnsFromReport>false</autoselectColumnsFromReport><chartSummary><aggregate>Sum</aggregate><column>Deal__c$Amount__c</column></chartSummary><componentType>Metric</componentType><displayUnits>Auto</displayUnits><header>All amounts</header><metricLabel>Amount</metricLabel><report>Sales/ByStage</report>')}
${grid(6, 0, '<autoselectColumnsFromReport>false</autoselectColumnsFromReport><chartSummary><axisBinding>y</axisBinding><column>RowCount</column></chartSummary><componentType>Donut</componentType><displayUnits>Auto</displayUnits><groupingColumn>Deal__c$Owner</groupingColumn><header>Owners</header><legendPosition>Right</legendPosition><report>Sales/Matrix</report><showValues>true</showValues>')}
${grid(6, 6, '<autoselectColumnsFromReport>false</autoselectColumnsFromReport><componentType>FlexTable</componentType><flexComponentProperties><flexTableColumn><reportColumn>Deal__c$Stage__c</reportColumn><showSubTotal>false</showSubTotal><showTotal>false</showTotal><type>grouping</type></flexTableColumn><flexTableColumn><reportColumn>s!Deal__c$Amount__c</reportColumn><showSubTotal>false</showSubTotal><showTotal>true</showTotal><type>aggregate</type></flexTableColumn><flexTableSortInfo><sortOrder>1</sortOrder></flexTableSortInfo><hideChatterPhotos>true</hideChatterPhotos></flexComponentProperties><header>Table</header><report>Sales/ByStage</report>')}
<numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout>
<dashboardType>LoggedInUser</dashboardType><description>Sales at a glance</description><isGridLayout>true</isGridLayout><textColor>#000000</textColor><title>Sales board</title><titleColor>#000000</titleColor><titleSize>12</titleSize>`,
  ),
  'permissionsets/Deals.permissionset': component(
    'PermissionSet',
    `${granted('Deal__c', DEAL_FIELDS)}\n${granted('Step__c', STEP_FIELDS)}\n<label>Deals</label>\n${objectGrant('Deal__c')}\n${objectGrant('Step__c')}
<tabSettings><tab>standard-report</tab><visibility>Visible</visibility></tabSettings><tabSettings><tab>standard-Dashboard</tab><visibility>Visible</visibility></tabSettings>`,
  ),
};
