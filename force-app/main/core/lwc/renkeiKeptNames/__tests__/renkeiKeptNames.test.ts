import { allKeptAs, keptAs } from 'c/renkeiKeptNames';

describe('names of what the browser keeps', () => {
  afterEach(() => localStorage.clear());

  it('are told by their beginning, behind a prefix of the platform, too', () => {
    expect(keptAs('renkei-desk:U1:sending:K1', 'renkei-desk:U1:sending:')).toBe('K1');
    expect(keptAs('LSKey[c]renkei-desk:U1:sending:K1', 'renkei-desk:U1:sending:')).toBe('K1');
    expect(keptAs('renkei-desk:U2:sending:K1', 'renkei-desk:U1:sending:')).toBeNull();
    expect(keptAs(null, 'renkei-desk:U1:sending:')).toBeNull();
  });

  it('are found among those of others', () => {
    for (const name of ['LSKey[c]mine:1', 'mine:2', 'others:3']) localStorage.setItem(name, '{}');
    expect(allKeptAs('mine:').sort()).toEqual(['1', '2']);
  });
});
