import RenkeiVisitSlots from 'c/renkeiVisitSlots';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';
import { boardAnswer, member, standAt, tokyo, visitNode } from 'test/components/visitAnswers';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'morishita' }), { virtual: true });

beforeEach(() => standAt(tokyo('08:00')));
afterEach(() => jest.useRealTimers());

const begin = (properties: object = {}) => {
  const element = show('c-renkei-visit-slots', RenkeiVisitSlots, { area: 'Kawasaki', rep: 'ishida', ...properties });
  const chosen = jest.fn();
  element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
  return { element, chosen };
};
const lines = (element: HTMLElement): string[] =>
  findAll(element, '.choice').map(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim());

describe('c-renkei-visit-slots', () => {
  it('proposes three times, the first beside another visit of the area, and tells which one is chosen', async () => {
    const { element, chosen } = begin();
    expect(textOf(element, '.loading')).toBe('Loading');
    await settled();
    expect(lastVariables('RenkeiVisitBoard')).toEqual({
      from: tokyo('00:00'),
      to: tokyo('00:00', '2026-06-26'),
      since: '2026-06-12',
    });
    const visits = [
      visitNode('V1', { StartsAt__c: tokyo('13:00', '2026-06-16'), EndsAt__c: tokyo('14:00', '2026-06-16') }),
    ];
    answer('RenkeiVisitBoard', boardAnswer({ visits, holidays: ['2026-06-15'] }));
    await settled();
    expect(lines(element)).toEqual([
      expect.stringMatching(/^Tue, Jun 16 11:30.*12:30.*Ishida · on the way: Aoba Foods$/),
      expect.stringMatching(/^Wed, Jun 17 9:00.*10:00.*Ishida · nothing else that day$/),
      expect.stringMatching(/^Thu, Jun 18 9:00/),
    ]);
    findAll(element, '.choice')[0]!.click();
    expect(chosen).toHaveBeenCalledWith({
      rep: 'ishida',
      repName: 'Ishida',
      start: tokyo('11:30', '2026-06-16'),
      end: tokyo('12:30', '2026-06-16'),
      area: 'Kawasaki',
    });
    await expect(element).toBeAccessible();
  });

  it('proposes no second visit to a customer on the day of another one', async () => {
    const { element } = begin({ account: 'A1' });
    await settled();
    const visits = [
      visitNode('V1', { StartsAt__c: tokyo('13:00', '2026-06-15'), EndsAt__c: tokyo('14:00', '2026-06-15') }),
    ];
    answer('RenkeiVisitBoard', boardAnswer({ visits }));
    await settled();
    expect(lines(element)[0]).toMatch(/^Tue, Jun 16/);
  });

  it('shows the choice of its parent, and passes over who is away', async () => {
    const { element } = begin({ chosenStart: tokyo('09:00', '2026-06-15') });
    await settled();
    const members = [member('ishida', 'East', { pausedUntil: '2026-06-30' }), member('nakamura')];
    answer('RenkeiVisitBoard', boardAnswer({ members: [...members, member('morishita', 'East', { role: 'Caller' })] }));
    await settled();
    expect(lines(element)[0]).toContain('Nakamura');
    expect(findAll(element, '.choice').map((each) => each.getAttribute('aria-pressed'))).toEqual([
      'true',
      'false',
      'false',
    ]);
  });

  it('says when there is no time, and when the times cannot be read', async () => {
    const { element } = begin();
    await settled();
    answer('RenkeiVisitBoard', boardAnswer({ members: [] }));
    await settled();
    expect(textOf(element, '.none')).toBe('No free time in the next two weeks.');
    const again = refuse('RenkeiVisitBoard', 'The org is busy');
    await settled();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(again).toHaveBeenCalled();
    expect(isShown(element, '.choice')).toBe(false);
  });
});
