import RenkeiChannelFit from 'c/renkeiChannelFit';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { groupsAnswer, named, picked, record, recordsAnswer, startAnswer } from 'test/components/insightAnswers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const said = (step: string, preferred: string, used: string | null, count: number) => ({
  ...{ ProcessStep__c: step, Channel__c: preferred, UsedChannel__c: used, count },
});
const COUNTS = [
  said('Information', 'Web', 'Web', 6),
  said('Information', 'Web', 'Field', 2),
  said('Information', 'Seminar', null, 3),
  said('Quote', 'Field', 'InsideSales', 2),
];
const preference = (Id: string, account: string, step: string, channel: string) =>
  record({ Id, Account__c: account, ProcessStep__c: step, Channel__c: channel, UsedChannel__c: null });
const ANSWERS = [
  preference('1', 'A', 'Information', 'Web'),
  preference('2', 'A', 'Quote', 'Field'),
  preference('3', 'B', 'Quote', 'Field'),
  preference('4', 'C', 'Information', 'Seminar'),
];
const mendRow = record({
  ...{ Id: 'P1', Account__c: 'A', Account__r: named('Aoba Foods'), ProcessStep__c: picked('Quote') },
  ...{ Channel__c: picked('Field', 'Field sales'), UsedChannel__c: picked('InsideSales', 'Inside sales') },
  UsedOn__c: '2026-06-01',
});

async function showFit({
  counts = COUNTS,
  total = 4,
  next = undefined as string | undefined,
} = {}): Promise<HTMLElement> {
  const element = show('c-renkei-channel-fit', RenkeiChannelFit);
  await settled();
  answer('RenkeiInsightStart', startAnswer());
  answer('RenkeiInsightFit', groupsAnswer({ RenkeiChannelPreference__c: counts }));
  answer(
    'RenkeiInsightAnswers',
    recordsAnswer({ RenkeiChannelPreference__c: { nodes: ANSWERS, total, ...(next ? { next } : {}) } }),
  );
  answer(
    'RenkeiInsightMend',
    recordsAnswer({ RenkeiChannelPreference__c: { nodes: [mendRow], total: 51, next: 'c' } }),
  );
  await settled();
  return element;
}

const matrix = (element: HTMLElement) =>
  findAll(element, '.matrix tbody tr').map((row) =>
    [...row.children].map(({ textContent }) => (textContent ?? '').trim()),
  );

test('how many are served as they want, by step, and what was used instead', async () => {
  const element = await showFit();
  expect(textOf(element, '.headline')).toBe(
    '60% fit: 6 of 10 answers with a contact were served as the customer wants.',
  );
  expect(matrix(element)).toEqual([
    ['Field sales', '0', '2', '0', '0', '0'],
    ['Inside sales', '0', '0', '0', '0', '0'],
    ['Web', '2', '0', '6', '0', '0'],
    [expect.any(String), '0', '0', '0', '0', '3'],
  ]);
  expect(findAll(element, '.cell.fit').map(({ title }) => title)).toEqual(['6 want Web and were served so']);
  await expect(element).toBeAccessible();
});

test('a step narrows the matrix and the customers to serve otherwise', async () => {
  const element = await showFit();
  find(element, '[data-step="Quote"]').click();
  await settled();
  expect(matrix(element)[2]).toEqual(['Web', '0', '0', '0', '0', '0']);
  find(element, '.preferred').dispatchEvent(new CustomEvent('change', { detail: { value: 'Field' } }));
  await settled();
  const asked = JSON.stringify(lastVariables('RenkeiInsightMend'));
  expect(asked).toContain('{"ProcessStep__c":{"eq":"Quote"}},{"Channel__c":{"eq":"Field"}}');
});

test('the survey is rolled up by customer; seminars count', async () => {
  const chart = find(await showFit(), 'c-renkei-chart');
  expect(findAll(chart, 'tbody tr').map(({ textContent }) => (textContent ?? '').trim())).toEqual([
    'Field only1 (33.3%)',
    'Centre only0 (0%)',
    'Web only0 (0%)',
    'Seminars only1 (33.3%)',
    'Several channels1 (33.3%)',
  ]);
});

test('of a larger org every page of answers is rolled up', async () => {
  const element = await showFit({ total: 6, next: 'page2' });
  expect(element.shadowRoot!.textContent).toContain('4 of 6 answers are read so far.');
  expect(lastVariables('RenkeiInsightAnswers')).toEqual({ after: 'page2' });
  // The second step of customer B lies on the second page: two channels now.
  const nodes = [preference('5', 'B', 'Information', 'Web'), preference('6', 'D', 'Quote', 'InsideSales')];
  answer('RenkeiInsightAnswers', recordsAnswer({ RenkeiChannelPreference__c: { nodes, total: 6 } }));
  await settled();
  expect(element.shadowRoot!.textContent).not.toContain('read so far');
  const rows = findAll(find(element, 'c-renkei-chart'), 'tbody tr').map(({ textContent }) =>
    (textContent ?? '').trim(),
  );
  expect(rows).toEqual([
    'Field only0 (0%)',
    'Centre only1 (25%)',
    'Web only0 (0%)',
    'Seminars only1 (25%)',
    'Several channels2 (50%)',
  ]);
});

test('whom to serve otherwise is listed page by page', async () => {
  const element = await showFit();
  expect(textOf(element, '.way')).toBe('Wants Field sales; was last served by Inside sales on Jun 1, 2026.');
  find(element, '.more').click();
  await settled();
  expect(lastVariables('RenkeiInsightMend')).toMatchObject({ after: 'c' });
});

test('without answers, and without access, it says so calmly', async () => {
  expect(textOf(await showFit({ counts: [] }), '.empty')).toMatch(/^No customer has been asked yet/);
  const element = show('c-renkei-channel-fit', RenkeiChannelFit);
  await settled();
  refuse('RenkeiInsightFit', 'insufficient access rights');
  await settled();
  expect(isShown(element, '.closed')).toBe(true);
});
