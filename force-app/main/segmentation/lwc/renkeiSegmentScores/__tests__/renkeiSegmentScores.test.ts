import RenkeiSegmentScores from 'c/renkeiSegmentScores';
import { toAccountPage, toPolicyAndSetting } from 'c/renkeiSegmentData';
import { accountNode, accountsAnswer, policyAnswer, UNSCORED, TODAY } from 'test/components/answers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

type Meter = HTMLElement & { value: number; max: number; marker: number | undefined; tone: string };

function showScores(fields: Record<string, unknown> = {}, policy: unknown = policyAnswer()) {
  return show('c-renkei-segment-scores', RenkeiSegmentScores, {
    account: toAccountPage(accountsAnswer([accountNode('001A', fields)])).accounts[0],
    policyAndSetting: toPolicyAndSetting(policy, TODAY),
  });
}

const meters = (element: HTMLElement) =>
  findAll<Meter>(element, 'c-renkei-meter').map(({ value, max, marker, tone }) => ({ value, max, marker, tone }));
const texts = (element: HTMLElement, selector: string) => findAll(element, selector).map((found) => found.textContent);

describe('c-renkei-segment-scores', () => {
  it('draws both axes against their cut-offs', async () => {
    const element = showScores();
    expect(meters(element).slice(0, 2)).toEqual([
      { value: 12_771_000, max: 12_771_000, marker: 3_000_000, tone: 'brand' },
      { value: 68.6, max: 100, marker: 50, tone: 'brand' },
    ]);
    expect(texts(element, '.cut-off')).toEqual(['cut-off ¥3M', 'cut-off 50']);
    await expect(element).toBeAccessible();
  });

  it('puts the mark of a small potential in the middle, in grey', () => {
    const element = showScores({ RenkeiPotential__c: 1_000_000, RenkeiPotentialBand__c: 'Low' });
    expect(meters(element)[0]).toEqual({ value: 1_000_000, max: 6_000_000, marker: 3_000_000, tone: 'neutral' });
  });

  it('says of each part what it is, where it comes from and how much it counts', () => {
    const element = showScores();
    expect(texts(element, '.part-name')).toEqual(['Last talk', 'Contacts reached', 'Share of wallet']);
    expect(texts(element, '.part-detail')).toEqual([
      'Jun 12, 2026, 17 days ago',
      '2 of 4 in 365 days',
      '¥3.1M of ¥12.8M',
    ]);
    const talkedToday = showScores({ RenkeiLastConversation__c: '2026-06-29' });
    expect(texts(talkedToday, '.part-detail')[0]).toBe('Jun 29, 2026');
    expect(texts(element, '.part-score')).toEqual(['100', '50', '24.3']);
    expect(texts(element, '.part .source')).toEqual(['measured', 'measured', 'measured / estimated']);
    expect(texts(element, '.weight')).toEqual(['counts 50%', 'counts 25%', 'counts 25%']);
  });

  it('leaves out what counts for nothing', () => {
    const shareAlone = policyAnswer({ policy: { RecencyWeight__c: 0, BreadthWeight__c: 0, WalletWeight__c: 100 } });
    expect(texts(showScores({}, shareAlone), '.part-name')).toEqual(['Share of wallet']);
  });

  it('folds the parts for a narrow place and unfolds them on request', async () => {
    const element = showScores();
    const toggle = find(element, '.toggle');
    expect([toggle.getAttribute('aria-expanded'), isShown(element, '.parts.folded')]).toEqual(['false', true]);
    toggle.click();
    await settled();
    expect([toggle.getAttribute('aria-expanded'), isShown(element, '.parts.folded')]).toEqual(['true', false]);
  });

  it('shows how the potential was estimated', () => {
    expect(textOf(showScores(), '.origin')).toBe('1,161 employees × ¥11,000 (Machinery)');
    expect(isShown(showScores({ NumberOfEmployees: 2000 }), '.origin')).toBe(false);
    const byDefault = policyAnswer({ policy: { DefaultPerEmployee__c: 5000 }, estimators: [] });
    const estimated = { Industry: null, RenkeiPotential__c: 5_805_000 };
    expect(textOf(showScores(estimated, byDefault), '.origin')).toBe('1,161 employees × ¥5,000');
    const changedSince = policyAnswer({ estimators: [] });
    expect(isShown(showScores({}, changedSince), '.origin')).toBe(false);
  });

  it('shows who said otherwise, why and until when', () => {
    const heard = {
      RenkeiPotential__c: 4_200_000,
      RenkeiPotentialSource__c: 'Heard',
      RenkeiPotentialBasis__c: 'Override',
      RenkeiPotentialOverride__c: 4_200_000,
      RenkeiPotentialOverrideReason__c: 'Told by the plant manager',
      RenkeiPotentialOverrideExpires__c: '2026-12-31',
    };
    const element = showScores(heard);
    expect(textOf(element, '.head .source')).toBe('heard');
    expect(textOf(element, '.origin')).toBe('Told by the plant manager, valid until Dec 31, 2026; otherwise ¥12.8M');
  });

  it('shows a potential and a share that are counted', () => {
    const counted = {
      RenkeiPotential__c: 12_000_000,
      RenkeiPotentialEstimate__c: 12_000_000,
      RenkeiPotentialSource__c: 'Measured',
      RenkeiPotentialBasis__c: 'InstalledBase',
      RenkeiWalletSource__c: 'Measured',
      RenkeiOwnUnits__c: 6,
      RenkeiKnownUnits__c: 24,
    };
    const element = showScores(counted, policyAnswer({ policy: { AmountPerUnit__c: 500_000 } }));
    expect(textOf(element, '.head .source')).toBe('measured');
    expect(textOf(element, '.origin')).toBe('24 known units × ¥500,000');
    expect(texts(element, '.part-detail')[2]).toBe('6 of 24 known units');
    expect(texts(element, '.part .source')[2]).toBe('measured');
  });

  it('shows a potential estimated by revenue', () => {
    const byRevenue = {
      NumberOfEmployees: null,
      AnnualRevenue: 638_550_000,
      RenkeiPotentialBasis__c: 'Revenue',
    };
    const policy = policyAnswer({ policy: { DefaultRevenuePercent__c: 2 }, estimators: [] });
    expect(textOf(showScores(byRevenue, policy), '.origin')).toBe('2% of ¥639M revenue');
  });

  it('says when recency falls next, unless there is nothing left to fall', () => {
    expect(texts(showScores(), '.outlook')).toEqual(['falls on Sep 10, 2026 if nobody talks']);
    expect(texts(showScores({ RenkeiLastConversation__c: '2024-01-01' }), '.outlook')).toEqual([]);
    expect(texts(showScores({ RenkeiLastConversation__c: null }), '.outlook')).toEqual([]);
  });

  it('shows what is known of an unscored account', () => {
    const element = showScores({ ...UNSCORED, RenkeiLastConversation__c: null, RenkeiRecencyScore__c: 0 });
    expect(texts(element, '.part-name')).toEqual(['Last talk', 'Contacts reached']);
    expect(texts(element, '.part-detail')[0]).toBe('never');
    expect(isShown(element, '.head')).toBe(false);
  });

  it('shows nothing of an account without a score', () => {
    expect(isShown(showScores({ RenkeiSegment__c: null }), '.part')).toBe(false);
  });
});
