import { updateRecord } from 'lightning/uiRecordApi';
import { toPolicyVersion, toPolicyVersions, type PolicyVersion } from 'c/renkeiPolicyData';
import RenkeiPolicyActivation from 'c/renkeiPolicyActivation';
import RenkeiPolicyDraft from 'c/renkeiPolicyDraft';
import type { PolicyView } from 'c/renkeiPolicyForm';
import * as graphql from 'test/components/graphql';
import { answer, executeMutation } from 'test/components/graphql';
import { closeNextWith, lastOpened } from 'test/components/modal';
import { find, isShown, settled, show, textOf } from 'test/components/page';
import { channelRolesOf, DRAFT_ID, gridAnswer, versionAnswer, versionsAnswer } from 'test/components/policyAnswers';
import { MANAGER, READER } from 'test/components/policyPageAnswers';

const mutate = executeMutation as jest.Mock;
const update = updateRecord as unknown as jest.Mock;
const SETTING = { currency: 'JPY', lastRunAsOf: '2026-06-30', lastRunFinishedAt: '2026-06-30T18:00:00.000Z' };

type Draft = HTMLElement & { version: PolicyVersion };
type Head = HTMLElement & { mayActivate: boolean; mayCopy: boolean; blockedBy: string };
type Sections = HTMLElement & { view: PolicyView; cutOffNote: string; showField: jest.Mock };
type Button = HTMLElement & { disabled: boolean };

/** Every role whole, so that the lint has nothing against it. */
const ROLES = ['Key', 'Expand', 'Maintain', 'General'].map((segment) => ({
  Segment__c: segment,
  LeadChannel__c: 'Field',
  CadenceDays__c: 30,
  ExpectationLevel__c: 'Hearing',
  AcceptWithinDays__c: 1,
  FirstVisitWithinDays__c: 5,
  CapacityPerPerson__c: 50,
  TargetKind__c: 'Count',
  TargetPerMonth__c: 10,
}));
const CHANNELS = ROLES.flatMap(({ Segment__c }) => channelRolesOf(Segment__c, 'Field', 2));

function versionOf(fields: Record<string, unknown> = {}): PolicyVersion {
  const draft = { Id: DRAFT_ID, Name: 'Draft', IsActive__c: false, EffectiveFrom__c: null, ...fields };
  return toPolicyVersion(versionAnswer(draft, { roles: ROLES, channelRoles: CHANNELS }))!;
}

async function showDraft(properties: object = {}) {
  const readAgain = jest.fn(() => Promise.resolve(undefined as PolicyVersion | undefined));
  const element = show<Draft>('c-renkei-policy-draft', RenkeiPolicyDraft, {
    version: versionOf(),
    versions: toPolicyVersions(versionsAnswer()),
    setting: SETTING,
    objectInfo: MANAGER,
    industries: [{ value: 'Machinery', label: 'Machinery' }],
    readAgain,
    ...properties,
  });
  await settled();
  return { element, readAgain };
}

const head = (element: HTMLElement) => find<Head>(element, 'c-renkei-policy-head');
const sections = (element: HTMLElement) => find<Sections>(element, 'c-renkei-policy-sections');
const button = (element: HTMLElement, name: string) => find<Button>(element, `.${name}`);

async function type(element: HTMLElement, changes: Record<string, string | null>): Promise<void> {
  sections(element).dispatchEvent(new CustomEvent('renkeipolicyfield', { detail: changes }));
  await settled();
}

async function press(element: HTMLElement, name: string): Promise<void> {
  button(element, name).click();
  await settled();
  await settled();
}

