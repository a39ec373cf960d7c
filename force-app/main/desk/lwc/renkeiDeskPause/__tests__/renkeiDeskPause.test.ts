import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiDeskPause from 'c/renkeiDeskPause';
import { callPlan, plansAnswer } from 'test/components/deskAnswers';
import { answer } from 'test/components/graphql';
import { find, isShown, settled, show, textOf } from 'test/components/page';

const save = updateRecord as unknown as jest.Mock;
const objectInfo = getObjectInfo as unknown as { emit(data: object): void };

async function open() {
  const values = { plan: callPlan('1'), today: '2026-06-12', member: { id: 'M1', pausedUntil: null } };
  const colleagues = [{ user: 'oka', name: 'Oka', role: 'Caller' }];
  const element = show('c-renkei-desk-pause', RenkeiDeskPause, { ...values, colleagues });
  objectInfo.emit({ updateable: true, fields: { PausedUntil__c: { updateable: true } } });
  find(element, '.toggle').click();
  await settled();
  const left = jest.fn();
  element.addEventListener('left', (event) => left((event as CustomEvent).detail));
  return { element, left };
}

describe('c-renkei-desk-pause', () => {
  beforeEach(() => save.mockReset().mockResolvedValue({}));

  it('pauses an account for two weeks unless another day is chosen, and has it ranked anew', async () => {
    const { element, left } = await open();
    await expect(element).toBeAccessible();
    find(element, '.pause-account').click();
    await settled();
    expect(save.mock.calls[0]![0].fields).toMatchObject({
      PausedUntil__c: '2026-06-26',
      PauseReason__c: 'CustomerAsked',
      ClaimedAt__c: null,
      RankedOn__c: expect.any(String),
    });
    expect(left).toHaveBeenCalledWith({ id: '1', notice: 'Account 1 is back in the queue on Jun 27, 2026.' });
  });

  it('shows what is paused, and resumes it', async () => {
    const { element } = await open();
    const resumed = jest.fn();
    element.addEventListener('resumed', (event) => resumed((event as CustomEvent).detail));
    answer('RenkeiDeskMorePlans', plansAnswer([callPlan('7', { pausedUntil: '2026-12-31' })]));
    await settled();
    expect(textOf(element, '.paused-row')).toContain('Account 7, until Dec 31, 2026');
    await expect(element).toBeAccessible();
    find(element, '.resume').click();
    await settled();
    expect(save.mock.calls[0]![0].fields).toEqual({
      Id: '7',
      PausedUntil__c: null,
      PauseReason__c: null,
      RankedOn__c: expect.any(String),
    });
    expect(resumed).toHaveBeenCalledWith({ id: '7', notice: 'Account 7 is back in the queue.' });
  });

  it('tells callers, who cannot enter their absence, whom to ask', async () => {
    const { element } = await open();
    expect(isShown(element, '.asks')).toBe(false);
    objectInfo.emit({ updateable: false, fields: { PausedUntil__c: { updateable: false } } });
    await settled();
    expect(isShown(element, '.pause-self')).toBe(false);
    expect(textOf(element, '.asks')).toContain('Ask your manager');
  });

  it('gives an account to a colleague', async () => {
    const { element, left } = await open();
    find(element, '.colleague').dispatchEvent(new CustomEvent('change', { detail: { value: 'oka' } }));
    await settled();
    find(element, '.give').click();
    await settled();
    expect(save.mock.calls[0]![0].fields).toEqual({ Id: '1', OwnerId: 'oka', ClaimedAt__c: null });
    expect(left.mock.calls[0]![0].notice).toBe('Oka has Account 1 now.');
  });

  it('pauses the caller, and keeps what the org refused in sight', async () => {
    const { element } = await open();
    find(element, '.pause-self').click();
    await settled();
    expect(textOf(element, '.away')).toContain('You are away until Jun 26, 2026.');
    save.mockRejectedValueOnce({ body: { message: 'No.' } });
    find(element, '.pause-account').click();
    await settled();
    expect(isShown(element, 'c-renkei-error-panel')).toBe(true);
  });
});
