/** The catalogue of flows: what runs when, what it writes, what it refuses, and in which order to activate it. */
import { flowsToActivate } from '../install/flows.ts';
import { plain, table, type Language } from './dataDictionary.ts';
import { flowFacts, type FlowFacts } from './flowFacts.ts';
import { FLOWS_IN_JAPANESE } from './flowsInJapanese.ts';
import { readFlows, readLabels } from './packageMetadata.ts';

const WORDS = {
  en: {
    title: 'Flow catalogue',
    intro:
      'Every flow of the package, written from its metadata: `npm run metadata-docs`. One flow writes a field, and guards judge what others ask for; a test reads all flows for it.',
    modes:
      'Flows run in system context: they see and write what their task needs, whatever the sharing of the person who saves. Those before a save write into the record that is being saved and nowhere else. [Security](security.md) says what follows from that.',
    skip: 'Whoever has the custom permission `RenkeiSkipAutomation` (permission set Renkei Migration) saves past the flows that say so: for migrations, which bring what the flows would write.',
    activation: 'Order of activation',
    activationText:
      'In this order a source install into production asks for them, because it leaves flows inactive there: first what gives records their keys and refuses what must not be, then what builds on saved records, last what starts by itself.',
    columns: ['', 'flow', 'record', 'when', 'order'],
    when: {
      beforeSave: 'before save',
      afterSave: 'after save',
      beforeDelete: 'before deletion',
      scheduled: 'by the clock',
    },
    events: { Create: 'new', Update: 'changed', CreateAndUpdate: 'new or changed', Delete: 'deleted', '': '' },
    starts: 'Starts',
    only: 'only when',
    later: 'Starts again later',
    by: 'by',
    writes: 'Writes',
    creates: 'Creates',
    deletes: 'Deletes',
    notifies: 'Notifies people by the bell and on the phone.',
    refuses: 'Refuses with',
    skips: 'Skipped by `RenkeiSkipAutomation`',
    yes: 'yes',
    no: 'no: it writes what nobody brings along',
    faults: 'When a step of it is refused',
    noFaults: 'It has no step that could be refused by itself: the save fails as a whole or not at all.',
    and: '; ',
    end: '.',
    colon: ': ',
    quote: (words: string) => `“${words}”`,
  },
  ja: {
    title: 'フロー一覧',
    intro:
      'パッケージのすべてのフローです。メタデータから `npm run metadata-docs` で生成しています。一つの項目を書くフローは一つだけで、ほかのフローの依頼はガードが判断します。これはテストで確かめています。',
    modes:
      'フローはシステムコンテキストで動き、保存する人の共有にかかわらず、役目に必要なものを読み書きします。保存前のフローは、保存中のレコードだけに書き込みます。その意味は[セキュリティ](security.md)で説明しています。',
    skip: 'カスタム権限 `RenkeiSkipAutomation`（権限セット Renkei Migration）を持つ人の保存は、下で「はい」としたフローを通りません。フローが書くはずの値を自分で持ち込むデータ移行のためのものです。',
    activation: '有効化の順序',
    activationText:
      'ソースから本番組織にインストールするとフローは無効のままになるため、この順で有効化を求めます。まずキーを与えて不正を拒むもの、次に保存済みのレコードに続くもの、最後にひとりでに動くものです。',
    columns: ['', 'フロー', 'レコード', '時点', '順序'],
    when: { beforeSave: '保存前', afterSave: '保存後', beforeDelete: '削除前', scheduled: '時刻起動' },
    events: { Create: '新規', Update: '変更', CreateAndUpdate: '新規または変更', Delete: '削除', '': '' },
    starts: '起動',
    only: '条件',
    later: '後からの起動',
    by: '基準',
    writes: '書き込む項目',
    creates: '作成するレコード',
    deletes: '削除するレコード',
    notifies: 'ベルと電話で人に通知します。',
    refuses: '拒むときの言葉',
    skips: '`RenkeiSkipAutomation` で省かれるか',
    yes: 'はい',
    no: 'いいえ（持ち込むべき値ではないため）',
    faults: '途中で拒まれたとき',
    noFaults: '単独で拒まれる処理はありません。保存全体が成功するか、失敗するかです。',
    and: '、',
    end: '。',
    colon: '：',
    quote: (words: string) => `「${words}」`,
  },
} as const;

