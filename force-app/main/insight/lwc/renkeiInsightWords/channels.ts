import type { PreferenceGroup } from 'c/renkeiChannelFitRules';
import centreOnly from '@salesforce/label/c.RenkeiInsight_GroupCentreOnly';
import fieldOnly from '@salesforce/label/c.RenkeiInsight_GroupFieldOnly';
import seminarOnly from '@salesforce/label/c.RenkeiInsight_GroupSeminarOnly';
import several from '@salesforce/label/c.RenkeiInsight_GroupSeveral';
import webOnly from '@salesforce/label/c.RenkeiInsight_GroupWebOnly';

const GROUPS: Readonly<Record<PreferenceGroup, string>> = {
  FieldOnly: fieldOnly,
  CentreOnly: centreOnly,
  WebOnly: webOnly,
  SeminarOnly: seminarOnly,
  Several: several,
};

export const preferenceGroupName = (group: PreferenceGroup): string => GROUPS[group];
