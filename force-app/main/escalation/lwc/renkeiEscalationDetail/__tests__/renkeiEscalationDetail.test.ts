import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { onCaseSaved } from 'c/renkeiEscalationData';
import RenkeiEscalationDetail from 'c/renkeiEscalationDetail';
import { caseNode, casesAnswer, picked, TEAM, visitsOf } from 'test/components/caseAnswers';
import { answer, executeMutation } from 'test/components/graphql';
import { find, isShown, settled, show, textOf } from 'test/components/page';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'ishida' }), { virtual: true });
jest.mock('@salesforce/customPermission/RenkeiReassign', () => ({ __esModule: true, default: undefined }), {
  virtual: true,
});

const update = updateRecord as unknown as jest.Mock;
const create = createRecord as unknown as jest.Mock;

async function showCase(fields: Record<string, unknown> = {}): Promise<HTMLElement> {
  const element = show('c-renkei-escalation-detail', RenkeiEscalationDetail, { recordId: 'E1' });
  await settled();
  answer('RenkeiEscalationPeople', TEAM);
  answer('RenkeiEscalationCase', casesAnswer([caseNode('E1', fields)]));
  await settled();
  return element;
}

async function click(element: HTMLElement, selector: string): Promise<void> {
  find(element, selector).click();
  await settled();
  await settled();
}

beforeEach(() => {
  update.mockReset().mockResolvedValue({});
  create.mockReset().mockResolvedValue({ id: 'T1' });
});

test('accepting saves status and owner over the case as it was read, and tells of it', async () => {
  const element = await showCase();
  const changed = jest.fn();
  element.addEventListener('changed', (event) => changed((event as CustomEvent).detail));
  await click(element, '.accept');
  expect(update).toHaveBeenCalledWith(
    { fields: { Id: 'E1', Status__c: 'Accepted', OwnerId: 'ishida' } },
    { ifUnmodifiedSince: '2026-06-12T00:00:00.000Z' },
  );
  expect(changed).toHaveBeenCalledWith({ id: 'E1', text: 'Aoba Foods is yours.' });
  await expect(element).toBeAccessible();
});

test('what lies in the queue is accepted for the reader, so that the org can refuse whoever comes late', async () => {
  const element = await showCase({ OwnerId: '00GQUEUE' });
  await click(element, '.accept');
  expect(update.mock.calls[0][0].fields).toEqual({ Id: 'E1', Status__c: 'Accepted', OwnerId: 'ishida' });
});

test('whoever comes second hears who was faster', async () => {
  update.mockRejectedValue({ status: 412, body: {} });
  const element = await showCase({ OwnerId: '00GQUEUE' });
  await click(element, '.accept');
  answer('RenkeiEscalationCase', casesAnswer([caseNode('E1', { OwnerId: 'nakamura', Status__c: picked('Accepted') })]));
  await settled();
  expect(textOf(element, '.problem')).toBe(
    'Nakamura was faster and has accepted this case. Nothing of yours was saved.',
  );
  expect(isShown(element, '.accept')).toBe(false);
});

test('whoever comes second to the queue, and does not see the case any more, hears that and nothing about rights', async () => {
  update.mockRejectedValue({ status: 403, body: { errorCode: 'INSUFFICIENT_ACCESS', message: 'insufficient access' } });
  const element = await showCase({ OwnerId: '00GQUEUE' });
  await click(element, '.accept');
  answer('RenkeiEscalationCase', casesAnswer([]));
  await settled();
  expect(textOf(element, '.problem')).toContain('A colleague was faster, or the case was deleted');
  expect(isShown(element, 'c-renkei-error-panel')).toBe(false);
});

test('a case that was changed under an open form says so, and the form keeps what was entered', async () => {
  update.mockRejectedValue({ status: 412, body: {} });
  const element = await showCase();
  await click(element, '.return');
  const form = find(element, '.returning');
  const detail = { reason: 'NotATarget', note: 'Too small', until: null, rerouteTo: null };
  form.dispatchEvent(new CustomEvent('return', { detail }));
  await settled();
  await settled();
  answer('RenkeiEscalationCase', casesAnswer([caseNode('E1', { OwnerId: 'nakamura' })]));
  await settled();
  expect(textOf(element, '.problem')).toContain('It is now “Queued”, held by Nakamura.');
  expect(find(element, '.returning')).toBe(form);
});

test('a deleted case says so and offers nothing any more', async () => {
  update.mockRejectedValue({ status: 404, body: [{ message: 'The requested resource does not exist' }] });
  const element = await showCase();
  await click(element, '.return');
  find(element, '.returning').dispatchEvent(new CustomEvent('return', { detail: { reason: 'NotATarget' } }));
  await settled();
  await settled();
  expect(textOf(element, '.problem')).toContain('This case was deleted');
  expect(isShown(element, '.returning')).toBe(true);
  expect(isShown(element, '.accept')).toBe(false);
});

