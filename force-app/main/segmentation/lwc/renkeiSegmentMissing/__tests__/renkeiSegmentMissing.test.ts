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

  it('saves, says what that means and tells the page', async () => {
    const element = showMissing();
    const saved = jest.fn();
    element.addEventListener('saved', saved);
    enter(element, '240');
    find(element, '.save').click();
    await settled();
    expect(update).toHaveBeenCalledWith({ fields: { Id: '001A', NumberOfEmployees: 240 } });
    expect(textOf(element, '.saved')).toBe(
      'Saved. By the policy that is a potential of about ¥2.64M a year; the next run places the account.',
    );
    expect(isShown(element, '.employees')).toBe(false);
    expect(saved).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('promises no potential that the policy does not give', async () => {
    const element = showMissing({ Industry: null });
    enter(element, '240').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settled();
    expect(textOf(element, '.saved')).toBe('Saved. The next run places the account.');
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
      'It has been filled in since; the next run places the account.',
    ],
    [
      'lacks an industry',
      { RenkeiUnscoredReason__c: 'IndustryMissing', Industry: null },
      {},
      'Fill in the industry of the account; the next run places it.',
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
