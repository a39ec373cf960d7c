import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import RenkeiDistribution from 'c/renkeiDistribution';
import { policyAnswer } from 'test/components/answers';
import { plansAnswer, strangersAnswer, summaryAnswer } from 'test/components/distributionAnswers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const objectInfo = getObjectInfo as unknown as {
  emit(data: object): void;
  error(): void;
};
const PROPOSED = { ProposedCaller__c: { ne: null } };

const CROWD = summaryAnswer({
  callers: [{ user: 'oka', capacity: 40 }, { user: 'emily' }, { user: 'tan', active: false }],
  // Oka has 30, of which 2 go; Tan, inactive, and Ito, no caller any more, still have some; 12 were never confirmed.
  plans: [
    ['oka', 'saeki', 30],
    ['tan', 'saeki', 9],
    ['ito', 'saeki', 3],
    ['saeki', 'saeki', 12],
  ],
  outgoing: [
    ['oka', 'saeki', 2],
    ['tan', 'saeki', 7],
    ['saeki', 'saeki', 12],
  ],
  incoming: [
    ['oka', 'History', 12, '2026-06-10'],
    ['emily', 'CallerLeft', 7],
    ['emily', null, 2],
  ],
});

async function showPage(summary: object = CROWD, rights = true): Promise<HTMLElement> {
  const element = show('c-renkei-distribution', RenkeiDistribution);
  answer('RenkeiActivePolicy', policyAnswer());
  objectInfo.emit({ updateable: rights, fields: { ProposedCaller__c: { updateable: rights } } });
  await settled();
  answer('RenkeiDistribution', summary);
  await settled();
  answer('RenkeiDistributionPeople', strangersAnswer(['ito', true], ['saeki', true]));
  await settled();
  return element;
}

/** Texts of the parts of a line, as a reader sees them side by side. */
const partsOf = (element: HTMLElement, selector: string) =>
  findAll(element, selector).map((found) => [...found.children].map((part) => part.textContent).join(' '));
const textsOf = (element: HTMLElement, selector: string) =>
  findAll(element, selector).map((found) => (found.textContent ?? '').replace(/\s+/g, ' ').trim());

