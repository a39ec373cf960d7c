import RenkeiEscalationInbox from 'c/renkeiEscalationInbox';
import { answerOf, caseNode, casesAnswer, inboxAnswer, TEAM } from 'test/components/caseAnswers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'ishida' }), { virtual: true });
jest.mock('@salesforce/customPermission/RenkeiReassign', () => ({ __esModule: true, default: undefined }), {
  virtual: true,
});

async function showInbox(nodes = [caseNode('E1'), caseNode('E2')], next: string | null = null): Promise<HTMLElement> {
  const element = show('c-renkei-escalation-inbox', RenkeiEscalationInbox);
  await settled();
  answer('RenkeiEscalationPeople', TEAM);
  await settled();
  answer('RenkeiEscalationInbox', inboxAnswer({ answer: nodes.length, open: 4 }, 3));
  answer('RenkeiEscalationCases', casesAnswer(nodes, { total: 40, next }));
  await settled();
  return element;
}

const cards = (element: HTMLElement) =>
  find<HTMLElement & { chosen: string }>(element, 'c-renkei-escalation-inbox-cards');

test('a representative reads the own cases and those in the queue, the most urgent first', async () => {
  const element = await showInbox();
  expect(lastVariables('RenkeiEscalationCases')).toMatchObject({
    where: {
      and: [{ Status__c: { eq: 'Queued' } }, { OwnerId: { ninq: { User: { Id: { ne: 'ishida' } }, ApiName: 'Id' } } }],
    },
    orderBy: { AcceptDueAt__c: { order: 'ASC' } },
  });
  expect(findAll(element, '.tab').map(({ textContent }) => textContent)).toEqual([
    'To answer (2)',
    'Open (4)',
    'Awaiting result (0)',
    'Abandoned after one visit (0)',
    'Returned (0)',
  ]);
  await expect(element).toBeAccessible();
});

test('a card says how long there is, and what the customer said', async () => {
  const element = await showInbox();
  const list = cards(element);
  expect(textOf(list, '.timing')).toBe('3 h left');
  expect(find(list, '.timing').className).toContain('near');
  expect(textOf(list, '.words')).toBe('It stops twice a week.');
  expect(find(list, '.call').getAttribute('href')).toBe('tel:09011112222');
});

test('where nothing is to be answered, visits without a result are named', async () => {
  const element = await showInbox([]);
  expect(textOf(element, '.empty p')).toBe('Nothing to answer. 3 visits await a result.');
  find(element, '.show-results').click();
  await settled();
  expect(JSON.stringify(lastVariables('RenkeiEscalationCases'))).toContain('RenkeiVisit__c');
});

test('an opened case stays open when it was accepted, and the lists are read again', async () => {
  const element = await showInbox();
  cards(element).dispatchEvent(new CustomEvent('open', { detail: { id: 'E2' } }));
  await settled();
  const detail = find<HTMLElement & { recordId: string }>(element, 'c-renkei-escalation-detail');
  expect(detail.recordId).toBe('E2');
  detail.dispatchEvent(new CustomEvent('changed', { detail: { id: 'E2', text: 'Aoba Foods is yours.' } }));
  await settled();
  answer('RenkeiEscalationCases', casesAnswer([caseNode('E1')]));
  await settled();
  expect(textOf(element, '.main .notice')).toBe('Aoba Foods is yours.');
  expect(detail.recordId).toBe('E2');
});

test('what was saved is read again although the question is the same', async () => {
  const element = await showInbox();
  const refresh = answer('RenkeiEscalationCases', casesAnswer([caseNode('E1')]));
  await settled();
  const detail = find(element, 'c-renkei-escalation-detail');
  detail.dispatchEvent(new CustomEvent('changed', { detail: { id: 'E1', text: 'Done.' } }));
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('more comes from where the page ended', async () => {
  const element = await showInbox([caseNode('E1')], 'cursor');
  find(element, '.more lightning-button').click();
  await settled();
  expect(lastVariables('RenkeiEscalationCases')).toMatchObject({ after: 'cursor' });
});

test('machines are read page by page, and those of the pages before stay', async () => {
  const element = await showInbox([caseNode('E1')], 'cursor');
  const machine = (Id: string, AccountId: string) => ({ Id, AccountId, Name: Id, UsageEndDate: null });
  answer('RenkeiEscalationMachines', answerOf({ Asset: { nodes: [machine('NX-22', 'A1')] } }));
  find(element, '.more lightning-button').click();
  await settled();
  answer('RenkeiEscalationCases', casesAnswer([caseNode('E2', { Account__c: 'A2' })]));
  await settled();
  expect(lastVariables('RenkeiEscalationMachines')).toEqual({ accounts: ['A2'] });
  answer('RenkeiEscalationMachines', answerOf({ Asset: { nodes: [machine('K75', 'A2')] } }));
  await settled();
  expect(findAll(cards(element), '.machines').map(({ textContent }) => textContent)).toEqual(['NX-22', 'K75']);
});

test('what cannot be read is told', async () => {
  const element = show('c-renkei-escalation-inbox', RenkeiEscalationInbox);
  await settled();
  refuse('RenkeiEscalationPeople', 'Not for you');
  await settled();
  expect(isShown(element, 'c-renkei-error-panel')).toBe(true);
});
