import { compactMoney, fill, number, plural } from 'c/renkeiFormat';
import type { PolicyContents } from 'c/renkeiPolicyData';
import { SCORED_SEGMENTS, type ScoredSegment, type SegmentRole } from 'c/renkeiSegmentRules';
import {
  accountsWords,
  cadenceWords,
  channelName,
  levelName,
  policyFieldName,
  segmentName,
} from 'c/renkeiSegmentWords';
import businessDaysOne from '@salesforce/label/c.RenkeiSegmentation_RulesBusinessDays_One';
import businessDaysOther from '@salesforce/label/c.RenkeiSegmentation_RulesBusinessDays_Other';
import both from '@salesforce/label/c.RenkeiSegmentation_RulesBoth';
import capacity from '@salesforce/label/c.RenkeiSegmentation_RulesCapacity';
import capacityFollows from '@salesforce/label/c.RenkeiSegmentation_RulesCutOffFollows';
import close from '@salesforce/label/c.RenkeiSegmentation_RulesClose';
import distant from '@salesforce/label/c.RenkeiSegmentation_RulesDistant';
import escalation1 from '@salesforce/label/c.RenkeiSegmentation_RulesEscalation1';
import escalation2 from '@salesforce/label/c.RenkeiSegmentation_RulesEscalation2';
import escalation3 from '@salesforce/label/c.RenkeiSegmentation_RulesEscalation3';
import escalation4 from '@salesforce/label/c.RenkeiSegmentation_RulesEscalation4';
import escalation5 from '@salesforce/label/c.RenkeiSegmentation_RulesEscalation5';
import high from '@salesforce/label/c.RenkeiSegmentation_RulesHigh';
import kindAmount from '@salesforce/label/c.RenkeiSegmentation_TargetKindAmount';
import kindCount from '@salesforce/label/c.RenkeiSegmentation_TargetKindCount';
import kindRate from '@salesforce/label/c.RenkeiSegmentation_TargetKindRate';
import low from '@salesforce/label/c.RenkeiSegmentation_RulesLow';
import pair from '@salesforce/label/c.RenkeiSegmentation_EntryOf';
import reasonDeal from '@salesforce/label/c.RenkeiSegmentation_ReturnInDeal';
import reasonDealThen from '@salesforce/label/c.RenkeiSegmentation_ReturnInDealThen';
import reasonEarly from '@salesforce/label/c.RenkeiSegmentation_ReturnTooEarly';
import reasonEarlyThen from '@salesforce/label/c.RenkeiSegmentation_ReturnTooEarlyThen';
import reasonFull from '@salesforce/label/c.RenkeiSegmentation_ReturnNoCapacity';
import reasonFullThen from '@salesforce/label/c.RenkeiSegmentation_ReturnNoCapacityThen';
import reasonInformation from '@salesforce/label/c.RenkeiSegmentation_ReturnInformation';
import reasonInformationThen from '@salesforce/label/c.RenkeiSegmentation_ReturnInformationThen';
import reasonPerson from '@salesforce/label/c.RenkeiSegmentation_ReturnWrongPerson';
import reasonPersonThen from '@salesforce/label/c.RenkeiSegmentation_ReturnWrongPersonThen';
import reasonTarget from '@salesforce/label/c.RenkeiSegmentation_ReturnNoTarget';
import reasonTargetThen from '@salesforce/label/c.RenkeiSegmentation_ReturnNoTargetThen';
import rowAccounts from '@salesforce/label/c.RenkeiSegmentation_RulesAccounts';
import rowLead from '@salesforce/label/c.RenkeiSegmentation_RulesLead';
import rowSupport from '@salesforce/label/c.RenkeiSegmentation_RulesSupport';

/** A row of the table: what holds for each segment. */
export interface RuleRow {
  key: string;
  name: string;
  cells: { key: string; segment: string; text: string; detail: string | null }[];
}

export interface ReturnReason {
  key: string;
  name: string;
  then: string;
}

const NOTHING = '–';

export const ESCALATION: readonly string[] = [escalation1, escalation2, escalation3, escalation4, escalation5];

