import type { DensityGrid } from 'c/renkeiTunnelRules';

export type Axis = 'potential' | 'relationship';

/** Where along an axis an edge lies, in percent from its low end: bands are drawn equally wide. */
export function placeOf(edges: readonly number[], index: number): number {
  return ((index + 1) / (edges.length + 1)) * 100;
}

/** The edge nearest to a share of the axis, 0 at its low end. */
export function edgeAt(edges: readonly number[], share: number): number {
  const index = Math.round(share * (edges.length + 1)) - 1;
  return Math.min(Math.max(index, 0), edges.length - 1);
}

/** How a key moves along the edges; null: it is no key of a slider. */
export function edgeByKey(key: string, index: number, edges: readonly number[]): number | null {
  const last = edges.length - 1;
  const far = 5;
  const to: Record<string, number> = {
    ArrowUp: index + 1,
    ArrowRight: index + 1,
    ArrowDown: index - 1,
    ArrowLeft: index - 1,
    PageUp: index + far,
    PageDown: index - far,
    Home: 0,
    End: last,
  };
  const wanted = to[key];
  return wanted === undefined ? null : Math.min(Math.max(wanted, 0), last);
}

/** Every so many edges one bears its amount, so that about eight do. */
export function labelledEdges(edges: readonly number[], labels = 8): number[] {
  const step = Math.max(1, Math.round(edges.length / labels));
  return edges.map((_, index) => index).filter((index) => index % step === step - 1);
}

/** Accounts that a picture shows. */
export function scoredAccounts({ current }: DensityGrid): number {
  return current.Key.accounts + current.Expand.accounts + current.Maintain.accounts + current.General.accounts;
}