/** @throws when a flow has no text in Japanese, or a refusal names a label that is not there */
export function flowCatalogue(language: Language): string {
  const words = WORDS[language];
  const flows = readFlows();
  const facts = new Map(flows.map(({ name, content }) => [name, flowFacts(name, content)]));
  const order = flowsToActivate(
    flows.map(({ name, content }) => ({ type: 'Flow', fullName: name, content })),
    // As a production org reports them after a source install: there, and none active.
    flows.map(({ name }) => ({ name, definitionId: name, activeVersionId: null, latestVersionId: name })),
  ).map(({ name }) => facts.get(name)!);
  const labels = readLabels(language);
  return [
    `# ${words.title}`,
    words.intro,
    words.modes,
    words.skip,
    `## ${words.activation}`,
    words.activationText,
    table(
      words.columns,
      order.map((flow, index) => [
        String(index + 1),
        `[${flow.name}](#${flow.name.toLowerCase()})`,
        flow.object && `\`${flow.object}\``,
        words.when[flow.trigger],
        flow.order ? String(flow.order) : '',
      ]),
    ),
    ...order.map((flow) => section(flow, labels, language)),
  ].join('\n\n');
}

function section(flow: FlowFacts, labels: Map<string, string>, language: Language): string {
  const words = WORDS[language];
  const own = FLOWS_IN_JAPANESE[flow.name];
  if (!own) throw new Error(`${flow.name} has no text in Japanese: scripts/documentation/flowsInJapanese.ts`);
  const written = [...flow.writes].map(([object, fields]) => `\`${object}\`: ${fields.map(tick).join(', ')}`);
  const refusals = flow.refusals.map((refusal) => words.quote(wordsOf(refusal, labels, flow.name)));
  const faults = language === 'en' ? flow.faults.map(plain) : flow.faults.length > 0 ? [own.fault ?? ''] : [];
  if (language === 'ja' && faults[0] === '') throw new Error(`${flow.name} has no text in Japanese for its faults.`);
  const list = [
    `${words.starts}${words.colon}${startOf(flow, language)}`,
    ...(flow.laterStarts.length > 0
      ? [
          `${words.later}${words.colon}${flow.laterStarts.map(({ label, description }) => `${label} (\`${description}\`)`).join(words.and)}`,
        ]
      : []),
    ...(written.length > 0 ? [`${words.writes}${words.colon}${written.join(words.and)}`] : []),
    ...(flow.creates.length > 0 ? [`${words.creates}${words.colon}${flow.creates.map(tick).join(', ')}`] : []),
    ...(flow.deletes.length > 0 ? [`${words.deletes}${words.colon}${flow.deletes.map(tick).join(', ')}`] : []),
    ...(flow.notifies ? [words.notifies] : []),
    ...(refusals.length > 0 ? [`${words.refuses}${words.colon}${refusals.join(' ')}`] : []),
    `${words.skips}${words.colon}${flow.skipped ? words.yes : words.no}`,
    faults.length > 0 ? `${words.faults}${words.colon}${faults.join(' ')}` : words.noFaults,
  ];
  const description = language === 'en' ? plain(flow.description) : own.description;
  return [`### ${flow.name}`, description, list.map((line) => `- ${line}`).join('\n')].join('\n\n');
}

function startOf(flow: FlowFacts, language: Language): string {
  const words = WORDS[language];
  if (flow.trigger === 'scheduled') return `${words.when.scheduled}, ${flow.schedule}`;
  const event = words.events[flow.event as keyof typeof words.events];
  const condition = flow.condition ? `, ${words.only} ${tick(flow.condition)}` : '';
  return `${words.when[flow.trigger]}, \`${flow.object}\`, ${event}${condition}`;
}

const tick = (name: string): string => `\`${name}\``;

/** The words of a refusal: labels as people read them, what is filled in at the moment as an ellipsis. */
function wordsOf(refusal: string, labels: Map<string, string>, flow: string): string {
  const words = refusal.trim().replaceAll(/\{!([^}]+)\}/g, (_, reference: string) => {
    if (!reference.startsWith('$Label.')) return '…';
    const found = labels.get(reference.slice('$Label.'.length));
    if (found === undefined) throw new Error(`${flow} refuses with ${reference}, which is not there.`);
    return found;
  });
  return plain(words);
}