/** Why a rep gives a case back, and what happens then. */
export const RETURN_REASONS: readonly ReturnReason[] = [
  { key: 'information', name: reasonInformation, then: reasonInformationThen },
  { key: 'early', name: reasonEarly, then: reasonEarlyThen },
  { key: 'target', name: reasonTarget, then: reasonTargetThen },
  { key: 'deal', name: reasonDeal, then: reasonDealThen },
  { key: 'person', name: reasonPerson, then: reasonPersonThen },
  { key: 'capacity', name: reasonFull, then: reasonFullThen },
];

/** What the policy says of each segment, row by row. */
export function ruleRows(contents: PolicyContents, currency: string | null): RuleRow[] {
  const { roles } = contents;
  const row = (
    key: string,
    name: string,
    text: (role: SegmentRole | undefined, segment: ScoredSegment) => string | null | undefined,
    detail: (role: SegmentRole | undefined) => string | null = () => null,
  ): RuleRow => ({
    key,
    name,
    cells: SCORED_SEGMENTS.map((segment) => {
      const role = roles.find((candidate) => candidate.segment === segment);
      return {
        key: segment,
        segment: segmentName(segment, roles),
        text: text(role, segment) ?? NOTHING,
        detail: detail(role),
      };
    }),
  });
  const within = (days: number | null | undefined) =>
    days ? fill(plural(days, { one: businessDaysOne, other: businessDaysOther }), number(days)) : null;
  return [
    row('accounts', rowAccounts, (_role, segment) => accountsOf(segment, contents, currency)),
    row(
      'lead',
      rowLead,
      (role) => role?.leadChannel && channelName(role.leadChannel),
      (role) => role?.leadPurpose ?? null,
    ),
    row(
      'support',
      rowSupport,
      (role) => role?.supportChannel && channelName(role.supportChannel),
      (role) => role?.supportPurpose ?? null,
    ),
    row(
      'level',
      policyFieldName('expectationLevel'),
      (role) => role?.expectationLevel && levelName(role.expectationLevel),
    ),
    row('cadence', policyFieldName('cadenceDays'), (role) => cadenceWords(role)),
    row('accept', policyFieldName('acceptWithinDays'), (role) => within(role?.acceptWithinDays)),
    row('visit', policyFieldName('firstVisitWithinDays'), (role) => within(role?.firstVisitWithinDays)),
    row('capacity', policyFieldName('capacityPerPerson'), (role) =>
      role?.capacityPerPerson ? fill(capacity, accountsWords(role.capacityPerPerson)) : null,
    ),
    row('target', policyFieldName('targetPerMonth'), (role) => targetOf(role, currency)),
  ];
}

/** Segments by name, in the order of the table. */
export function segmentHeadings({ roles }: PolicyContents): { key: string; name: string }[] {
  return SCORED_SEGMENTS.map((segment) => ({ key: segment, name: segmentName(segment, roles) }));
}

function accountsOf(segment: ScoredSegment, { policy, cutOffMode }: PolicyContents, currency: string | null): string {
  const isHigh = segment === 'Key' || segment === 'Expand';
  const isClose = segment === 'Key' || segment === 'Maintain';
  const found = policy.potentialCutOff > 0;
  const potential = found
    ? compactMoney(policy.potentialCutOff, currency)
    : cutOffMode === 'Capacity'
      ? capacityFollows
      : NOTHING;
  return fill(
    both,
    fill(isHigh ? high : low, potential),
    fill(isClose ? close : distant, number(policy.relationshipCutOff)),
  );
}

function targetOf(role: SegmentRole | undefined, currency: string | null): string | null {
  const { targetKind = null, targetPerMonth = null } = role ?? {};
  if (targetKind === null || targetPerMonth === null) return null;
  switch (targetKind) {
    case 'Rate':
      return fill(pair, kindRate, number(targetPerMonth));
    case 'Count':
      return fill(pair, kindCount, number(targetPerMonth));
    case 'Amount':
      return fill(pair, kindAmount, compactMoney(targetPerMonth, currency));
  }
}
