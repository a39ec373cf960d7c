import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiPolicyActivation from 'c/renkeiPolicyActivation';
import { toPolicyVersion, toPolicyVersions } from 'c/renkeiPolicyData';
import type { PolicyFinding } from 'c/renkeiSegmentRules';
import { executeMutation } from 'test/components/graphql';
import { find, isShown, settled, show, textOf } from 'test/components/page';
import { ACTIVE_ID, channelRolesOf, DRAFT_ID, versionAnswer, versionsAnswer } from 'test/components/policyAnswers';

/** A version with which the lint has no quarrel. */
const complete = (fields: object) => ({
  SupportChannel__c: null,
  ExpectationLevel__c: 'Hearing',
  AcceptWithinDays__c: 1,
  FirstVisitWithinDays__c: 5,
  CadenceDays__c: 30,
  CapacityPerPerson__c: 50,
  TargetKind__c: 'Count',
  TargetPerMonth__c: 5,
  ...fields,
});
const roles = [
  complete({ Segment__c: 'Key', LeadChannel__c: 'Field' }),
  complete({ Segment__c: 'Expand', LeadChannel__c: 'Field' }),
  complete({ Segment__c: 'Maintain', LeadChannel__c: 'InsideSales' }),
  complete({ Segment__c: 'General', LeadChannel__c: 'Web' }),
] as never[];
const channelRoles = ['Key', 'Expand', 'Maintain', 'General'].flatMap((segment) => channelRolesOf(segment, 'Field', 1));
const draft = toPolicyVersion(versionAnswer({ Id: DRAFT_ID, Name: 'Draft' }, { roles, channelRoles }))!;

function showActivation(properties: object = {}) {
  const element = show('c-renkei-policy-activation', RenkeiPolicyActivation, {
    version: draft,
    versions: toPolicyVersions(versionsAnswer()),
    today: '2026-07-01',
    lastRunAsOf: '2026-06-30',
    ...properties,
  });
  const closed = jest.fn();
  element.addEventListener('closed', (event) => closed((event as CustomEvent).detail));
  return { element, closed };
}

const button = (element: HTMLElement) => find<HTMLElement & { disabled: boolean }>(element, '[data-action="activate"]');
const change = (target: HTMLElement, value: string) =>
  target.dispatchEvent(new CustomEvent('change', { detail: { value } }));
const findings = (element: HTMLElement) =>
  find<HTMLElement & { findings: PolicyFinding[] }>(element, 'c-renkei-policy-findings').findings.map(
    ({ code }) => code,
  );

describe('c-renkei-policy-activation', () => {
  beforeEach(() => executeMutation.mockClear());

  it('says which version ends, and which run applies the new one', async () => {
    const { element } = showActivation();
    expect(textOf(element, '.consequences')).toBe(
      '“2026 policy” ends on Jun 30, 2026.' +
        'The first run with figures of Jul 1, 2026 or later applies it to all accounts: segment run.',
    );
    change(find(element, 'lightning-input'), '2026-06-30');
    await settled();
    expect(textOf(element, '.consequences')).toMatch(/^“2026 policy” ends on Jun 29.*which the last run has covered/);
    expect(findings(element)).toEqual([]);
  });

  it('needs a reason and a day, and does it then', async () => {
    const { element, closed } = showActivation();
    expect(button(element).disabled).toBe(true);
    change(find(element, 'lightning-textarea'), ' Reps are overloaded ');
    await settled();
    expect(button(element).disabled).toBe(false);
    button(element).click();
    await settled();
    await settled();
    expect(executeMutation.mock.calls[0]![0].variables).toMatchObject({
      predecessor: { Id: ACTIVE_ID },
      policy: {
        Id: DRAFT_ID,
        RenkeiSegmentPolicy__c: { EffectiveFrom__c: '2026-07-01', ActivationReason__c: 'Reps are overloaded' },
      },
    });
    expect(closed).toHaveBeenCalledWith('activated');
    change(find(element, 'lightning-input'), '');
    await settled();
    expect(button(element).disabled).toBe(true);
  });

  it('is stopped by errors of the lint and of the dates', async () => {
    const { element } = showActivation({ version: { ...draft, roles: [] } });
    change(find(element, 'lightning-textarea'), 'why');
    await settled();
    expect(findings(element)).toContain('RoleMissing');
    expect(button(element).disabled).toBe(true);
    const same = showActivation({ today: '2026-01-01' });
    expect(findings(same.element)).toEqual(['VersionsOverlap']);
    expect(textOf(same.element, '.consequences')).toContain('No other version ends.');
  });

  it('keeps the dialog open when the org refuses', async () => {
    const { element, closed } = showActivation();
    change(find(element, 'lightning-textarea'), 'why');
    await settled();
    executeMutation.mockResolvedValueOnce({ data: undefined, errors: [{ message: 'Say why.' }] });
    button(element).click();
    await settled();
    await settled();
    expect(isShown(element, 'c-renkei-error-panel')).toBe(true);
    expect(closed).not.toHaveBeenCalled();
    expect(button(element).disabled).toBe(false);
  });

  describe('of a draft that others may save', () => {
    const update = updateRecord as unknown as jest.Mock;
    const stored = { ...draft, lastModified: { name: 'Oka', on: '2026-06-29T01:00:00.000Z' } };
    const tried = async () => {
      const shown = showActivation({ version: { ...draft, stored } });
      change(find(shown.element, 'lightning-textarea'), 'why');
      await settled();
      const press = async () => {
        button(shown.element).click();
        for (let turn = 0; turn < 4; turn += 1) await settled();
      };
      await press();
      return { ...shown, press };
    };
    beforeEach(() => update.mockReset().mockResolvedValue({}));

    it('puts nothing in force that somebody has saved since it was read', async () => {
      update.mockRejectedValue({ status: 412 });
      const { element, closed } = await tried();
      expect(update.mock.calls[0]![1]).toEqual({ ifUnmodifiedSince: stored.lastModified.on });
      expect(executeMutation).not.toHaveBeenCalled();
      expect(find<HTMLElement & { errors: unknown }>(element, 'c-renkei-error-panel').errors).toMatch(
        /^Somebody saved/,
      );
      expect(button(element).disabled).toBe(true);
      find(element, 'lightning-button:not([data-action])').click();
      expect(closed).toHaveBeenCalledWith('changed');
    });

    it('does not take its own claim for somebody else’s save when the org refused the first try', async () => {
      executeMutation.mockResolvedValueOnce({ data: undefined, errors: [{ message: 'Say why.' }] });
      const { closed, press } = await tried();
      expect(closed).not.toHaveBeenCalled();
      await press();
      expect(update).toHaveBeenCalledTimes(1);
      expect(closed).toHaveBeenCalledWith('activated');
    });
  });

  it('is left without doing anything', () => {
    const { element, closed } = showActivation();
    find(element, 'lightning-button:not([data-action])').click();
    expect(closed).toHaveBeenCalledWith(null);
    expect(executeMutation).not.toHaveBeenCalled();
  });

  it('shows an outline of nothing without a version', () => {
    expect(button(showActivation({ version: undefined }).element).disabled).toBe(true);
  });

  it('takes what is no date for no day at all, not for the proposed one', async () => {
    const { element } = showActivation();
    change(find(element, 'lightning-textarea'), 'because');
    await settled();
    expect(button(element).disabled).toBe(false);
    change(find(element, 'lightning-input'), null as never);
    await settled();
    expect(button(element).disabled).toBe(true);
  });
});
