import boot from 'shell/context';

const place = boot.user.language.startsWith('ja') ? 1 : 0;

/** `{0}` is the column, `{1}` the value. */
const OPERATORS = {
  equals: ['{0} equals {1}', '{0} が {1} と等しい'],
  notEqual: ['{0} is not {1}', '{0} が {1} と等しくない'],
  lessThan: ['{0} less than {1}', '{0} が {1} より小さい'],
  greaterThan: ['{0} greater than {1}', '{0} が {1} より大きい'],
  lessOrEqual: ['{0} at most {1}', '{0} が {1} 以下'],
  greaterOrEqual: ['{0} at least {1}', '{0} が {1} 以上'],
  contains: ['{0} contains {1}', '{0} が {1} を含む'],
  notContain: ['{0} does not contain {1}', '{0} が {1} を含まない'],
};
/** Of days and instants. */
const WHEN = {
  equals: ['{0}: {1}', '{0}: {1}'],
  notEqual: ['{0}: not {1}', '{0}: {1} 以外'],
  lessThan: ['{0} before {1}', '{0} が {1} より前'],
  greaterThan: ['{0} after {1}', '{0} が {1} より後'],
  lessOrEqual: ['{0} up to {1}', '{0} が {1} 以前'],
  greaterOrEqual: ['{0} since the start of {1}', '{0} が {1} の初日以降'],
};
const UNITS = {
  DAY: ['day', '日'],
  WEEK: ['week', '週'],
  MONTH: ['month', 'か月'],
  QUARTER: ['quarter', '四半期'],
  YEAR: ['year', '年'],
};
const DAYS = { TODAY: ['today', '今日'], YESTERDAY: ['yesterday', '昨日'], TOMORROW: ['tomorrow', '明日'] };
const PERIODS = {
  LAST_WEEK: '先週',
  THIS_WEEK: '今週',
  NEXT_WEEK: '来週',
  LAST_MONTH: '先月',
  THIS_MONTH: '今月',
  NEXT_MONTH: '来月',
  LAST_QUARTER: '前四半期',
  THIS_QUARTER: '今四半期',
  NEXT_QUARTER: '翌四半期',
  LAST_YEAR: '昨年',
  THIS_YEAR: '今年',
  NEXT_YEAR: '来年',
};
/** Two periods in one, as intervals of a time frame are: the current and the one before or after it. */
const PAIRS = {
  CURPREV: [(unit) => `this and last ${unit}`, (unit) => `${JAPANESE.LAST[unit]}と${JAPANESE.THIS[unit]}`],
  PREVCUR: [(unit) => `this and last ${unit}`, (unit) => `${JAPANESE.LAST[unit]}と${JAPANESE.THIS[unit]}`],
  CURNEXT: [(unit) => `this and next ${unit}`, (unit) => `${JAPANESE.THIS[unit]}と${JAPANESE.NEXT[unit]}`],
  LASTTHIS: [(unit) => `this and last ${unit}`, (unit) => `${JAPANESE.LAST[unit]}と${JAPANESE.THIS[unit]}`],
  THISNEXT: [(unit) => `this and next ${unit}`, (unit) => `${JAPANESE.THIS[unit]}と${JAPANESE.NEXT[unit]}`],
};
const JAPANESE = Object.fromEntries(
  ['LAST', 'THIS', 'NEXT'].map((way) => [
    way,
    Object.fromEntries(['month', 'quarter', 'year'].map((unit) => [unit, PERIODS[`${way}_${unit.toUpperCase()}`]])),
  ]),
);
/** By what stands last in an interval's name; fiscal quarters and years are those of the calendar. */
const PAIRED_UNITS = { MONTH: 'month', Q: 'quarter', FQ: 'quarter', Y: 'year', FY: 'year' };
const BLANK = ['(empty)', '(空白)'];
const RANGE = ['{0} from {1} to {2}', '{0} が {1} から {2} まで'];
const MINE = ['Only my records', '私のレコードのみ'];

const fill = (words, ...values) =>
  values.reduce((whole, value, index) => whole.replace(`{${index}}`, value), words[place]);

function dateWords(value) {
  if (DAYS[value]) return DAYS[value][place];
  if (PERIODS[value]) return place ? PERIODS[value] : value.toLowerCase().replace('_', ' ');
  const [, pair, ending = 'Q'] = /^(CURPREV|PREVCUR|CURNEXT|LASTTHIS|THISNEXT)(MONTH|FQ|Q|FY|Y|1)?$/.exec(value) ?? [];
  if (pair) return PAIRS[pair][place](PAIRED_UNITS[ending] ?? 'quarter');
  const [, way, unit, ago, count] =
    /^(LAST|NEXT)?_?N?_?(?:90_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S(_AGO)?(?::(\d+))?$/.exec(value) ?? [];
  if (!unit) return value;
  const number = count ?? 90;
  const units = UNITS[unit][place];
  if (place) return ago ? `${number} ${units}前` : `${way === 'LAST' ? '過去' : '今後'} ${number} ${units}`;
  return ago ? `${number} ${units}s ago` : `${way.toLowerCase()} ${number} ${units}s`;
}

/**
 * What a report is filtered by, in words.
 * @param describe the report's description, with the columns of its report type
 * @returns one line a filter, numbered where a logic joins them
 */
export function filterLines({ reportMetadata, reportTypeMetadata }) {
  const columns = Object.assign({}, ...reportTypeMetadata.categories.map((category) => category.columns));
  const valueWords = (column, value) =>
    value
      .split(',')
      .map((each) => column?.filterValues.find(({ name }) => name === each)?.label ?? dateWords(each))
      .join(', ') || BLANK[place];
  const { reportFilters, reportBooleanFilter, standardDateFilter, scope } = reportMetadata;
  const lines = reportFilters.map(({ column, operator, value }, index) => {
    const isDate = /^date/.test(columns[column]?.dataType ?? '');
    const pattern = (isDate ? WHEN : OPERATORS)[operator];
    const words = fill(pattern, columns[column]?.label ?? column, valueWords(columns[column], value));
    return reportBooleanFilter ? `${index + 1}. ${words}` : words;
  });
  if (reportBooleanFilter) lines.push(reportBooleanFilter);
  const { column, durationValue, startDate, endDate } = standardDateFilter;
  const label = columns[column]?.label;
  if (label && durationValue !== 'CUSTOM') lines.unshift(fill(WHEN.equals, label, dateWords(durationValue)));
  else if (label && (startDate || endDate)) lines.unshift(fill(RANGE, label, startDate ?? '…', endDate ?? '…'));
  if (scope === 'user') lines.unshift(MINE[place]);
  return lines;
}
