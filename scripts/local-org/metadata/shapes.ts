/** What of a schema type this org models, and how long its texts may be. */
interface Shape {
  /** Modelled elements besides `fullName`; without it, all of the schema. */
  only?: Set<string>;
  lengths?: Record<string, number>;
}

const shape = (only: string, lengths: Record<string, number> = {}): Shape => ({
  ...(only ? { only: new Set(`fullName ${only}`.split(/\s+/)) } : {}),
  lengths,
});

/** By the schema's type. Elements that only switch on what no client of this org sees count as modelled. */
export const SHAPES: Record<string, Shape> = {
  AppBrand: shape('footerColor headerColor shouldOverrideOrgTheme'),
  CompactLayout: shape('fields label', { label: 40 }),
  CustomApplication: shape(
    `actionOverrides brand description formFactors isNavAutoTempTabsDisabled isNavPersonalizationDisabled
     isNavTabPersistenceDisabled isOmniPinnedViewEnabled label navType setupExperience tabs uiType`,
    { description: 200, label: 40 },
  ),
  CustomField: shape('', { description: 1000, inlineHelpText: 510, label: 40 }),
  CustomFieldTranslation: shape('caseValues gender help label name picklistValues relationshipLabel startsWith', {
    help: 510,
    label: 40,
  }),
  CustomLabel: shape('', { categories: 255, shortDescription: 80, value: 1000 }),
  CustomLabelTranslation: shape('', { label: 1000 }),
  CustomObject: shape(
    `allowInChatterGroups compactLayoutAssignment compactLayouts deploymentStatus description enableActivities
     enableBulkApi enableFeeds enableHistory enableLicensing enableReports enableSearch enableSharing
     enableStreamingApi externalSharingModel fields gender label listViews nameField pluralLabel searchLayouts
     sharingModel startsWith validationRules visibility`,
    { description: 1000, label: 40, pluralLabel: 40 },
  ),
  CustomObjectTranslation: shape('caseValues fields gender layouts nameFieldLabel startsWith validationRules'),
  CustomPermission: shape('description isLicensed label requiredPermission', { description: 255, label: 80 }),
  Dashboard: shape(
    `backgroundEndColor backgroundFadeDirection backgroundStartColor chartTheme colorPalette dashboardChartTheme
     dashboardColorPalette dashboardGridLayout dashboardType description isGridLayout runningUser textColor title
     titleColor titleSize`,
    { description: 255, title: 80 },
  ),
  DashboardComponent: shape(
    `autoselectColumnsFromReport chartAxisRange chartSummary componentType decimalPrecision displayUnits drillEnabled
     drillToDetailEnabled enableHover expandOthers flexComponentProperties footer groupingColumn groupingSortProperties
     header legendPosition maxValuesDisplayed metricLabel report showPercentage showRange showTotal showValues
     sortBy sortLegendValues title useReportChart`,
    { footer: 255, header: 40, metricLabel: 40, title: 80 },
  ),
  DashboardComponentColumn: shape('reportColumn showSubTotal showTotal type'),
  DashboardComponentGroupingSort: shape('groupingLevel sortColumn sortOrder'),
  DashboardFolder: shape('folderShares name', { name: 80 }),
  CustomTab: shape('customObject description flexiPage label lwcComponent motif', { label: 40 }),
  FlexiPage: shape('description flexiPageRegions masterLabel sobjectType template type', { masterLabel: 80 }),
  FlexiPageRegion: shape('itemInstances name type'),
  Flow: shape(
    `actionCalls apiVersion areMetricsLoggedToDataCloud assignments constants customErrors decisions description environments
     formulas interviewLabel label loops processMetadataValues processType recordCreates recordDeletes recordLookups
     recordUpdates runInMode start status textTemplates triggerOrder variables`,
    { description: 1000, label: 255 },
  ),
  CustomNotificationType: shape('customNotifTypeName description desktop masterLabel mobile slack', {
    customNotifTypeName: 80,
    description: 255,
    masterLabel: 80,
  }),
  FlowActionCall: shape(
    `actionName actionType connector description faultConnector flowTransactionModel inputParameters label locationX
     locationY name nameSegment offset processMetadataValues`,
  ),
  FlowRecordCreate: shape(
    `assignRecordIdToReference connector description faultConnector inputAssignments inputReference label locationX locationY name object
     processMetadataValues storeOutputAutomatically`,
  ),
  FlowRecordLookup: shape(
    `assignNullValuesIfNoRecordsFound connector description faultConnector filterLogic filters getFirstRecordOnly label
     locationX locationY name object processMetadataValues queriedFields sortField sortOrder
     storeOutputAutomatically`,
  ),
  FlowSchedule: shape('frequency startDate startTime'),
  FlowStart: shape(
    `connector doesRequireRecordChangedToMeetCriteria filterFormula filterLogic filters label locationX locationY object
     processMetadataValues recordTriggerType schedule scheduledPaths triggerType`,
  ),
  Group: shape('description doesIncludeBosses name', { name: 40 }),
  Layout: shape(
    `emailDefault excludeButtons layoutSections relatedLists runAssignmentRulesDefault showEmailCheckbox
     showHighlightsPanel showInteractionLogPanel showRunAssignmentRulesCheckbox showSubmitAndAttachButton`,
  ),
  LayoutItem: shape('behavior emptySpace field'),
  LayoutTranslation: shape('layout sections'),
  LightningComponentBundle: shape('apiVersion description isExposed masterLabel targetConfigs targets', {
    description: 1000,
    masterLabel: 80,
  }),
  ListView: shape('booleanFilter columns filterScope filters label language queue sharedTo', { label: 40 }),
  PermissionSet: shape(
    `applicationVisibilities customPermissions description fieldPermissions hasActivationRequired label license
     objectPermissions tabSettings userPermissions`,
    { description: 255, label: 80 },
  ),
  Queue: shape('description doesIncludeBosses doesSendEmailToMembers email name queueMembers queueSobject', {
    name: 40,
  }),
  QueueMembers: shape('publicGroups roles rolesAndSubordinates users'),
  RelatedListItem: shape('fields relatedList sortField sortOrder'),
  Report: shape(
    `aggregates chart columns description filter format groupingsAcross groupingsDown isSmartTotalDisabled name reportType
     scope showDetails showGrandTotal showSubTotals sortColumn sortOrder timeFrameFilter`,
    { description: 255, name: 40 },
  ),
  ReportAggregate: shape(
    'calculatedFormula datatype description developerName isActive isCrossBlock masterLabel scale',
    {
      masterLabel: 80,
    },
  ),
  ReportChart: shape(
    `backgroundColor1 backgroundColor2 backgroundFadeDir chartSummaries chartType enableHoverLabels expandOthers
     groupingColumn legendPosition location secondaryGroupingColumn showAxisLabels showPercentage showTotal showValues
     size summaryAxisRange textColor textSize title titleColor titleSize`,
    { title: 80 },
  ),
  ReportColumn: shape('aggregateTypes field'),
  ReportFilter: shape('booleanFilter criteriaItems language'),
  ReportFilterItem: shape('column columnToColumn isUnlocked operator value'),
  ReportFolder: shape('folderShares name', { name: 80 }),
  ReportGrouping: shape('aggregateType dateGranularity field sortByName sortOrder sortType'),
  ReportType: shape('baseObject category deployed description join label sections', { description: 255, label: 50 }),
  SharedTo: shape('allInternalUsers group queue role roleAndSubordinates roleAndSubordinatesInternal'),
  SharingOwnerRule: shape('', { label: 80 }),
  SharingRules: shape('sharingOwnerRules'),
  Translations: shape('customApplications customLabels customTabs'),
  ValidationRule: shape('', { errorMessage: 255 }),
  ValidationRuleTranslation: shape('', { errorMessage: 255 }),
  ValueSet: shape('restricted valueSetDefinition'),
};
