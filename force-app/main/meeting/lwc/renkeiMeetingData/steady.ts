/** Whether two values, made of lists and plain objects, say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]))
  );
}

/**
 * Values that are worked out anew at each rendering, but are given on as they were where they say the same: what has not changed is not
 * drawn again.
 */
export class Steady {
  private readonly last = new Map<string, unknown>();

  keep<Value>(name: string, value: Value): Value {
    const before = this.last.get(name);
    if (isSame(before, value)) return before as Value;
    this.last.set(name, value);
    return value;
  }
}
