/** From here on a load is worth a look, and from there on it is too much: percent of the capacity. */
const TIGHT = 90;
const OVERLOADED = 100;

/**
 * Accounts as a percentage of what their owners can look after, `capacityPerPerson` each; null when the policy sets no capacity.
 */
export function loadOf(accounts: number, owners: number, capacityPerPerson: number | null): number | null {
  if (!capacityPerPerson) return null;
  if (accounts === 0 || owners === 0) return 0;
  return (accounts / (owners * capacityPerPerson)) * 100;
}

export function toneOf(load: number): 'brand' | 'warning' | 'error' {
  if (load > OVERLOADED) return 'error';
  return load >= TIGHT ? 'warning' : 'brand';
}
