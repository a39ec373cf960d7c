import type {
  Channel,
  ExpectationLevel,
  Focus,
  Lifecycle,
  ProcessStep,
  Segment,
  SegmentReason,
  SegmentRole,
  SizeBand,
  Source,
} from 'c/renkeiSegmentRules';
import type { UnscoredCause } from 'c/renkeiSegmentData';
import { fill, number, plural } from 'c/renkeiFormat';
import sourceEstimated from '@salesforce/label/c.RenkeiCore_SourceEstimated';
import sourceHeard from '@salesforce/label/c.RenkeiCore_SourceHeard';
import sourceMeasured from '@salesforce/label/c.RenkeiCore_SourceMeasured';
import accountsOne from '@salesforce/label/c.RenkeiSegmentation_Accounts_One';
import accountsOther from '@salesforce/label/c.RenkeiSegmentation_Accounts_Other';
import cadenceOne from '@salesforce/label/c.RenkeiSegmentation_Cadence_One';
import cadenceOther from '@salesforce/label/c.RenkeiSegmentation_Cadence_Other';
import causeEmployeesOne from '@salesforce/label/c.RenkeiSegmentation_CauseEmployees_One';
import causeEmployeesOther from '@salesforce/label/c.RenkeiSegmentation_CauseEmployees_Other';
import causeEstimatorOne from '@salesforce/label/c.RenkeiSegmentation_CauseEstimator_One';
import causeEstimatorOther from '@salesforce/label/c.RenkeiSegmentation_CauseEstimator_Other';
import causeIndustryOne from '@salesforce/label/c.RenkeiSegmentation_CauseIndustry_One';
import causeIndustryOther from '@salesforce/label/c.RenkeiSegmentation_CauseIndustry_Other';
import causeNotYetOne from '@salesforce/label/c.RenkeiSegmentation_CauseNotYet_One';
import causeNotYetOther from '@salesforce/label/c.RenkeiSegmentation_CauseNotYet_Other';
import channelField from '@salesforce/label/c.RenkeiSegmentation_ChannelField';
import channelInsideSales from '@salesforce/label/c.RenkeiSegmentation_ChannelInsideSales';
import channelSeminar from '@salesforce/label/c.RenkeiSegmentation_ChannelSeminar';
import channelWeb from '@salesforce/label/c.RenkeiSegmentation_ChannelWeb';
import focusDefend from '@salesforce/label/c.RenkeiSegmentation_FocusDefend';
import focusRevive from '@salesforce/label/c.RenkeiSegmentation_FocusRevive';
import levelAppointment from '@salesforce/label/c.RenkeiSegmentation_LevelAppointment';
import levelHearing from '@salesforce/label/c.RenkeiSegmentation_LevelHearing';
import levelSelling from '@salesforce/label/c.RenkeiSegmentation_LevelSelling';
import lifecycleDormant from '@salesforce/label/c.RenkeiSegmentation_LifecycleDormant';
import lifecycleExisting from '@salesforce/label/c.RenkeiSegmentation_LifecycleExisting';
import lifecycleNew from '@salesforce/label/c.RenkeiSegmentation_LifecycleNew';
import reasonBothChanged from '@salesforce/label/c.RenkeiSegmentation_ReasonBothChanged';
import reasonFirstScored from '@salesforce/label/c.RenkeiSegmentation_ReasonFirstScored';
import reasonInputFound from '@salesforce/label/c.RenkeiSegmentation_ReasonInputFound';
import reasonInputMissing from '@salesforce/label/c.RenkeiSegmentation_ReasonInputMissing';
import reasonPolicyChanged from '@salesforce/label/c.RenkeiSegmentation_ReasonPolicyChanged';
import reasonPotentialFell from '@salesforce/label/c.RenkeiSegmentation_ReasonPotentialFell';
import reasonPotentialRose from '@salesforce/label/c.RenkeiSegmentation_ReasonPotentialRose';
import reasonRelationshipFell from '@salesforce/label/c.RenkeiSegmentation_ReasonRelationshipFell';
import reasonRelationshipRose from '@salesforce/label/c.RenkeiSegmentation_ReasonRelationshipRose';
import roleLead from '@salesforce/label/c.RenkeiSegmentation_RoleLead';
import roleLeadAndSupport from '@salesforce/label/c.RenkeiSegmentation_RoleLeadAndSupport';
import roleMissing from '@salesforce/label/c.RenkeiSegmentation_RoleMissing';
import segmentExpand from '@salesforce/label/c.RenkeiSegmentation_SegmentExpand';
import segmentGeneral from '@salesforce/label/c.RenkeiSegmentation_SegmentGeneral';
import segmentKey from '@salesforce/label/c.RenkeiSegmentation_SegmentKey';
import segmentMaintain from '@salesforce/label/c.RenkeiSegmentation_SegmentMaintain';
import segmentUnscored from '@salesforce/label/c.RenkeiSegmentation_SegmentUnscored';
import sizeFrom100To299 from '@salesforce/label/c.RenkeiSegmentation_SizeFrom100To299';
import sizeFrom300To1000 from '@salesforce/label/c.RenkeiSegmentation_SizeFrom300To1000';
import sizeOver1000 from '@salesforce/label/c.RenkeiSegmentation_SizeOver1000';
import sizeUnder100 from '@salesforce/label/c.RenkeiSegmentation_SizeUnder100';
import stepContract from '@salesforce/label/c.RenkeiSegmentation_StepContract';
import stepInformation from '@salesforce/label/c.RenkeiSegmentation_StepInformation';
import stepNeedsDiscovery from '@salesforce/label/c.RenkeiSegmentation_StepNeedsDiscovery';
import stepProposal from '@salesforce/label/c.RenkeiSegmentation_StepProposal';
import stepQuote from '@salesforce/label/c.RenkeiSegmentation_StepQuote';
import stepSupport from '@salesforce/label/c.RenkeiSegmentation_StepSupport';

