import { executeMutation } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiRadar from 'c/renkeiRadar';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { groupsAnswer, named, record, recordsAnswer, startAnswer, warningNode } from 'test/components/insightAnswers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const mutate = executeMutation as unknown as jest.Mock;
const update = updateRecord as unknown as jest.Mock;
const objectInfo = getObjectInfo as unknown as { emit(data: object): void };
type Input = HTMLElement & { value: string; setCustomValidity: jest.Mock; reportValidity: jest.Mock };

const TOTALS = groupsAnswer({
  verdicts: [
    { Verdict__c: 'Right', VerdictReason__c: 'NoOrderCame', count: 12 },
    { Verdict__c: 'Wrong', VerdictReason__c: 'TalkResumed', count: 3 },
    { Verdict__c: 'Wrong', VerdictReason__c: 'OrderCame', count: 2 },
    { Verdict__c: 'Pending', VerdictReason__c: null, count: 30 },
  ],
  pending: [
    { State__c: 'Open', count: 24, sum: 41_200_000 },
    { State__c: 'Planned', count: 6, sum: 1_000 },
  ],
});

async function showRadar({
  nodes = [warningNode('W1'), warningNode('W2')],
  mayEdit = true,
  next = null as string | null,
  start = startAnswer(),
} = {}) {
  const element = show('c-renkei-radar', RenkeiRadar);
  await settled();
  objectInfo.emit({ createable: mayEdit, updateable: mayEdit, fields: { State__c: { updateable: mayEdit } } });
  answer('RenkeiInsightStart', start);
  answer('RenkeiInsightWarningTotals', TOTALS);
  const refresh = answer('RenkeiInsightWarnings', recordsAnswer({ RenkeiLossWarning__c: { nodes, total: 24, next } }));
  await settled();
  return { element, refresh };
}

const plan = (fields: Record<string, unknown> = {}) =>
  recordsAnswer({
    RenkeiCallPlan__c: [
      record({
        Id: 'P1',
        Account__c: 'A-W1',
        CallBy__c: '2026-12-01',
        DoNotCall__c: false,
        Caller__r: named('Oka'),
        ...fields,
      }),
    ],
  });

test('the header sums what is at risk; each warning says why, with its evidence', async () => {
  const { element } = await showRadar();
  expect(textOf(element, '.headline')).toBe('24 customers may be slipping away: ¥41.2M at risk.');
  expect(textOf(element, '.rate > p')).toBe('Hit rate 70.6%: right 12 times of 17 judged.');
  expect(textOf(element, '.rate details p')).toContain('pending 30');
  expect(findAll(element, '.reasons')[0]!.textContent).toBe(
    "A competitor's machine has stood there since Feb 1, 2026.Nobody had talked with them for 428 days, since Apr 10, 2025; up to 90 days are usual.",
  );
  expect(textOf(element, '.amount')).toBe('¥18.4M');
  await expect(element).toBeAccessible();
});

test('one click makes a call plan and marks the warning, in one transaction', async () => {
  const { element, refresh } = await showRadar();
  expect(lastVariables('RenkeiInsightPlans')).toEqual({ accounts: ['A-W1', 'A-W2'] });
  answer('RenkeiInsightPlans', plan());
  await settled();
  mutate.mockClear();
  find(element, '.plan[data-id="W1"]').click();
  await settled();
  expect(mutate.mock.calls[0][0].variables).toEqual({
    plan: { Id: 'P1', RenkeiCallPlan__c: { CallBy__c: expect.any(String), RankedOn__c: expect.any(String) } },
    warning: { Id: 'W1', RenkeiLossWarning__c: { State__c: 'Planned', PlannedOn__c: expect.any(String) } },
  });
  expect(textOf(element, '.notice')).toBe('Aoba Foods is in the call queue, due today.');
  expect(refresh).toHaveBeenCalled();
});

test('what the org refuses stands with its reason', async () => {
  const { element } = await showRadar();
  mutate.mockResolvedValueOnce({ data: undefined, errors: [{ message: 'Oka is calling them now.' }] });
  find(element, '.plan').click();
  await settled();
  expect(find<HTMLElement & { errors: unknown }>(element, 'c-renkei-error-panel').errors).toEqual([
    { message: 'Oka is calling them now.' },
  ]);
});

