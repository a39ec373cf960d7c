import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiLinkReview from 'c/renkeiLinkReview';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { named, picked, record, recordsAnswer } from 'test/components/insightAnswers';
import { find, isShown, settled, show, textOf } from 'test/components/page';

const update = updateRecord as unknown as jest.Mock;
const objectInfo = getObjectInfo as unknown as { emit(data: object, filter?: object): void };
type Pair = HTMLElement & { pair: { id: string }; siblings: unknown };

const pair = (id: string, fields: Record<string, unknown> = {}) =>
  record({
    Id: id,
    Name: `LC-${id}`,
    LastModifiedDate: '2026-06-01T00:00:00.000Z',
    Score__c: 60,
    Reasons__c: '[{"code":"SameName","points":40,"mine":"a","theirs":"b"}]',
    Decision__c: 'Open',
    SourceRecord__c: `S${id}`,
    SourceRecord__r: record({
      Source__c: 'Fair',
      RecordKey__c: id,
      DisplayName__c: `Row ${id}`,
      Values__c: '{"Name":"x"}',
    }),
    Account__c: `A${id}`,
    Account__r: record({ Name: `Account ${id}` }),
    ...fields,
  });
const sibling = (id: string, fields: Record<string, unknown> = {}) =>
  record({
    Id: id,
    LastModifiedDate: '2026-06-02T00:00:00.000Z',
    Score__c: 60,
    Decision__c: picked('Open'),
    Account__c: `A${id}`,
    Account__r: record({ Name: `Account ${id}` }),
    DecidedBy__r: null,
    ...fields,
  });

async function showReview(
  nodes: object[] = [pair('1'), pair('2'), pair('3')],
  { mayDecide = true, next = null as string | null } = {},
) {
  update.mockReset().mockResolvedValue({ lastModifiedDate: '2026-06-12T01:00:00.000Z' });
  const element = show('c-renkei-link-review', RenkeiLinkReview);
  await settled();
  objectInfo.emit({ createable: false, updateable: mayDecide, fields: { Decision__c: { updateable: mayDecide } } });
  answer('RenkeiIntegrationSourceTotals', { uiapi: { aggregate: { rows: { edges: [] } } } });
  answer(
    'RenkeiIntegrationDecidedToday',
    recordsAnswer({ RenkeiLinkCandidate__c: { nodes: [], total: 8, next: null } }),
  );
  answer('RenkeiIntegrationPile', recordsAnswer({ RenkeiLinkCandidate__c: { nodes, total: 140, next } }));
  await settled();
  return element;
}
const press = async (element: HTMLElement, key: string, more: KeyboardEventInit = {}) => {
  find(element, '.review').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...more }));
  await settled();
};
const shownPair = (element: HTMLElement): string => find<Pair>(element, 'c-renkei-link-pair').pair.id;

test('the first pair stands there, with its place in the pile and what was decided today', async () => {
  const element = await showReview();
  expect(textOf(element, '.progress')).toBe('1 of 140 · 8 decided today');
  expect(shownPair(element)).toBe('1');
  await expect(element).toBeAccessible();
});

test('a key decides, tells what was done and goes on; undo takes it back', async () => {
  const element = await showReview();
  await press(element, 's');
  expect(update).toHaveBeenCalledWith(
    { fields: { Id: '1', Decision__c: 'Same', LaterUntil__c: null } },
    { ifUnmodifiedSince: '2026-06-01T00:00:00.000Z' },
  );
  expect(textOf(element, '.notice')).toBe('Linked: Row 1 is Account 1.');
  expect(textOf(element, '.progress')).toBe('2 of 140 · 9 decided today');
  expect(shownPair(element)).toBe('2');
  await press(element, 'u');
  expect(update).toHaveBeenLastCalledWith(
    { fields: { Id: '1', Decision__c: 'Open', LaterUntil__c: null } },
    { ifUnmodifiedSince: '2026-06-12T01:00:00.000Z' },
  );
  expect(shownPair(element)).toBe('1');
  expect(textOf(element, '.progress')).toBe('1 of 140 · 8 decided today');
});

test('who has taken a decision back decides anew at once, however long the row is read again', async () => {
  const element = await showReview();
  const refresh = answer('RenkeiIntegrationSiblings', recordsAnswer({ RenkeiLinkCandidate__c: [sibling('1')] }));
  refresh.mockReturnValue(new Promise(() => undefined));
  await settled();
  await press(element, 's');
  await press(element, 'u');
  expect(refresh).toHaveBeenCalled();
  await press(element, 'a');
  expect(update).toHaveBeenLastCalledWith(
    { fields: expect.objectContaining({ Decision__c: 'Apart' }) },
    expect.anything(),
  );
  expect(shownPair(element)).toBe('2');
});

