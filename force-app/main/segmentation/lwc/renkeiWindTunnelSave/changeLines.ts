import { compactMoney, fill, number } from 'c/renkeiFormat';
import type { PolicyDifference } from 'c/renkeiPolicyData';
import { policyFieldName } from 'c/renkeiSegmentWords';
import change from '@salesforce/label/c.RenkeiSegmentation_TunnelChange';

/** One entry of the policy that the draft changes. */
export interface ChangeLine {
  key: string;
  name: string;
  change: string;
}

/** Entries of files that the wind tunnel can change, by the rules' own names. */
const FIELDS: Record<string, string> = {
  'potential.cutOff': 'potentialCutOff',
  'potential.fieldCapacity': 'fieldCapacity',
  'relationship.cutOff': 'relationshipCutOff',
  'relationship.margin': 'relationshipMargin',
};

/** What changes, in the words of the policy page; the name says itself, and so does a cut-off that follows from the capacity. */
export function changeLines(differences: readonly PolicyDifference[], currency: string | null): ChangeLine[] {
  return differences
    .filter(({ entry, to }) => Object.hasOwn(FIELDS, entry) && to !== null)
    .map(({ entry, from, to }) => {
      const words = (value: PolicyDifference['from']) => {
        if (typeof value !== 'number') return String(value ?? '–');
        return entry === 'potential.cutOff' ? compactMoney(value, currency) : number(value);
      };
      return { key: entry, name: policyFieldName(FIELDS[entry]!), change: fill(change, words(from), words(to)) };
    });
}
