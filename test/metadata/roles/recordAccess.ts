import assert from 'node:assert/strict';
import type { FieldModel } from '../../../scripts/local-org/schema/model.ts';
import type { Answer } from '../../local-org/server/client.ts';
import { ROLES, type People, type Role, type Values } from './people.ts';
import { HARMLESS, make, ownerOf, sample, SCOPES, sound, type Scope } from './records.ts';

/** A row of a table: what is done, and a cell for each role. */
export type Row = [action: string, cells: Record<Role, string>];

/** How the cell of a role is found out. */
type Cell = (role: Role) => Promise<string>;

/** What everybody may do with the records and the fields of an object, found out by trying it over the API. */
export async function recordAccess(world: People, object: string): Promise<{ records: Row[]; fields: Row[] }> {
  const trying =
    (attempt: Attempt): Cell =>
    (role) =>
      scoped(world, object, role, attempt);
  const isOwned = world.org.schema.findField(object, 'OwnerId') !== undefined;
  const rows: [string, Cell][] = [
    ['sees', trying(sees)],
    ['creates', (role) => creates(world, object, role)],
    ['edits', trying(edits)],
    ...(isOwned ? [['gives to others', trying(gives)] as [string, Cell]] : []),
    ['deletes', trying(deletes)],
  ];
  return { records: await cellsOf(rows), fields: await fieldAccess(world, object) };
}

/** The same for the fields that Renkei adds to an object of the org's own. */
export const fieldAccess = (world: People, object: string): Promise<Row[]> => cellsOf(fieldRows(world, object));

const fieldRows = (world: People, object: string): [string, Cell][] => [
  ['writes', (role) => writes(world, object, role)],
  ['does not see', (role) => misses(world, object, role)],
];

async function cellsOf(rows: readonly [string, Cell][]): Promise<Row[]> {
  const found: Row[] = [];
  for (const [action, cell] of rows) {
    const cells = {} as Record<Role, string>;
    for (const role of ROLES) cells[role] = await cell(role);
    found.push([action, cells]);
  }
  return found;
}

/** An attempt at one record. */
type Attempt = (world: People, object: string, role: Role, id: string) => Promise<boolean>;

/** The records for which an attempt succeeds. */
async function scoped(world: People, object: string, role: Role, attempt: Attempt): Promise<string> {
  const possible: Scope[] = [];
  const found: Scope[] = [];
  for (const scope of SCOPES) {
    const owner = ownerOf(world, object, scope, role);
    if (!owner) continue;
    possible.push(scope);
    if (await attempt(world, object, role, make(world, object, owner))) found.push(scope);
  }
  return found.length === possible.length ? 'all' : found.join(', ') || '–';
}

const sees: Attempt = async ({ clients }, object, role, id) =>
  (await clients[role].get(`/sobjects/${object}/${id}`)).status === 200;

const edits: Attempt = async (world, object, role, id) => {
  const field = await harmless(world, object, role);
  const value = field === 'Name' ? 'Other' : sample(world, world.org.schema.field(object, field));
  return isDone(await world.clients[role].patch(`/sobjects/${object}/${id}`, { [field]: value }));
};

const gives: Attempt = async (world, object, role, id) => {
  const { clients, userIds, org, setup } = world;
  const colleagues: Record<Role, string> = {
    admin: userIds.manager,
    caller: userIds.caller2,
    rep: userIds.rep2,
    manager: userIds.caller,
    nobody: userIds.caller,
  };
  // A colleague's own record goes to somebody else of the same department.
  const before = ownerIn(world, object, id);
  const to = before === colleagues[role] ? (role === 'rep' ? userIds.rep : userIds.caller) : colleagues[role];
  if (!isDone(await clients[role].patch(`/sobjects/${object}/${id}`, { OwnerId: to }))) return false;
  return org.query(setup, `SELECT Id FROM ${object} WHERE Id = '${id}' AND OwnerId = '${to}'`).totalSize === 1;
};

const deletes: Attempt = async ({ clients }, object, role, id) =>
  isDone(await clients[role].call('DELETE', `/sobjects/${object}/${id}`));

const ownerIn = ({ org, setup }: People, object: string, id: string): unknown =>
  org.query(setup, `SELECT OwnerId FROM ${object} WHERE Id = '${id}'`).records[0]!['OwnerId'];

async function creates(world: People, object: string, role: Role): Promise<string> {
  const owner = role === 'nobody' ? world.setup.userId : world.userIds[role];
  return isDone(await world.clients[role].post(`/sobjects/${object}`, sound(world, object, owner))) ? 'yes' : '–';
}

