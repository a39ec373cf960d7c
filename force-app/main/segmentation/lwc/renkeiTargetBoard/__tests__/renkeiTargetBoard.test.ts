import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import RenkeiTargetBoard from 'c/renkeiTargetBoard';
import { policyAnswer } from 'test/components/answers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';
import { activityAnswer, memberNode, targetNode, targetsAnswer, wonAnswer } from 'test/components/targetAnswers';

const create = createRecord as unknown as jest.Mock;
const update = updateRecord as unknown as jest.Mock;
const objectInfo = getObjectInfo as unknown as {
  emit(data: object, filter?: (config: { objectApiName: string }) => boolean): void;
};
type Input = HTMLElement & { value: string; setCustomValidity: jest.Mock; reportValidity: jest.Mock };

const KEY_COUNT = targetNode({ Id: 'T1', Target__c: 12 });
const TEAM = [memberNode('caller', 'Caller'), memberNode('other', 'Caller')];

async function showBoard({
  targets = [KEY_COUNT],
  team = TEAM,
  activity = activityAnswer({ Key: { caller: 5, nobody: 1 } }, { Key: { caller: 40 } }),
  won = wonAnswer(),
}: { targets?: object[]; team?: object[]; activity?: object; won?: object } = {}) {
  const element = show('c-renkei-target-board', RenkeiTargetBoard);
  answer('RenkeiActivePolicy', policyAnswer({ setting: { LastRunAsOf__c: '2026-06-15' } }));
  await settled();
  const refresh = answer('RenkeiTargets', targetsAnswer(targets, team));
  answer('RenkeiTargetsWon', won);
  answer('RenkeiTargetsActivity', activity);
  await settled();
  return { element, refresh };
}

function allowEditing(): void {
  const fields = { Target__c: { updateable: true } };
  objectInfo.emit({ updateable: true, fields }, (config) => config.objectApiName === 'RenkeiSegmentTarget__c');
}

async function enter(element: HTMLElement, value: string): Promise<void> {
  const input = find<Input>(element, '.target-input');
  input.value = value;
  input.setCustomValidity = jest.fn();
  input.reportValidity = jest.fn();
  find(element, '.save').click();
  await settled();
}

/** Texts of the parts of a line, as a reader sees them side by side. */
function wordsOf(line: HTMLElement): string {
  return [...line.children]
    .map((part) => part.textContent ?? '')
    .join(' ')
    .trim();
}

