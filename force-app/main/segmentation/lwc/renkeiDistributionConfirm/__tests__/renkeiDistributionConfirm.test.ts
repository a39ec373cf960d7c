import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiDistributionConfirm from 'c/renkeiDistributionConfirm';
import { plansAnswer, type PlanFields } from 'test/components/distributionAnswers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, isShown, settled, show, textOf } from 'test/components/page';

const update = updateRecord as unknown as jest.Mock;
const ALL = { ProposedCaller__c: { ne: null } };
const plansOf = (...ids: string[]): PlanFields[] => ids.map((id) => ({ id }));

type Element = HTMLElement & { start(plans: object): void };

function begin(): { element: Element; settledEvent: jest.Mock } {
  const element = show<Element>('c-renkei-distribution-confirm', RenkeiDistributionConfirm);
  const settledEvent = jest.fn();
  element.addEventListener('settled', settledEvent);
  element.start(ALL);
  return { element, settledEvent };
}

/** Answers the batch and lets its saves end. */
async function batch(...arguments_: Parameters<typeof plansAnswer>): Promise<jest.Mock> {
  const refresh = answer('RenkeiDistributionBatch', plansAnswer(...arguments_));
  for (let turn = 0; turn < 20; turn += 1) await settled();
  return refresh;
}

const errorsOf = (element: HTMLElement) => {
  const { heading, errors } = find<HTMLElement & { heading: string; errors: string[] }>(element, '.refused');
  return [heading, ...errors];
};

describe('c-renkei-distribution-confirm', () => {
  beforeEach(() => update.mockReset().mockResolvedValue({}));

  it('makes the proposed callers the callers, batch after batch, until none is left', async () => {
    const { element, settledEvent } = begin();
    await settled();
    expect(lastVariables('RenkeiDistributionBatch')).toEqual({ plans: { and: [ALL, ALL] }, first: 50 });
    const again = await batch(
      [
        { id: 'P1', owner: 'tan' },
        { id: 'P2', owner: 'oka' },
      ],
      { total: 3 },
    );
    expect(update).toHaveBeenCalledWith(
      {
        fields: {
          Id: 'P1',
          OwnerId: 'oka',
          ProposedCaller__c: null,
          ProposalReason__c: null,
          ProposedOn__c: null,
        },
      },
      { ifUnmodifiedSince: '2026-06-12T00:00:00.000Z' },
    );
    // Who has the plan already only loses the proposal.
    expect(update.mock.calls[1]![0].fields).not.toHaveProperty('OwnerId');
    expect(textOf(element, '.text')).toBe('Confirming: 2 of 3');
    expect(again).toHaveBeenCalled();
    await expect(element).toBeAccessible();
    await batch(plansOf('P3'), { total: 1 });
    await batch([]);
    expect(textOf(element, '.outcome')).toBe('3 accounts have their new caller.');
    expect(settledEvent).toHaveBeenCalledTimes(1);
  });

  it('stops when asked, says that the rest stays proposed, and goes on from there', async () => {
    const { element, settledEvent } = begin();
    await settled();
    const waiting: (() => void)[] = [];
    update.mockImplementation(() => new Promise<void>((resolve) => waiting.push(resolve)));
    answer('RenkeiDistributionBatch', plansAnswer(plansOf('P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'), { total: 90 }));
    await settled();
    find(element, '.stop').click();
    await settled();
    expect(textOf(element, '.text')).toBe('Stopping …');
    for (const save of waiting) save();
    await settled();
    await settled();
    await settled();
    // Five were begun and are finished; no other is begun.
    expect(update).toHaveBeenCalledTimes(5);
    expect(textOf(element, '.outcome')).toBe(
      'Stopped: 5 accounts have their new caller. The others stay proposed, and confirming goes on from there.',
    );
    expect(settledEvent).toHaveBeenCalledTimes(1);
    update.mockResolvedValue({});
    const again = answer('RenkeiDistributionBatch', plansAnswer([]));
    element.start(ALL);
    await settled();
    expect(again).toHaveBeenCalledTimes(1);
    await batch(plansOf('P6', 'P7'));
    await batch([]);
    expect(textOf(element, '.outcome')).toBe('2 accounts have their new caller.');
  });

  it('keeps what was refused, tries it no second time, and goes on with the others', async () => {
    const { element } = begin();
    await settled();
    update.mockImplementation(({ fields }: { fields: { Id: string } }) =>
      fields.Id === 'P2' ? Promise.reject({ status: 400, body: { message: 'inactive user' } }) : Promise.resolve({}),
    );
    await batch(plansOf('P1', 'P2', 'P3'));
    expect(lastVariables('RenkeiDistributionBatch')).toEqual({
      plans: { and: [ALL, ALL, { Id: { nin: ['P2'] } }] },
      first: 50,
    });
    await batch([]);
    expect(textOf(element, '.outcome')).toBe('2 accounts have their new caller.');
    expect(errorsOf(element)).toEqual([
      '1 account could not be saved. Its proposal stays.',
      'inactive user: Account P2',
    ]);
    await expect(element).toBeAccessible();
  });

  it('takes what another manager settled meanwhile as done, not as an error', async () => {
    const { element } = begin();
    await settled();
    update.mockImplementation(({ fields }: { fields: { Id: string } }) =>
      fields.Id === 'P2' ? Promise.reject({ status: 412, body: {} }) : Promise.resolve({}),
    );
    await batch(plansOf('P1', 'P2'), { total: 4 });
    expect(isShown(element, '.refused')).toBe(false);
    await batch([]);
    expect(textOf(element, '.outcome')).toBe(
      '1 account has its new caller. 3 were settled by somebody else meanwhile.',
    );
  });

  it('says when another manager has settled everything before', async () => {
    const { element } = begin();
    await settled();
    await batch([]);
    expect(textOf(element, '.outcome')).toBe('Nothing was left to confirm: somebody else settled it meanwhile.');
  });

  it('reads a plan that was changed once more, and gives up when it is changed again', async () => {
    const { element } = begin();
    await settled();
    update.mockRejectedValueOnce({ status: 412 });
    await batch(plansOf('P1'));
    await batch([{ id: 'P1', proposed: 'emily' }], { lastModified: '2026-06-12T00:00:05.000Z' });
    expect(update.mock.calls[1]![0].fields.OwnerId).toBe('emily');
    await batch([]);
    expect(textOf(element, '.outcome')).toBe('1 account has its new caller.');
    element.start(ALL);
    update.mockRejectedValue({ status: 412 });
    await settled();
    await batch(plansOf('P9'));
    await batch(plansOf('P9'));
    await batch([]);
    expect(errorsOf(element)[1]).toBe('Somebody else changed it meanwhile.: Account P9');
  });

  it('ends when a hundred were refused', async () => {
    const { element, settledEvent } = begin();
    await settled();
    update.mockRejectedValue({ body: { message: 'no' } });
    const ids = Array.from({ length: 50 }, (_unused, index) => `P${index}`);
    await batch(plansOf(...ids), { total: 400 });
    await batch(plansOf(...ids.map((id) => `${id}b`)));
    expect(settledEvent).toHaveBeenCalled();
    expect(errorsOf(element)[1]).toBe('So many were refused that confirming ended.');
  });

  it('says when the next batch cannot be read', async () => {
    const { element, settledEvent } = begin();
    await settled();
    refuse('RenkeiDistributionBatch', 'The org is busy');
    await settled();
    expect(isShown(element, 'c-renkei-error-panel')).toBe(true);
    expect(settledEvent).toHaveBeenCalled();
  });
});