/** Fields of an object that permission sets can give. */
const fieldsOf = ({ org }: People, object: string): FieldModel[] =>
  [...org.schema.object(object).fields.values()].filter(
    ({ name, permissionable }) => /__c$/.test(name) && permissionable,
  );

/** The fields that a role may write, each tried by itself on a record that the role may edit, else create. */
async function writes(world: People, object: string, role: Role): Promise<string> {
  const id = make(world, object, ownerOf(world, object, 'own', role) ?? world.setup.userId);
  // What is calculated nobody writes.
  const all = fieldsOf(world, object).filter(({ calculated }) => !calculated);
  const found: string[] = [];
  for (const field of all) {
    const record = { [field.name]: sample(world, field) };
    const answer = await world.clients[role].patch(`/sobjects/${object}/${id}`, record);
    const created = isRefused(answer)
      ? await world.clients[role].post(`/sobjects/${object}`, { ...required(world, object), ...record })
      : answer;
    if (!isRefused(answer) || !isRefused(created)) found.push(field.name);
  }
  return listed(found, all);
}

/** Of a sound record what nobody can be refused to write. */
const required = (world: People, object: string): Values =>
  Object.fromEntries(
    Object.entries(sound(world, object, world.userIds.rep)).filter(
      ([field]) => !world.org.schema.field(object, field).permissionable,
    ),
  );

/** The fields that a role does not get with a record. */
async function misses(world: People, object: string, role: Role): Promise<string> {
  const all = fieldsOf(world, object);
  const owner = ownerOf(world, object, 'own', role) ?? world.setup.userId;
  const answer = await world.clients[role].get(`/sobjects/${object}/${make(world, object, owner)}`);
  if (answer.status !== 200) return 'all';
  return listed(
    all.flatMap(({ name }) => (name in answer.body ? [] : [name])),
    all,
  );
}

const listed = (names: readonly string[], all: readonly FieldModel[]): string => {
  if (names.length === 0) return '–';
  if (names.length === all.length) return 'all';
  const others = all.map(({ name }) => name).filter((name) => !names.includes(name));
  const short = (list: readonly string[]) => list.map((name) => `\`${name.replace(/__c$/, '')}\``).join(', ');
  return names.length <= others.length ? short(names) : `all but ${short(others)}`;
};

const editable = new Map<string, string>();

/** A field with which to try whether a record may be edited: one that the role may write, if any. */
async function harmless(world: People, object: string, role: Role): Promise<string> {
  const key = `${object}/${role}`;
  const known = editable.get(key);
  if (known) return known;
  const { status, body } = await world.clients[role].get(`/sobjects/${object}/describe`);
  const described: Described[] = status === 200 ? body.fields : [];
  const usable = described.filter(({ updateable, type }) => updateable && type !== 'reference').map(({ name }) => name);
  const wanted = [...(HARMLESS[object] ?? []), ...usable.filter((name) => name.endsWith('__c')), 'Name'];
  const field = wanted.find((name) => usable.includes(name)) ?? fieldsOf(world, object)[0]!.name;
  editable.set(key, field);
  return field;
}
interface Described {
  name: string;
  type: string;
  updateable: boolean;
}

/** @throws when the org refused for what the test itself made wrong */
function isDone({ status, body }: Answer): boolean {
  if (status < 300) return true;
  const { errorCode, message } = body[0] as { errorCode: string; message: string };
  assert.ok(!OWN_MISTAKES.includes(errorCode), `${errorCode}: ${message}`);
  return false;
}
const OWN_MISTAKES = ['DUPLICATE_VALUE', 'REQUIRED_FIELD_MISSING', 'MALFORMED_ID', 'JSON_PARSER_ERROR'];

/** Whether rights are missing; what validation rules and flows say about a value is another matter. */
function isRefused({ status, body }: Answer): boolean {
  if (status < 300) return false;
  const { errorCode, message } = body[0] as { errorCode: string; message: string };
  if (['NOT_FOUND', 'INSUFFICIENT_ACCESS_OR_READONLY', 'INVALID_FIELD_FOR_INSERT_UPDATE'].includes(errorCode))
    return true;
  return (
    errorCode === 'INVALID_TYPE' ||
    errorCode === 'INVALID_FIELD' ||
    message.includes('No such column') ||
    (errorCode === 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' && message.includes('entity type cannot be'))
  );
}
