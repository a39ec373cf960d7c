import { fill, listed, number, plainDate } from 'c/renkeiFormat';
import type {
  Channel,
  PolicyFinding,
  PolicyFindingCode,
  ProcessStep,
  Segment,
  SegmentRole,
} from 'c/renkeiSegmentRules';
import breadthFullTooSmall from '@salesforce/label/c.RenkeiSegmentation_Lint_BreadthFullTooSmall';
import channelRoleDuplicate from '@salesforce/label/c.RenkeiSegmentation_Lint_ChannelRoleDuplicate';
import channelRoleFieldMissing from '@salesforce/label/c.RenkeiSegmentation_Lint_ChannelRoleFieldMissing';
import channelRoleHoursTooLarge from '@salesforce/label/c.RenkeiSegmentation_Lint_ChannelRoleHoursTooLarge';
import channelRoleNegative from '@salesforce/label/c.RenkeiSegmentation_Lint_ChannelRoleNegative';
import channelRoleShared from '@salesforce/label/c.RenkeiSegmentation_Lint_ChannelRoleShared';
import channelRoleStepsMissing from '@salesforce/label/c.RenkeiSegmentation_Lint_ChannelRoleStepsMissing';
import channelRoleUnknown from '@salesforce/label/c.RenkeiSegmentation_Lint_ChannelRoleUnknown';
import channelRolesMissing from '@salesforce/label/c.RenkeiSegmentation_Lint_ChannelRolesMissing';
import cutOffModeUnknown from '@salesforce/label/c.RenkeiSegmentation_Lint_CutOffModeUnknown';
import cutOffReplaced from '@salesforce/label/c.RenkeiSegmentation_Lint_CutOffReplaced';
import estimatorNotPositive from '@salesforce/label/c.RenkeiSegmentation_Lint_EstimatorNotPositive';
import estimatorsMissing from '@salesforce/label/c.RenkeiSegmentation_Lint_EstimatorsMissing';
import estimatorsOnlyByUnits from '@salesforce/label/c.RenkeiSegmentation_Lint_EstimatorsOnlyByUnits';
import fieldCapacityMissing from '@salesforce/label/c.RenkeiSegmentation_Lint_FieldCapacityMissing';
import fieldCapacityUnused from '@salesforce/label/c.RenkeiSegmentation_Lint_FieldCapacityUnused';
import industryDuplicate from '@salesforce/label/c.RenkeiSegmentation_Lint_IndustryDuplicate';
import industryUnknown from '@salesforce/label/c.RenkeiSegmentation_Lint_IndustryUnknown';
import marginTooLarge from '@salesforce/label/c.RenkeiSegmentation_Lint_MarginTooLarge';
import negative from '@salesforce/label/c.RenkeiSegmentation_Lint_Negative';
import notANumber from '@salesforce/label/c.RenkeiSegmentation_Lint_NotANumber';
import outOfRange from '@salesforce/label/c.RenkeiSegmentation_Lint_OutOfRange';
import percentOutOfRange from '@salesforce/label/c.RenkeiSegmentation_Lint_PercentOutOfRange';
import recencyDaysInverted from '@salesforce/label/c.RenkeiSegmentation_Lint_RecencyDaysInverted';
import recencyStepTooLarge from '@salesforce/label/c.RenkeiSegmentation_Lint_RecencyStepTooLarge';
import revenueLeftOut from '@salesforce/label/c.RenkeiSegmentation_Lint_RevenueLeftOut';
import reviveFloorAboveCutOff from '@salesforce/label/c.RenkeiSegmentation_Lint_ReviveFloorAboveCutOff';
import roleDuplicate from '@salesforce/label/c.RenkeiSegmentation_Lint_RoleDuplicate';
import roleFieldMissing from '@salesforce/label/c.RenkeiSegmentation_Lint_RoleFieldMissing';
import roleFieldNotPositive from '@salesforce/label/c.RenkeiSegmentation_Lint_RoleFieldNotPositive';
import roleMissing from '@salesforce/label/c.RenkeiSegmentation_Lint_RoleMissing';
import roleSegmentUnknown from '@salesforce/label/c.RenkeiSegmentation_Lint_RoleSegmentUnknown';
import supportEqualsLead from '@salesforce/label/c.RenkeiSegmentation_Lint_SupportEqualsLead';
import targetRateTooLarge from '@salesforce/label/c.RenkeiSegmentation_Lint_TargetRateTooLarge';
import tooLarge from '@salesforce/label/c.RenkeiSegmentation_Lint_TooLarge';
import tooManyDecimals from '@salesforce/label/c.RenkeiSegmentation_Lint_TooManyDecimals';
import versionDateMalformed from '@salesforce/label/c.RenkeiSegmentation_Lint_VersionDateMalformed';
import versionDatesInverted from '@salesforce/label/c.RenkeiSegmentation_Lint_VersionDatesInverted';
import versionStartMissing from '@salesforce/label/c.RenkeiSegmentation_Lint_VersionStartMissing';
import versionsGap from '@salesforce/label/c.RenkeiSegmentation_Lint_VersionsGap';
import versionsOverlap from '@salesforce/label/c.RenkeiSegmentation_Lint_VersionsOverlap';
import weightsNotHundred from '@salesforce/label/c.RenkeiSegmentation_Lint_WeightsNotHundred';
import windowMissing from '@salesforce/label/c.RenkeiSegmentation_Lint_WindowMissing';
import windowShorterThanRecency from '@salesforce/label/c.RenkeiSegmentation_Lint_WindowShorterThanRecency';
import lintNothing from '@salesforce/label/c.RenkeiSegmentation_LintNothing';
import lintOpenEnd from '@salesforce/label/c.RenkeiSegmentation_LintOpenEnd';
import lintOthers from '@salesforce/label/c.RenkeiSegmentation_LintOthers';
import { channelName, segmentName, stepName } from './names.ts';
import { policyFieldName } from './policyFields.ts';

