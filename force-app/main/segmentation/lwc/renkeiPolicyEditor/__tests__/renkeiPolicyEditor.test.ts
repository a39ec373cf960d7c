import type { PolicySummary, PolicyVersion } from 'c/renkeiPolicyData';
import RenkeiPolicyEditor from 'c/renkeiPolicyEditor';
import type { ObjectInfo, Setting } from 'c/renkeiSegmentData';
import { policyAnswer } from 'test/components/answers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, isShown, settled, show, textOf } from 'test/components/page';
import { ACTIVE_ID, DRAFT_ID, versionAnswer, versionsAnswer } from 'test/components/policyAnswers';
import { allow, answerIndustries, MANAGER } from 'test/components/policyPageAnswers';

type Editor = HTMLElement & { recordId: string };
type Draft = HTMLElement & {
  version: PolicyVersion;
  versions: PolicySummary[];
  setting: Setting;
  objectInfo: ObjectInfo;
  industries: { value: string }[];
  readAgain: () => Promise<PolicyVersion>;
};

async function showEditor(recordId = DRAFT_ID) {
  const element = show<Editor>('c-renkei-policy-editor', RenkeiPolicyEditor, { recordId });
  await settled();
  return element;
}

const draft = (element: HTMLElement) => find<Draft>(element, 'c-renkei-policy-draft');

describe('c-renkei-policy-editor', () => {
  it('waits, then hands the version to the draft, with what the reader may do', async () => {
    const element = await showEditor();
    expect(isShown(element, '.skeleton')).toBe(true);
    expect(lastVariables('RenkeiPolicyVersion')).toEqual({ id: DRAFT_ID });
    await expect(element).toBeAccessible();
    answer('RenkeiPolicyVersion', versionAnswer({ Id: DRAFT_ID, IsActive__c: false }));
    answer('RenkeiPolicyVersions', versionsAnswer());
    answer('RenkeiActivePolicy', policyAnswer({ setting: { LastRunAsOf__c: '2026-06-30' } }));
    await allow(MANAGER);
    await answerIndustries('Machinery', 'Retail');
    expect(draft(element).version.id).toBe(DRAFT_ID);
    expect(draft(element).versions).toHaveLength(2);
    expect(draft(element).setting.lastRunAsOf).toBe('2026-06-30');
    expect(draft(element).objectInfo.updateable).toBe(true);
    expect(draft(element).industries.map(({ value }) => value)).toEqual(['Machinery', 'Retail']);
    await expect(element).toBeAccessible();
  });

  it('reads again when the draft asks for it', async () => {
    const element = await showEditor();
    const version = answer('RenkeiPolicyVersion', versionAnswer({ Id: DRAFT_ID }));
    const versions = answer('RenkeiPolicyVersions', versionsAnswer());
    await settled();
    expect((await draft(element).readAgain()).id).toBe(DRAFT_ID);
    expect([version, versions].map((refresh) => refresh.mock.calls.length)).toEqual([1, 1]);
  });

  it('says when there is no such version, and what failed', async () => {
    const element = await showEditor();
    answer('RenkeiPolicyVersion', { uiapi: { query: { RenkeiSegmentPolicy__c: { edges: [] } } } });
    await settled();
    expect(textOf(element, '.missing')).toContain('no longer exists');
    await expect(element).toBeAccessible();
    const refresh = refuse('RenkeiPolicyVersion', 'No access');
    await settled();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refresh).toHaveBeenCalledTimes(1);
    answer('RenkeiPolicyVersion', versionAnswer({ Id: DRAFT_ID }));
    await settled();
    expect(isShown(element, 'c-renkei-error-panel')).toBe(false);
  });

  it('shows nothing of one version on the page of another', async () => {
    const element = await showEditor();
    answer('RenkeiPolicyVersion', versionAnswer({ Id: DRAFT_ID }));
    await settled();
    element.recordId = ACTIVE_ID;
    await settled();
    expect(isShown(element, '.skeleton')).toBe(true);
    expect(lastVariables('RenkeiPolicyVersion')).toEqual({ id: ACTIVE_ID });
  });
});
