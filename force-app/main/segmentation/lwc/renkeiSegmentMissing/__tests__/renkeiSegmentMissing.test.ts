import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiSegmentMissing from 'c/renkeiSegmentMissing';
import { toAccountPage, toPolicyAndSetting } from 'c/renkeiSegmentData';
import { accountNode, accountsAnswer, policyAnswer, UNSCORED, TODAY } from 'test/components/answers';
import { find, isShown, settled, show, textOf } from 'test/components/page';

const update = updateRecord as unknown as jest.Mock;
type Input = HTMLElement & { value: string; setCustomValidity: jest.Mock; reportValidity: jest.Mock };

function showMissing(fields: Record<string, unknown> = {}, properties: object = {}) {
  return show('c-renkei-segment-missing', RenkeiSegmentMissing, {
    account: toAccountPage(accountsAnswer([accountNode('001A', { ...UNSCORED, ...fields })])).accounts[0],
    policyAndSetting: toPolicyAndSetting(policyAnswer(), TODAY),
    readOnly: false,
    ...properties,
  });
}

function enter(element: HTMLElement, value: string): Input {
  const input = find<Input>(element, '.employees');
  input.value = value;
  input.setCustomValidity = jest.fn();
  input.reportValidity = jest.fn();
  return input;
}

describe('c-renkei-segment-missing', () => {
  beforeEach(() => update.mockReset().mockResolvedValue({}));

  it('asks for the missing employees', async () => {
    const element = showMissing();
    expect(textOf(element, '.reason')).toBe('Unscored because the employee count is missing.');
    expect(isShown(element, '.employees')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('saves, tells the page, and says nothing of the outcome before the account was read again', async () => {
    const element = showMissing();
    const saved = jest.fn(() => Object.assign(element, { reading: true }));
    element.addEventListener('saved', saved);
    enter(element, '240');
    find(element, '.save').click();
    await settled();
    expect(update).toHaveBeenCalledWith({ fields: { Id: '001A', NumberOfEmployees: 240 } });
    expect(textOf(element, '.saved')).toBe('Saved. Reading where the account stands now …');
    expect(isShown(element, '.employees')).toBe(false);
    expect(isShown(element, '.advice')).toBe(false);
    expect(saved).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it.each([
    [
      'something else is missing',
      { RenkeiUnscoredReason__c: 'IndustryMissing', Industry: null },
      'Unscored because the industry is missing.',
      'Fill in the industry of the account; saving it scores the account at once.',
    ],
    [
      'nothing has scored it',
      {},
      'Unscored because the employee count is missing.',
      'It has been filled in, but no save has scored the account since. The next run does.',
    ],
  ])('says why the account still is in no cell when %s', async (_, fields, reason, advice) => {
    const element = showMissing();
    element.addEventListener('saved', () => Object.assign(element, { reading: true }));
    enter(element, '240').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settled();
    const nodes = [accountNode('001A', { ...UNSCORED, NumberOfEmployees: 240, ...fields })];
    Object.assign(element, { reading: false, account: toAccountPage(accountsAnswer(nodes)).accounts[0] });
    await settled();
    expect(textOf(element, '.saved')).toBe('Saved. That alone does not place the account:');
    expect(textOf(element, '.reason')).toBe(reason);
    expect(textOf(element, '.advice')).toBe(advice);
    const other = accountNode('001B', UNSCORED);
    Object.assign(element, { account: toAccountPage(accountsAnswer([other])).accounts[0] });
    await settled();
    expect(isShown(element, '.saved')).toBe(false);
    expect(isShown(element, '.employees')).toBe(true);
  });

  it('asks again for a count that is none', () => {
    expect(isShown(showMissing({ NumberOfEmployees: -5 }), '.employees')).toBe(true);
  });

  it.each(['', '0', '-3', '1.5', 'many', '100000000'])('refuses %p before it is sent', async (value) => {
    const element = showMissing();
    const input = enter(element, value);
    find(element, '.save').click();
    await settled();
    expect(input.setCustomValidity).toHaveBeenCalledWith('Enter a whole number from 1 to 99,999,999.');
    expect(update).not.toHaveBeenCalled();
  });

  it('keeps the input when the org refuses, and shows why', async () => {
    const refusal = { body: { output: { fieldErrors: { NumberOfEmployees: [{ message: 'not now' }] } } } };
    update.mockRejectedValue(refusal);
    const element = showMissing();
    enter(element, '240');
    find(element, '.save').click();
    await settled();
    const panel = find<HTMLElement & { errors: unknown; heading: string }>(element, 'c-renkei-error-panel');
    expect([panel.heading, panel.errors]).toEqual(['The employee count was not saved', refusal]);
    expect(isShown(element, '.employees')).toBe(true);
  });

  it('sends once when pressed twice', async () => {
    const element = showMissing();
    enter(element, '240');
    find(element, '.save').click();
    find(element, '.save').click();
    await settled();
    expect(update).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['may not edit', {}, { readOnly: true }, 'Ask somebody who may edit the account to enter it.'],
    [
      'has just been filled in',
      { NumberOfEmployees: 240 },
      {},
      'It has been filled in, but no save has scored the account since. The next run does.',
    ],
    [
      'lacks an industry',
      { RenkeiUnscoredReason__c: 'IndustryMissing', Industry: null },
      {},
      'Fill in the industry of the account; saving it scores the account at once.',
    ],
    [
      'is in an industry without estimator',
      { RenkeiUnscoredReason__c: 'IndustryWithoutEstimator', Industry: { value: 'Fishing', label: 'Fishing' } },
      {},
      'The policy has no amount per employee for Fishing. Ask whoever maintains the policy, or override the potential.',
    ],
    ['has never been scored', { RenkeiSegment__c: null }, {}, 'The next run places it.'],
  ])('advises when the account %s', (_, fields, properties, expected) => {
    const element = showMissing(fields, properties);
    expect(textOf(element, '.advice')).toBe(expected);
    expect(isShown(element, '.employees')).toBe(false);
  });
});
