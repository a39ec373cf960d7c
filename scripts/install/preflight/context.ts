import type { Connection } from '@salesforce/core';
import type { OrgComparison } from '../content/orgState.ts';
import type { PackageContent } from '../content/packageContent.ts';
import type { InstallPlan } from '../plan/schema.ts';
import type { OrgFacts } from './orgFacts.ts';
import type { PlanUser } from './planUsers.ts';

/** What every check goes by; all of it was read, nothing written. */
export interface PreflightContext {
  connection: Connection;
  facts: OrgFacts;
  content: PackageContent;
  comparison: OrgComparison;
  /** Accounts that the install is to segment for the first time; 0 where a run has ended already. */
  accountsToSegment: number;
  /** Keys of components that the org has under a name of the package and that are not of an earlier install. */
  plan: InstallPlan;
  /** Whether the plan names anybody; one that only tells the currency does not. */
  hasPeople: boolean;
  /** Users that the plan names, by username in lower case; whom the org does not have is missing. */
  users: ReadonlyMap<string, PlanUser>;
  /** Whether the org has the setting that every run goes by. */
  hasSetting: boolean;
}
