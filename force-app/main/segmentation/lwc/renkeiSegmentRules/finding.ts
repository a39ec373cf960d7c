/**
 * What can be wrong with a policy. `values` of each code, beside the field that a finding names:
 * numbers: `value`, `limit`, `decimals`; estimators: `industry` (null: the default), `value`; roles: `segment`, `value`;
 * channel roles: `segment`, `step`, `channel`, `value`, `limit`, `steps` (comma-separated); versions: `name`, `other`, `from`, `to`.
 */
export type PolicyFindingCode =
  // Numbers
  | 'NotANumber'
  | 'Negative'
  | 'OutOfRange'
  | 'TooLarge'
  | 'TooManyDecimals'
  // Cut-offs
  | 'MarginTooLarge'
  | 'ReviveFloorAboveCutOff'
  | 'CutOffModeUnknown'
  | 'FieldCapacityMissing'
  | 'FieldCapacityUnused'
  | 'CutOffReplaced'
  // Relationship
  | 'WeightsNotHundred'
  | 'RecencyDaysInverted'
  | 'RecencyStepTooLarge'
  | 'BreadthFullTooSmall'
  | 'WindowMissing'
  | 'WindowShorterThanRecency'
  // Estimators
  | 'EstimatorsMissing'
  | 'EstimatorsOnlyByUnits'
  | 'EstimatorNotPositive'
  | 'PercentOutOfRange'
  | 'RevenueLeftOut'
  | 'IndustryUnknown'
  | 'IndustryDuplicate'
  // Roles
  | 'RoleMissing'
  | 'RoleDuplicate'
  | 'RoleSegmentUnknown'
  | 'RoleFieldMissing'
  | 'RoleFieldNotPositive'
  | 'TargetRateTooLarge'
  | 'SupportEqualsLead'
  // Channel roles
  | 'ChannelRolesMissing'
  | 'ChannelRoleStepsMissing'
  | 'ChannelRoleDuplicate'
  | 'ChannelRoleShared'
  | 'ChannelRoleUnknown'
  | 'ChannelRoleFieldMissing'
  | 'ChannelRoleNegative'
  | 'ChannelRoleHoursTooLarge'
  // Versions
  | 'VersionStartMissing'
  | 'VersionDateMalformed'
  | 'VersionDatesInverted'
  | 'VersionsOverlap'
  | 'VersionsGap';

/** What is wrong with a policy; an error keeps it from being activated, a warning is for its author to weigh. */
export interface PolicyFinding {
  code: PolicyFindingCode;
  severity: 'error' | 'warning';
  /** The field of the policy or role, by the rules' own name. */
  field: string;
  values: Record<string, string | number | null>;
}

export function error(code: PolicyFindingCode, field: string, values: PolicyFinding['values']): PolicyFinding {
  return { code, severity: 'error', field, values };
}

export function warning(code: PolicyFindingCode, field: string, values: PolicyFinding['values']): PolicyFinding {
  return { code, severity: 'warning', field, values };
}
