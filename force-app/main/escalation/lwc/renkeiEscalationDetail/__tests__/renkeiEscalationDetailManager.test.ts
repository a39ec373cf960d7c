import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiEscalationDetail from 'c/renkeiEscalationDetail';
import { caseNode, casesAnswer, TEAM } from 'test/components/caseAnswers';
import { answer } from 'test/components/graphql';
import { find, settled, show } from 'test/components/page';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'kuwahara' }), { virtual: true });
jest.mock('@salesforce/customPermission/RenkeiReassign', () => ({ __esModule: true, default: true }), {
  virtual: true,
});

test('a manager accepts for whoever was asked, and leaves the case with them', async () => {
  const update = (updateRecord as unknown as jest.Mock).mockReset().mockResolvedValue({});
  const element = show('c-renkei-escalation-detail', RenkeiEscalationDetail, { recordId: 'E1' });
  const changed = jest.fn();
  element.addEventListener('changed', (event) => changed((event as CustomEvent).detail));
  await settled();
  answer('RenkeiEscalationPeople', TEAM);
  answer('RenkeiEscalationCase', casesAnswer([caseNode('E1')]));
  await settled();
  find(element, '.accept').click();
  await settled();
  await settled();
  expect(update.mock.calls[0][0].fields).toEqual({ Id: 'E1', Status__c: 'Accepted', OwnerId: 'ishida' });
  expect(changed).toHaveBeenCalledWith({ id: 'E1', text: 'Aoba Foods: accepted for Ishida.' });
});
