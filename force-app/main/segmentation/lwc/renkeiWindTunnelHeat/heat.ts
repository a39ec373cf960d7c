import { SCORED_SEGMENTS } from 'c/renkeiSegmentRules';
import type { DensityGrid } from 'c/renkeiTunnelRules';

const SHADES = 8;

/** One shaded cell of a picture; x counts from the left, y from the top, both in bands. */
export interface HeatCell {
  key: number;
  x: number;
  y: number;
  className: string;
}

/** The cells that hold accounts, in eight shades by the logarithm of their number: a few hundred must not hide behind thousands. */
export function heatCells(grid: DensityGrid): HeatCell[] {
  const width = grid.edges.relationship.length + 1;
  const counts = grid.potential.map((_, cell) =>
    SCORED_SEGMENTS.reduce((sum, segment) => sum + grid.accounts[segment][cell]!, 0),
  );
  const rows = counts.length / width;
  const most = Math.log1p(counts.reduce((largest, count) => Math.max(largest, count), 0));
  return [...counts].flatMap((count, key) => {
    if (count === 0) return [];
    const shade = Math.min(SHADES, Math.ceil((Math.log1p(count) / most) * SHADES));
    const row = Math.floor(key / width);
    return [{ key, x: key % width, y: rows - 1 - row, className: `shade shade-${shade}` }];
  });
}
