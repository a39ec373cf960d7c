import { toPolicyVersion, type PolicyContents } from 'c/renkeiPolicyData';
import RenkeiWindTunnelSave from 'c/renkeiWindTunnelSave';
import { executeMutation } from 'test/components/graphql';
import { find, findAll, isShown, settled, show } from 'test/components/page';
import { versionAnswer } from 'test/components/policyAnswers';

const base = toPolicyVersion(versionAnswer())!;
const draft: PolicyContents = {
  ...base,
  name: '2026 policy, from ¥5M',
  policy: { ...base.policy, potentialCutOff: 5_000_000, relationshipCutOff: 95, relationshipMargin: 2.5 },
};

function showSave(properties: object = {}) {
  const element = show('c-renkei-wind-tunnel-save', RenkeiWindTunnelSave, {
    base,
    draft,
    currency: 'JPY',
    ...properties,
  });
  const closed = jest.fn();
  element.addEventListener('closed', (event) => closed((event as CustomEvent).detail));
  return { element, closed };
}

const button = (element: HTMLElement) => find<HTMLElement & { disabled: boolean }>(element, '[data-action="save"]');
const name = (element: HTMLElement) => find<HTMLElement & { value: string }>(element, 'lightning-input');
const changes = (element: HTMLElement) =>
  findAll(element, '.change').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());

describe('c-renkei-wind-tunnel-save', () => {
  beforeEach(() => executeMutation.mockClear());

  it('shows what changes and what the lint says before anything is saved', () => {
    const { element } = showSave();
    expect(name(element).value).toBe('2026 policy, from ¥5M');
    expect(changes(element)).toEqual([
      'Potential cut-off¥3M → ¥5M',
      'Relationship cut-off50 → 95',
      'Relationship margin5 → 2.5',
    ]);
    const { findings } = find<HTMLElement & { findings: { code: string }[] }>(element, 'c-renkei-policy-findings');
    expect(findings.map(({ code }) => code)).toContain('RoleFieldMissing');
    expect(isShown(element, 'lightning-input[type="checkbox"]')).toBe(false);
  });

  it('saves under the name given, and closes with the draft', async () => {
    const { element, closed } = showSave();
    name(element).dispatchEvent(new CustomEvent('change', { detail: { value: ' ' } }));
    await settled();
    expect(button(element).disabled).toBe(true);
    name(element).dispatchEvent(new CustomEvent('change', { detail: { value: ' Try ' } }));
    await settled();
    button(element).click();
    await settled();
    await settled();
    expect(executeMutation.mock.calls[0]![0].variables.policy).toMatchObject({
      RenkeiSegmentPolicy__c: { Name: 'Try', PotentialCutOff__c: 5_000_000, CutOffMode__c: 'Absolute' },
    });
    expect(closed).toHaveBeenCalledWith(expect.objectContaining({ id: 'policy', name: 'Try' }));
  });

  it('lets the cut-off follow the capacity on request', async () => {
    const { element } = showSave({ fieldCapacity: 1020 });
    const [, follow] = findAll<HTMLElement & { label: string }>(element, 'lightning-input');
    expect(follow!.label).toContain('at most 1,020 accounts');
    follow!.dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
    await settled();
    expect(changes(element)).toEqual([
      'Field capacity– → 1,020',
      'Relationship cut-off50 → 95',
      'Relationship margin5 → 2.5',
    ]);
    button(element).click();
    await settled();
    expect(executeMutation.mock.calls[0]![0].variables.policy).toMatchObject({
      RenkeiSegmentPolicy__c: { CutOffMode__c: 'Capacity', FieldCapacity__c: 1020, PotentialCutOff__c: null },
    });
  });

  it('says that nothing was saved when the org refuses', async () => {
    const { element, closed } = showSave();
    executeMutation.mockResolvedValueOnce({ data: undefined, errors: [{ message: 'No.' }] });
    button(element).click();
    await settled();
    await settled();
    const panel = find<HTMLElement & { heading: string }>(element, 'c-renkei-error-panel');
    expect(panel.heading).toBe('The draft was not saved; nothing of it is left behind.');
    expect(closed).not.toHaveBeenCalled();
  });

  it('is left without saving', () => {
    const { element, closed } = showSave();
    find(element, 'lightning-button:not([data-action])').click();
    expect(closed).toHaveBeenCalledWith(null);
    expect(executeMutation).not.toHaveBeenCalled();
  });
});
