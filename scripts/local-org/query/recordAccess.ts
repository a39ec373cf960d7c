import type { Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { ApiError, notModelled } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { Comparison } from './logic.ts';
import { malformed, unquote } from './parse.ts';
import type { QueryRecord } from './select.ts';

/** What a user may do with a record, as `UserRecordAccess` says it. */
interface RecordRights {
  HasReadAccess: boolean;
  HasEditAccess: boolean;
  HasDeleteAccess: boolean;
  HasTransferAccess: boolean;
  HasAllAccess: boolean;
  MaxAccessLevel: 'None' | 'Read' | 'Edit' | 'All';
}

type Flag = Exclude<keyof RecordRights, 'MaxAccessLevel'>;

const OBJECT = 'UserRecordAccess';
const FLAGS: readonly Flag[] = [
  'HasReadAccess',
  'HasEditAccess',
  'HasDeleteAccess',
  'HasTransferAccess',
  'HasAllAccess',
];
const COLUMNS: readonly string[] = ['RecordId', ...FLAGS, 'MaxAccessLevel'];
const MOST_RECORDS = 200;

/** Whether a query asks for a user's access to records: such rows are figured, no table holds them. */
export function asksRecordAccess({ sObject }: Query): boolean {
  return sObject?.toLowerCase() === OBJECT.toLowerCase();
}

/**
 * Rows of `UserRecordAccess`: one for each record that is there and that the session's user may read, also where the user who is
 * asked about may do nothing with it.
 * @throws ApiError for a query that is not about one user and at most 200 records
 */
export function recordAccess(
  org: LocalOrg,
  session: Session,
  query: Query,
  binds: Readonly<Record<string, unknown>> = {},
): QueryRecord[] {
  for (const clause of ['groupBy', 'having', 'orderBy', 'offset'] as const)
    if (query[clause] !== undefined) throw notModelled(`${clause} in a query of ${OBJECT}`);
  const columns = selected(query);
  const { userId, recordIds, flag } = filters(query.where, binds);
  if (flag && columns.length > 1) throw malformed(`Filtered by ${flag.name}, ${OBJECT} gives RecordId only`);
  if (org.store.get('User', userId)?.['IsActive'] !== true) throw notModelled(`${OBJECT} of a user who is not active`);
  const asked = { ...session, userId };
  const rows = recordIds.flatMap((RecordId): QueryRecord[] => {
    const object = org.schema.objectOfId(RecordId);
    if (!object) return [];
    if (object.setup) throw notModelled(`${OBJECT} of ${object.name}`);
    if (!rightsOf(org, session, object.name, RecordId).HasReadAccess) return [];
    const rights = rightsOf(org, asked, object.name, RecordId);
    if (flag && rights[flag.name] !== flag.value) return [];
    const attributes = { type: OBJECT, url: `/services/data/v66.0/sobjects/${OBJECT}/${RecordId}` };
    const values: Record<string, unknown> = { RecordId, ...rights };
    return [{ attributes, ...Object.fromEntries(columns.map((name) => [name, values[name]])) }];
  });
  return rows.slice(0, query.limit ?? rows.length);
}

function rightsOf(org: LocalOrg, session: Session, object: string, id: string): RecordRights {
  const row = org.store.get(object, id);
  const visible = row && row['IsDeleted'] !== true ? org.access.visibleRecord(session, object, id) : 'none';
  const read = visible !== 'none' && org.access.canRead(session, object);
  const edit = read && visible === 'edit' && org.access.canEdit(session, object);
  const owns = edit && org.access.deletableRecord(session, object, id);
  return {
    HasReadAccess: read,
    HasEditAccess: edit,
    HasDeleteAccess: owns && org.access.canDelete(session, object),
    HasTransferAccess: owns,
    HasAllAccess: owns,
    MaxAccessLevel: owns ? 'All' : edit ? 'Edit' : read ? 'Read' : 'None',
  };
}

function selected(query: Query): string[] {
  const columns = (query.fields ?? []).map((field) => {
    const name = field.type === 'Field' ? COLUMNS.find((one) => sameName(one, field.field)) : undefined;
    if (!name) throw new ApiError('INVALID_FIELD', 'Can select only RecordId, a Has*Access field, and MaxAccessLevel');
    return name;
  });
  if (!columns.includes('RecordId')) throw new ApiError('INVALID_FIELD', 'RecordId field must be selected');
  return columns;
}

interface Filters {
  userId: string;
  recordIds: string[];
  flag?: { name: Flag; value: boolean };
}

function filters(where: WhereClause | undefined, binds: Readonly<Record<string, unknown>>): Filters {
  const found: Partial<Filters> = {};
  for (const one of conjunction(where)) {
    const field = 'field' in one ? String(one.field) : '';
    const values = comparedWith(one, binds);
    const single = one.operator === '=' && values.length === 1;
    const flag = FLAGS.find((name) => sameName(name, field));
    if (sameName(field, 'UserId') && single && !found.userId) found.userId = idOf(values[0]);
    else if (sameName(field, 'RecordId') && (single || one.operator === 'IN') && !found.recordIds)
      found.recordIds = [...new Set(values.map(idOf))];
    else if (flag && single && typeof values[0] === 'boolean' && !found.flag)
      found.flag = { name: flag, value: values[0] };
    else throw malformed(`${OBJECT} is not filtered by ${field} ${one.operator}, or once only`);
  }
  if (!found.userId) throw malformed(`${OBJECT} needs a filter UserId = one id`);
  if (!found.recordIds) throw malformed(`${OBJECT} needs a filter RecordId = an id, or IN ids`);
  if (found.recordIds.length > MOST_RECORDS)
    throw new ApiError('LIMIT_EXCEEDED', `Number of records exceeds limit: ${MOST_RECORDS}`);
  return found as Filters;
}

/** Conditions that are joined by AND only; parentheses make no difference then. */
function conjunction(where: WhereClause | undefined): Comparison[] {
  const found: Comparison[] = [];
  for (let link = where; link;) {
    if (!link.left || !('operator' in link.left)) throw malformed(`${OBJECT} takes no NOT`);
    found.push(link.left as Comparison);
    if (!('operator' in link)) break;
    if (link.operator !== 'AND') throw malformed(`${OBJECT} takes no ${link.operator}`);
    link = link.right;
  }
  return found;
}

/** What a comparison compares with: texts and truth values, written or bound. */
function comparedWith(one: Comparison, binds: Readonly<Record<string, unknown>>): unknown[] {
  if (!('value' in one)) throw malformed(`${OBJECT} takes no semi join`);
  const { value, literalType } = one as { value: string | string[]; literalType?: string | string[] };
  if (literalType === 'APEX_BIND_VARIABLE') return [binds[String(value)]].flat();
  return [value].flat().map((written) => {
    if (/^'/.test(written)) return unquote(written);
    return /^(true|false)$/i.test(written) ? written.toLowerCase() === 'true' : null;
  });
}

function idOf(value: unknown): string {
  const id = toLongId(value);
  if (!id) throw new ApiError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${String(value)}`);
  return id;
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
