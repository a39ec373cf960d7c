import type { BarPicture, Cell, Column, LineStyle, Sheet, Table } from 'c/renkeiMeetingPaperRules';

interface ShownTable {
  columns: { key: string; name: string; style: string }[];
  rows: {
    key: string;
    cells: { key: string; className: string; lines: { key: string; text: string; className: string }[] }[];
  }[];
}

/** The sheet with the classes and styles that a template cannot work out. */
export interface Page extends Omit<Sheet, 'groups' | 'actions' | 'charts' | 'notices'> {
  kindLine: string;
  hasTiles: boolean;
  notices: { key: string; text: string; className: string }[];
  hasCharts: boolean;
  charts: (Omit<BarPicture, 'bars'> & { bars: (BarPicture['bars'][number] & { className: string })[] })[];
  groups: (Omit<Sheet['groups'][number], 'table'> & { table: ShownTable | null })[];
  actions: (Omit<Sheet['actions'][number], 'table'> & { table: ShownTable | null })[];
}

const NOTICE = { quiet: 'quiet', plain: 'notice', bad: 'notice bad' };
const LINE: Record<LineStyle, string> = {
  strong: 'line strong',
  plain: 'line',
  small: 'line small',
  said: 'line said',
  late: 'line late',
};

/** @param meeting what a meeting is called */
export function toPage(sheet: Sheet, meeting: string): Page {
  return {
    ...sheet,
    kindLine: `${meeting} · ${sheet.kind}`,
    hasTiles: sheet.tiles.length > 0,
    notices: sheet.notices.map(({ key, text, tone }) => ({ key, text, className: NOTICE[tone] })),
    hasCharts: sheet.charts.length > 0,
    charts: sheet.charts.map((chart) => ({
      ...chart,
      bars: chart.bars.map((bar) => ({ ...bar, className: bar.isBad ? 'bar bad' : 'bar' })),
    })),
    groups: sheet.groups.map((group) => ({ ...group, table: group.table && toTable(group.table) })),
    actions: sheet.actions.map((part) => ({ ...part, table: part.table && toTable(part.table) })),
  };
}

const toTable = ({ columns, rows }: Table): ShownTable => ({
  columns: columns.map(toColumn),
  rows: rows.map(({ key, cells }) => ({ key, cells: cells.map(toCell) })),
});

const toColumn = ({ key, name, width }: Column) => ({
  key,
  name,
  style: width === null ? '' : `inline-size: ${width}%`,
});

/** What is to be filled in by hand has a frame. */
const toCell = ({ key, lines }: Cell) => ({
  key,
  className: key === 'decision' && lines.length === 0 ? 'cell blank' : `cell ${key}`,
  lines: lines.map((line) => ({ key: line.key, text: line.text, className: LINE[line.style] })),
});