describe('c-renkei-distribution', () => {
  it('says how many accounts await a new caller, from where, why, and since when', async () => {
    const element = await showPage();
    expect(textOf(element, '.headline')).toBe('21 accounts await a new caller.');
    expect(textOf(element, '.top .rule')).toBe('12 had nobody so far · 7 from people who left · 2 between callers');
    expect(textOf(element, '.header .rule')).toBe('Proposals of Jun 10, 2026 to Jun 12, 2026');
    expect(textsOf(element, '.reason')).toEqual(['Caller left 7', 'History 12', 'By hand 2']);
    expect(find<HTMLElement & { label: string }>(element, '.confirm-all').label).toBe('Confirm all 21');
    await expect(element).toBeAccessible();
  });

  it('sets accounts now and then against each caller’s own capacity or the policy’s', async () => {
    const element = await showPage();
    const { callers } = find<HTMLElement & { callers: object[] }>(element, 'c-renkei-distribution-callers');
    expect(callers).toEqual([
      expect.objectContaining({ user: 'emily', now: 0, then: 9, comes: 9, goes: 0, capacity: 250 }),
      expect.objectContaining({ user: 'oka', now: 30, then: 40, comes: 12, goes: 2, capacity: 40 }),
    ]);
  });

  it('lists who left with what they still have, and opens it by a click', async () => {
    const element = await showPage();
    expect(partsOf(element, '.left-line')).toEqual([
      'Name of tan inactive user Accounts: 9 · with a proposal: 7 Show the accounts',
      'Name of ito no caller any more Accounts: 3 · with a proposal: 0 Show the accounts',
    ]);
    find(element, '.show-left').click();
    await settled();
    const list = find<HTMLElement & { heading: string; proposals: number }>(element, 'c-renkei-distribution-plans');
    expect([list.heading, list.proposals]).toEqual(['Accounts of Name of tan', 7]);
    expect(lastVariables('RenkeiDistributionPlans')).toMatchObject({ plans: { OwnerId: { eq: 'tan' } } });
  });

  it('narrows the list to a reason or a caller, and back when it is chosen again', async () => {
    const element = await showPage();
    expect(lastVariables('RenkeiDistributionPlans')).toMatchObject({ plans: PROPOSED });
    findAll(element, '.reason')[2]!.click();
    await settled();
    expect(lastVariables('RenkeiDistributionPlans')).toMatchObject({
      plans: { and: [PROPOSED, { ProposalReason__c: { eq: null } }] },
    });
    expect(findAll(element, '.reason')[2]!.getAttribute('aria-pressed')).toBe('true');
    const choose = () =>
      find(element, 'c-renkei-distribution-callers').dispatchEvent(
        new CustomEvent('choose', { detail: { user: 'oka' } }),
      );
    choose();
    await settled();
    expect(lastVariables('RenkeiDistributionPlans')).toMatchObject({
      plans: { and: [PROPOSED, { or: [{ OwnerId: { eq: 'oka' } }, { ProposedCaller__c: { eq: 'oka' } }] }] },
    });
    choose();
    await settled();
    expect(find<HTMLElement & { heading: string }>(element, 'c-renkei-distribution-plans').heading).toBe(
      'All proposals',
    );
  });

  it('confirms all, is locked meanwhile, and reads anew afterwards', async () => {
    const element = await showPage();
    answer('RenkeiDistributionPlans', plansAnswer([{ id: 'P1' }]));
    await settled();
    const button = find<HTMLElement & { disabled: boolean }>(element, '.confirm-all');
    button.click();
    await settled();
    expect(button.disabled).toBe(true);
    expect(lastVariables('RenkeiDistributionBatch')).toEqual({ plans: { and: [PROPOSED, PROPOSED] }, first: 50 });
    const refreshed = answer('RenkeiDistribution', CROWD);
    answer('RenkeiDistributionBatch', plansAnswer([]));
    await settled();
    expect(refreshed).toHaveBeenCalled();
    expect(button.disabled).toBe(false);
  });

  it('is calm when everybody keeps their caller, and says so when nobody has one yet', async () => {
    const element = await showPage(summaryAnswer({ callers: [{ user: 'oka' }], plans: [['oka', 'saeki', 30]] }));
    expect(textOf(element, '.headline')).toBe('Everybody keeps their caller. There is nothing to confirm.');
    expect(isShown(element, '.confirm-all')).toBe(false);
    expect(isShown(element, 'c-renkei-distribution-plans')).toBe(false);
    const empty = await showPage(summaryAnswer({ callers: [{ user: 'oka' }] }));
    expect(textOf(empty, '.headline')).toBe('No account has a caller yet.');
    await expect(empty).toBeAccessible();
  });

  it('is not calm when people left and nothing is proposed for their accounts', async () => {
    const callers = [{ user: 'oka' }, { user: 'tan', active: false }];
    const element = await showPage(summaryAnswer({ callers, plans: [['tan', 'saeki', 3]] }));
    expect(textOf(element, '.headline')).toBe(
      'People who left still have accounts, and nothing is proposed for them yet.',
    );
  });

  it('says what to do when no team has a caller', async () => {
    const element = await showPage(summaryAnswer({ callers: [{ user: 'tan', active: false }] }));
    expect(textOf(element, '.notice')).toContain('Add team members with the role Caller');
    expect(isShown(element, 'c-renkei-distribution-callers')).toBe(false);
  });

  it('is for managers', async () => {
    const element = await showPage(CROWD, false);
    expect(element.shadowRoot?.textContent).toContain('Managers distribute the accounts.');
    expect(isShown(element, '.headline')).toBe(false);
    await expect(element).toBeAccessible();
    const hidden = show('c-renkei-distribution', RenkeiDistribution);
    objectInfo.error();
    await settled();
    expect(hidden.shadowRoot?.textContent).toContain('Managers distribute the accounts.');
  });

  it('says that it reads, and offers to read again when that failed', async () => {
    const element = show('c-renkei-distribution', RenkeiDistribution);
    objectInfo.emit({ updateable: true, fields: { ProposedCaller__c: { updateable: true } } });
    await settled();
    expect(textOf(element, '[role="status"]')).toBe('Loading');
    answer('RenkeiActivePolicy', policyAnswer());
    const again = refuse('RenkeiDistribution', 'The org is busy');
    await settled();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(again).toHaveBeenCalled();
  });
});
