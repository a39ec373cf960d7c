import { compareFields, dayAfter, nextInPile, parseReasons, previousInPile, reasonCodesOf } from 'c/renkeiLinkRules';

const agreement = (mine: string, theirs: string, field = 'Name') =>
  compareFields({ [field]: mine }, { [field]: theirs })[0]?.agreement;

test('what only the writing makes is alike, what is said otherwise differs', () => {
  expect(agreement('青葉フーズ', '青葉フーズ')).toBe('Same');
  expect(agreement('ｱｵﾊﾞﾌｰｽﾞ(株)', '株式会社アオバフーズ')).toBe('Alike');
  expect(agreement('06-0000-1234', '0600001234', 'Phone')).toBe('Alike');
  expect(agreement('http://aoba.example/', 'https://www.aoba.example', 'Website')).toBe('Alike');
  expect(agreement('青葉フーズ', '青葉運輸')).toBe('Different');
  expect(agreement('', '青葉フーズ')).toBe('OnlyAccount');
  expect(agreement('青葉フーズ', '')).toBe('OnlyRow');
});

test('the parts of an address are compared together, and what neither knows is left out', () => {
  const row = { BillingStreet: '東京都港区１－２', Phone: '' };
  const account = { BillingState: '東京都', BillingCity: '港区', BillingStreet: '1-2', Phone: null };
  expect(compareFields(row, account)).toEqual([
    { field: 'Address', mine: '東京都港区１－２', theirs: '東京都港区1-2', agreement: 'Alike' },
  ]);
});

test('fields of the admin’s own come last', () => {
  const fields = compareFields({ Rank__c: 'A', Name: 'Aoba', Fax: '1' }, {}).map(({ field }) => field);
  expect(fields).toEqual(['Name', 'Fax', 'Rank__c']);
});

test('reasons are read strongest first; what is no list of reasons gives none', () => {
  const json = JSON.stringify([
    { code: 'NearAddress', points: 2.5, mine: 'a', theirs: 'b' },
    { code: 'OtherBranch', points: -25, mine: 1 },
    { points: 3 },
    null,
  ]);
  expect(parseReasons(json)).toEqual([
    { code: 'OtherBranch', points: -25, mine: '1', theirs: '' },
    { code: 'NearAddress', points: 2.5, mine: 'a', theirs: 'b' },
  ]);
  for (const broken of [null, '', '{"code":"x"}', '[{"code":"Sam']) expect(parseReasons(broken)).toEqual([]);
  expect(reasonCodesOf(';SameName;OtherPlace;')).toEqual(['SameName', 'OtherPlace']);
});

const entry = (id: string, source: string, isDecided = false, isLinked = false) => ({
  ...{ id, source, isDecided, isLinked },
});

test('the pile goes on with what is open, from the top again, past rows that are linked', () => {
  const pile = [entry('1', 'a'), entry('2', 'b', true, true), entry('3', 'b'), entry('4', 'c', true), entry('5', 'd')];
  expect(nextInPile(pile, '1')).toBe('5');
  expect(nextInPile(pile, '5')).toBe('1');
  expect(nextInPile(pile, null)).toBe('1');
  expect(nextInPile([entry('1', 'a')], '1')).toBeNull();
  expect(previousInPile(pile, '3')).toBe('2');
  expect(previousInPile(pile, '1')).toBeNull();
});

test('days are counted over the end of a month', () => {
  expect(dayAfter('2026-02-25', 7)).toBe('2026-03-04');
});
