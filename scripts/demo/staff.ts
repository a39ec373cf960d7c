import type { StaffMember } from './model.ts';

const sales = '営業本部 Sales';
const insideSales = 'インサイドセールス Inside sales';
const fieldSales = '訪問営業 Field sales';

/** Twelve reps; Ishida and Nakamura first, because the stories are theirs. */
const reps: readonly [string, string][] = [
  ['ishida', '石田 Ishida'],
  ['nakamura', '中村 Nakamura'],
  ['fujii', '藤井 Fujii'],
  ['matsuoka', '松岡 Matsuoka'],
  ['noguchi', '野口 Noguchi'],
  ['sugimoto', '杉本 Sugimoto'],
  ['arai', '荒井 Arai'],
  ['kitagawa', '北川 Kitagawa'],
  ['ueno', '上野 Ueno'],
  ['hirano', '平野 Hirano'],
  ['miyake', '三宅 Miyake'],
  ['kuroda', '黒田 Kuroda'],
];
const callers: readonly [string, string][] = [
  ['morishita', '森下 Morishita'],
  ['takahashi', '高橋 Takahashi'],
  ['oka', '岡 Oka'],
];

export const REP_KEYS: readonly string[] = reps.map(([key]) => key);
export const FIELD_MANAGER_KEY = 'kuwahara';
export const CALLER_KEYS: readonly string[] = [...callers.map(([key]) => key), 'tan'];

/** Role → role above it. */
export const roles: readonly { developerName: string; name: string; above: string | null }[] = [
  { developerName: 'SalesDirector', name: '営業本部長 Sales director', above: null },
  { developerName: 'InsideSalesManager', name: 'インサイドセールス長 Inside sales manager', above: 'SalesDirector' },
  { developerName: 'InsideSalesCaller', name: 'IS担当 Inside sales', above: 'InsideSalesManager' },
  { developerName: 'FieldSalesManager', name: '訪問営業長 Field sales manager', above: 'SalesDirector' },
  { developerName: 'FieldSalesRep', name: '訪問営業 Field sales', above: 'FieldSalesManager' },
  { developerName: 'ServiceEngineer', name: 'サービス Service', above: 'SalesDirector' },
];

/** The people of Mizuki Air Systems. Family names in both scripts serve readers of both languages. */
export const staff: readonly StaffMember[] = [
  person(
    'onishi',
    '大西 Onishi',
    '営業本部長 Sales director',
    sales,
    'SalesDirector',
    '',
    ['RenkeiManager'],
    ['RenkeiManagers'],
  ),
  person(
    'saeki',
    '佐伯 Saeki',
    'マネージャー Manager',
    insideSales,
    'InsideSalesManager',
    'onishi',
    ['RenkeiManager'],
    ['RenkeiManagers', 'RenkeiInsideSales'],
  ),
  ...callers.map(([key, name]) =>
    person(
      key,
      name,
      'IS担当 Caller',
      insideSales,
      'InsideSalesCaller',
      'saeki',
      ['RenkeiInsideSales'],
      ['RenkeiInsideSales'],
    ),
  ),
  {
    ...person(
      'tan',
      'Tan',
      'IS担当 Caller',
      insideSales,
      'InsideSalesCaller',
      'saeki',
      ['RenkeiInsideSales'],
      ['RenkeiInsideSales'],
    ),
    firstName: 'Emily',
    language: 'en_US',
  },
  person(
    'kuwahara',
    '桑原 Kuwahara',
    '訪問営業長 Field sales manager',
    fieldSales,
    'FieldSalesManager',
    'onishi',
    ['RenkeiManager'],
    ['RenkeiManagers', 'RenkeiFieldSales'],
  ),
  ...reps.map(([key, name]) =>
    person(
      key,
      name,
      '営業 Sales rep',
      fieldSales,
      'FieldSalesRep',
      'kuwahara',
      ['RenkeiFieldSales'],
      ['RenkeiFieldSales'],
    ),
  ),
  person(
    'kudo',
    '工藤 Kudo',
    'サービスエンジニア Service engineer',
    'サービス Service',
    'ServiceEngineer',
    'onishi',
    // He drives to customers as reps do, and hands over what he sees there as callers do: he is told what became of it.
    ['RenkeiFieldSales', 'RenkeiInsideSales'],
    ['RenkeiFieldSales', 'RenkeiInsideSales'],
  ),
  {
    ...person(
      'miura',
      '三浦 Miura',
      'システム管理 Administrator',
      '情報システム IT',
      'SalesDirector',
      'onishi',
      ['RenkeiAdmin'],
      [],
    ),
    profile: 'System Administrator',
  },
];

function person(
  key: string,
  lastName: string,
  title: string,
  department: string,
  role: string,
  manager: string,
  permissionSets: string[],
  groups: string[],
): StaffMember {
  return {
    key,
    lastName,
    firstName: '',
    title,
    department,
    profile: 'Standard User',
    role,
    manager,
    language: 'ja',
    permissionSets,
    groups,
  };
}
