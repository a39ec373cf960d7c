/** A key that no other booking has, made when a dialog is opened. */
export function newSaveKey(): string {
  const random = crypto.getRandomValues(new Uint32Array(4));
  return `visit-${[...random].map((part) => part.toString(36)).join('-')}`;
}
