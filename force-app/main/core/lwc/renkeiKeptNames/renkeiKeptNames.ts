/**
 * What follows a beginning in the name of something that this browser keeps; null where the name is of another kind. The platform's
 * security layer may show names behind a prefix of its own (`LSKey[c]`), which it takes off again when they are asked for.
 */
export function keptAs(name: string | null, beginning: string): string | null {
  const at = name?.indexOf(beginning) ?? -1;
  return at === -1 ? null : name!.slice(at + beginning.length);
}

/** What follows a beginning in all names that this browser keeps. @throws where storage is switched off */
export function allKeptAs(beginning: string): string[] {
  return Array.from({ length: localStorage.length }, (_, place) => keptAs(localStorage.key(place), beginning)).filter(
    (rest) => rest !== null,
  );
}