test('what was decided today is no number before it is counted', async () => {
  const element = show('c-renkei-link-review', RenkeiLinkReview);
  answer(
    'RenkeiIntegrationPile',
    recordsAnswer({ RenkeiLinkCandidate__c: { nodes: [pair('1')], total: 1, next: null } }),
  );
  await settled();
  expect(textOf(element, '.progress')).toBe('');
});

test('keys that are held, typed with a modifier, or unknown do nothing', async () => {
  const element = await showReview();
  await press(element, 's', { repeat: true });
  await press(element, 's', { ctrlKey: true });
  await press(element, 'x');
  expect(update).not.toHaveBeenCalled();
});

test('other pairs of a row that was linked ask nothing any more', async () => {
  const element = await showReview([pair('1'), pair('2', { SourceRecord__c: 'S1' }), pair('3')]);
  await press(element, 's');
  expect(shownPair(element)).toBe('3');
});

test('who was quicker is named, and the next pair stands there', async () => {
  const element = await showReview();
  update.mockRejectedValueOnce({ status: 412 });
  const decided = { Decision__c: picked('Apart'), DecidedBy__r: named('Kuwahara') };
  answer('RenkeiIntegrationSiblings', recordsAnswer({ RenkeiLinkCandidate__c: [sibling('1', decided)] }));
  await settled();
  await press(element, 's');
  expect(textOf(element, '.notice')).toBe(
    'Kuwahara has decided meanwhile: Different companies. Here is the next pair.',
  );
  expect(shownPair(element)).toBe('2');
});

test('a pair that only an import has saved again is shown as it is now', async () => {
  const element = await showReview();
  update.mockRejectedValueOnce({ status: 412 });
  answer('RenkeiIntegrationSiblings', recordsAnswer({ RenkeiLinkCandidate__c: [sibling('1')] }));
  await settled();
  await press(element, 's');
  expect(shownPair(element)).toBe('1');
  expect(textOf(element, '.notice')).toContain('has changed since');
  await press(element, 's');
  expect(update).toHaveBeenLastCalledWith(expect.anything(), { ifUnmodifiedSince: '2026-06-02T00:00:00.000Z' });
});

test('what the guard refuses stands with its reason', async () => {
  const element = await showReview();
  update.mockRejectedValueOnce({ body: { message: 'This row is already the same company as another account.' } });
  await press(element, 's');
  const panel = find<HTMLElement & { errors: unknown }>(element, 'c-renkei-error-panel');
  expect(panel.errors).toEqual({ message: 'This row is already the same company as another account.' });
  expect(shownPair(element)).toBe('1');
});

test('a deleted account can only be set apart, a hidden one only put off', async () => {
  const isDisabled = (element: HTMLElement, command: string): boolean =>
    find<HTMLButtonElement>(element, `button.${command}`).disabled;
  const gone = await showReview([pair('1', { Account__c: null, Account__r: null })]);
  expect(['same', 'apart', 'later'].map((command) => isDisabled(gone, command))).toEqual([true, false, false]);
  document.body.removeChild(gone);
  const hidden = await showReview([pair('1', { Account__r: null })]);
  expect(['same', 'apart', 'later'].map((command) => isDisabled(hidden, command))).toEqual([true, true, false]);
  await press(hidden, 's');
  expect(update).not.toHaveBeenCalled();
});

test('who may only read is told so and decides nothing', async () => {
  const element = await showReview([pair('1')], { mayDecide: false });
  expect(textOf(element, '.read-only')).toBe('You may read these pairs, but not decide.');
  await press(element, 'a');
  expect(update).not.toHaveBeenCalled();
});

test('the next page begins behind the last pair that was read', async () => {
  const element = await showReview([pair('1'), pair('2')], { next: 'cursor' });
  await settled();
  expect(JSON.stringify(lastVariables('RenkeiIntegrationPile'))).toContain(
    '"or":[{"Score__c":{"lt":60}},{"and":[{"Score__c":{"eq":60}},{"Name":{"gt":"LC-2"}}]}]',
  );
  answer('RenkeiIntegrationPile', recordsAnswer({ RenkeiLinkCandidate__c: [pair('9')] }));
  await settled();
  await press(element, 'n');
  await press(element, 'n');
  expect(shownPair(element)).toBe('9');
});

test('no pair, no right: each says why', async () => {
  const element = await showReview([]);
  expect(textOf(element, '.empty')).toContain('Nothing is in doubt.');
  expect(isShown(element, 'c-renkei-link-pair')).toBe(false);
  refuse('RenkeiIntegrationPile', "No such column 'Score__c'");
  await settled();
  expect(textOf(element, '.closed')).toContain('is for managers');
});

test('when the last pair is decided the pile is done', async () => {
  const element = await showReview([pair('1')]);
  await press(element, 'a');
  expect(textOf(element, '.empty')).toContain('The pile is done. 9 decided today.');
});