test('without an answer nobody knows whether it was saved, and that is said', async () => {
  update.mockRejectedValue({ status: 0, body: { message: 'The org does not answer' } });
  const element = await showCase();
  await click(element, '.accept');
  expect(textOf(element, '.problem')).toContain('The org did not answer');
});

test('what the guard refuses is told in its words', async () => {
  update.mockRejectedValue({ status: 400, body: { message: 'This representative does not work at the moment.' } });
  const element = await showCase();
  await click(element, '.accept');
  const panel = find<HTMLElement & { errors: { body: { message: string } } }>(element, 'c-renkei-error-panel');
  expect(panel.errors.body.message).toBe('This representative does not work at the moment.');
});

test('a returned case goes back with its reason', async () => {
  const element = await showCase();
  await click(element, '.return');
  const detail = { reason: 'TooEarly', note: null, until: '2026-09-01', rerouteTo: null, customerTeller: null };
  find(element, '.returning').dispatchEvent(new CustomEvent('return', { detail: { ...detail, customerToldBy: null } }));
  await settled();
  await settled();
  expect(update.mock.calls[0][0].fields).toMatchObject({
    Status__c: 'Returned',
    ReturnReason__c: 'TooEarly',
    ReturnedUntil__c: '2026-09-01',
  });
  expect(isShown(element, '.returning')).toBe(false);
});

test('an opportunity is created and linked in one transaction', async () => {
  const element = await showCase({ Status__c: picked('Accepted'), Visits__r: visitsOf({}) });
  const detail = { kind: 'create', name: 'Compressor', stage: 'Prospecting', closeDate: '2026-09-30' };
  find(element, '.deal').dispatchEvent(new CustomEvent('deal', { detail }));
  await settled();
  const { variables } = (executeMutation as jest.Mock).mock.lastCall[0];
  expect(variables.opportunity.Opportunity).toMatchObject({ AccountId: 'A1', Name: 'Compressor' });
  expect(variables.case).toEqual({ Id: 'E1', RenkeiEscalation__c: { Opportunity__c: '@{opportunity}' } });
});

test('whoever holds the case thanks its caller', async () => {
  const element = await showCase({ Status__c: picked('Visited') });
  await click(element, '.thank');
  await click(find(element, '.thanking'), '.send');
  expect(create.mock.calls[0][0]).toMatchObject({
    apiName: 'RenkeiThanks__c',
    fields: { Escalation__c: 'E1', From__c: 'ishida', To__c: 'morishita' },
  });
});

test('thanks that had no answer are sent again as the same, and those that had arrived are given once', async () => {
  const element = await showCase({ Status__c: picked('Visited') });
  const thank = async () => {
    if (!isShown(element, '.thanking')) await click(element, '.thank');
    await click(find(element, '.thanking'), '.send');
  };
  create.mockClear();
  create.mockRejectedValueOnce({ status: 0 });
  await thank();
  const duplicate = 'duplicate value found: SaveKey__c duplicates value on record with id: a0B000000000001AAA';
  create.mockRejectedValueOnce({ status: 400, body: { message: duplicate } });
  await thank();
  await thank();
  const keys = create.mock.calls.map(([{ fields }]) => fields.SaveKey__c as string);
  expect(keys[0]).toContain('E1');
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
  expect(isShown(element, 'c-renkei-error-panel')).toBe(false);
});

test('a case of somebody else can only be read', async () => {
  const element = await showCase({ OwnerId: 'nakamura' });
  for (const button of ['.accept', '.return', '.recycle', '.hand-over', '.thank'])
    expect(isShown(element, button)).toBe(false);
});

test('the customer’s own words come first, then the visits', async () => {
  const element = await showCase({ Visits__r: visitsOf({}) });
  const facts = find(element, 'c-renkei-escalation-detail-facts');
  const order = [...facts.shadowRoot!.children].map(({ tagName, className }) => className || tagName.toLowerCase());
  expect(order.slice(0, 3)).toEqual(['words-section', 'slot', 'people']);
  expect(find(element, '.visits').parentElement).toBe(facts);
});

test('time that is left counts down, as long as the case is open', async () => {
  jest.useFakeTimers({ now: new Date('2026-06-12T01:00:00Z') });
  const element = await showCase({ AcceptDueAt__c: '2026-06-12T01:30:00.000Z' });
  expect(textOf(element, '.timing')).toBe('30 min left');
  jest.advanceTimersByTime(60_000);
  await settled();
  expect(textOf(element, '.timing')).toBe('29 min left');
  element.remove();
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

test('what is saved about a case is told to whatever else on the page is about it', async () => {
  const heard: string[] = [];
  const end = onCaseSaved((id) => void heard.push(id));
  const element = await showCase({ Status__c: picked('Visited') });
  await click(element, '.thank');
  await click(find(element, '.thanking'), '.send');
  end();
  expect(heard).toEqual(['E1']);
});
