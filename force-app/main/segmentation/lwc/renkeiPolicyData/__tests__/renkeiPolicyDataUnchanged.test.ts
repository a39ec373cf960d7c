import { updateRecord } from 'lightning/uiRecordApi';
import { acknowledge, PolicyConflictError, saveDraft, toPolicyVersion } from 'c/renkeiPolicyData';
import * as graphql from 'test/components/graphql';
import { DRAFT_ID, versionAnswer } from 'test/components/policyAnswers';

const executeMutation = graphql.executeMutation as jest.Mock;
const update = updateRecord as unknown as jest.Mock;
const SAVED = '2026-06-29T01:00:00.000Z';
const draft = (fields: Record<string, unknown> = {}) =>
  toPolicyVersion(versionAnswer({ Id: DRAFT_ID, IsActive__c: false, LastModifiedDate: SAVED, ...fields }))!;

describe('a version that somebody else may save', () => {
  beforeEach(() => {
    executeMutation.mockClear();
    update.mockReset().mockResolvedValue({});
  });

  it('is claimed as it was read before it is changed', async () => {
    const stored = draft();
    expect(stored.lastModified.on).toBe(SAVED);
    await saveDraft({ ...stored, name: 'Other' }, stored);
    expect(update).toHaveBeenCalledWith({ fields: { Id: DRAFT_ID, Name: stored.name } }, { ifUnmodifiedSince: SAVED });
    expect(executeMutation).toHaveBeenCalledTimes(1);
  });

  it('is not changed when somebody was faster', async () => {
    update.mockRejectedValue({ status: 412, body: { message: 'changed' } });
    await expect(saveDraft(draft(), draft())).rejects.toBeInstanceOf(PolicyConflictError);
    expect(executeMutation).not.toHaveBeenCalled();
    update.mockRejectedValue({ status: 403, body: { message: 'No access' } });
    await expect(saveDraft(draft(), draft())).rejects.toMatchObject({ status: 403 });
  });

  it('is not claimed when it is new', async () => {
    await saveDraft(draft());
    expect(update).not.toHaveBeenCalled();
  });

  it('loses what managers agreed to when it is changed, and only then', async () => {
    const agreed = draft({ AcknowledgedByFieldOn__c: '2026-06-01' });
    const fieldsOf = () =>
      (executeMutation.mock.calls.at(-1)![0] as { variables: Record<string, Record<string, object>> }).variables.policy!
        .RenkeiSegmentPolicy__c;
    await saveDraft({ ...agreed, name: 'Other' }, agreed);
    expect(fieldsOf()).toMatchObject({ AcknowledgedByField__c: null, AcknowledgedByInsideSalesOn__c: null });
    await saveDraft(agreed, agreed);
    expect(fieldsOf()).not.toHaveProperty('AcknowledgedByField__c');
    await saveDraft(agreed);
    expect(fieldsOf()).not.toHaveProperty('AcknowledgedByField__c');
  });

  it('is agreed to as it was read', async () => {
    await acknowledge(draft(), 'InsideSales', '005S', '2026-06-30');
    expect(update).toHaveBeenCalledWith(
      {
        fields: { Id: DRAFT_ID, AcknowledgedByInsideSales__c: '005S', AcknowledgedByInsideSalesOn__c: '2026-06-30' },
      },
      { ifUnmodifiedSince: SAVED },
    );
    update.mockRejectedValue({ status: 412 });
    await expect(acknowledge(draft(), 'Field', '005S', '2026-06-30')).rejects.toBeInstanceOf(PolicyConflictError);
  });
});
