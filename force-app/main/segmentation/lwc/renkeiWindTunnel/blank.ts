import { fill } from 'c/renkeiFormat';
import type { LatestGrid, PolicyVersion } from 'c/renkeiPolicyData';
import blankBody from '@salesforce/label/c.RenkeiSegmentation_TunnelBlankBody';
import blankBroken from '@salesforce/label/c.RenkeiSegmentation_TunnelBlankBroken';
import blankEmpty from '@salesforce/label/c.RenkeiSegmentation_TunnelBlankEmpty';
import blankTitle from '@salesforce/label/c.RenkeiSegmentation_TunnelBlankTitle';
import blankVersion from '@salesforce/label/c.RenkeiSegmentation_TunnelBlankVersion';

/** What to do before anything can be tried. */
export interface Blank {
  title: string;
  body: string;
}

/** Why there is nothing to try on; null while that is not known yet, or when there is something. */
export function blankOf(
  latest: LatestGrid | null | undefined,
  version: PolicyVersion | null | undefined,
): Blank | null {
  if (latest === undefined) return null;
  if (latest?.problem) return { title: blankTitle, body: fill(blankBroken, latest.runName, latest.problem.code) };
  if (!latest?.grid) return { title: blankTitle, body: blankBody };
  const { current, edges } = latest.grid;
  const scored = current.Key.accounts + current.Expand.accounts + current.Maintain.accounts + current.General.accounts;
  if (scored === 0 || edges.potential.length === 0) return { title: blankTitle, body: blankEmpty };
  if (version === null || latest.policyId === null) return { title: blankTitle, body: blankVersion };
  return null;
}
