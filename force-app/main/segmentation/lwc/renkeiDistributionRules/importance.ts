import type { DistributionAccount } from './model.ts';

/** Places of the accounts, the most important first: those that inside sales leads, by potential; ids decide between equals. */
export function byImportance(accounts: readonly DistributionAccount[]): Uint32Array {
  const potentials = Float64Array.from(accounts, ({ potential }) => potential ?? 0);
  const supported = Uint8Array.from(accounts, ({ part }) => (part === 'Lead' ? 0 : 1));
  return Uint32Array.from(accounts.keys()).sort(
    (one, other) =>
      supported[one]! - supported[other]! ||
      potentials[other]! - potentials[one]! ||
      (accounts[one]!.id < accounts[other]!.id ? -1 : 1),
  );
}
