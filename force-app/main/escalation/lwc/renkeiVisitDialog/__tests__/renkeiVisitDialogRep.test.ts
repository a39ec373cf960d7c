import { updateRecord } from 'lightning/uiRecordApi';
import { toBoard } from 'c/renkeiVisitData';
import RenkeiVisitDialog from 'c/renkeiVisitDialog';
import { find, findAll, isShown, settled, show } from 'test/components/page';
import { boardAnswer, standAt, tokyo, visitNode } from 'test/components/visitAnswers';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'ishida' }), { virtual: true });

const update = updateRecord as jest.Mock;
const board = toBoard(boardAnswer({ visits: [visitNode('V1'), visitNode('V2', { Rep__c: 'nakamura' })] }), 'ishida');

beforeEach(() => {
  standAt(tokyo('12:00'));
  update.mockReset().mockResolvedValue({});
});
afterEach(() => jest.useRealTimers());

const begin = async (visit: object | undefined) => {
  const element = show('c-renkei-visit-dialog', RenkeiVisitDialog, { reps: board.reps, mayChange: true, visit });
  const closed = jest.fn();
  element.addEventListener('closed', (event) => closed((event as CustomEvent).detail));
  await settled();
  return { element, closed };
};
const press = async (element: HTMLElement, selector: string) => {
  find(element, selector).click();
  await settled();
};

describe('c-renkei-visit-dialog for somebody who goes to customers', () => {
  it('lets them accept, and report what has begun', async () => {
    const { element, closed } = await begin(board.visits[0]);
    expect(findAll(element, '[data-action]').map(({ dataset }) => dataset['action'])).toEqual([
      ...['result', 'confirm', 'move', 'cancel'],
    ]);
    await press(element, '[data-action="result"]');
    expect(isShown(element, 'c-renkei-visit-result')).toBe(true);
    await press(element, '.back');
    await press(element, '[data-action="confirm"]');
    expect(update.mock.calls[0]![0].fields).toEqual({ Id: 'V1', Status__c: 'Confirmed' });
    expect(closed).toHaveBeenCalledWith('changed');
  });

  it('offers nothing on a colleague’s visit, and closes when a result is saved', async () => {
    const colleague = await begin(board.visits[1]);
    expect(isShown(colleague.element, '[data-action]')).toBe(false);
    const own = await begin(board.visits[0]);
    await press(own.element, '[data-action="result"]');
    find(own.element, 'c-renkei-visit-result').dispatchEvent(new CustomEvent('saved'));
    expect(own.closed).toHaveBeenCalledWith('changed');
  });
});
