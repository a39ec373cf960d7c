import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiVisitResult from 'c/renkeiVisitResult';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';
import { standAt, tokyo } from 'test/components/visitAnswers';

const update = updateRecord as jest.Mock;
const VISIT = {
  id: 'V1',
  lastModified: '2026-06-11T00:00:00.000Z',
  start: tokyo('10:00'),
  result: null,
  resultNote: null,
  nextStepOn: null,
};

beforeEach(() => {
  standAt(tokyo('12:00'));
  update.mockReset().mockResolvedValue({});
});
afterEach(() => jest.useRealTimers());

const begin = (visit: object = VISIT) => {
  const element = show('c-renkei-visit-result', RenkeiVisitResult, { visit });
  const saved = jest.fn();
  element.addEventListener('saved', saved);
  return { element, saved };
};
const tile = (element: HTMLElement, result: string) => find(element, `[data-result="${result}"]`);

describe('c-renkei-visit-result', () => {
  it('takes a tap, a date and a save', async () => {
    const { element, saved } = begin();
    tile(element, 'Revisit').click();
    await settled();
    findAll(element, '.chip')[2]!.click();
    await settled();
    expect(findAll(element, '[aria-pressed="true"]').map(({ textContent }) => textContent!.trim())).toEqual([
      'Revisit',
      expect.stringContaining('In two weeks'),
    ]);
    find(element, '.save').click();
    await settled();
    expect(update.mock.calls[0]).toEqual([
      {
        fields: { Id: 'V1', Status__c: 'Done', Result__c: 'Revisit', ResultNote__c: null, NextStepOn__c: '2026-06-26' },
      },
      { ifUnmodifiedSince: VISIT.lastModified },
    ]);
    expect(saved).toHaveBeenCalled();
    expect(textOf(element, '.saved')).toBe('Saved; the caller is told.');
    await expect(element).toBeAccessible();
  });

  it('wants a result, and no next step before the visit', async () => {
    const { element } = begin();
    find(element, '.save').click();
    await settled();
    expect(textOf(element, '.problem')).toBe('Tap one of the four results.');
    tile(element, 'Progress').click();
    find(element, '.other').click();
    await settled();
    const input = find(element, '.typed-date');
    input.dispatchEvent(new CustomEvent('change', { detail: { value: '2026-06-01' } }));
    find(element, '.save').click();
    await settled();
    expect(textOf(element, '.problem')).toBe('The next step cannot lie before the visit on Fri, Jun 12.');
    expect(update).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('keeps what was entered when the org refuses, and says why', async () => {
    const { element, saved } = begin();
    tile(element, 'Declined').click();
    find(element, '.note').dispatchEvent(new CustomEvent('change', { detail: { value: ' Bought elsewhere ' } }));
    update
      .mockRejectedValueOnce({ body: { message: 'The case could not be updated' } })
      .mockRejectedValueOnce({ status: 412 });
    find(element, '.save').click();
    await settled();
    expect(isShown(element, 'c-renkei-error-panel')).toBe(true);
    expect(tile(element, 'Declined').getAttribute('aria-pressed')).toBe('true');
    find(element, '.save').click();
    await settled();
    const panel = find<HTMLElement & { errors: unknown }>(element, 'c-renkei-error-panel');
    expect(panel.errors).toMatch(/Somebody else changed this visit/);
    find(element, '.save').click();
    await settled();
    expect(update.mock.calls[2]![0].fields.ResultNote__c).toBe('Bought elsewhere');
    expect(saved).toHaveBeenCalledTimes(1);
  });

  it('shows a result that was given before, and takes a date away by a second tap', async () => {
    const { element } = begin({ ...VISIT, result: 'Progress', resultNote: 'So far', nextStepOn: '2026-06-19' });
    const chip = find(element, '[data-date="2026-06-19"]');
    expect(chip.getAttribute('aria-pressed')).toBe('true');
    chip.click();
    find(element, '.save').click();
    await settled();
    expect(update.mock.calls[0]![0].fields).toMatchObject({
      Result__c: 'Progress',
      NextStepOn__c: null,
      ResultNote__c: 'So far',
    });
  });
});
