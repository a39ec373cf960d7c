import { csvText } from '../connection/csvText.ts';
import type { DemoAccount } from './model.ts';
import { Random } from './random.ts';

/** Rows of each system that are the same company beyond doubt, and that are no customer at all. */
const ERP = { sure: 96, doubtful: 22, unknown: 9 };
const FAIR = { sure: 58, doubtful: 17, unknown: 12 };

/** What a system knows of a company. */
interface SystemRow {
  name: string;
  kana: string;
  postalCode: string;
  state: string;
  city: string;
  street: string;
  phone: string;
  fax: string;
  website: string;
}

/**
 * The files of two systems about the demo's customers: the ERP of old, which typed half width and short legal forms, and the visitors of a
 * trade fair from their cards. Some rows leave doubt, as such rows do: moved, renamed, another branch, half of a name, a namesake.
 */
export function integrationFiles(accounts: readonly DemoAccount[], seed: string): Map<string, string> {
  const random = new Random(`${seed}/systems`);
  const chosen = random.shuffled(accounts.filter(({ name, phone }) => /^[^A-Za-z]+ [A-Z]/.test(name) && phone !== ''));
  const take = (count: number): DemoAccount[] => chosen.splice(0, count);
  const strangers = (count: number): SystemRow[] =>
    Array.from({ length: count }, (_unused, index) => stranger(index, random));
  const erp = [
    ...take(ERP.sure).map((account) => erpRow(account, random)),
    ...take(ERP.doubtful).map((account, index) => doubtfulRow(erpRow(account, random), account, index, random)),
    ...strangers(ERP.unknown),
  ];
  const fair = [
    ...take(FAIR.sure).map((account) => cardRow(account, random)),
    ...take(FAIR.doubtful).map((account, index) => doubtfulRow(cardRow(account, random), account, index, random)),
    ...strangers(FAIR.unknown),
  ];
  return new Map([
    ['old-erp.csv', table('customer_code', random.shuffled(erp), (index) => `C${String(10_100 + index * 7)}`)],
    ['plant-fair.csv', table('card', random.shuffled(fair), (index) => `PF-${String(index + 1).padStart(3, '0')}`)],
  ]);
}

const COLUMNS: readonly [column: string, field: keyof SystemRow][] = [
  ['name', 'name'],
  ['kana', 'kana'],
  ['postal_code', 'postalCode'],
  ['state', 'state'],
  ['city', 'city'],
  ['street', 'street'],
  ['phone', 'phone'],
  ['fax', 'fax'],
  ['website', 'website'],
];

const table = (keyColumn: string, rows: readonly SystemRow[], keyOf: (index: number) => string): string =>
  csvText([
    [keyColumn, ...COLUMNS.map(([column]) => column)],
    ...rows.map((row, index) => [keyOf(index), ...COLUMNS.map(([, field]) => row[field])]),
  ]);

const rowOf = ({ name, kana, postalCode, state, city, street, phone, website }: DemoAccount): SystemRow => ({
  ...{ name, kana, postalCode, state, city, street, phone, website, fax: '' },
});

/** The name of a company as it is written in Japanese; the demo's accounts carry the romanised one behind it. */
const japanese = (name: string): string => name.replace(/ [A-Z].*$/, '');

/** As the ERP has it: (株) or ㈱, kana in half width, numbers without hyphens, streets in full width. */
function erpRow(account: DemoAccount, random: Random): SystemRow {
  const row = rowOf(account);
  return {
    ...row,
    name: random.chance(0.7) ? `${japanese(row.name)}${random.pick(['(株)', '㈱'])}` : `（株）${japanese(row.name)}`,
    kana: halfWidth(row.kana),
    postalCode: row.postalCode.replace('-', ''),
    street: fullWidth(row.street),
    phone: row.phone.replaceAll('-', random.pick(['', '-'])),
    fax: row.phone.replace(/\d{2}$/, String(random.integer(10, 99))),
    website: '',
  };
}

/** As a card has it when somebody types it in: often without the legal form, the address short, the telephone right. */
function cardRow(account: DemoAccount, random: Random): SystemRow {
  const row = rowOf(account);
  return {
    ...row,
    name: random.chance(0.4) ? `株式会社${japanese(row.name)}` : japanese(row.name),
    kana: '',
    postalCode: '',
    website: row.website.replace('https://www.', 'http://'),
  };
}

/** What keeps a row from being sure: one story after the other. */
function doubtfulRow(row: SystemRow, account: DemoAccount, story: number, random: Random): SystemRow {
  const unknown = { phone: '', fax: '', website: '', postalCode: '' };
  const name = japanese(account.name);
  const number = random.integer(1, 20);
  switch (story % 5) {
    case 0: // Moved: the same name elsewhere, with another number.
      return { ...row, ...unknown, kana: account.kana, state: '新潟県', city: '長岡市', street: `城岡2-${number}` };
    case 1: // Renamed, at the old address.
      return { ...row, kana: '', website: '', name: `${name}ホールディングス株式会社` };
    case 2: // One sign of the name is another, at the old address.
      return { ...row, ...unknown, kana: '', name: name.replace(/[一-龠]/, (sign) => MISTYPED[sign] ?? '新') };
    case 3: // A works of the company, at its own place.
      return { ...row, ...unknown, kana: account.kana, name: `${name} 第二工場`, street: `工業団地${number}-3` };
    default: // Only the name and the town are left of it.
      return { ...row, ...unknown, kana: account.kana, street: '' };
  }
}

const MISTYPED: Readonly<Record<string, string>> = {
  朝: '浅',
  若: '岩',
  花: '華',
  清: '青',
  緑: '録',
  沖: '奥',
  渚: '汀',
};

const STRANGERS = [
  '南十字',
  '銀河台',
  '北斗星',
  '天の川',
  '流星野',
  '彗星',
  '月影',
  '陽炎',
  '夏至',
  '冬至',
  '春分',
  '秋分',
];
const TRADES = ['商店', '設計事務所', '印刷', '運輸', '建材', '不動産'];

/** A company that is no customer. */
function stranger(index: number, random: Random): SystemRow {
  const name = `${STRANGERS[index % STRANGERS.length]!}${random.pick(TRADES)}有限会社`;
  const number = String(random.integer(1, 9999)).padStart(4, '0');
  return {
    ...{ name, kana: '', postalCode: '', state: '鹿児島県', city: '奄美市', street: `名瀬${index + 1}`, website: '' },
    ...{ phone: `0997-00-${number}`, fax: '' },
  };
}

const FULL =
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォッャュョー';
const HALF = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｯｬｭｮｰ';

/** Katakana in half width; voiced signs become two, as they do. */
const halfWidth = (text: string): string =>
  [...text.normalize('NFD')]
    .map((sign) =>
      sign === '\u3099' ? 'ﾞ' : sign === '\u309a' ? 'ﾟ' : FULL.includes(sign) ? HALF[FULL.indexOf(sign)]! : sign,
    )
    .join('');

const fullWidth = (text: string): string =>
  text.replace(/[0-9-]/g, (sign) => (sign === '-' ? '－' : String.fromCharCode(sign.charCodeAt(0) + 0xfee0)));
