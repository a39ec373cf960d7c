import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiDeskDone from 'c/renkeiDeskDone';
import { EVERYTHING } from 'c/renkeiDeskData';
import { TIME, callPlan, plansAnswer } from 'test/components/deskAnswers';
import { answer, lastVariables } from 'test/components/graphql';
import { find, isShown, settled, show, textOf } from 'test/components/page';

const save = updateRecord as unknown as jest.Mock;

describe('c-renkei-desk-done', () => {
  it('says what was done, and takes five of what nobody has, past those that colleagues take', async () => {
    save.mockReset().mockResolvedValue({});
    save.mockRejectedValueOnce({ status: 412, body: {} });
    const values = { dials: 62, talks: 21, time: TIME, userId: 'me' };
    const element = show('c-renkei-desk-done', RenkeiDeskDone, values);
    const taken = jest.fn();
    element.addEventListener('taken', (event) => taken((event as CustomEvent).detail));
    expect(textOf(element, '.headline')).toBe('Done: 62 dials, 21 talks.');
    await settled();
    answer('RenkeiDeskMorePlans', plansAnswer(['1', '2', '3', '4', '5', '6', '7'].map((id) => callPlan(id))));
    await settled();
    await expect(element).toBeAccessible();
    find(element, '.take').click();
    for (let turn = 0; turn < 8; turn += 1) await settled();
    expect(taken).toHaveBeenCalledWith({ taken: 5 });
    expect(save).toHaveBeenCalledTimes(6);
    expect(save.mock.calls[1]![0].fields).toEqual({ Id: '2', OwnerId: 'me' });
  });

  it('offers what fits the filter of now, and looks again when colleagues were faster with everything', async () => {
    save.mockReset().mockRejectedValue({ status: 412, body: {} });
    const element = show('c-renkei-desk-done', RenkeiDeskDone, { time: TIME, userId: 'me', filter: EVERYTHING });
    await settled();
    Object.assign(element, { filter: { ...EVERYTHING, segment: 'Key' } });
    await settled();
    expect(JSON.stringify(lastVariables('RenkeiDeskMorePlans'))).toContain('{"Segment__c":{"eq":"Key"}}');
    const refresh = answer('RenkeiDeskMorePlans', plansAnswer([callPlan('1')]));
    await settled();
    find(element, '.take').click();
    for (let turn = 0; turn < 4; turn += 1) await settled();
    expect(refresh).toHaveBeenCalledTimes(1);
    answer('RenkeiDeskMorePlans', plansAnswer([]));
    await settled();
    expect(isShown(element, '.take')).toBe(false);
  });

  it('offers nothing to somebody who is no caller, and says whom to ask', async () => {
    const element = show('c-renkei-desk-done', RenkeiDeskDone, { time: TIME, noCaller: true });
    await settled();
    answer('RenkeiDeskMorePlans', plansAnswer([callPlan('1')]));
    await settled();
    expect(isShown(element, '.take')).toBe(false);
    expect(textOf(element, '.quiet')).toContain('Ask your manager to add you to a team');
  });

  it('offers nothing where everybody is somebody’s', async () => {
    const element = show('c-renkei-desk-done', RenkeiDeskDone, { time: TIME });
    await settled();
    answer('RenkeiDeskMorePlans', plansAnswer([]));
    await settled();
    expect(isShown(element, '.take')).toBe(false);
    expect(textOf(element, '.headline')).toBe('No call is waiting for you.');
  });
});
