/** How a line of a cell is set. */
export type LineStyle = 'strong' | 'plain' | 'small' | 'said' | 'late';
export interface Line {
  key: string;
  text: string;
  style: LineStyle;
}
export interface Cell {
  key: string;
  lines: Line[];
}
export interface Row {
  key: string;
  cells: Cell[];
}
export interface Column {
  key: string;
  name: string;
  /** Share of the width in percent; null: what is left. */
  width: number | null;
}
export interface Table {
  columns: Column[];
  rows: Row[];
}

/** A line before it has a place. */
export type Said = Omit<Line, 'key'>;
export const plain = (text: string): Said => ({ text, style: 'plain' });
export const small = (text: string): Said => ({ text, style: 'small' });
export const said = (text: string): Said => ({ text, style: 'said' });

/** A row of cells, each with its lines; what says nothing takes no line. */
export function rowOf(key: string, cells: readonly (readonly [string, readonly Said[]])[]): Row {
  return {
    key,
    cells: cells.map(([name, lines]) => ({
      key: name,
      lines: lines.filter(({ text }) => text !== '').map((line, index) => ({ key: String(index), ...line })),
    })),
  };
}
