import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { API_VERSION } from '../../connection/apiVersion.ts';
import { queryRows } from '../../connection/query.ts';
import { textValue } from '../../connection/values.ts';
import { describeObject } from '../../integration/objectDescription.ts';
import type { PreflightContext } from './context.ts';
import { finding, type Finding } from './finding.ts';
import type { OrgFacts } from './orgFacts.ts';

/** Editions with the Metadata API, flows and permission sets as the package needs them. */
const EDITIONS = ['Enterprise Edition', 'Unlimited Edition', 'Performance Edition', 'Developer Edition'];
/** Dashboards that run as who looks at them, by edition. */
const DYNAMIC_DASHBOARDS: Readonly<Record<string, number>> = {
  'Enterprise Edition': 5,
  'Developer Edition': 3,
  'Unlimited Edition': 10,
  'Performance Edition': 10,
};
const OWN_DYNAMIC_DASHBOARDS = 2;

/** Edition, API version, and what of the package the org can take up. */
export function checkEdition(facts: OrgFacts): Finding[] {
  const found: Finding[] = [];
  if (!EDITIONS.includes(facts.edition)) found.push(finding('blocker', 'EditionTooSmall', [facts.edition]));
  if (facts.apiVersion < Number(API_VERSION)) {
    found.push(finding('blocker', 'ApiTooOld', [facts.apiVersion.toFixed(1), API_VERSION]));
  }
  if (!facts.objects.has('Account') || !facts.objects.has('Opportunity'))
    found.push(finding('blocker', 'NoSalesCloud'));
  return found;
}

/** How the org runs flows, which currency it reckons in, and who sees its accounts. */
export async function checkSettings(context: PreflightContext): Promise<Finding[]> {
  const { facts, plan } = context;
  const found: Finding[] = [];
  const arrivesActive = String(facts.flowSettings?.['enableFlowDeployAsActiveEnabled'] ?? 'false') === 'true';
  if (facts.isProduction && !arrivesActive) found.push(finding('note', 'FlowsArriveInactive'));
  if (!plan.confirmed.includes('defaultWorkflowUser')) found.push(finding('note', 'DefaultWorkflowUser'));
  found.push(...checkCurrency(context));
  const access = await accountAccess(context.connection);
  if (access === 'None') found.push(finding('note', 'AccountsPrivate'));
  return found;
}

function checkCurrency({ facts, plan, hasSetting }: PreflightContext): Finding[] {
  if (hasSetting) return [];
  const planned = plan.setting?.corporateCurrency;
  if (planned === undefined && facts.corporateCurrency === null) return [finding('blocker', 'NoCurrency')];
  if (planned !== undefined && facts.corporateCurrency !== null && planned !== facts.corporateCurrency) {
    return [finding('blocker', 'OtherCurrency', [planned, facts.corporateCurrency])];
  }
  const currency = planned ?? facts.corporateCurrency ?? '';
  const found = currency !== 'JPY' && plan.policy === undefined ? [finding('warning', 'PolicyInYen', [currency])] : [];
  return facts.severalCurrencies
    ? [...found, finding('note', 'SeveralCurrencies', [facts.corporateCurrency ?? ''])]
    : found;
}

/** None, Read, Edit or ControlledByParent; null where the org does not tell. */
async function accountAccess(connection: Connection): Promise<string | null> {
  const organization = await describeObject(connection, 'Organization');
  if (!organization?.fields.has('DefaultAccountAccess')) return null;
  const row = z.looseObject({ DefaultAccountAccess: textValue });
  const [org] = await queryRows(connection, 'SELECT DefaultAccountAccess FROM Organization', row);
  return org?.DefaultAccountAccess ?? null;
}

/** Whether the org translates labels, which the Japanese part of the package needs. */
export async function canTranslate(connection: Connection, facts: OrgFacts): Promise<boolean> {
  const told = facts.languageSettings?.['enableTranslationWorkbench'];
  if (told !== undefined) return String(told) === 'true';
  const { metadataObjects } = z
    .looseObject({ metadataObjects: z.array(z.looseObject({ xmlName: z.string() })) })
    .parse(await connection.metadata.describe(API_VERSION));
  return metadataObjects.some(({ xmlName }) => xmlName === 'Translations');
}

/** Dynamic dashboards of others, and how many the edition allows; null where there is room for ours. */
export async function fullOfDashboards(
  connection: Connection,
  facts: OrgFacts,
): Promise<{ there: number; most: number } | null> {
  const most = DYNAMIC_DASHBOARDS[facts.edition];
  if (most === undefined || !facts.objects.has('Dashboard')) return null;
  const rows = await queryRows(
    connection,
    "SELECT DeveloperName FROM Dashboard WHERE Type IN ('LoggedInUser', 'MyTeamUser')",
    z.looseObject({ DeveloperName: z.string() }),
  );
  const there = rows.filter(({ DeveloperName }) => !DeveloperName.startsWith('Renkei')).length;
  return there + OWN_DYNAMIC_DASHBOARDS > most ? { there, most } : null;
}
