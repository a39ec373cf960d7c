import RenkeiCentreHealth from 'c/renkeiCentreHealth';
import { addDays } from 'c/renkeiCalendarRules';
import { mondayOf } from 'c/renkeiMeetingRules';
import { answer, lastVariables } from 'test/components/graphql';
import { member, named, picked, record, recordsAnswer, startAnswer, TEAM } from 'test/components/insightAnswers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'morishita' }), { virtual: true });

const LAST = addDays(mondayOf(new Date().toISOString().slice(0, 10)), -7);
const BEFORE = addDays(LAST, -7);
const PATTERNS = [
  ...['Isolation', 'PartTimeManagement', 'AbandonedAfterOneVisit'],
  ...['UnexplainedReturns', 'SkippedMeetings', 'FeedbackNotGiven'],
];
const figure = (pattern: string, week: string, count: number) =>
  record({
    ...{ Id: `${pattern}${week}`, Pattern__c: pattern, Week__c: week, Count__c: count, Denominator__c: 12 },
    AsOf__c: `${week}T20:00:00.000Z`,
  });

async function showHealth(
  figures = PATTERNS.flatMap((pattern, place) => [figure(pattern, BEFORE, 1), figure(pattern, LAST, place)]),
  start = startAnswer(),
): Promise<HTMLElement> {
  const element = show('c-renkei-centre-health', RenkeiCentreHealth);
  await settled();
  answer('RenkeiInsightStart', start);
  await settled();
  answer('RenkeiInsightHealth', recordsAnswer({ RenkeiHealthFigure__c: figures }));
  await settled();
  return element;
}

async function open(element: HTMLElement, pattern: string): Promise<HTMLElement> {
  find(element, `.open[data-pattern="${pattern}"]`).click();
  await settled();
  return find(element, 'c-renkei-centre-health-cases');
}

test('six patterns are told as counts with what they are out of, week by week', async () => {
  const element = await showHealth();
  expect(findAll(element, '.figure').map(({ textContent }) => textContent)).toEqual([
    '0 of 12 callers',
    '1 of 12 callers',
    '2 of 12 visited cases',
    '3 of 12 returns',
    '4 of 12 meetings',
    '5 of 12 results due',
  ]);
  expect(findAll(find(element, 'c-renkei-chart'), 'tbody tr')).toHaveLength(2);
  expect(JSON.stringify(lastVariables('RenkeiInsightHealth'))).toContain(TEAM);
  await expect(element).toBeAccessible();
});

test('a count opens its cases, of the week that one chooses', async () => {
  const list = await open(await showHealth(), 'AbandonedAfterOneVisit');
  expect(JSON.stringify(lastVariables('RenkeiInsightHealthCases'))).toContain(addDays(LAST, 6));
  const row = record({
    ...{ Id: 'E1', Account__r: named('Takamine Resin'), Status__c: picked('Visited') },
    ...{ Caller__r: named('Morishita'), EscalatedAt__c: '2026-05-01T00:00:00.000Z' },
  });
  answer('RenkeiInsightHealthCases', recordsAnswer({ rows: [row] }));
  await settled();
  expect(textOf(list, '.name')).toBe('Takamine Resin');
  expect(find(list, '.name').getAttribute('href')).toBe('/lightning/r/RenkeiEscalation__c/E1/view');
  await expect(list).toBeAccessible();
  find(list, '.week').dispatchEvent(new CustomEvent('change', { detail: { value: BEFORE } }));
  await settled();
  expect(JSON.stringify(lastVariables('RenkeiInsightHealthCases'))).toContain(addDays(BEFORE, 6));
  expect(isShown(list, '.name')).toBe(false);
});

test('isolation names who was alone in the week, and shows the cases of nobody else', async () => {
  const members = [member('morishita'), member('oka')];
  const list = await open(await showHealth(undefined, startAnswer({ members })), 'Isolation');
  expect(isShown(list, '.name')).toBe(false);
  const ofCaller = (caller: string) => ({ Escalation__r: { Caller__c: { value: caller } } });
  const nobody = { results: [], items: [], thanks: [], notes: [] };
  // Her own change is no answer to her.
  const own = { ...ofCaller('oka'), By__c: { value: 'oka' } };
  answer(
    'RenkeiInsightIsolation',
    rawGroups({ ...nobody, answers: [{ ...ofCaller('morishita'), By__c: { value: 'ishida' } }, own] }),
  );
  await settled();
  const asked = JSON.stringify(lastVariables('RenkeiInsightHealthCases'));
  expect(asked).toContain('oka');
  expect(asked).not.toContain('morishita');
  expect(textOf(list, '.quiet')).toMatch(/^Without a word from the field in the 14 days .*: Oka\./);
});

test('where nobody was alone, no case is asked for', async () => {
  const list = await open(await showHealth(), 'Isolation');
  const people = ['morishita', 'oka'].map((value) => ({ To__c: { value } }));
  answer('RenkeiInsightIsolation', rawGroups({ answers: [], results: [], items: [], notes: [], thanks: people }));
  await settled();
  expect(isShown(list, '.empty')).toBe(true);
  expect(textOf(list, '.quiet')).toMatch(/^Each caller had a word/);
});

test('of missing feedback those visits are shown whose result was due in the week and not told in time', async () => {
  const list = await open(await showHealth(), 'FeedbackNotGiven');
  const visit = (Id: string, day: string, result: string | null) =>
    record({
      ...{ Id, Account__r: named(Id), Rep__r: named('Ishida'), Escalation__c: `E${Id}` },
      StartsAt__c: `${day}T02:00:00.000Z`,
      ResultAt__c: result && `${result}T02:00:00.000Z`,
      Escalation__r: record({ Status__c: picked('Accepted'), Caller__r: named('Morishita') }),
    });
  // Five business days after a Monday is the Monday after it.
  const rows = [
    visit('never told', BEFORE, null),
    visit('told late', BEFORE, addDays(LAST, 1)),
    visit('told in time', BEFORE, addDays(BEFORE, 2)),
    visit('not due yet', addDays(LAST, 2), null),
  ];
  answer('RenkeiInsightHealthVisits', recordsAnswer({ rows }));
  await settled();
  expect(findAll(list, '.name').map(({ textContent }) => textContent)).toEqual(['never told', 'told late']);
});

test('part-time management is answered by the charter', async () => {
  const list = await open(await showHealth(), 'PartTimeManagement');
  expect(textOf(list, '.manager')).toBe('Saeki gives 100% of their time to the centre, as the charter says.');
});

test('without figures, and without a team, it says what is missing', async () => {
  expect(textOf(await showHealth([]), '.empty')).toMatch(/^No week has been counted yet/);
  const element = show('c-renkei-centre-health', RenkeiCentreHealth);
  await settled();
  answer('RenkeiInsightStart', startAnswer({ members: [], charters: [] }));
  await settled();
  expect(textOf(element, '.empty')).toMatch(/^There is no team yet/);
  await expect(element).toBeAccessible();
});

/** Groups of an aggregate, as the platform nests them. */
function rawGroups(groups: Record<string, object[]>): object {
  const connections = Object.entries(groups).map(([name, found]) => [
    name,
    { edges: found.map((aggregate) => ({ node: { aggregate } })) },
  ]);
  return { uiapi: { aggregate: Object.fromEntries(connections) } };
}
