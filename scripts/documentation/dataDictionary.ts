/** The data dictionary: each object and field of the package as its metadata say, in English or Japanese. */
import { OBJECTS_IN_JAPANESE } from './objectsInJapanese.ts';
import { all, readObjects, readPermissionSets, text } from './packageMetadata.ts';
import type { Element, Field, PackageObject, PermissionSet } from './packageMetadata.ts';

export type Language = 'en' | 'ja';

/** Short signs of the permission sets, in the order in which they are listed. */
const SIGNS: Record<string, string> = {
  RenkeiAdmin: 'A',
  RenkeiInsideSales: 'I',
  RenkeiFieldSales: 'F',
  RenkeiManager: 'M',
  RenkeiMigration: 'G',
};

const WORDS = {
  en: {
    title: 'Data dictionary',
    intro:
      'What the package adds to an org, object by object, written from the metadata: `npm run metadata-docs`. [data-model.md](data-model.md) is the overview, with who writes what; [permissions.md](permissions.md) tells whose records somebody sees.',
    signs:
      'Who may read and edit a field: **A** Renkei Admin, **I** Inside Sales, **F** Field Sales, **M** Manager, **G** Migration. “all” stands where the platform asks no permission: a field that is required in every record, or the master of a detail. What somebody may do with it still depends on sharing and on the guards ([flows.md](flows.md)).',
    ownObjects: 'Own objects',
    standardObjects: 'Fields on standard objects',
    columns: ['field', 'label', 'type', 'what', 'edits', 'reads only'],
    sharing: 'Sharing',
    record: 'Record name',
    required: 'required',
    unique: 'unique',
    external: 'external id',
    formula: 'formula',
    everybody: 'all',
    none: '–',
    colon: ': ',
    models: {
      Private: 'private: the owner and whoever sharing rules name',
      Read: 'everybody reads, the owner edits',
      ReadWrite: 'everybody reads and edits',
      ControlledByParent: 'as the record that it belongs to',
    },
  },
  ja: {
    title: 'データ項目一覧',
    intro:
      'パッケージが組織に追加するオブジェクトと項目の一覧です。メタデータから `npm run metadata-docs` で生成しています。全体像と「どの項目を誰が書くか」は[データモデル（英語）](../data-model.md)、見えるレコードの範囲は[権限の一覧（英語）](../permissions.md)をご覧ください。',
    signs:
      '項目を編集・参照できる権限セット：**A** Renkei Admin、**I** Inside Sales、**F** Field Sales、**M** Manager、**G** Migration。「全員」は、権限セットで制御されない項目（常に必須の項目や主従関係の項目）です。実際にできる操作は、共有設定とガードのフロー（[フロー一覧](flows.md)）にも左右されます。',
    ownObjects: 'Renkei のオブジェクト',
    standardObjects: '標準オブジェクトに追加される項目',
    columns: ['項目', '表示ラベル', 'データ型', '内容', '編集', '参照のみ'],
    sharing: '共有',
    record: 'レコード名',
    required: '必須',
    unique: '重複不可',
    external: '外部 ID',
    formula: '数式',
    everybody: '全員',
    none: '–',
    colon: '：',
    models: {
      Private: '非公開（所有者と、共有ルールの対象者）',
      Read: '全員が参照でき、編集は所有者',
      ReadWrite: '全員が参照・編集できる',
      ControlledByParent: '親レコードに従う',
    },
  },
} as const;

const TYPES_IN_JAPANESE: Record<string, string> = {
  AutoNumber: '自動採番',
  Checkbox: 'チェックボックス',
  Date: '日付',
  DateTime: '日時',
  Time: '時間',
  Email: 'メール',
  Html: 'リッチテキスト',
  LongTextArea: 'ロングテキスト',
  Lookup: '参照関係',
  MasterDetail: '主従関係',
  MultiselectPicklist: '複数選択リスト',
  Number: '数値',
  Percent: 'パーセント',
  Phone: '電話',
  Picklist: '選択リスト',
  Summary: '積み上げ集計',
  Text: 'テキスト',
  TextArea: 'テキストエリア',
  Url: 'URL',
};

/** @throws when an object of the package has no description in Japanese, or a type of field no name */
export function dataDictionary(language: Language): string {
  const words = WORDS[language];
  const objects = readObjects();
  const sets = readPermissionSets();
  const unknown = sets.find(({ name }) => !SIGNS[name]);
  if (unknown) throw new Error(`${unknown.name} has no sign: scripts/documentation/dataDictionary.ts`);
  const part = (own: boolean) =>
    objects.filter(({ content }) => (content !== undefined) === own).map((object) => section(object, sets, language));
  return [
    `# ${words.title}`,
    words.intro,
    words.signs,
    `## ${words.ownObjects}`,
    ...part(true),
    `## ${words.standardObjects}`,
    ...part(false),
  ].join('\n\n');
}

