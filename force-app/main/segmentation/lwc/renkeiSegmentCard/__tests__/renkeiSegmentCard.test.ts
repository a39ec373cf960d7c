import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import RenkeiSegmentCard from 'c/renkeiSegmentCard';
import { accountNode, accountsAnswer, policyAnswer, UNSCORED } from 'test/components/answers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const objectInfo = getObjectInfo as unknown as { emit(value: unknown): void };
const NOW = new Date('2026-06-30T00:00:00Z');

async function showCard(fields: Record<string, unknown> = {}, policy: unknown = policyAnswer()) {
  const element = show('c-renkei-segment-card', RenkeiSegmentCard, { recordId: '001A' });
  await settled();
  answer('RenkeiActivePolicy', policy);
  const refresh = answer('RenkeiSegmentAccounts', accountsAnswer([accountNode('001A', fields)]));
  await settled();
  return { element, refresh };
}

describe('c-renkei-segment-card', () => {
  beforeAll(() =>
    jest.useFakeTimers({ now: NOW, doNotFake: ['queueMicrotask', 'nextTick', 'setTimeout', 'setImmediate'] }),
  );
  afterAll(() => jest.useRealTimers());

  it('asks for its account', async () => {
    await showCard();
    expect(lastVariables('RenkeiSegmentAccounts')).toMatchObject({ where: { Id: { eq: '001A' } } });
  });

  it('shows nothing of the account before under the name of the next', async () => {
    const { element } = await showCard();
    Object.assign(element, { recordId: '001B' });
    await settled();
    expect(isShown(element, '.standing')).toBe(false);
    expect(isShown(element, '.skeleton')).toBe(true);
    expect(lastVariables('RenkeiSegmentAccounts')).toMatchObject({ where: { Id: { eq: '001B' } } });
  });

  it('ends the waiting when there is no account that the user may see', async () => {
    const { element } = await showCard();
    answer('RenkeiSegmentAccounts', accountsAnswer([]));
    await settled();
    expect(isShown(element, '.skeleton')).toBe(false);
    expect(textOf(element, '.quiet')).toBe('This account is not shared with you.');
  });

  it('says in one sentence where the account stands and what to do', async () => {
    const { element } = await showCard();
    expect(textOf(element, '.standing')).toBe(
      'Key: Field sales leads, Inside sales supports; contact every 30 days; last talk Jun 12, 2026; next contact by Jul 12, 2026.',
    );
    expect(textOf(element, '.standing strong')).toBe('Key');
    expect(textOf(element, '.why')).toContain('relationship 68.6, at or above 50');
    expect(textOf(element, '.history')).toBe('Key since May 3, 2026, Expand beforeScored as of Jun 29, 2026');
    expect(findAll(element, '.badge').map((badge) => badge.textContent)).toEqual(['Existing']);
    await expect(element).toBeAccessible();
  });

  it('warns of a contact that is overdue, and shows focus', async () => {
    const fields = { RenkeiLastConversation__c: '2026-05-01', RenkeiFocus__c: 'Defend', RenkeiLifecycle__c: 'New' };
    const { element } = await showCard(fields);
    expect(textOf(element, '.standing')).toContain('last talk May 1, 2026; contact was due by May 31, 2026.');
    expect(findAll(element, '.badge').map((badge) => badge.textContent)).toEqual([
      'New',
      'Defend',
      'contact overdue by 30 days',
    ]);
  });

  it('demands no contact where the policy sets no cadence or nobody has talked', async () => {
    const general = { RenkeiSegment__c: 'General', RenkeiPreviousSegment__c: null };
    const { element } = await showCard(general);
    expect(textOf(element, '.standing')).toBe('General: Web leads; last talk Jun 12, 2026.');
    expect(textOf(element, '.history')).toContain('General since May 3, 2026');
    const { element: silent } = await showCard({ RenkeiLastConversation__c: null });
    expect(textOf(silent, '.standing')).toContain('nobody has talked to them.');
    expect(isShown(silent, '.late')).toBe(false);
  });

  it('says what each channel is there for', async () => {
    const role = {
      Segment__c: 'Key',
      LeadChannel__c: 'Field',
      LeadPurpose__c: 'Visit monthly',
      SupportChannel__c: 'InsideSales',
      SupportPurpose__c: 'Keep the people',
      ExpectationLevel__c: 'Hearing',
    };
    const { element } = await showCard({}, policyAnswer({ roles: [role] }));
    expect(findAll(element, '.duties li').map((duty) => duty.textContent)).toEqual([
      'Field sales: Visit monthly',
      'Inside sales: Keep the people',
      'Inside sales works up to hearing needs and installed base',
    ]);
  });

  it('asks for what is missing, of those who may edit it', async () => {
    const { element, refresh } = await showCard(UNSCORED);
    const missing = () => find<HTMLElement & { readOnly: boolean }>(element, 'c-renkei-segment-missing');
    expect(missing().readOnly).toBe(true);
    objectInfo.emit({ updateable: true, fields: { NumberOfEmployees: { updateable: true } } });
    await settled();
    expect(missing().readOnly).toBe(false);
    missing().dispatchEvent(new CustomEvent('saved'));
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('shows the segment that a saved employee count has given, until the next record', async () => {
    const { element, refresh } = await showCard(UNSCORED);
    let done = () => {};
    refresh.mockReturnValue(new Promise<void>((resolve) => (done = resolve)));
    const missing = () => find<HTMLElement & { reading: boolean }>(element, 'c-renkei-segment-missing');
    missing().dispatchEvent(new CustomEvent('saved'));
    await settled();
    expect(missing().reading).toBe(true);
    answer('RenkeiSegmentAccounts', accountsAnswer([accountNode('001A', { RenkeiSegment__c: 'General' })]));
    done();
    await settled();
    expect(textOf(element, '.placed')).toBe('Saved. By its new employee count the account is General.');
    expect(textOf(element, '.standing strong')).toBe('General');
    await expect(element).toBeAccessible();
    Object.assign(element, { recordId: '001B' });
    answer('RenkeiSegmentAccounts', accountsAnswer([accountNode('001B', {})]));
    await settled();
    expect(isShown(element, '.placed')).toBe(false);
  });

  it.each([
    ['outline', undefined, '.skeleton'],
    ['hint when the scores are hidden', { RenkeiSegment__c: undefined }, '.quiet'],
  ])('shows an %s', async (_, fields, selector) => {
    const element = fields
      ? (await showCard(fields)).element
      : show('c-renkei-segment-card', RenkeiSegmentCard, { recordId: '001A' });
    expect(isShown(element, selector)).toBe(true);
    expect(isShown(element, 'c-renkei-segment-scores')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('says so without a policy', async () => {
    const { element } = await showCard({}, policyAnswer({ policy: null }));
    expect(textOf(element, '.standing')).toBe('No policy is active');
  });

  it('shows what the platform refused, and reads again on request', async () => {
    const { element } = await showCard();
    const refresh = refuse('RenkeiSegmentAccounts', 'busy');
    await settled();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    await settled();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(isShown(element, 'c-renkei-error-panel')).toBe(false);
  });
});