const SEGMENTS: Record<Segment, string> = {
  Key: segmentKey,
  Expand: segmentExpand,
  Maintain: segmentMaintain,
  General: segmentGeneral,
  Unscored: segmentUnscored,
};

const LIFECYCLES: Record<Lifecycle, string> = {
  New: lifecycleNew,
  Existing: lifecycleExisting,
  Dormant: lifecycleDormant,
};

const FOCUSES: Record<Exclude<Focus, null>, string> = { Revive: focusRevive, Defend: focusDefend };

const CHANNELS: Record<Channel, string> = {
  Field: channelField,
  InsideSales: channelInsideSales,
  Web: channelWeb,
  Seminar: channelSeminar,
};

const LEVELS: Record<ExpectationLevel, string> = {
  Appointment: levelAppointment,
  Hearing: levelHearing,
  Selling: levelSelling,
};

const SIZES: Record<SizeBand, string> = {
  Under100: sizeUnder100,
  From100To299: sizeFrom100To299,
  From300To1000: sizeFrom300To1000,
  Over1000: sizeOver1000,
};

const STEPS: Record<ProcessStep, string> = {
  Information: stepInformation,
  NeedsDiscovery: stepNeedsDiscovery,
  Proposal: stepProposal,
  Quote: stepQuote,
  Contract: stepContract,
  Support: stepSupport,
};

const REASONS: Record<SegmentReason, string> = {
  FirstScored: reasonFirstScored,
  InputMissing: reasonInputMissing,
  InputFound: reasonInputFound,
  PolicyChanged: reasonPolicyChanged,
  PotentialRose: reasonPotentialRose,
  PotentialFell: reasonPotentialFell,
  RelationshipRose: reasonRelationshipRose,
  RelationshipFell: reasonRelationshipFell,
  BothChanged: reasonBothChanged,
};

const SOURCES: Record<Source, string> = {
  Measured: sourceMeasured,
  Heard: sourceHeard,
  Estimated: sourceEstimated,
};

const CAUSES: Record<UnscoredCause, { one: string; other: string }> = {
  EmployeesMissing: { one: causeEmployeesOne, other: causeEmployeesOther },
  IndustryMissing: { one: causeIndustryOne, other: causeIndustryOther },
  IndustryWithoutEstimator: { one: causeEstimatorOne, other: causeEstimatorOther },
  NotYetScored: { one: causeNotYetOne, other: causeNotYetOther },
};

/** The segment's name; the policy may call it something of its own. */
export function segmentName(segment: Segment, roles: readonly SegmentRole[] = []): string {
  return roleOf(segment, roles)?.segmentLabel ?? SEGMENTS[segment] ?? segment;
}

export function roleOf(segment: Segment, roles: readonly SegmentRole[]): SegmentRole | undefined {
  return roles.find((role) => role.segment === segment);
}

export const lifecycleName = (lifecycle: Lifecycle): string => LIFECYCLES[lifecycle];
export const focusName = (focus: Exclude<Focus, null>): string => FOCUSES[focus];
/** A channel or step that no version knows is shown as it is written, so that a finding can name it. */
export const channelName = (channel: Channel): string => CHANNELS[channel] ?? channel;
export const stepName = (step: ProcessStep): string => STEPS[step] ?? step;
export const reasonName = (reason: SegmentReason): string => REASONS[reason];
export const levelName = (level: ExpectationLevel): string => LEVELS[level];
export const sourceName = (source: Source): string => SOURCES[source];

/** A size band in words; a band that a later version adds is shown as it is stored. */
export function sizeName(band: string): string {
  return SIZES[band as SizeBand] ?? band;
}

/** "Field sales leads, Inside sales supports". */
export function leadWords(role: SegmentRole | undefined): string {
  if (!role?.leadChannel) return roleMissing;
  const lead = CHANNELS[role.leadChannel];
  return role.supportChannel ? fill(roleLeadAndSupport, lead, CHANNELS[role.supportChannel]) : fill(roleLead, lead);
}

/** "contact every 30 days", or null when the policy says nothing. */
export function cadenceWords(role: SegmentRole | undefined): string | null {
  if (!role?.cadenceDays) return null;
  return fill(plural(role.cadenceDays, { one: cadenceOne, other: cadenceOther }), number(role.cadenceDays));
}

/** "1,204 accounts". */
export function accountsWords(count: number): string {
  return fill(plural(count, { one: accountsOne, other: accountsOther }), number(count));
}

/** "1,204 accounts lack an employee count." */
export function causeWords(cause: UnscoredCause, count: number): string {
  return fill(plural(count, CAUSES[cause]), number(count));
}
