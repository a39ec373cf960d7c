/** A pair in the pile, as far as going through it is concerned. */
export interface PileEntry {
  id: string;
  /** Id of the row: when it is linked, its other pairs ask nothing any more. */
  source: string | null;
  isDecided: boolean;
  isLinked: boolean;
}

/**
 * The pair to be decided after another: the next one that is open and whose row is not linked, from the top again at the end; null when
 * nothing is left.
 */
export function nextInPile(pile: readonly PileEntry[], id: string | null): string | null {
  const linked = new Set(pile.filter(({ isLinked }) => isLinked).map(({ source }) => source));
  const isOpen = (entry: PileEntry): boolean =>
    !entry.isDecided && entry.id !== id && (entry.source === null || !linked.has(entry.source));
  const at = pile.findIndex((entry) => entry.id === id);
  return (pile.slice(at + 1).find(isOpen) ?? pile.slice(0, Math.max(at, 0)).find(isOpen))?.id ?? null;
}

/** The pair before another, decided or not, so that one can look back; null at the top. */
export function previousInPile(pile: readonly PileEntry[], id: string | null): string | null {
  const at = pile.findIndex((entry) => entry.id === id);
  return at > 0 ? pile[at - 1]!.id : null;
}
