import { LightningElement, api } from 'lwc';
import { fill } from 'c/renkeiFormat';
import { fieldView, focusField, type FieldSpec, type FieldView, type PolicyView } from 'c/renkeiPolicyForm';
import type { Option } from 'c/renkeiSegmentData';
import { CHANNELS, SCORED_SEGMENTS, type ExpectationLevel, type ScoredSegment } from 'c/renkeiSegmentRules';
import { channelName, leadWords, levelName, segmentName } from 'c/renkeiSegmentWords';
import kindAmount from '@salesforce/label/c.RenkeiSegmentation_TargetKindAmount';
import kindCount from '@salesforce/label/c.RenkeiSegmentation_TargetKindCount';
import kindRate from '@salesforce/label/c.RenkeiSegmentation_TargetKindRate';
import entryOf from '@salesforce/label/c.RenkeiSegmentation_EntryOf';
import nothing from '@salesforce/label/c.RenkeiSegmentation_LintNothing';
import roles from '@salesforce/label/c.RenkeiSegmentation_LintField_Roles';

interface Role {
  segment: ScoredSegment;
  name: string;
  /** What the column is, apart from what else stands there for the segment. */
  label: string;
  lead: string;
  fields: FieldView[];
}

const LEVELS: readonly ExpectationLevel[] = ['Appointment', 'Hearing', 'Selling'];
const NONE: Option = { value: '', label: nothing };
const LEAD = CHANNELS.map((value) => ({ value, label: channelName(value) }));
const LEVEL = LEVELS.map((value) => ({ value, label: levelName(value) }));
const KIND = [
  { value: 'Rate', label: kindRate },
  { value: 'Count', label: kindCount },
  { value: 'Amount', label: kindAmount },
];

/** The entries of a role in the order in which they are decided. */
const FIELDS: readonly (FieldSpec & { field: string })[] = [
  { field: 'leadChannel', kind: 'choice', options: LEAD },
  { field: 'leadPurpose', kind: 'area', maxLength: 255 },
  { field: 'supportChannel', kind: 'choice', options: [NONE, ...LEAD] },
  { field: 'supportPurpose', kind: 'area', maxLength: 255 },
  { field: 'expectationLevel', kind: 'choice', options: LEVEL },
  { field: 'cadenceDays' },
  { field: 'acceptWithinDays' },
  { field: 'firstVisitWithinDays' },
  { field: 'capacityPerPerson' },
  { field: 'targetKind', kind: 'choice', options: KIND },
  { field: 'targetPerMonth' },
  { field: 'segmentLabel', kind: 'text', maxLength: 40 },
];

/** One column for each segment. */
export default class RenkeiPolicyRoles extends LightningElement {
  @api view: PolicyView | undefined;

  @api
  focusField(path: string): boolean {
    return focusField(this.template?.querySelectorAll('c-renkei-policy-field') ?? [], path);
  }

  get columns(): Role[] {
    const { view } = this;
    if (!view) return [];
    return SCORED_SEGMENTS.map((segment) => ({
      segment,
      name: segmentName(segment, view.roles),
      label: fill(entryOf, roles, segmentName(segment, view.roles)),
      lead: leadWords(view.roles.find((role) => role.segment === segment)),
      fields: FIELDS.map((spec) => fieldView(`roles.${segment}.${spec.field}`, view, spec)),
    }));
  }
}
