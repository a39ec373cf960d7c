import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { API_VERSION } from '../../connection/apiVersion.ts';
import { platformProblem } from '../../connection/failureKind.ts';
import { queryRows } from '../../connection/query.ts';
import { booleanValue } from '../../connection/values.ts';
import { describeObject } from '../../integration/objectDescription.ts';
import { finding, shortList, type Finding } from './finding.ts';
import type { OrgFacts } from './orgFacts.ts';

/** What an install does with the user's own rights. */
const RIGHTS = [
  'PermissionsModifyAllData',
  'PermissionsCustomizeApplication',
  'PermissionsManageUsers',
  'PermissionsAssignPermissionSets',
  'PermissionsApiEnabled',
] as const;
/** Objects that are written when people are given their place; the org lets those write them who may manage users. */
const PEOPLE = ['PermissionSetAssignment', 'GroupMember'];

/** Whether the running user may do what an install does. */
export async function checkRights(connection: Connection, facts: OrgFacts): Promise<Finding[]> {
  const missing = await missingRights(connection, facts);
  if (!(await mayReadMetadata(connection))) missing.push('PermissionsModifyMetadata');
  for (const name of PEOPLE) if (facts.objects.get(name)?.createable !== true) missing.push(`create ${name}`);
  const names = [...new Set(missing)].map((right) => right.replace(/^Permissions/, ''));
  return names.length > 0 ? [finding('blocker', 'RightsMissing', [facts.user.username, shortList(names)])] : [];
}

async function missingRights(connection: Connection, facts: OrgFacts): Promise<string[]> {
  if (!facts.objects.has('UserPermissionAccess')) return [];
  const described = await describeObject(connection, 'UserPermissionAccess');
  const known = RIGHTS.filter((right) => described?.fields.has(right));
  if (known.length === 0) return [];
  const row = z.looseObject(Object.fromEntries(known.map((right) => [right, booleanValue])));
  const [rights] = await queryRows(connection, `SELECT ${known.join(', ')} FROM UserPermissionAccess`, row);
  return known.filter((right) => rights?.[right] !== true);
}

async function mayReadMetadata(connection: Connection): Promise<boolean> {
  try {
    await connection.metadata.describe(API_VERSION);
    return true;
  } catch (problem) {
    if (/^(INSUFFICIENT_ACCESS|INVALID_TYPE|API_DISABLED)/.test(platformProblem(problem)?.code ?? '')) return false;
    throw problem;
  }
}
