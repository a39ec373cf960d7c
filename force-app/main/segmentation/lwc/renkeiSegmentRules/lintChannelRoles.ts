import { error, warning, type PolicyFinding } from './finding.ts';
import { CHANNELS, PROCESS_STEPS, SCORED_SEGMENTS, type ChannelRole } from './model.ts';

/** A contact that takes longer than a working week is a slip of the keyboard. */
const MOST_HOURS = 40;

const KNOWN: Record<'segment' | 'step' | 'channel', readonly string[]> = {
  segment: SCORED_SEGMENTS,
  step: PROCESS_STEPS,
  channel: CHANNELS,
};

/** Which channel works which step of which segment, and what a contact takes; a segment that counts nothing is said so. */
export function lintChannelRoles(channelRoles: readonly ChannelRole[]): PolicyFinding[] {
  return [
    ...channelRoles.flatMap((role, index) => lintChannelRole(role, channelRoles.slice(0, index))),
    ...SCORED_SEGMENTS.flatMap((segment) => lintSteps(segment, channelRoles)),
  ];
}

function lintChannelRole(role: ChannelRole, before: readonly ChannelRole[]): PolicyFinding[] {
  const { segment, step, channel } = role;
  const place = { segment, step, channel };
  const findings: PolicyFinding[] = [];
  for (const part of ['segment', 'step', 'channel'] as const) {
    if (!KNOWN[part].includes(role[part])) {
      findings.push(error('ChannelRoleUnknown', `channelRoles.${part}`, { ...place, value: role[part] }));
    }
  }
  const sameStep = before.filter((other) => other.segment === segment && other.step === step);
  if (sameStep.some((other) => other.channel === channel)) {
    findings.push(error('ChannelRoleDuplicate', 'channelRoles', place));
  } else if (sameStep.length > 0) {
    // Each of the channels then counts the step's contacts in full.
    findings.push(warning('ChannelRoleShared', 'channelRoles', place));
  }
  return [...findings, ...lintEffort(role, 'hoursPerContact', MOST_HOURS), ...lintEffort(role, 'costPerContact', null)];
}

function lintEffort(
  role: ChannelRole,
  part: 'hoursPerContact' | 'costPerContact',
  most: number | null,
): PolicyFinding[] {
  const { segment, step, channel } = role;
  const field = `channelRoles.${part}`;
  const value = role[part];
  if (value === null) return [warning('ChannelRoleFieldMissing', field, { segment, step, channel })];
  const values = { segment, step, channel, value: Number.isNaN(value) ? null : value };
  if (!(value >= 0)) return [error('ChannelRoleNegative', field, values)];
  if (most !== null && value > most) return [error('ChannelRoleHoursTooLarge', field, { ...values, limit: most })];
  return [];
}

function lintSteps(segment: string, channelRoles: readonly ChannelRole[]): PolicyFinding[] {
  const own = channelRoles.filter((role) => role.segment === segment);
  if (own.length === 0) return [warning('ChannelRolesMissing', 'channelRoles', { segment })];
  const missing = PROCESS_STEPS.filter((step) => own.every((role) => role.step !== step));
  if (missing.length === 0) return [];
  return [warning('ChannelRoleStepsMissing', 'channelRoles', { segment, steps: missing.join(',') })];
}
