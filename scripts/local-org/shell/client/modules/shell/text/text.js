import boot, { label } from 'shell/context';

/** The shell's own words, English and Japanese, in the terms Salesforce uses. `{0}` is a value. */
const words = {
  action: ['Action', 'アクション'],
  allFolders: ['All folders', 'すべてのフォルダー'],
  allUsers: ['Switch user', 'ユーザーを切り替え'],
  app: ['App Launcher', 'アプリケーションランチャー'],
  cancel: ['Cancel', 'キャンセル'],
  chartData: ['Figures of the chart', 'グラフの数値'],
  chooseListView: ['Select a list view', 'リストビューを選択'],
  clock: ['The org’s clock stands at {0}.', '組織の時計は {0} を指しています。'],
  close: ['Close', '閉じる'],
  created: ['{0} was created.', '{0} が作成されました。'],
  delete: ['Delete', '削除'],
  deleteQuestion: ['Are you sure you want to delete {0}?', '{0} を削除してもよろしいですか?'],
  deleted: ['{0} was deleted.', '{0} が削除されました。'],
  details: ['Details', '詳細'],
  edit: ['Edit', '編集'],
  editField: ['Edit {0}', '{0} を編集'],
  editObject: ['Edit {0}', '{0} を編集'],
  empty: ['Nothing to see here.', '表示するものがありません。'],
  emptyList: ['No items to display.', '表示する項目がありません。'],
  error: ['This did not work', 'エラーが発生しました'],
  filters: ['Filters', '検索条件'],
  firstRows: [
    'The first {0} of {1} records; the figures count all.',
    '{1} 件のうち最初の {0} 件です。集計はすべてを含みます。',
  ],
  fixErrors: ['We hit a snag.', '問題が発生しました。'],
  folder: ['Folder', 'フォルダー'],
  item: ['1 item', '1 個の項目'],
  items: ['{0} items', '{0} 個の項目'],
  language: ['Language', '言語'],
  lookup: ['Search {0}…', '{0} を検索…'],
  menu: ['Navigation menu', 'ナビゲーションメニュー'],
  more: ['{0}+ items', '{0} 個以上の項目'],
  new: ['New', '新規'],
  newObject: ['New {0}', '新規 {0}'],
  next: ['Next', '次へ'],
  none: ['--None--', '--なし--'],
  noNotifications: ['You have no notifications.', '通知はありません。'],
  notFound: [
    'This page does not exist, or you have no access to it.',
    'このページは存在しないか、アクセス権がありません。',
  ],
  notifications: ['Notifications', '通知'],
  noFigures: ['No records meet the filters.', '条件に一致するレコードはありません。'],
  openReport: ['View report: {0}', 'レポートを表示: {0}'],
  previous: ['Previous', '前へ'],
  print: ['Print', '印刷'],
  profile: ['View profile', 'プロファイルを表示'],
  related: ['Related', '関連'],
  reportOf: ['Records of {0}', '{0} のレコード'],
  retry: ['Try again', '再試行'],
  save: ['Save', '保存'],
  saved: ['{0} was saved.', '{0} が保存されました。'],
  unread: ['{0} unread', '未読 {0} 件'],
  search: ['Search', '検索'],
  skip: ['Skip to main content', 'メインコンテンツへスキップ'],
  subtotal: ['Subtotal', '小計'],
  sortBy: ['Sort by {0}', '{0} で並び替え'],
  total: ['Total', '合計'],
  viewAll: ['View All', 'すべて表示'],
};

/** A word of the shell in the user's language. @throws when the name is unknown */
export function text(name, ...values) {
  const word = words[name];
  if (!word) throw new Error(`The shell has no word ${name}.`);
  return values.reduce(
    (result, value, index) => result.replace(`{${index}}`, value),
    word[boot.user.language.startsWith('ja') ? 1 : 0],
  );
}

/** A text of a Lightning page, which may stand for a custom label: `{!$Label.Title}`. */
export function pageText(value) {
  const name = /^\{!\$Label\.(\w+)\}$/.exec(value ?? '')?.[1];
  return name ? label(`c.${name}`) : value;
}

/** All words by name, for use in templates. */
export const texts = Object.fromEntries(Object.keys(words).map((name) => [name, text(name)]));
