import {
  PROCESS_STEPS,
  SCORED_SEGMENTS,
  type Channel,
  type ChannelRole,
  type ScoredSegment,
  type SegmentRole,
} from 'c/renkeiSegmentRules';
import type { Uncounted, WorkingRules } from './model.ts';

const MONTHS = 12;
const DAYS_PER_YEAR = 365;

/** What one account takes in a month through one channel. */
export interface Work {
  hours: number;
  cost: number;
}

export type WorkPerAccount = Record<ScoredSegment, Record<Channel, Work>>;

/**
 * Work of one account per month. An account is contacted 365 ÷ cadence times a year; each of the six process steps is equally
 * often what the contact is about; where a step has several channels, each of them works all its contacts. A segment
 * without cadence, and a step without channel or hours, counts nothing: `uncountedOf` says which.
 */
export function workPerAccount({ roles, channelRoles }: WorkingRules): WorkPerAccount {
  const known = counted.get(channelRoles);
  if (known?.roles === roles) return known.work;
  const work = countWork({ roles, channelRoles });
  counted.set(channelRoles, { roles, work });
  return work;
}

/** Rules are values; a drag asks for the same ones at every step. */
const counted = new WeakMap<readonly ChannelRole[], { roles: readonly SegmentRole[]; work: WorkPerAccount }>();

function countWork({ roles, channelRoles }: WorkingRules): WorkPerAccount {
  return bySegment((segment) => {
    const work = byChannel((): Work => ({ hours: 0, cost: 0 }));
    const contactsPerStep = contactsPerMonth(roleOf(segment, roles)) / PROCESS_STEPS.length;
    for (const step of PROCESS_STEPS) {
      for (const { channel, hoursPerContact, costPerContact } of rolesOfStep(channelRoles, segment, step)) {
        work[channel].hours += contactsPerStep * (hoursPerContact ?? 0);
        work[channel].cost += contactsPerStep * (costPerContact ?? 0);
      }
    }
    return work;
  });
}

/** Contacts of one account per month: one per cadence; none where the role has no cadence. */
export function contactsPerMonth(role: SegmentRole | undefined): number {
  return role?.cadenceDays ? DAYS_PER_YEAR / role.cadenceDays / MONTHS : 0;
}

/** Segments, or steps of them, whose work cannot be counted. */
export function uncountedOf({ roles, channelRoles }: WorkingRules): Uncounted[] {
  const uncounted: Uncounted[] = [];
  for (const segment of SCORED_SEGMENTS) {
    if (!roleOf(segment, roles)?.cadenceDays) uncounted.push({ segment, reason: 'CadenceMissing', steps: 0 });
    const bySteps = PROCESS_STEPS.map((step) => rolesOfStep(channelRoles, segment, step));
    const missing = bySteps.filter((found) => found.length === 0).length;
    if (missing === PROCESS_STEPS.length) uncounted.push({ segment, reason: 'ChannelRolesMissing', steps: missing });
    else if (missing > 0) uncounted.push({ segment, reason: 'StepsMissing', steps: missing });
    const silent = bySteps.filter((found) => found.some((role) => role.hoursPerContact === null)).length;
    if (silent > 0) uncounted.push({ segment, reason: 'HoursMissing', steps: silent });
  }
  return uncounted;
}

export function roleOf(segment: ScoredSegment, roles: readonly SegmentRole[]): SegmentRole | undefined {
  return roles.find((role) => role.segment === segment);
}

/** Segments whose accounts the field looks after. */
export function fieldSegments(roles: readonly SegmentRole[]): ScoredSegment[] {
  return SCORED_SEGMENTS.filter((segment) => roleOf(segment, roles)?.leadChannel === 'Field');
}

export function byChannel<Value>(valueOf: (channel: Channel) => Value): Record<Channel, Value> {
  return {
    Field: valueOf('Field'),
    InsideSales: valueOf('InsideSales'),
    Web: valueOf('Web'),
    Seminar: valueOf('Seminar'),
  };
}

export function bySegment<Value>(valueOf: (segment: ScoredSegment) => Value): Record<ScoredSegment, Value> {
  return {
    Key: valueOf('Key'),
    Expand: valueOf('Expand'),
    Maintain: valueOf('Maintain'),
    General: valueOf('General'),
  };
}

function rolesOfStep(
  channelRoles: readonly ChannelRole[],
  segment: ScoredSegment,
  step: ChannelRole['step'],
): ChannelRole[] {
  return channelRoles.filter((role) => role.segment === segment && role.step === step);
}
