import { executeMutation } from 'lightning/graphql';
import RenkeiManagerPage from 'c/renkeiManagerPage';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import {
  exceptionCase,
  groupsAnswer,
  member,
  record,
  recordsAnswer,
  startAnswer,
  TEAM,
} from 'test/components/insightAnswers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'saeki' }), { virtual: true });
jest.mock('@salesforce/customPermission/RenkeiReassign', () => ({ __esModule: true, default: true }), {
  virtual: true,
});

const mutate = executeMutation as unknown as jest.Mock;
const COUNTS = { Unanswered: 2, NoResult: 0, Abandoned: 1, Returned: 0, OverdueCalls: 21, SkippedMeetings: 0 };
const countsOf = (counts: Record<string, number>) =>
  recordsAnswer(Object.fromEntries(Object.entries(counts).map(([kind, total]) => [kind, { nodes: [], total }])));
const none = Object.fromEntries(Object.keys(COUNTS).map((kind) => [kind, 0]));

async function showPage(counts: Record<string, number> = COUNTS, start = startAnswer()): Promise<HTMLElement> {
  const element = show('c-renkei-manager-page', RenkeiManagerPage);
  await settled();
  answer('RenkeiInsightStart', start);
  await settled();
  answer('RenkeiInsightExceptions', countsOf(counts));
  await settled();
  return element;
}

async function openList(element: HTMLElement, kind: string): Promise<HTMLElement> {
  find(element, `[data-kind="${kind}"]`).click();
  await settled();
  return find(element, 'c-renkei-manager-page-list');
}

test('six exceptions come first, of the manager’s own team', async () => {
  const element = await showPage();
  expect(findAll(element, '.tile').map((tile) => tile.textContent)).toEqual([
    '2Unanswered',
    '0No result',
    '1Abandoned after one visit',
    '0Returned',
    '21Overdue calls',
    '0Skipped meetings',
  ]);
  const variables = JSON.stringify(lastVariables('RenkeiInsightExceptions'));
  expect(variables).toContain(`"Team__c":{"eq":"${TEAM}"}`);
  expect(variables).toContain('"Caller__c":{"in":["morishita"]}');
  expect(textOf(element, '.as-of')).toMatch(/^Data as of /);
  await expect(element).toBeAccessible();
});

test('how far cases came is told from an instant until an instant, of the own team', async () => {
  await showPage();
  const { handedOver } = lastVariables('RenkeiInsightFunnel') as { handedOver: { and: unknown[] } };
  const value = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect(handedOver.and).toEqual([
    { EscalatedAt__c: { gte: { value } } },
    { EscalatedAt__c: { lt: { value } } },
    { Team__c: { eq: TEAM } },
  ]);
});

test('all teams can be chosen', async () => {
  const element = await showPage(
    COUNTS,
    startAnswer({ members: [member('morishita'), member('oka', 'Caller', 'West')] }),
  );
  find(element, '.team').dispatchEvent(new CustomEvent('change', { detail: { value: '*' } }));
  await settled();
  expect(JSON.stringify(lastVariables('RenkeiInsightExceptions'))).not.toContain('Team__c');
});

test('a count opens its cases: who, since when, and the customer’s words as they were said', async () => {
  const element = await showPage();
  const list = await openList(element, 'Unanswered');
  answer(
    'RenkeiInsightExceptionCases',
    recordsAnswer({ page: { nodes: [exceptionCase('E1')], total: 51, next: 'c' } }),
  );
  await settled();
  expect(find(list, '.name').getAttribute('href')).toBe('/lightning/r/RenkeiEscalation__c/E1/view');
  expect(textOf(list, '.since')).toMatch(/^Answer was due Jun 10, 2026/);
  expect(textOf(list, '.note')).toBe('It stops <b>twice</b> a week.');
  expect(isShown(list, 'b')).toBe(false);
  expect(textOf(list, '.shown')).toBe('1 of 51');
  expect(isShown(list, '.add')).toBe(false);
  find(list, '.more').click();
  await settled();
  expect(lastVariables('RenkeiInsightExceptionCases')).toMatchObject({ after: 'c' });
  await expect(list).toBeAccessible();
});

test('an empty exception says so', async () => {
  const list = await openList(await showPage(), 'Returned');
  answer('RenkeiInsightExceptionCases', recordsAnswer({ page: [] }));
  await settled();
  expect(textOf(list, '.empty')).toBe('No returned case waits for inside sales.');
});

