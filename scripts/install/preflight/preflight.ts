import type { Connection } from '@salesforce/core';
import { compareWithOrg } from '../content/orgState.ts';
import { readPackageContent } from '../content/packageContent.ts';
import { needsFirstSegmentation } from '../firstSegmentation.ts';
import { hasFirstRecords } from '../firstRecords.ts';
import { installPlanSchema, type InstallPlan } from '../plan/schema.ts';
import type { PreflightContext } from './context.ts';
import { bySeverity, finding, type Finding } from './finding.ts';
import { checkNames } from './names.ts';
import { canTranslate, checkEdition, checkSettings, fullOfDashboards } from './org.ts';
import { readOrgFacts } from './orgFacts.ts';
import { checkPeople } from './people.ts';
import { readPlanUsers } from './planUsers.ts';
import { checkRights } from './rights.ts';
import { checkRoom } from './room.ts';

export interface PreflightRequest {
  projectDirectory: string;
  /** null: nobody has written one. */
  plan: InstallPlan | null;
  /** Accounts are not segmented, whatever the org has. */
  skipSegmentation?: boolean;
  onProgress?: (text: 'org' | 'package' | 'compare' | 'people') => void;
}

export interface Preflight {
  findings: Finding[];
  /** Package directories that the org can take up. */
  directories: string[];
  context: PreflightContext;
  hasPolicies: boolean;
}

const MAIN = 'force-app/main';
const DASHBOARDS = 'force-app/dashboards';
const TRANSLATIONS = 'force-app/ja';

/** Looks at everything that could keep an install from ending well. Writes nothing. */
export async function runPreflight(connection: Connection, request: PreflightRequest): Promise<Preflight> {
  const progress = request.onProgress ?? (() => undefined);
  progress('org');
  const facts = await readOrgFacts(connection);
  const findings = [...checkEdition(facts), ...(await checkRights(connection, facts))];
  const directories = [MAIN];
  const full = await fullOfDashboards(connection, facts);
  if (full) findings.push(finding('warning', 'DashboardsFull', [full.there, full.most]));
  else directories.push(DASHBOARDS);
  const mayRead = findings.every(({ code }) => code !== 'RightsMissing');
  if (mayRead && (await canTranslate(connection, facts))) directories.push(TRANSLATIONS);
  else if (mayRead) findings.push(finding('warning', 'TranslationOff'));
  progress('package');
  const content = await readPackageContent(request.projectDirectory, directories);
  progress('compare');
  // Who may not read metadata is told so, and gets no list of names.
  const comparison = mayRead
    ? await compareWithOrg(connection, content)
    : { record: null, listed: new Map(), components: [], obsolete: [], asPackage: false };
  progress('people');
  const plan = request.plan ?? installPlanSchema.parse({});
  const users = await readPlanUsers(connection, plan, facts.objects.has('UserLicense'));
  const first = await hasFirstRecords(connection);
  const segments = !request.skipSegmentation && (await needsFirstSegmentation(connection, facts.accounts));
  const context: PreflightContext = {
    connection,
    facts,
    accountsToSegment: segments ? facts.accounts : 0,
    content,
    comparison,
    plan,
    hasPeople: plan.people.length > 0,
    users,
    hasSetting: first.setting,
  };
  findings.push(...(await checkSettings(context)), ...checkRoom(context), ...(await checkPeople(context)));
  if (mayRead) findings.push(...(await checkNames(context)));
  return { findings: bySeverity(findings), directories, context, hasPolicies: first.policies };
}
