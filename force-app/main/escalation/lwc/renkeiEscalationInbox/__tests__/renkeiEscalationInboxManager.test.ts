import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiEscalationInbox from 'c/renkeiEscalationInbox';
import { caseNode, casesAnswer, inboxAnswer, TEAM } from 'test/components/caseAnswers';
import { answer, lastVariables } from 'test/components/graphql';
import { find, findAll, settled, show, textOf } from 'test/components/page';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'kuwahara' }), { virtual: true });
jest.mock('@salesforce/customPermission/RenkeiReassign', () => ({ __esModule: true, default: true }), {
  virtual: true,
});

const update = updateRecord as unknown as jest.Mock;

async function showInbox(): Promise<HTMLElement> {
  const element = show('c-renkei-escalation-inbox', RenkeiEscalationInbox);
  await settled();
  answer('RenkeiEscalationPeople', TEAM);
  await settled();
  answer('RenkeiEscalationInbox', inboxAnswer({ answer: 2 }));
  answer('RenkeiEscalationCases', casesAnswer([caseNode('E1'), caseNode('E2')]));
  await settled();
  return element;
}

test('cases of somebody who left are given to somebody else; what is refused stays selected with its reason', async () => {
  const element = await showInbox();
  find(element, '.whose').dispatchEvent(new CustomEvent('change', { detail: { value: 'gone' } }));
  await settled();
  expect(JSON.stringify(lastVariables('RenkeiEscalationCases'))).toContain('"IsActive":{"eq":false}');
  answer('RenkeiEscalationCases', casesAnswer([caseNode('E1'), caseNode('E2')]));
  await settled();
  const cards = find(element, 'c-renkei-escalation-inbox-cards');
  for (const id of ['E1', 'E2']) cards.dispatchEvent(new CustomEvent('select', { detail: { id, checked: true } }));
  await settled();
  const bar = find(element, 'c-renkei-escalation-inbox-reassign');
  expect(textOf(bar, '.heading')).toBe('2 selected');
  update.mockReset().mockResolvedValueOnce({}).mockRejectedValueOnce({ status: 412, body: {} });
  find(bar, '.to').dispatchEvent(new CustomEvent('change', { detail: { value: 'nakamura' } }));
  await settled();
  find(bar, '.give').click();
  await settled();
  await settled();
  expect(update.mock.calls.map(([{ fields }]) => fields)).toEqual([
    { Id: 'E1', OwnerId: 'nakamura' },
    { Id: 'E2', OwnerId: 'nakamura' },
  ]);
  expect(textOf(element, '.given')).toBe('1 case went to Nakamura.');
  expect(findAll(bar, '.refused').map(({ textContent }) => textContent)).toEqual([
    'Aoba Foods: somebody changed it meanwhile; look again',
  ]);
  await expect(element).toBeAccessible();
});
