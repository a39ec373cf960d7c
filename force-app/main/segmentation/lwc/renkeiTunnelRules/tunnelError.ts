export type TunnelErrorCode =
  /** The text is no grid: not JSON, or another thing. */
  | 'GridUnreadable'
  /** A grid of a later version than this package reads. */
  | 'GridVersionUnknown'
  /** A grid whose contents do not add up: cut off, or edited. */
  | 'GridDamaged'
  /** A grid without edges: no account was scored. */
  | 'GridEmpty'
  /** The accounts cannot be written within the size of the field. */
  | 'GridTooLarge'
  /** An account that cannot be placed, or an edge that is none. */
  | 'GridInput'
  /** A cut-off between two edges, where the grid cannot count. */
  | 'CutOffNotOnEdge';

/** Says by code what is wrong; the words are the caller's. */
export class TunnelError extends Error {
  readonly code: TunnelErrorCode;
  readonly values: Readonly<Record<string, string | number | null>>;

  constructor(code: TunnelErrorCode, values: Record<string, string | number | null>) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'TunnelError';
    this.code = code;
    this.values = values;
  }
}
