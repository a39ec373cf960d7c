import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import type { ScoredSegment } from 'c/renkeiSegmentRules';
import type { TargetKind } from 'c/renkeiTargetRules';

export interface TargetChange {
  /** The stored row; null when there is none yet. */
  id: string | null;
  month: string;
  segment: ScoredSegment;
  kind: TargetKind;
  person: string | null;
  target: number;
}

/**
 * Stores a target. The key keeps two managers who write the same target at the same time from making two rows.
 * @throws the platform's error, with its reasons in `body`
 */
export async function saveTarget({ id, month, segment, kind, person, target }: TargetChange): Promise<void> {
  if (id !== null) {
    await updateRecord({ fields: { Id: id, Target__c: target } });
    return;
  }
  const key = `${month.slice(0, 7)}|${segment}|${kind}|${person ?? 'all'}`;
  const fields = {
    Month__c: month,
    Segment__c: segment,
    Kind__c: kind,
    Person__c: person,
    Target__c: target,
    TargetKey__c: key,
  };
  await createRecord({ apiName: 'RenkeiSegmentTarget__c', fields });
}
