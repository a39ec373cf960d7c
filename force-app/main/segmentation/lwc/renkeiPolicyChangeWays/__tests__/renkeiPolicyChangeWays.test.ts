import { toPolicyVersion } from 'c/renkeiPolicyData';
import RenkeiPolicyChangeWays from 'c/renkeiPolicyChangeWays';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show } from 'test/components/page';
import { DRAFT_ID, versionAnswer } from 'test/components/policyAnswers';
import { movedAnswer, willMoveAnswer } from 'test/components/policyPageAnswers';

const version = toPolicyVersion(versionAnswer({ Id: DRAFT_ID }))!;
const before = toPolicyVersion(
  versionAnswer({}, { roles: [{ Segment__c: 'Key', SegmentLabel__c: 'Gold', LeadChannel__c: 'Field' }] }),
)!;
type List = HTMLElement & { filter: { and: object[] }; applied: boolean; withOwners: boolean };

async function showWays(properties: object = {}) {
  const element = show('c-renkei-policy-change-ways', RenkeiPolicyChangeWays, { version, before, ...properties });
  const counted = jest.fn();
  element.addEventListener('counted', (event) => counted((event as CustomEvent).detail));
  await settled();
  return { element, counted };
}

describe('c-renkei-policy-change-ways', () => {
  it('says from where to where accounts go, by the names of each version, and who leads then', async () => {
    const { element, counted } = await showWays();
    answer('RenkeiPolicyWillMove', willMoveAnswer([['Key', 20]], { maintain: [['Key', 4]] }));
    await settled();
    const [way] = findAll(element, '.way');
    expect(way!.querySelector('.name')!.textContent).toBe('Gold → Maintain');
    expect(way!.querySelector('.accounts')!.textContent).toBe('4 accounts');
    expect(way!.querySelector('.then')!.textContent).toBe('Inside sales leads; contact every 60 days.');
    expect(counted).toHaveBeenCalledWith(expect.objectContaining({ portfolio: 'own', accounts: 20 }));
    await expect(element).toBeAccessible();
  });

  it('opens and closes the list of a way', async () => {
    const { element } = await showWays({ portfolio: 'called' });
    answer('RenkeiPolicyWillMove', willMoveAnswer([['Key', 20]], { maintain: [['Key', 4]] }));
    await settled();
    const button = find(element, '.toggle');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    button.click();
    await settled();
    const list = find<List>(element, 'c-renkei-policy-change-list');
    expect(list.withOwners).toBe(true);
    expect(JSON.stringify(list.filter)).toContain('"RenkeiSegment__c":{"eq":"Key"}');
    expect(find(element, '.toggle').getAttribute('aria-expanded')).toBe('true');
    await expect(element).toBeAccessible();
    find(element, '.toggle').click();
    await settled();
    expect(isShown(element, 'c-renkei-policy-change-list')).toBe(false);
  });

  it('asks what moved once a run has applied the version', async () => {
    const { element } = await showWays({ applied: true });
    expect(JSON.stringify(lastVariables('RenkeiPolicyMoved'))).toContain(DRAFT_ID);
    answer('RenkeiPolicyMoved', movedAnswer([['Key', 'Maintain', 3]]));
    await settled();
    find(element, '.toggle').click();
    await settled();
    expect(find<List>(element, 'c-renkei-policy-change-list').filter.and).toContainEqual({ To__c: { eq: 'Maintain' } });
  });

  it('shows nothing when nothing moves, and says what failed', async () => {
    const { element } = await showWays();
    answer('RenkeiPolicyWillMove', willMoveAnswer([['Key', 20]]));
    await settled();
    expect(isShown(element, '.ways')).toBe(false);
    const refresh = refuse('RenkeiPolicyWillMove', 'Too slow');
    await settled();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
