import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { deleteRows } from '../connection/deleteRows.ts';
import { queryRows, soqlText } from '../connection/query.ts';
import { assignPermissionSets } from '../install/membership.ts';

const PERMISSION_SET = 'RenkeiMigration';

/**
 * Lets the loading user write history as it was, past the flows that would refuse or restamp it. Whatever is not history comes in
 * after {@link Migration.end}, through the flows like the work of a person.
 */
export class Migration {
  readonly #connection: Connection;
  readonly #userId: string;

  static async begin(connection: Connection): Promise<Migration> {
    const { user_id: userId } = await connection.identity();
    await assignPermissionSets(connection, [{ userId, name: PERMISSION_SET }]);
    return new Migration(connection, userId);
  }

  private constructor(connection: Connection, userId: string) {
    this.#connection = connection;
    this.#userId = userId;
  }

  /** Takes the permission set away, also one that a load which was killed has left. Can be repeated. */
  async end(): Promise<void> {
    const assignments = await queryRows(
      this.#connection,
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = ${soqlText(this.#userId)} AND PermissionSet.Name = '${PERMISSION_SET}'`,
      z.looseObject({ Id: z.string() }),
    );
    await deleteRows(
      this.#connection,
      assignments.map(({ Id }) => Id),
    );
  }
}
