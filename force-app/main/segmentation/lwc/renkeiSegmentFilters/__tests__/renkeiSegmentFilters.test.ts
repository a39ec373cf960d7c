import RenkeiSegmentFilters from 'c/renkeiSegmentFilters';
import { NO_FILTER } from 'c/renkeiSegmentData';
import { optionsAnswer, ownersAnswer } from 'test/components/answers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show } from 'test/components/page';

type Combobox = HTMLElement & {
  value: string;
  fieldLevelHelp: string | undefined;
  options: { value: string; label: string }[];
};

async function showFilters(properties: object = { filter: NO_FILTER }) {
  const element = show('c-renkei-segment-filters', RenkeiSegmentFilters, properties);
  answer('RenkeiSegmentFilterOptions', optionsAnswer());
  await settled();
  answer('RenkeiSegmentOwners', ownersAnswer());
  await settled();
  return element;
}

describe('c-renkei-segment-filters', () => {
  it('offers what occurs, all of it first', async () => {
    const element = await showFilters();
    expect(lastVariables('RenkeiSegmentOwners')).toEqual({ ids: ['005A', '005B'] });
    expect(
      findAll<Combobox>(element, 'lightning-combobox').map(({ options }) => options.map(({ label }) => label)),
    ).toEqual([
      ['All', 'Ishida Makoto', 'Nakamura Yui'],
      ['All', 'Machinery', 'Retail'],
      ['All', 'Under 100 employees', 'Over 1,000 employees'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('says when there are more owners than it offers', async () => {
    const element = await showFilters();
    const help = () => findAll<Combobox>(element, 'lightning-combobox').map(({ fieldLevelHelp }) => fieldLevelHelp);
    expect(help()).toEqual([undefined, undefined, undefined]);
    answer('RenkeiSegmentFilterOptions', optionsAnswer({ moreOwners: true }));
    await settled();
    expect(help()[0]).toMatch(/^Only 2 of the owners are offered/);
  });

  it.each([
    [0, '005A', { ownerId: '005A', industry: 'Retail', sizeBand: null }],
    [1, '', { ownerId: null, industry: null, sizeBand: null }],
    [2, 'Over1000', { ownerId: null, industry: 'Retail', sizeBand: 'Over1000' }],
  ])('hands on the whole filter when box %d changes', async (index, value, expected) => {
    const element = await showFilters({ filter: { ...NO_FILTER, industry: 'Retail' } });
    const narrowed = jest.fn();
    element.addEventListener('narrow', narrowed);
    findAll(element, 'lightning-combobox')[index]!.dispatchEvent(new CustomEvent('change', { detail: { value } }));
    expect(narrowed.mock.calls[0][0].detail).toEqual(expected);
  });

  it('clears all at once, and only when there is something to clear', async () => {
    expect(isShown(await showFilters(), 'lightning-button')).toBe(false);
    const element = await showFilters({ filter: { ...NO_FILTER, sizeBand: 'Under100' } });
    const narrowed = jest.fn();
    element.addEventListener('narrow', narrowed);
    find(element, 'lightning-button').click();
    expect(narrowed.mock.calls[0][0].detail).toEqual(NO_FILTER);
  });

  it.each(['RenkeiSegmentFilterOptions', 'RenkeiSegmentOwners'])('reports that %s failed', async (operation) => {
    const element = await showFilters();
    const failed = jest.fn();
    element.addEventListener('failed', failed);
    refuse(operation, 'no access');
    expect(failed.mock.calls[0][0].detail.errors).toEqual([{ message: 'no access' }]);
  });
});