describe('c-renkei-policy-draft', () => {
  beforeEach(() => {
    sessionStorage.clear();
    mutate.mockClear();
    update.mockReset().mockResolvedValue({});
  });

  it('is edited with the lint beside it, live', async () => {
    const { element } = await showDraft();
    expect(head(element).blockedBy).toBe('');
    expect(textOf(element, '.state')).toBe('No unsaved changes.');
    await type(element, { potentialCutOff: '0', 'roles.Key.cadenceDays': '' });
    const view = sections(element).view;
    expect(view.findings.get('potentialCutOff')?.[0]?.code).toBe('OutOfRange');
    expect(view.findings.get('roles.Key.cadenceDays')?.[0]?.code).toBe('RoleFieldMissing');
    const list = find<HTMLElement & { findings: unknown[] }>(element, 'c-renkei-policy-findings');
    expect(list.findings).toHaveLength(3);
    expect(head(element).blockedBy).toBe('Correct the errors first.');
    expect(textOf(element, '.state')).toBe('2 entries changed, not saved yet.');
    await type(element, { potentialCutOff: '4000000', 'roles.Key.cadenceDays': '30' });
    expect(head(element).blockedBy).toBe('Save the draft first.');
    await expect(element).toBeAccessible();
  });

  it('leads from a finding to its field', async () => {
    const { element } = await showDraft();
    const target = sections(element);
    const showField = jest.fn();
    Object.defineProperty(target, 'showField', { value: showField });
    const detail = { code: 'WeightsNotHundred', severity: 'error', field: 'weights', values: { sum: 90 } };
    find(element, 'c-renkei-policy-findings').dispatchEvent(new CustomEvent('jump', { detail }));
    expect(showField).toHaveBeenCalledWith('weights.recency');
  });

  it('is saved whole, after what others have saved was looked at', async () => {
    const { element, readAgain } = await showDraft();
    expect(button(element, 'save').disabled).toBe(true);
    await type(element, { potentialCutOff: '4000000', 'estimators.perEmployee.Machinery': null });
    await press(element, 'save');
    expect(readAgain).toHaveBeenCalledTimes(2);
    const { variables } = mutate.mock.calls[0]![0] as { variables: Record<string, unknown> };
    expect(variables['policy']).toMatchObject({ Id: DRAFT_ID, RenkeiSegmentPolicy__c: { PotentialCutOff__c: 4e6 } });
    expect(Object.values(variables)).toContainEqual({ Id: 'Estimators__r0' });
    expect(textOf(element, '.state')).toBe('Saved.');
    expect(sessionStorage).toHaveLength(0);
  });

  it('that has no name is not saved', async () => {
    const { element } = await showDraft();
    await type(element, { name: ' ' });
    expect(button(element, 'save').disabled).toBe(true);
  });

  it('keeps what was entered when the org refuses it, and says why', async () => {
    mutate.mockResolvedValueOnce({ data: undefined, errors: [{ message: 'The three weights must add up to 100.' }] });
    const { element } = await showDraft();
    await type(element, { 'weights.recency': '40' });
    await press(element, 'save');
    const panel = find<HTMLElement & { errors: Error }>(element, 'c-renkei-error-panel');
    expect(panel.errors.message).toContain('must add up to 100');
    expect(sections(element).view.form['weights.recency']).toBe('40');
    await press(element, 'discard');
    expect(sections(element).view.form['weights.recency']).toBe('50');
    expect(isShown(element, 'c-renkei-error-panel')).toBe(false);
  });

  it('survives a reload with what was not saved', async () => {
    const { element } = await showDraft();
    await type(element, { breadthFull: '7' });
    document.body.replaceChildren();
    const { element: again } = await showDraft();
    expect(sections(again).view.form['breadthFull']).toBe('7');
    expect(textOf(again, '.notice')).toContain('is back, and not saved yet');
    await press(again, 'discard');
    document.body.replaceChildren();
    const { element: third } = await showDraft();
    expect(sections(third).view.form['breadthFull']).toBe('4');
    expect(isShown(third, '.notice')).toBe(false);
  });

  it('survives a browser that keeps nothing, or nonsense', async () => {
    sessionStorage.setItem(`renkei-policy-draft:${'005000000000000000'}:${DRAFT_ID}`, '{"base":1}');
    const { element } = await showDraft();
    expect(sections(element).view.form['breadthFull']).toBe('4');
    const set = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    await type(element, { breadthFull: '7' });
    expect(sections(element).view.form['breadthFull']).toBe('7');
    set.mockRestore();
  });
});

