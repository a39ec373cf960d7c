import { checkGroup, checkQueue, checkSharingRules } from './audience.ts';
import { checkCustomApplication } from './customApplication.ts';
import { checkCustomLabels } from './customLabel.ts';
import { checkNotificationType } from './customNotificationType.ts';
import { checkCustomPermission } from './customPermission.ts';
import { checkCustomTab } from './customTab.ts';
import { checkDashboard } from './dashboard.ts';
import { checkFlexiPage } from './flexiPage.ts';
import { checkFlow } from './flow.ts';
import { checkFormulas } from './formulas.ts';
import { checkLayout } from './layout.ts';
import { checkBundle } from './lightningComponentBundle.ts';
import { checkCompactLayouts, checkListViews, checkSearchLayouts } from './listView.ts';
import { checkPermissionSet } from './permissionSet.ts';
import { checkRelationships, checkSummaries } from './relationships.ts';
import { checkReport } from './report.ts';
import { checkReportFolder } from './reportFolder.ts';
import { checkReportType } from './reportType.ts';
import type { ReferenceRule } from './rule.ts';
import { checkObjectTranslation, checkTranslations } from './translations.ts';

/** The rules of each type. Objects and fields themselves are checked before, because the schema is built of them. */
export const REFERENCE_RULES: Record<string, ReferenceRule[]> = {
  CustomApplication: [checkCustomApplication],
  CustomLabels: [checkCustomLabels],
  CustomNotificationType: [checkNotificationType],
  CustomObject: [
    ...[checkRelationships, checkSummaries, checkFormulas],
    ...[checkListViews, checkCompactLayouts, checkSearchLayouts],
  ],
  CustomObjectTranslation: [checkObjectTranslation],
  CustomPermission: [checkCustomPermission],
  CustomTab: [checkCustomTab],
  Dashboard: [checkDashboard],
  DashboardFolder: [checkReportFolder],
  FlexiPage: [checkFlexiPage],
  Flow: [checkFlow],
  Group: [checkGroup],
  Layout: [checkLayout],
  LightningComponentBundle: [checkBundle],
  PermissionSet: [checkPermissionSet],
  Queue: [checkQueue],
  Report: [checkReport],
  ReportFolder: [checkReportFolder],
  ReportType: [checkReportType],
  SharingRules: [checkSharingRules],
  Translations: [checkTranslations],
};
