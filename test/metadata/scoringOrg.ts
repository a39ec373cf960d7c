import assert from 'node:assert/strict';
import type { LocalOrg, SaveResult, Session } from '../../scripts/local-org/org.ts';
import type { Row } from '../../scripts/local-org/store/store.ts';
import { orgWith, packageParts, type ZipFiles } from './packageZip.ts';

export type Values = Record<string, unknown>;

/** What scoring takes, with the words of its refusals; screens, and the permission sets that show them, do not matter to it. */
const PARTS = [
  '*/objects',
  'core/customPermissions',
  'core/permissionsets/RenkeiMigration.*',
  '*/flows/*',
  '*/labels/*',
  '*/queues/*',
  '*/notificationtypes/*',
  'core/groups/*',
];

/** An org with the package's objects and flows, and whatever is saved in it by anybody's rights. */
export class ScoringOrg {
  readonly org: LocalOrg;
  /** Whoever saves; the flows run for them. */
  readonly user: Session;
  /** Somebody with the permission to skip automation. */
  readonly migrant: Session;

  /**
   * @param change of the files of the deploy, by their paths in the zip, for one test
   * @param parts of the package
   * @param addition to the files for all tests of these parts
   */
  static async open(
    clock: Date,
    change?: (files: ZipFiles) => void,
    parts = PARTS,
    addition?: (files: ZipFiles) => void,
  ): Promise<ScoringOrg> {
    const files = await packageParts(parts);
    addition?.(files);
    change?.(files);
    return new ScoringOrg(await orgWith(files, { clock }, { again: !change }));
  }

  private constructor(org: LocalOrg) {
    this.org = org;
    this.user = org.session(org.userId('admin@local.example'));
    const id = this.person('migrant');
    const permissionSet = org.store.find('PermissionSet', 'Name', ['RenkeiMigration'])[0]!['Id'];
    this.insert('PermissionSetAssignment', { AssigneeId: id, PermissionSetId: permissionSet });
    this.migrant = org.session(id);
  }

  /** Saves in one transaction; what is refused is told. */
  attempt(action: 'insert' | 'update' | 'delete', object: string, records: Values[], as = this.user): SaveResult[] {
    const operations = records.map((record) => ({ action, object, record }));
    return this.org.save(as, operations, { allOrNone: false, systemContext: true });
  }

  /** Saves in one transaction, all of it, and gives the Ids. */
  save(action: 'insert' | 'update' | 'delete', object: string, records: Values[], as = this.user): string[] {
    return this.attempt(action, object, records, as).map(({ id, errors }, index) => {
      assert.deepEqual(errors, [], JSON.stringify(records[index]));
      return id!;
    });
  }

  insert(object: string, record: Values, as = this.user): string {
    return this.save('insert', object, [record], as)[0]!;
  }

  update(object: string, record: Values, as = this.user): void {
    this.save('update', object, [record], as);
  }

  /** Somebody new, who is like the administrator. */
  person(name: string): string {
    const admin = this.stored('User', this.user.userId);
    const like = ['ProfileId', 'TimeZoneSidKey', 'LocaleSidKey', 'EmailEncodingKey', 'LanguageLocaleKey'];
    const login = `${name.toLowerCase().replaceAll(' ', '')}@renkei.example`;
    return this.insert('User', {
      ...{ Username: login, Email: login, LastName: name, Alias: name.slice(0, 8).toLowerCase(), IsActive: true },
      ...Object.fromEntries(like.map((field) => [field, admin[field]])),
    });
  }

  /** What is stored of a record. */
  stored(object: string, id: string): Row {
    return this.org.store.find(object, 'Id', [id])[0] ?? assert.fail(`no ${object} ${id}`);
  }

  close(): void {
    this.org.close();
  }
}
