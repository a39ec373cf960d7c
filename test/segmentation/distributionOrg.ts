import { join } from 'node:path';
import type { FieldValue, Row } from '../../scripts/connection/saveRows.ts';
import { assignPermissionSets } from '../../scripts/install/membership.ts';
import { applyPolicy } from '../../scripts/segmentation/policy/apply.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

/** An org with the default policy, in which inside sales leads the segment Maintain, and with a team of callers. */
export class DistributionOrg {
  readonly test: TestOrg;
  readonly users: ReadonlyMap<string, string>;
  private readonly accounts = new Map<string, string>();

  /** @param team callers by name with what their team records say */
  static async start(team: Readonly<Record<string, Row>>): Promise<DistributionOrg> {
    const test = await startTestOrg();
    try {
      const { connection } = test;
      await createSettingIfAbsent(connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
      await applyPolicy(connection, { file: join(project, 'config/policy/default.json') });
      const userId = test.running.org.sessionOfToken(test.running.token).userId;
      // Segments are given, not scored: they are what the distribution begins with.
      await assignPermissionSets(connection, [{ userId, name: 'RenkeiMigration' }]);
      const [profile] = await test.query(`SELECT Id FROM Profile WHERE Name = 'Standard User'`);
      const names = [...Object.keys(team), 'saeki'];
      const ids = await test.insert(
        'User',
        names.map((name) => ({
          LastName: name,
          Alias: name.slice(0, 8),
          Username: `${name}@renkei.example`,
          Email: `${name}@renkei.example`,
          ProfileId: profile!['Id']!,
          TimeZoneSidKey: 'Asia/Tokyo',
          LocaleSidKey: 'ja_JP',
          EmailEncodingKey: 'UTF-8',
          LanguageLocaleKey: 'ja',
          IsActive: true,
        })),
      );
      const users = new Map(names.map((name, index) => [name, ids[index]!]));
      await assignPermissionSets(
        connection,
        names.map((name) => ({
          userId: users.get(name)!,
          name: name === 'saeki' ? 'RenkeiManager' : 'RenkeiInsideSales',
        })),
      );
      await test.insert(
        'RenkeiTeamMember__c',
        Object.entries(team).map(([name, row]) => ({
          User__c: users.get(name)!,
          Team__c: 'East',
          Role__c: 'Caller',
          ...row,
        })),
      );
      return new DistributionOrg(test, users);
    } catch (problem) {
      await test.close();
      throw problem;
    }
  }

  private constructor(test: TestOrg, users: ReadonlyMap<string, string>) {
    this.test = test;
    this.users = users;
  }

  idOf(user: string): string {
    return this.users.get(user)!;
  }

  account(name: string): string {
    return this.accounts.get(name)!;
  }

  async addAccounts(rows: Readonly<Record<string, Row>>): Promise<void> {
    const names = Object.keys(rows);
    const ids = await this.test.insert(
      'Account',
      names.map((name) => ({ Name: name, RenkeiSegment__c: 'Maintain', ...rows[name] })),
    );
    names.forEach((name, index) => this.accounts.set(name, ids[index]!));
  }

  /** Plans of accounts by name, owned by somebody; answers with their Ids. */
  addPlans(owners: Readonly<Record<string, string>>): Promise<string[]> {
    return this.test.insert(
      'RenkeiCallPlan__c',
      Object.entries(owners).map(([account, owner]) => ({
        Account__c: this.account(account),
        AccountKey__c: this.account(account),
        OwnerId: this.idOf(owner),
      })),
    );
  }

  async update(object: string, row: Row & { Id: string }): Promise<void> {
    const { saveRows } = await import('../../scripts/connection/saveRows.ts');
    const [outcome] = await saveRows(this.test.connection, { object, operation: 'update', rows: [row] });
    if (!outcome!.success) throw new Error(JSON.stringify(outcome!.errors));
  }

  /** What the plans say, by account name: `owner` or `owner → proposed (reason)`. */
  async plans(): Promise<Record<string, string>> {
    const rows = await this.test.query(
      `SELECT Account__r.Name, OwnerId, CreatedById, ProposedCaller__c, ProposalReason__c FROM RenkeiCallPlan__c ORDER BY Account__r.Name`,
    );
    const names = new Map([...this.users].map(([name, id]) => [id as FieldValue, name]));
    return Object.fromEntries(
      rows.map((row) => {
        const owner = names.get(row['OwnerId']!) ?? '–';
        const proposed = row['ProposedCaller__c'];
        const why = proposed ? ` → ${names.get(proposed)} (${row['ProposalReason__c'] ?? 'by hand'})` : '';
        return [(row['Account__r'] as unknown as { Name: string }).Name, owner + why];
      }),
    );
  }

  close(): Promise<void> {
    return this.test.close();
  }
}