function section(object: PackageObject, sets: PermissionSet[], language: Language): string {
  const words = WORDS[language];
  const head = [`### \`${object.name}\``];
  if (object.content) {
    const label = language === 'en' ? text(object.content, 'label') : object.japanese;
    const description = language === 'en' ? text(object.content, 'description') : OBJECTS_IN_JAPANESE[object.name];
    if (!description)
      throw new Error(`${object.name} has no description in Japanese: scripts/documentation/objectsInJapanese.ts`);
    const model = text(object.content, 'sharingModel') as keyof typeof words.models;
    const record = text(object.content, 'nameField', 'displayFormat') || text(object.content, 'nameField', 'type');
    head.push(
      `**${label}**${words.colon}${plain(description)}`,
      `- ${words.sharing}${words.colon}${words.models[model]}\n- ${words.record}${words.colon}\`${record}\``,
    );
  }
  const rows = object.fields.map((field) => row(object.name, field, sets, language));
  return [...head, table(words.columns, rows)].join('\n\n');
}

function row(object: string, { name, content, japanese }: Field, sets: PermissionSet[], language: Language): string[] {
  const words = WORDS[language];
  const label = language === 'en' || !japanese ? text(content, 'label') : japanese.label;
  const help = language === 'en' ? text(content, 'description') : japanese?.help || text(content, 'description');
  const marks = [
    text(content, 'required') === 'true' && words.required,
    text(content, 'unique') === 'true' && words.unique,
    text(content, 'externalId') === 'true' && words.external,
  ].filter(Boolean);
  const what = [
    plain(help),
    marks.length > 0 ? `**${marks.join(', ')}**` : '',
    text(content, 'formula') ? `${words.formula}${words.colon}\`${code(text(content, 'formula'))}\`` : '',
  ];
  const [edits, reads] = access(`${object}.${name}`, content, sets, language);
  return [`\`${name}\``, label, typeOf(content, language), what.filter(Boolean).join('<br>'), edits, reads];
}

/** Who edits a field and who only reads it, in signs. */
function access(field: string, content: Element, sets: PermissionSet[], language: Language): [string, string] {
  const { everybody, none } = WORDS[language];
  if (text(content, 'required') === 'true' || text(content, 'type') === 'MasterDetail') return [everybody, none];
  const signs = (has: (set: PermissionSet) => boolean): string =>
    Object.entries(SIGNS)
      .filter(([name]) => sets.some((set) => set.name === name && has(set)))
      .map(([, sign]) => sign)
      .join(' ') || none;
  return [
    signs(({ editable }) => editable.has(field)),
    signs(({ readable, editable }) => readable.has(field) && !editable.has(field)),
  ];
}

/** Such as `Text(80)`, `Number(10,0)`, `Lookup → Account`, with the values of a picklist. */
function typeOf(content: Element, language: Language): string {
  const type = text(content, 'type') || 'Text';
  const name = language === 'en' ? type : TYPES_IN_JAPANESE[type];
  if (!name) throw new Error(`The type ${type} has no name in Japanese: scripts/documentation/dataDictionary.ts`);
  const [length, precision] = [text(content, 'length'), text(content, 'precision')];
  const size = length ? `(${length})` : precision ? `(${precision},${text(content, 'scale') || '0'})` : '';
  const parent = text(content, 'referenceTo');
  const values = all(all(all(content, 'valueSet')[0], 'valueSetDefinition')[0], 'value').map((value) =>
    text(value, 'fullName'),
  );
  return `${name}${size}${parent ? ` → ${parent}` : ''}${values.length > 0 ? `${WORDS[language].colon}${values.join(', ')}` : ''}`;
}

/** A formula on one line; a bar would end the cell. */
const code = (formula: string): string => formula.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');

/** Text that a table cell can hold without Markdown reading anything into it. */
export const plain = (value: string): string =>
  value.replaceAll(/\s+/g, ' ').replaceAll(/[|*_<>]/g, (sign) => `\\${sign}`);

/** A Markdown table. Its columns are not padded: one long text would widen every row, and change them all with it. */
export const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    '<!-- prettier-ignore-start -->\n',
    ...[columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    '\n<!-- prettier-ignore-end -->',
  ].join('\n');