/** The text of each finding, and which of its values take the places {0}, {1} … of it. */
const TEXTS: Record<PolicyFindingCode, readonly [text: string, ...values: string[]]> = {
  NotANumber: [notANumber, 'field'],
  Negative: [negative, 'field', 'value'],
  OutOfRange: [outOfRange, 'field', 'value'],
  TooLarge: [tooLarge, 'field', 'limit', 'value'],
  TooManyDecimals: [tooManyDecimals, 'field', 'decimals', 'value'],
  MarginTooLarge: [marginTooLarge, 'field', 'value', 'limit'],
  ReviveFloorAboveCutOff: [reviveFloorAboveCutOff, 'value', 'cutOff'],
  CutOffModeUnknown: [cutOffModeUnknown, 'value'],
  FieldCapacityMissing: [fieldCapacityMissing],
  FieldCapacityUnused: [fieldCapacityUnused, 'value'],
  CutOffReplaced: [cutOffReplaced, 'value', 'capacity'],
  WeightsNotHundred: [weightsNotHundred, 'sum'],
  RecencyDaysInverted: [recencyDaysInverted, 'zero', 'full'],
  RecencyStepTooLarge: [recencyStepTooLarge, 'value', 'limit'],
  BreadthFullTooSmall: [breadthFullTooSmall, 'value'],
  WindowMissing: [windowMissing, 'field'],
  WindowShorterThanRecency: [windowShorterThanRecency, 'window', 'full'],
  EstimatorsMissing: [estimatorsMissing],
  EstimatorsOnlyByUnits: [estimatorsOnlyByUnits],
  EstimatorNotPositive: [estimatorNotPositive, 'field', 'industry', 'value'],
  PercentOutOfRange: [percentOutOfRange, 'industry', 'value'],
  RevenueLeftOut: [revenueLeftOut],
  IndustryUnknown: [industryUnknown, 'industry'],
  IndustryDuplicate: [industryDuplicate, 'industry', 'field'],
  RoleMissing: [roleMissing, 'segment'],
  RoleDuplicate: [roleDuplicate, 'segment', 'count'],
  RoleSegmentUnknown: [roleSegmentUnknown, 'segment'],
  RoleFieldMissing: [roleFieldMissing, 'segment', 'field'],
  RoleFieldNotPositive: [roleFieldNotPositive, 'segment', 'field', 'value'],
  TargetRateTooLarge: [targetRateTooLarge, 'segment', 'value'],
  SupportEqualsLead: [supportEqualsLead, 'segment', 'channel'],
  ChannelRolesMissing: [channelRolesMissing, 'segment'],
  ChannelRoleStepsMissing: [channelRoleStepsMissing, 'segment', 'steps'],
  ChannelRoleDuplicate: [channelRoleDuplicate, 'segment', 'step', 'channel'],
  ChannelRoleShared: [channelRoleShared, 'segment', 'step', 'channel'],
  ChannelRoleUnknown: [channelRoleUnknown, 'field', 'value'],
  ChannelRoleFieldMissing: [channelRoleFieldMissing, 'segment', 'step', 'channel', 'field'],
  ChannelRoleNegative: [channelRoleNegative, 'segment', 'step', 'channel', 'field', 'value'],
  ChannelRoleHoursTooLarge: [channelRoleHoursTooLarge, 'segment', 'step', 'channel', 'value', 'limit'],
  VersionDateMalformed: [versionDateMalformed, 'name', 'field', 'value'],
  VersionStartMissing: [versionStartMissing, 'name'],
  VersionDatesInverted: [versionDatesInverted, 'name', 'to', 'from'],
  VersionsOverlap: [versionsOverlap, 'name', 'other', 'from', 'to'],
  VersionsGap: [versionsGap, 'from', 'to', 'other', 'name'],
};

/** Enough for every number that a field of a policy takes. */
const MOST_DECIMALS = 4;

/** A finding about a policy as a sentence; a segment that the policy renames is called by its own name. */
export function findingText({ code, field, values }: PolicyFinding, roles: readonly SegmentRole[] = []): string {
  const [text, ...names] = TEXTS[code];
  return fill(
    text,
    ...names.map((name) => (name === 'field' ? policyFieldName(field) : valueText(name, values[name], roles))),
  );
}

function valueText(name: string, value: string | number | null | undefined, roles: readonly SegmentRole[]): string {
  if (value === null || value === undefined) return missingText(name);
  if (typeof value === 'number') return number(value, MOST_DECIMALS);
  switch (name) {
    case 'segment':
      return segmentName(value as Segment, roles);
    case 'channel':
      return channelName(value as Channel);
    case 'step':
    case 'steps':
      return listed(value.split(',').map((step) => stepName(step as ProcessStep)));
    case 'from':
    case 'to':
      return plainDate(value);
    default:
      return value;
  }
}

function missingText(name: string): string {
  if (name === 'industry') return lintOthers;
  return name === 'to' ? lintOpenEnd : lintNothing;
}