describe('c-renkei-policy-draft that two people edit', () => {
  beforeEach(() => {
    sessionStorage.clear();
    mutate.mockClear();
    update.mockReset().mockResolvedValue({});
  });

  const theirs = { PotentialCutOff__c: 4_500_000, BreadthFull__c: 3 };

  it('writes nothing over what the other saved, and takes both in when asked to', async () => {
    const scrolled = jest.fn();
    Element.prototype.scrollIntoView = scrolled;
    const { element, readAgain } = await showDraft();
    await type(element, { potentialCutOff: '4000000' });
    readAgain.mockResolvedValueOnce(versionOf(theirs));
    await press(element, 'save');
    expect(mutate).not.toHaveBeenCalled();
    expect(isShown(element, 'c-renkei-policy-conflict')).toBe(true);
    expect(scrolled).toHaveBeenCalledTimes(1);
    expect(button(element, 'save').disabled).toBe(true);
    expect(head(element).blockedBy).toBe('Decide about the other person’s changes first.');
    await expect(element).toBeAccessible();

    find(element, 'c-renkei-policy-conflict').dispatchEvent(new CustomEvent('keep'));
    await settled();
    const { form } = sections(element).view;
    expect([form['potentialCutOff'], form['breadthFull']]).toEqual(['4000000', '3']);
    readAgain.mockResolvedValueOnce(versionOf(theirs));
    await press(element, 'save');
    expect(mutate).toHaveBeenCalledTimes(1);
  });

  it('gives up the own input when asked to', async () => {
    const { element } = await showDraft();
    await type(element, { potentialCutOff: '4000000' });
    element.version = versionOf(theirs);
    await settled();
    find(element, 'c-renkei-policy-conflict').dispatchEvent(new CustomEvent('discard'));
    await settled();
    expect(sections(element).view.form['potentialCutOff']).toBe('4500000');
    expect(textOf(element, '.state')).toBe('No unsaved changes.');
  });

  it('shows what the other saved at once where nothing was entered', async () => {
    const { element } = await showDraft();
    element.version = versionOf(theirs);
    await settled();
    expect(sections(element).view.form['potentialCutOff']).toBe('4500000');
    expect(isShown(element, 'c-renkei-policy-conflict')).toBe(false);
  });

  it('says so when both saved in the same moment', async () => {
    update.mockRejectedValue({ status: 412 });
    const { element } = await showDraft();
    await type(element, { potentialCutOff: '4000000' });
    await press(element, 'save');
    expect(find<HTMLElement & { errors: string }>(element, 'c-renkei-error-panel').errors).toContain('same moment');
    expect(mutate).not.toHaveBeenCalled();
  });

  it('keeps input as a draft of its own when the version was put in force meanwhile', async () => {
    const { element } = await showDraft();
    await type(element, { potentialCutOff: '4000000' });
    element.version = versionOf({ IsActive__c: true, EffectiveFrom__c: '2026-07-01' });
    await settled();
    expect(textOf(element, '.notice')).toContain('put in force while you were editing');
    expect(isShown(element, '.bar')).toBe(false);
    head(element).dispatchEvent(new CustomEvent('copy'));
    await settled();
    const { variables } = mutate.mock.calls[0]![0] as { variables: Record<string, object> };
    expect(variables['policy']).toMatchObject({ RenkeiSegmentPolicy__c: { PotentialCutOff__c: 4e6 } });
    expect(sessionStorage).toHaveLength(0);
  });
});

