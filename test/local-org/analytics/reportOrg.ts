import assert from 'node:assert/strict';
import { listOf } from '../../../scripts/local-org/analytics/catalogue.ts';
import type { Catalogued } from '../../../scripts/local-org/analytics/catalogue.ts';
import { deployPackage } from '../../../scripts/local-org/metadata/deploy.ts';
import { LocalOrg } from '../../../scripts/local-org/org.ts';
import type { Session } from '../../../scripts/local-org/org.ts';
import { toZip } from '../metadata/samplePackage.ts';
import type { Files } from '../metadata/samplePackage.ts';
import { REPORTS } from './reportPackage.ts';

export interface ReportOrg {
  org: LocalOrg;
  admin: Session;
  /** A standard user who has the permission set, with records of their own. */
  seller: Session;
  insert(object: string, record: Record<string, unknown>, as?: Session): string;
  /** The report or dashboard of a full name, as the administrator finds it. */
  report(fullName: string): Catalogued;
  dashboard(fullName: string): Catalogued;
}

/** An org with the package of reports, two users who may see its fields, and its clock at noon of 10 July 2026. */
export async function openReportOrg(files: Files = REPORTS): Promise<ReportOrg> {
  const org = LocalOrg.open({ file: ':memory:', clock: new Date('2026-07-10T12:00:00Z') });
  const { findings } = await deployPackage(org, toZip(files), { checkOnly: false, singlePackage: true });
  assert.deepEqual(findings, []);
  const admin = org.session(org.userId('admin@local.example'));
  const insert = (object: string, record: Record<string, unknown>, as = admin): string => {
    const [result] = org.save(as, [{ action: 'insert', object, record }], { allOrNone: true });
    assert.ok(result!.success, JSON.stringify(result!.errors));
    return result!.id!;
  };
  const [profile] = org.store.find('Profile', 'Name', ['Standard User']);
  const user = insert('User', {
    Username: 'seller@local.example',
    LastName: 'Seller',
    Alias: 'seller',
    Email: 'seller@local.example',
    ProfileId: profile!['Id'],
    TimeZoneSidKey: 'Asia/Tokyo',
    LocaleSidKey: 'ja_JP',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'ja',
    IsActive: true,
  });
  const [set] = org.store.find('PermissionSet', 'Name', ['Deals']);
  for (const AssigneeId of [admin.userId, user])
    insert('PermissionSetAssignment', { AssigneeId, PermissionSetId: set!['Id'] });
  const found = (kind: 'Report' | 'Dashboard', fullName: string): Catalogued =>
    listOf(org, admin, kind).find(({ component }) => component.fullName === fullName)!;
  return {
    org,
    admin,
    seller: org.session(user),
    insert,
    report: (fullName) => found('Report', fullName),
    dashboard: (fullName) => found('Dashboard', fullName),
  };
}