describe('c-renkei-target-board', () => {
  beforeEach(() => {
    create.mockReset().mockResolvedValue({ id: 'new' });
    update.mockReset().mockResolvedValue({});
  });

  it('opens on the month of the data and asks for its days as they are where the reader lives', async () => {
    const { element } = await showBoard();
    expect(find<HTMLElement & { month: string }>(element, 'c-renkei-month').month).toBe('2026-06-01');
    expect(lastVariables('RenkeiTargets')).toEqual({ month: '2026-06-01' });
    const { casesKey } = lastVariables('RenkeiTargetsActivity') as { casesKey: { and: object[] } };
    // Tokyo is nine hours ahead.
    expect(casesKey.and).toContainEqual({ EscalatedAt__c: { gte: { value: '2026-05-31T15:00:00.000Z' } } });
    expect(casesKey.and).toContainEqual({ EscalatedAt__c: { lt: { value: '2026-06-30T15:00:00.000Z' } } });
    await expect(element).toBeAccessible();
  });

  it('shows what was reached, the pace and the even split', async () => {
    const { element } = await showBoard();
    expect(wordsOf(find(element, '.line > .figures'))).toBe(
      'Key Cases handed over 6 of 12 50% on pace set for this month',
    );
    expect(findAll(element, '.person .figures').map(wordsOf)).toEqual([
      'Name of caller 5 of 6 83% on pace even split',
      'Name of other 0 of 6 0% behind even split',
    ]);
  });

  it('turns the month and asks again', async () => {
    const { element } = await showBoard();
    const turn = new CustomEvent('turn', { detail: { month: '2026-05-01' } });
    find(element, 'c-renkei-month').dispatchEvent(turn);
    await settled();
    expect(lastVariables('RenkeiTargets')).toEqual({ month: '2026-05-01' });
    expect(isShown(element, '.skeleton')).toBe(true);
  });

  it('offers no change to who may not write', async () => {
    const { element } = await showBoard();
    expect(isShown(element, '.change')).toBe(false);
    allowEditing();
    await settled();
    expect(isShown(element, '.change')).toBe(true);
  });

  it('changes a stored target and creates a person’s', async () => {
    const { element, refresh } = await showBoard();
    allowEditing();
    await settled();
    find(element, '.line > .figures .change').click();
    await settled();
    await enter(element, '14.5');
    expect(update).toHaveBeenCalledWith({ fields: { Id: 'T1', Target__c: 14.5 } });
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(isShown(element, '.form')).toBe(false);

    find(element, '.person .change').click();
    await settled();
    await enter(element, '8');
    expect(create).toHaveBeenCalledWith({
      apiName: 'RenkeiSegmentTarget__c',
      fields: {
        Month__c: '2026-06-01',
        Segment__c: 'Key',
        Kind__c: 'Count',
        Person__c: 'caller',
        Target__c: 8,
        TargetKey__c: '2026-06|Key|Count|caller',
      },
    });
  });

  // Times a hundred, in binary, none of these is whole.
  it.each(['33.3', '1.1', '0.57', '4.35'])('takes %p, which has two decimals at most', async (value) => {
    const { element } = await showBoard();
    allowEditing();
    await settled();
    find(element, '.line > .figures .change').click();
    await settled();
    await enter(element, value);
    expect(update).toHaveBeenCalledWith({ fields: { Id: 'T1', Target__c: Number(value) } });
  });

  it.each(['', '-1', '1.234', 'many', '1e15'])('refuses %p before it is sent', async (value) => {
    const { element } = await showBoard();
    allowEditing();
    await settled();
    find(element, '.line > .figures .change').click();
    await settled();
    await enter(element, value);
    expect(find<Input>(element, '.target-input').setCustomValidity).toHaveBeenCalledWith(
      expect.stringContaining('Enter a number from 0'),
    );
    expect(update).not.toHaveBeenCalled();
  });

  it('keeps what was entered when the save is refused, and says why', async () => {
    update.mockRejectedValue({ body: { message: 'Somebody else was faster' } });
    const { element } = await showBoard();
    allowEditing();
    await settled();
    find(element, '.line > .figures .change').click();
    await settled();
    await enter(element, '14');
    expect(find<HTMLElement & { heading: string }>(element, 'c-renkei-error-panel').heading).toBe(
      'The target was not saved',
    );
    expect(isShown(element, '.target-input')).toBe(true);
  });

  it('shows no sum of amounts of several currencies', async () => {
    const amount = targetNode({ Id: 'T2', Kind__c: 'Amount', Target__c: 1_000_000 });
    const { element } = await showBoard({ targets: [KEY_COUNT, amount], won: wonAnswer({ Key: { rep: 250_000 } }) });
    expect(element.shadowRoot?.textContent).toContain('¥250K of ¥1M');
    objectInfo.emit(
      { updateable: true, fields: { CurrencyIsoCode: {} } },
      (config) => config.objectApiName === 'Opportunity',
    );
    await settled();
    expect(element.shadowRoot?.textContent).not.toContain('¥1M');
    expect(element.shadowRoot?.textContent).toContain('several currencies');
  });

  it('says what to do without targets, and what failed', async () => {
    const { element } = await showBoard({ targets: [] });
    expect(textOf(element, '.empty')).toContain('No targets for this month.');
    const refresh = refuse('RenkeiTargets', 'No access');
    await settled();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refresh).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
