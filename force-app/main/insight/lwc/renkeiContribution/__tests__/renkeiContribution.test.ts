import RenkeiContribution from 'c/renkeiContribution';
import { answer, lastVariables } from 'test/components/graphql';
import {
  contributionCase,
  member,
  named,
  picked,
  record,
  recordsAnswer,
  startAnswer,
} from 'test/components/insightAnswers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'morishita' }), { virtual: true });

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const talk = (Id: string, account: string) =>
  record({ Id, Account__c: account, OwnerId: 'morishita', OccurredAt__c: daysAgo(20) });
const WON = contributionCase('E2', {
  ...{ Status__c: picked('Won'), VisitCount__c: 3, WonAmount__c: 9_200_000, ClosedAt__c: daysAgo(1) },
});
const OTHERS = contributionCase('E3', {
  ...{ Account__c: 'A9', Account__r: named('Minato Chemical'), Caller__c: 'oka', Caller__r: named('Oka') },
});

async function showPage({ created = [contributionCase('E1'), WON], start = startAnswer(), involved = [OTHERS] } = {}) {
  const element = show('c-renkei-contribution', RenkeiContribution);
  await settled();
  answer('RenkeiInsightStart', start);
  await settled();
  answer('RenkeiInsightCreated', recordsAnswer({ RenkeiEscalation__c: created }));
  answer('RenkeiInsightTalks', recordsAnswer({ RenkeiTouch__c: [talk('T1', 'A1'), talk('T2', 'A9')] }));
  await settled();
  answer('RenkeiInsightInvolved', recordsAnswer({ RenkeiEscalation__c: involved }));
  await settled();
  return element;
}

const figures = (element: HTMLElement, place: number) =>
  findAll(findAll(element, 'c-renkei-chart')[place]!, 'text.figure').map(({ textContent }) => textContent);

test('created and involved stand apart, by the rule that the page discloses', async () => {
  const element = await showPage();
  expect(findAll(element, '.left .amount').map(({ textContent }) => textContent)).toEqual(['¥9.2M won', '¥0 won']);
  expect(figures(element, 0)).toEqual(['2', '2', '2', '1', '1']);
  expect(figures(element, 1)).toEqual(['1', '1', '1', '0', '0']);
  expect(JSON.stringify(lastVariables('RenkeiInsightInvolved'))).toContain('"Account__c":{"in":["A1","A9"]}');
  expect(textOf(element, '.rule')).toContain('within 180 days before the handover');
  expect(textOf(element, '.rule')).toContain('never added to it');
  expect(isShown(element, 'c-renkei-result-feed')).toBe(true);
  expect(isShown(element, '.caller')).toBe(false);
  await expect(element).toBeAccessible();
});

test('in an org with several currencies each has its own sum', async () => {
  const dollars = contributionCase('E4', {
    ...{ Status__c: picked('Won'), VisitCount__c: 1, WonAmount__c: 30_000, ClosedAt__c: daysAgo(1) },
    Opportunity__r: record({ CurrencyIsoCode: 'USD' }),
  });
  const yen = contributionCase('E2', {
    ...{ Status__c: picked('Won'), VisitCount__c: 3, WonAmount__c: 9_200_000, ClosedAt__c: daysAgo(1) },
    Opportunity__r: record({ CurrencyIsoCode: 'JPY' }),
  });
  const element = await showPage({ created: [dollars, yen] });
  expect(textOf(element, '.left .amount')).toBe('¥9.2M + $30K won');
  expect(findAll(element, '.case strong').map(({ textContent }) => textContent)).toEqual(['$30K', '¥9.2M', '']);
});

test('each case says how far it came, and opens', async () => {
  const element = await showPage();
  const [first, won] = findAll(element, '.case');
  expect(first!.querySelectorAll('.station.passed')).toHaveLength(2);
  expect(won!.querySelector('.slds-assistive-text')!.textContent).toBe('Appointment → Visited → Visited again → Won');
  expect(won!.querySelector('strong')!.textContent).toBe('¥9.2M');
  expect(find(element, '.case .name').getAttribute('href')).toBe('/lightning/r/RenkeiEscalation__c/E1/view');
});

test('many cases are shown ten at a time', async () => {
  const element = await showPage({
    created: Array.from({ length: 12 }, (_, each) => contributionCase(`E${each}`)),
    involved: [],
  });
  expect(findAll(element, '.case')).toHaveLength(10);
  find(element, '[data-part="created"]').click();
  await settled();
  expect(findAll(element, '.case')).toHaveLength(12);
});

test('the trend is one’s own, and the career steps are those of the charter', async () => {
  const element = await showPage();
  expect(findAll(findAll(element, 'c-renkei-chart')[2]!, 'tbody tr')).toHaveLength(12);
  expect(findAll(element, '.steps li').map(({ textContent }) => textContent)).toEqual([
    'Hearingsix wins a year',
    'Selling',
  ]);
  expect(element.shadowRoot!.textContent).not.toMatch(/rank/i);
});

test('who is no caller is told whose page this is', async () => {
  const element = await showPage({ start: startAnswer({ members: [member('oka')] }) });
  expect(textOf(element, '.empty')).toMatch(/^This page belongs to callers/);
  expect(isShown(element, 'c-renkei-result-feed')).toBe(false);
});
