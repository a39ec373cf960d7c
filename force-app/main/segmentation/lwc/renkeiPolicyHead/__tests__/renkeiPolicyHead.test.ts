import { toPolicyVersion, toPolicyVersions } from 'c/renkeiPolicyData';
import RenkeiPolicyHead from 'c/renkeiPolicyHead';
import { ACTIVE_ID, DRAFT_ID, versionAnswer, versionsAnswer } from 'test/components/policyAnswers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const SETTING = { currency: 'JPY', lastRunAsOf: '2026-06-30', lastRunFinishedAt: '2026-06-30T18:00:00.000Z' };

async function showHead(fields: object, { versions = versionsAnswer(), ...more }: Record<string, unknown> = {}) {
  const element = show('c-renkei-policy-head', RenkeiPolicyHead, {
    version: toPolicyVersion(versionAnswer(fields as Record<string, unknown>)),
    versions: toPolicyVersions(versions),
    setting: SETTING,
    ...more,
  });
  await settled();
  return element;
}

const consequences = (element: HTMLElement) => findAll(element, '.consequences li').map((each) => each.textContent);

describe('c-renkei-policy-head', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-06-30T20:00:00Z'), doNotFake: ['queueMicrotask', 'nextTick'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('says that a draft changes nothing, who saved it, and what keeps it from being activated', async () => {
    const element = await showHead(
      { Id: DRAFT_ID, IsActive__c: false, EffectiveFrom__c: null, LastModifiedDate: '2026-06-29T01:00:00.000Z' },
      { mayActivate: true, mayCopy: true, blockedBy: 'Save the draft first.' },
    );
    expect(textOf(element, '.status')).toBe('Draft');
    expect(textOf(element, '.identity')).toContain('nothing changes until it is activated');
    expect(textOf(element, '.identity')).toContain('Last saved on Jun 29, 2026');
    expect(find<HTMLElement & { disabled: boolean }>(element, '.activate').disabled).toBe(true);
    expect(textOf(element, '.blocked')).toBe('Save the draft first.');
    expect(consequences(element)).toEqual([]);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('says of one that lies ahead which run applies it and which version ends', async () => {
    const ahead = { Id: DRAFT_ID, EffectiveFrom__c: '2026-08-01', ActivatedOn__c: '2026-06-30T19:00:00.000Z' };
    const element = await showHead(ahead, {
      versions: versionsAnswer([{ EffectiveTo__c: '2026-07-31' }, { ...ahead, Name: 'Next' }]),
    });
    expect(textOf(element, '.status')).toBe('In force from later');
    expect(textOf(element, '.identity')).toContain('by Saeki Aya');
    expect(textOf(element, '.identity')).toContain('Why: start');
    expect(consequences(element)).toEqual([
      'The first run as of Aug 1, 2026 or later applies it to all accounts; until then everybody stays in the present segment.',
      'The last run was as of Jun 30, 2026. Where no nightly run is set up, start one: segment run.',
      '“2026 policy” ends on Jul 31, 2026.',
    ]);
    expect(isShown(element, '.activate')).toBe(false);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('says nothing of a run while the list does not know yet that the version was activated', async () => {
    const ahead = { Id: DRAFT_ID, EffectiveFrom__c: '2026-08-01', ActivatedOn__c: '2026-06-30T19:00:00.000Z' };
    const element = await showHead(ahead, {
      versions: versionsAnswer([{}, { Id: DRAFT_ID, IsActive__c: false, EffectiveFrom__c: null }]),
    });
    expect(consequences(element)).toEqual([]);
  });

  it('says of one in force that a run has applied it, or that none was made', async () => {
    const active = { Id: ACTIVE_ID, EffectiveFrom__c: '2026-01-01', EffectiveTo__c: null };
    const versions = versionsAnswer([{ ...active, ActivatedOn__c: '2026-01-01T00:00:00.000Z' }]);
    const element = await showHead(active, { versions });
    expect(textOf(element, '.status')).toBe('In force');
    expect(consequences(element)).toEqual([
      'Applied: accounts stand where this version places them, as of Jun 30, 2026.',
    ]);
    const before = await showHead(active, {
      versions,
      setting: { currency: null, lastRunAsOf: null, lastRunFinishedAt: null },
    });
    expect(consequences(before)[1]).toBe('No run has been made yet. Start one: segment run.');
    const ended = await showHead({ ...active, EffectiveTo__c: '2026-05-31' }, { versions });
    expect(consequences(ended)).toEqual([]);
  });

  it('tells when somebody copies or activates', async () => {
    const element = await showHead({ IsActive__c: false }, { mayActivate: true, mayCopy: true });
    const told: string[] = [];
    for (const name of ['copy', 'activate']) element.addEventListener(name, () => told.push(name));
    find(element, '.copy').click();
    find(element, '.activate').click();
    expect(told).toEqual(['copy', 'activate']);
  });
});
