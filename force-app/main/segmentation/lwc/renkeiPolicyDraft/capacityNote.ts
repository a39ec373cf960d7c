import { fill, money, number, plainDate } from 'c/renkeiFormat';
import type { LatestGrid } from 'c/renkeiPolicyData';
import { cutOffForCapacity } from 'c/renkeiTunnelRules';
import foundByRun from '@salesforce/label/c.RenkeiSegmentation_CapacityFoundByRun';
import preview from '@salesforce/label/c.RenkeiSegmentation_CapacityPreview';
import tooSmall from '@salesforce/label/c.RenkeiSegmentation_CapacityTooSmall';

/**
 * Where the cut-off would lie that follows from the field's capacity: by the accounts of the last full run as far as the reader
 * may see its grid. The first run under the version decides.
 */
export function capacityNote(accounts: number | null, latest: LatestGrid | null, currency: string | null): string {
  if (accounts === null || !(accounts > 0)) return foundByRun;
  if (!latest?.grid) return foundByRun;
  const cutOff = cutOffForCapacity(latest.grid, accounts);
  if (cutOff === null) return fill(tooSmall, number(accounts));
  return fill(
    preview,
    money(cutOff, currency),
    number(accounts),
    latest.asOf ? plainDate(latest.asOf) : latest.runName,
  );
}