describe('c-renkei-policy-draft and what becomes of it', () => {
  beforeEach(() => {
    sessionStorage.clear();
    mutate.mockClear();
    update.mockReset().mockResolvedValue({});
  });

  it('is only read in force, and by who may not write', async () => {
    const { element } = await showDraft({ version: versionOf({ IsActive__c: true }) });
    expect(sections(element).view.readOnly).toBe(true);
    expect(isShown(element, '.bar')).toBe(false);
    expect(isShown(element, '.lint')).toBe(false);
    expect([head(element).mayActivate, head(element).mayCopy]).toEqual([false, true]);
    await type(element, { potentialCutOff: '1' });
    expect(sections(element).view.form['potentialCutOff']).toBe('3000000');
    const { element: reading } = await showDraft({ objectInfo: READER });
    expect([head(reading).mayActivate, head(reading).mayCopy]).toEqual([false, false]);
    expect(sections(reading).view.readOnly).toBe(true);
  });

  it('is copied under a name of its own, without who agreed', async () => {
    const { element } = await showDraft({
      version: versionOf({ IsActive__c: true, Name: 'x'.repeat(80), AcknowledgedByFieldOn__c: '2026-01-01' }),
    });
    head(element).dispatchEvent(new CustomEvent('copy'));
    await settled();
    await settled();
    const { variables } = mutate.mock.calls[0]![0] as { variables: Record<string, Record<string, object>> };
    const fields = variables['policy']!['RenkeiSegmentPolicy__c'] as Record<string, unknown>;
    expect(fields['Name']).toHaveLength(80);
    expect(fields['Name']).toMatch(/^Copy of xxx/);
    expect(fields['IsActive__c']).toBe(false);
    expect(fields).not.toHaveProperty('AcknowledgedByFieldOn__c');
  });

  it('is activated by the dialog, from the day that it names or the first that no run has covered', async () => {
    const { element, readAgain } = await showDraft({ version: versionOf({ EffectiveFrom__c: '2999-07-01' }) });
    closeNextWith('activated');
    head(element).dispatchEvent(new CustomEvent('activate'));
    await settled();
    expect(lastOpened()!.dialog).toBe(RenkeiPolicyActivation);
    expect(lastOpened()!.options).toMatchObject({ today: '2999-07-01', lastRunAsOf: '2026-06-30' });
    expect(lastOpened()!.options['version']).toMatchObject({ id: DRAFT_ID, name: 'Draft' });
    expect(readAgain).toHaveBeenCalledTimes(1);

    const covered = { ...SETTING, lastRunAsOf: '2999-01-31' };
    const { element: other, readAgain: notAgain } = await showDraft({ setting: covered });
    head(other).dispatchEvent(new CustomEvent('activate'));
    await settled();
    expect(lastOpened()!.options['today']).toBe('2999-02-01');
    expect(notAgain).not.toHaveBeenCalled();
  });

  it('is not activated with errors', async () => {
    const { element } = await showDraft();
    await type(element, { potentialCutOff: '0' });
    const before = lastOpened();
    head(element).dispatchEvent(new CustomEvent('activate'));
    await settled();
    expect(lastOpened()).toBe(before);
  });

  it('tells where the cut-off would lie that follows from a capacity', async () => {
    const { element } = await showDraft();
    expect(sections(element).cutOffNote).toBe('');
    await type(element, { cutOffMode: 'Capacity', fieldCapacity: '' });
    expect(sections(element).cutOffNote).toContain('The first run under this version finds the cut-off');
    answer('RenkeiLatestGrid', gridAnswer());
    await type(element, { fieldCapacity: '400' });
    expect(sections(element).cutOffNote).toMatch(/at most 400 accounts reach a cut-off of ¥[\d,]+/);
    await type(element, { fieldCapacity: '1' });
    expect(sections(element).cutOffNote).toMatch(/Even the highest|at most 1 accounts/);
    expect(graphql.lastVariables('RenkeiLatestGrid')).toBeUndefined();
  });

  it('says that saving asks both managers again', async () => {
    const { element } = await showDraft({ version: versionOf({ AcknowledgedByInsideSalesOn__c: '2026-06-01' }) });
    await type(element, { breadthFull: '7' });
    expect(textOf(element, '.state')).toBe(
      '1 entry changed, not saved yet. Saving them asks both managers to agree to the working rules again.',
    );
  });

  it('is another one when the page goes on to another version', async () => {
    const { element } = await showDraft();
    await type(element, { breadthFull: '7' });
    element.version = versionOf({ Id: 'a00000000000000CAA' });
    await settled();
    expect(sections(element).view.form['breadthFull']).toBe('4');
  });
});
