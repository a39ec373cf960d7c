import { number } from 'c/renkeiFormat';
import type { Movement, Way } from 'c/renkeiMovementData';
import { SCORED_SEGMENTS, type Segment, type SegmentRole } from 'c/renkeiSegmentRules';
import { segmentName } from 'c/renkeiSegmentWords';

const ALL: readonly Segment[] = [...SCORED_SEGMENTS, 'Unscored'];

export interface MatrixCell {
  key: string;
  from: Segment;
  to: Segment;
  accounts: number;
  text: string;
  /** "Key → Maintain: 12", for those who do not see the table. */
  label: string;
  className: string;
  pressed: 'true' | 'false';
  /** Nothing to open: the diagonal and cells without moves. */
  blank: boolean;
}

export interface MatrixRow {
  key: Segment;
  name: string;
  cells: MatrixCell[];
}

/** From (rows) → to (columns); the more accounts took a way, the deeper its colour. */
export function matrixOf(movement: Movement, chosen: Way | null, roles: readonly SegmentRole[]): MatrixRow[] {
  const most = Math.max(1, ...movement.ways.map((way) => way.accounts));
  return ALL.map((from) => ({
    key: from,
    name: segmentName(from, roles),
    cells: ALL.map((to) => {
      const accounts = movement.ways.find((way) => way.from === from && way.to === to)?.accounts ?? 0;
      const depth = accounts === 0 ? 0 : Math.ceil((accounts / most) * 4);
      return {
        key: `${from}-${to}`,
        from,
        to,
        accounts,
        text: from === to ? '' : number(accounts),
        label: `${segmentName(from, roles)} → ${segmentName(to, roles)}: ${number(accounts)}`,
        className: from === to ? 'cell same' : `cell depth${depth}`,
        pressed: chosen?.from === from && chosen.to === to ? 'true' : 'false',
        blank: from === to || accounts === 0,
      };
    }),
  }));
}

/** Column heads, in the order of the cells. */
export function columnsOf(roles: readonly SegmentRole[]): { key: Segment; name: string }[] {
  return ALL.map((segment) => ({ key: segment, name: segmentName(segment, roles) }));
}
