import acceptWithinDays from '@salesforce/label/c.RenkeiSegmentation_LintField_AcceptWithinDays';
import breadthFull from '@salesforce/label/c.RenkeiSegmentation_LintField_BreadthFull';
import cadenceDays from '@salesforce/label/c.RenkeiSegmentation_LintField_CadenceDays';
import capacityPerPerson from '@salesforce/label/c.RenkeiSegmentation_LintField_CapacityPerPerson';
import channelRoles from '@salesforce/label/c.RenkeiSegmentation_LintField_ChannelRoles';
import channelRolesChannel from '@salesforce/label/c.RenkeiSegmentation_LintField_ChannelRolesChannel';
import channelRolesCostPerContact from '@salesforce/label/c.RenkeiSegmentation_LintField_ChannelRolesCostPerContact';
import channelRolesHoursPerContact from '@salesforce/label/c.RenkeiSegmentation_LintField_ChannelRolesHoursPerContact';
import channelRolesSegment from '@salesforce/label/c.RenkeiSegmentation_LintField_ChannelRolesSegment';
import channelRolesStep from '@salesforce/label/c.RenkeiSegmentation_LintField_ChannelRolesStep';
import conversationWindowDays from '@salesforce/label/c.RenkeiSegmentation_LintField_ConversationWindowDays';
import cutOffMode from '@salesforce/label/c.RenkeiSegmentation_LintField_CutOffMode';
import dormantAfterDays from '@salesforce/label/c.RenkeiSegmentation_LintField_DormantAfterDays';
import effectiveFrom from '@salesforce/label/c.RenkeiSegmentation_LintField_EffectiveFrom';
import effectiveTo from '@salesforce/label/c.RenkeiSegmentation_LintField_EffectiveTo';
import estimators from '@salesforce/label/c.RenkeiSegmentation_LintField_Estimators';
import estimatorsAmountPerUnit from '@salesforce/label/c.RenkeiSegmentation_LintField_EstimatorsAmountPerUnit';
import estimatorsPerEmployee from '@salesforce/label/c.RenkeiSegmentation_LintField_EstimatorsPerEmployee';
import estimatorsRevenuePercent from '@salesforce/label/c.RenkeiSegmentation_LintField_EstimatorsRevenuePercent';
import expectationLevel from '@salesforce/label/c.RenkeiSegmentation_LintField_ExpectationLevel';
import fieldCapacity from '@salesforce/label/c.RenkeiSegmentation_LintField_FieldCapacity';
import firstVisitWithinDays from '@salesforce/label/c.RenkeiSegmentation_LintField_FirstVisitWithinDays';
import leadChannel from '@salesforce/label/c.RenkeiSegmentation_LintField_LeadChannel';
import newWithinDays from '@salesforce/label/c.RenkeiSegmentation_LintField_NewWithinDays';
import potentialCutOff from '@salesforce/label/c.RenkeiSegmentation_LintField_PotentialCutOff';
import potentialMarginPercent from '@salesforce/label/c.RenkeiSegmentation_LintField_PotentialMarginPercent';
import recencyFullDays from '@salesforce/label/c.RenkeiSegmentation_LintField_RecencyFullDays';
import recencyStepDays from '@salesforce/label/c.RenkeiSegmentation_LintField_RecencyStepDays';
import recencyZeroDays from '@salesforce/label/c.RenkeiSegmentation_LintField_RecencyZeroDays';
import relationshipCutOff from '@salesforce/label/c.RenkeiSegmentation_LintField_RelationshipCutOff';
import relationshipMargin from '@salesforce/label/c.RenkeiSegmentation_LintField_RelationshipMargin';
import reviveFloor from '@salesforce/label/c.RenkeiSegmentation_LintField_ReviveFloor';
import roles from '@salesforce/label/c.RenkeiSegmentation_LintField_Roles';
import supportChannel from '@salesforce/label/c.RenkeiSegmentation_LintField_SupportChannel';
import targetKind from '@salesforce/label/c.RenkeiSegmentation_LintField_TargetKind';
import targetPerMonth from '@salesforce/label/c.RenkeiSegmentation_LintField_TargetPerMonth';
import weights from '@salesforce/label/c.RenkeiSegmentation_LintField_Weights';
import weightsBreadth from '@salesforce/label/c.RenkeiSegmentation_LintField_WeightsBreadth';
import weightsRecency from '@salesforce/label/c.RenkeiSegmentation_LintField_WeightsRecency';
import weightsWallet from '@salesforce/label/c.RenkeiSegmentation_LintField_WeightsWallet';

/** Entries of a policy, by the rules' own names. */
const FIELDS: Record<string, string> = {
  potentialCutOff,
  potentialMarginPercent,
  relationshipCutOff,
  relationshipMargin,
  reviveFloor,
  cutOffMode,
  fieldCapacity,
  recencyFullDays,
  recencyZeroDays,
  recencyStepDays,
  breadthFull,
  conversationWindowDays,
  dormantAfterDays,
  newWithinDays,
  weights,
  'weights.recency': weightsRecency,
  'weights.breadth': weightsBreadth,
  'weights.wallet': weightsWallet,
  estimators,
  'estimators.perEmployee': estimatorsPerEmployee,
  'estimators.revenuePercent': estimatorsRevenuePercent,
  'estimators.amountPerUnit': estimatorsAmountPerUnit,
  roles,
  leadChannel,
  supportChannel,
  cadenceDays,
  expectationLevel,
  acceptWithinDays,
  firstVisitWithinDays,
  capacityPerPerson,
  targetKind,
  targetPerMonth,
  channelRoles,
  'channelRoles.segment': channelRolesSegment,
  'channelRoles.step': channelRolesStep,
  'channelRoles.channel': channelRolesChannel,
  'channelRoles.hoursPerContact': channelRolesHoursPerContact,
  'channelRoles.costPerContact': channelRolesCostPerContact,
  effectiveFrom,
  effectiveTo,
};

/** An entry of a policy in words; one that has none is shown by its own name. */
export function policyFieldName(field: string): string {
  return FIELDS[field] ?? field;
}
