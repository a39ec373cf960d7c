import type { PolicyContents, PolicyDifference } from 'c/renkeiPolicyData';

/** What the draft changes, as a file for those who review policies: entries are named as in policy files. */
function changesText(from: PolicyContents, to: PolicyContents, changes: readonly PolicyDifference[]): string {
  return JSON.stringify({ from: from.name, to: to.name, changes }, null, 2) + '\n';
}

/** Offers the changes as a download. A data address, because the platform sanitises blobs of some types. */
export function downloadChanges(from: PolicyContents, to: PolicyContents, changes: readonly PolicyDifference[]): void {
  const link = document.createElement('a');
  link.href = `data:application/json;charset=utf-8,${encodeURIComponent(changesText(from, to, changes))}`;
  link.download = `${to.name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'policy'}.changes.json`;
  link.click();
}
