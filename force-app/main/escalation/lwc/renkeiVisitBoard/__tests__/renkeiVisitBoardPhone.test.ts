import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiVisitBoard from 'c/renkeiVisitBoard';
import { answer, lastVariables } from 'test/components/graphql';
import { lastOpened } from 'test/components/modal';
import { find, isShown, settled, show, textOf } from 'test/components/page';
import { boardAnswer, standAt, tokyo, visitNode, waitingAnswer, waitingNode } from 'test/components/visitAnswers';

jest.mock('@salesforce/client/formFactor', () => ({ __esModule: true, default: 'Small' }), { virtual: true });
jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'morishita' }), { virtual: true });

beforeEach(() => standAt(tokyo('08:00')));
afterEach(() => jest.useRealTimers());

it('is a day on a phone, from which one books and opens', async () => {
  const element = show('c-renkei-visit-board', RenkeiVisitBoard);
  await settled();
  (getObjectInfo as unknown as { emit(info: object): void }).emit({ createable: true, updateable: true, fields: {} });
  const refresh = answer('RenkeiVisitBoard', boardAnswer({ visits: [visitNode('V1')] }));
  answer('RenkeiVisitWaiting', waitingAnswer([waitingNode('E1')]));
  await settled();
  expect(lastVariables('RenkeiVisitBoard')).toMatchObject({ from: tokyo('00:00'), to: tokyo('00:00', '2026-06-13') });
  expect([textOf(element, '.range'), isShown(element, 'c-renkei-visit-grid')]).toEqual(['Fri, Jun 12', false]);
  const day = find(element, 'c-renkei-visit-day');
  const proposal = { rep: 'nakamura', start: tokyo('09:00'), date: '2026-06-12' };
  day.dispatchEvent(new CustomEvent('book', { detail: proposal }));
  await settled();
  expect(lastOpened()!.options).toMatchObject({ mode: 'book', proposal, cases: [{ id: 'E1' }] });
  find(element, '.book').click();
  await settled();
  expect(lastOpened()!.options['proposal']).toBeUndefined();
  day.dispatchEvent(new CustomEvent('reported'));
  await settled();
  expect(refresh).toHaveBeenCalled();
  const update = updateRecord as jest.Mock;
  update.mockReset().mockResolvedValueOnce({}).mockRejectedValueOnce({ status: 412 });
  day.dispatchEvent(new CustomEvent('confirm', { detail: { visit: 'V1' } }));
  await settled();
  expect(update.mock.calls[0]![0].fields).toEqual({ Id: 'V1', Status__c: 'Confirmed' });
  day.dispatchEvent(new CustomEvent('confirm', { detail: { visit: 'V1' } }));
  await settled();
  const panel = find<HTMLElement & { errors: unknown }>(element, 'c-renkei-error-panel');
  expect(panel.errors).toMatch(/Somebody else changed this visit/);
  find(element, '.next').click();
  await settled();
  expect(lastVariables('RenkeiVisitBoard')).toMatchObject({ from: tokyo('00:00', '2026-06-13') });
});
