/** What speaks for (positive) or against (negative) a pair, as linkage gave it. */
export interface Reason {
  code: string;
  /** Points of the score. */
  points: number;
  /** What the row says, and what the account says; empty where the reason is about neither. */
  mine: string;
  theirs: string;
}

/** Reads the reasons that are stored as JSON; strongest first. What is no list of reasons gives none. */
export function parseReasons(json: string | null): Reason[] {
  return listOf(json)
    .flatMap((entry) => reasonOf(entry) ?? [])
    .sort((one, other) => Math.abs(other.points) - Math.abs(one.points));
}

/** Reads codes that are stored between semicolons. */
export function reasonCodesOf(text: string | null): string[] {
  return [...new Set((text ?? '').split(';').map((code) => code.trim()))].filter((code) => code !== '');
}

function listOf(json: string | null): unknown[] {
  try {
    const read: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(read) ? read : [];
  } catch {
    // Cut off, or written by somebody else: the pair can be decided all the same.
    return [];
  }
}

function reasonOf(entry: unknown): Reason | null {
  const { code, points, mine, theirs } = (entry ?? {}) as Partial<Record<keyof Reason, unknown>>;
  if (typeof code !== 'string') return null;
  return { code, points: Number(points) || 0, mine: textOf(mine), theirs: textOf(theirs) };
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');