test('a case goes on the agenda of the meeting that is open, once', async () => {
  const list = await openList(await showPage(), 'Unanswered');
  answer('RenkeiInsightExceptionCases', recordsAnswer({ page: [exceptionCase('E1'), exceptionCase('E2')] }));
  const meeting = record({ Id: 'MT1', Name: 'Friday', Team__c: TEAM, HeldOn__c: '2026-06-12', Status__c: 'Open' });
  answer(
    'RenkeiMeetingStart',
    recordsAnswer({
      RenkeiFollowUpMeeting__c: [meeting],
      RenkeiTeamMember__c: [],
      RenkeiCharter__c: [],
      RenkeiHoliday__c: [],
    }),
  );
  await settled();
  const item = record({ Id: 'I1', Escalation__c: 'E2', Position__c: 100, Section__c: 'Follow' });
  const minutes = (items: object[]) =>
    recordsAnswer({
      RenkeiFollowUpMeeting__c: [meeting],
      RenkeiAgendaItem__c: items,
      RenkeiAgendaNote__c: [],
      RenkeiActionItem__c: [],
    });
  const reread = answer('RenkeiMeetingMinutes', minutes([item]));
  await settled();
  expect(findAll(list, '.on')).toHaveLength(1);
  mutate.mockClear();
  find(list, '.add').click();
  await settled();
  const { variables } = mutate.mock.calls[0][0];
  expect(Object.values(variables)[0]).toEqual({
    RenkeiAgendaItem__c: expect.objectContaining({
      Meeting__c: 'MT1',
      Question__c: 'Unanswered',
      Escalation__c: 'E1',
      ItemKey__c: 'MT1|Follow|E1',
      Position__c: 200,
    }),
  });
  expect(reread).toHaveBeenCalled();
  expect(textOf(list, '.notice')).toBe('Aoba Foods is on the agenda of Friday.');
});

test('the funnel and the follow-up rate stand against the charter', async () => {
  const element = await showPage();
  const funnel = find(element, 'c-renkei-manager-page-funnel');
  const stage = (count: number) => [{ SegmentAtEscalation__c: 'Key', count }];
  answer(
    'RenkeiInsightFunnel',
    groupsAnswer({
      ...{ HandedOver: stage(40), Accepted: stage(30), Visited: stage(20), Revisited: stage(8) },
      ...{ Won: stage(4), Open: stage(11) },
    }),
  );
  const followed = (Id: string, inTime: number) => record({ Id, IsFollowed__c: inTime });
  answer(
    'RenkeiInsightFollowUp',
    recordsAnswer({ RenkeiEscalation__c: { nodes: [followed('1', 1), followed('2', 1)], next: 'c' } }),
  );
  await settled();
  answer('RenkeiInsightFollowUp', recordsAnswer({ RenkeiEscalation__c: [followed('3', 0), followed('4', 1)] }));
  await settled();
  expect(textOf(funnel, '.rate .figure')).toBe('75%');
  expect(textOf(funnel, '.goal')).toBe('The charter asks for 90%.');
  const chart = find(funnel, 'c-renkei-chart');
  expect(findAll(chart, 'text.figure').map(({ textContent }) => textContent)).toEqual([
    ...['40', '30 (75%)', '20 (50%)', '8 (20%)', '4 (10%)'],
  ]);
});

test('nothing out of line is said', async () => {
  expect(textOf(await showPage(none), '.calm')).toBe('Nothing is out of line. All six counts are zero.');
});

test('an org without teams is told three steps, and nothing is asked of it', async () => {
  const element = show('c-renkei-manager-page', RenkeiManagerPage);
  await settled();
  answer('RenkeiInsightStart', startAnswer({ members: [], charters: [], asOf: null }));
  await settled();
  expect(findAll(element, '.step')).toHaveLength(3);
  expect(isShown(element, '.tile')).toBe(false);
  await expect(element).toBeAccessible();
});

test('what cannot be read is told', async () => {
  const element = show('c-renkei-manager-page', RenkeiManagerPage);
  await settled();
  refuse('RenkeiInsightStart', 'Not for you');
  await settled();
  expect(isShown(element, 'c-renkei-error-panel')).toBe(true);
});