test('who asked not to be called is not put into the queue', async () => {
  const { element } = await showRadar({ nodes: [warningNode('W1')] });
  answer('RenkeiInsightPlans', plan({ DoNotCall__c: true }));
  await settled();
  expect(isShown(element, '.plan')).toBe(false);
  expect(textOf(element, '.outcome')).toContain('asked not to be called');
});

test('a warning is dismissed with a reason only', async () => {
  const { element } = await showRadar();
  update.mockReset().mockResolvedValue({});
  find(element, '.dismiss[data-id="W2"]').click();
  await settled();
  const input = find<Input>(element, '.dismiss-input');
  Object.assign(input, { value: ' ', setCustomValidity: jest.fn(), reportValidity: jest.fn() });
  find(element, '.dismiss-save').click();
  await settled();
  expect(input.setCustomValidity).toHaveBeenLastCalledWith('Say why this warning does not matter.');
  expect(update).not.toHaveBeenCalled();
  input.value = 'They close down';
  find(element, '.dismiss-save').click();
  await settled();
  expect(update).toHaveBeenCalledWith(
    { fields: { Id: 'W2', State__c: 'Dismissed', DismissReason__c: 'They close down' } },
    { ifUnmodifiedSince: '2026-06-01T00:00:00.000Z' },
  );
});

test('somebody else’s save is not written over', async () => {
  const { element } = await showRadar({
    nodes: [warningNode('W1', { State__c: 'Dismissed', DismissReason__c: 'No' })],
  });
  expect(textOf(element, '.outcome')).toBe('Dismissed: No');
  update.mockReset().mockRejectedValue({ status: 412, body: {} });
  find(element, '.reopen').click();
  await settled();
  expect(find<HTMLElement & { errors: unknown }>(element, 'c-renkei-error-panel').errors).toMatch(
    /^Somebody else saved/,
  );
});

test('lists, reasons and pages are asked for', async () => {
  const { element } = await showRadar({ next: 'c' });
  find(element, '.more').click();
  await settled();
  expect(lastVariables('RenkeiInsightWarnings')).toMatchObject({ after: 'c' });
  find(element, '[data-list="Judged"]').click();
  find(element, '.reason').dispatchEvent(new CustomEvent('change', { detail: { value: 'OrderGap' } }));
  await settled();
  const variables = lastVariables('RenkeiInsightWarnings');
  expect(JSON.stringify(variables)).toContain('"Verdict__c":{"ne":"Pending"}},{"Reasons__c":{"includes":["OrderGap"]}');
  expect(variables).toMatchObject({ after: null });
  const judged = { Verdict__c: 'Wrong', VerdictReason__c: 'TalkResumed', VerdictOn__c: '2026-06-01' };
  answer('RenkeiInsightWarnings', recordsAnswer({ RenkeiLossWarning__c: [warningNode('W3', judged)] }));
  await settled();
  expect(textOf(element, '.outcome.wrong')).toBe('Wrong: they ordered after a talk (Jun 1, 2026)');
  expect(isShown(element, '.plan')).toBe(false);
});

test('who may not change warnings reads them; who may not see them is told calmly', async () => {
  const { element } = await showRadar({ mayEdit: false });
  expect(isShown(element, '.plan')).toBe(false);
  const other = show('c-renkei-radar', RenkeiRadar);
  await settled();
  refuse('RenkeiInsightWarnings', "No such column or insufficient access: RenkeiLossWarning__c isn't available.");
  await settled();
  expect(textOf(other, '.closed')).toContain('Ask your administrator');
  expect(isShown(other, 'c-renkei-error-panel')).toBe(false);
});

test('a list that is empty says why; a deleted customer is no link; old figures are marked', async () => {
  const old = startAnswer({ asOf: '2026-01-01T00:00:00.000Z' });
  const gone = warningNode('W1', { Account__c: null, Account__r: null });
  const { element } = await showRadar({ nodes: [gone], start: old });
  expect(textOf(element, 'span.name')).toBe('Deleted or not shared');
  expect(isShown(element, '.as-of.old')).toBe(true);
  expect(isShown(element, '.plan')).toBe(false);
  const { element: empty } = await showRadar({ nodes: [], start: startAnswer({ asOf: null }) });
  expect(textOf(empty, '.empty')).toMatch(/^The radar has not looked yet/);
});
