import type { PolicyFinding, PolicyFindingCode } from 'c/renkeiSegmentRules';
import { figure, messagesOf } from '../../connection/messages.ts';
import type { EntryDifference } from './diff.ts';

/** What the words of a finding need, in the order of their places: values by name, or the field itself. */
const tokens: Record<PolicyFindingCode, readonly string[]> = {
  NotANumber: ['field'],
  Negative: ['field', 'value'],
  TooLarge: ['field', 'limit', 'value'],
  TooManyDecimals: ['field', 'decimals', 'value'],
  OutOfRange: ['field', 'value'],
  CutOffModeUnknown: ['value'],
  FieldCapacityMissing: [],
  FieldCapacityUnused: ['value'],
  CutOffReplaced: ['value', 'capacity'],
  WeightsNotHundred: ['sum'],
  MarginTooLarge: ['field', 'value', 'limit'],
  RecencyDaysInverted: ['zero', 'full'],
  RecencyStepTooLarge: ['value', 'limit'],
  BreadthFullTooSmall: ['value'],
  WindowMissing: ['field'],
  WindowShorterThanRecency: ['window', 'full'],
  ReviveFloorAboveCutOff: ['value', 'cutOff'],
  EstimatorsMissing: [],
  EstimatorsOnlyByUnits: [],
  EstimatorNotPositive: ['field', 'industry', 'value'],
  PercentOutOfRange: ['industry', 'value'],
  RevenueLeftOut: [],
  IndustryUnknown: ['industry'],
  IndustryDuplicate: ['industry', 'field'],
  RoleMissing: ['segment'],
  RoleDuplicate: ['segment', 'count'],
  RoleSegmentUnknown: ['segment'],
  RoleFieldMissing: ['segment', 'field'],
  RoleFieldNotPositive: ['segment', 'field', 'value'],
  TargetRateTooLarge: ['segment', 'value'],
  SupportEqualsLead: ['segment', 'channel'],
  ChannelRoleUnknown: ['value', 'field'],
  ChannelRoleDuplicate: ['segment', 'step', 'channel'],
  ChannelRoleShared: ['segment', 'step', 'channel'],
  ChannelRoleFieldMissing: ['segment', 'step', 'channel', 'field'],
  ChannelRoleNegative: ['segment', 'step', 'channel', 'field', 'value'],
  ChannelRoleHoursTooLarge: ['segment', 'step', 'channel', 'value', 'limit'],
  ChannelRolesMissing: ['segment'],
  ChannelRoleStepsMissing: ['segment', 'steps'],
  VersionDateMalformed: ['name', 'field', 'value'],
  VersionStartMissing: ['name'],
  VersionDatesInverted: ['name', 'to', 'from'],
  VersionsOverlap: ['name', 'other', 'from', 'to'],
  VersionsGap: ['from', 'to', 'other', 'name'],
};

/** Findings about a policy in words, one line each; the rules give codes and figures only. */
export function findingLines(findings: readonly PolicyFinding[]): string[] {
  const messages = messagesOf('policy.findings');
  return findings.map(({ code, field, values }) =>
    messages.getMessage(
      code,
      tokens[code].map((name) => (name === 'field' ? lastName(field) : wordOf(name, values[name] ?? null))),
    ),
  );
}

/** An estimator or channel role is named by the rest of the sentence; its field is the last part of the path. */
function lastName(field: string): string {
  return field.replace(/^(estimators|channelRoles)\./, '');
}

function wordOf(name: string, value: string | number | null): string | number {
  if (value !== null) return typeof value === 'number' ? figure(value, 4) : value;
  const messages = messagesOf('policy.findings');
  return messages.getMessage(name === 'industry' ? 'otherIndustries' : name === 'to' ? 'openEnd' : 'nothing');
}

/** Differences as lines that begin with + (comes), - (goes) or ~ (changes). */
export function differenceLines(differences: readonly EntryDifference[]): string[] {
  const shown = (value: EntryDifference['from']): string =>
    typeof value === 'string' ? JSON.stringify(value) : String(value);
  return differences.map(({ entry, from, to }) => {
    if (from === null) return `+ ${entry}: ${shown(to)}`;
    return to === null ? `- ${entry}: ${shown(from)}` : `~ ${entry}: ${shown(from)} → ${shown(to)}`;
  });
}
