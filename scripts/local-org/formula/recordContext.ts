import type { LocalOrg, Session } from '../org.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import { formulaTypeOf } from './check.ts';
import { compileFormula, type CompiledFormula } from './compile.ts';
import type { FormulaContext } from './evaluate.ts';

/**
 * What a formula sees of a record: its fields, its parents through the store, formula fields computed as they are read,
 * and the running user as `$User`, `$Profile`, `$UserRole`, `$Organization` and `$Permission`.
 * @param prior the record before the save; leave it out when the record is new, give the record itself when it is only read
 */
export function recordContext(
  org: LocalOrg,
  session: Session,
  object: ObjectModel,
  row: Row,
  prior?: Row,
): FormulaContext {
  const context: FormulaContext = {
    value: (path) => read(org, session, object, row, path, context),
    ...(prior && prior !== row ? { prior: recordContext(org, session, object, prior, prior) } : {}),
    isNew: prior === undefined,
    now: org.clock.now(),
    get timeZone() {
      return String(org.store.get('User', session.userId)!['TimeZoneSidKey']);
    },
  };
  return context;
}

function read(
  org: LocalOrg,
  session: Session,
  object: ObjectModel,
  row: Row,
  path: readonly string[],
  context: FormulaContext,
): unknown {
  const [name, ...rest] = path as [string, ...string[]];
  if (name.startsWith('$')) return readGlobal(org, session, name, rest, context);
  if (rest.length === 0) return fieldValue(org, object, org.schema.field(object, name), row, context);
  const reference = [...object.fields.values()].find((field) => field.relationshipName === name)!;
  const id = row[reference.name];
  const target = typeof id === 'string' ? org.schema.objectOfId(id) : undefined;
  const parent = target && org.store.get(target.name, id as string, { deleted: true });
  return parent ? read(org, session, target, parent, rest, recordContext(org, session, target, parent, parent)) : null;
}

function fieldValue(org: LocalOrg, object: ObjectModel, field: FieldModel, row: Row, context: FormulaContext): unknown {
  if (field.formula) return formulaOfField(org, object, field).evaluate(context);
  if (field.parts)
    return (
      field.parts
        .map((part) => row[part])
        .filter(Boolean)
        .join(' ') || null
    );
  return row[field.name] ?? null;
}

const compiled = new WeakMap<FieldModel, CompiledFormula>();

/** The compiled formula of a formula field. */
export function formulaOfField(org: LocalOrg, object: ObjectModel, field: FieldModel): CompiledFormula {
  let formula = compiled.get(field);
  if (!formula) {
    const returnType = formulaTypeOf(field.type);
    const blankAsZero = field.formulaTreatBlanksAs !== 'BlankAsBlank';
    formula = compileFormula(org.schema, object.name, field.formula!, { returnType, scale: field.scale, blankAsZero });
    compiled.set(field, formula);
  }
  return formula;
}

function readGlobal(org: LocalOrg, session: Session, name: string, path: string[], context: FormulaContext): unknown {
  if (name === '$Permission') return org.access.hasCustomPermission(session, path[0]!);
  const user = org.store.get('User', session.userId)!;
  const ids: Record<string, unknown> = {
    $User: session.userId,
    $Profile: user['ProfileId'],
    $UserRole: user['UserRoleId'],
    $Organization: org.organizationId,
  };
  const object = org.schema.object(name.slice(1));
  const row = ids[name] ? org.store.get(object.name, String(ids[name])) : undefined;
  return row ? read(org, session, object, row, path, context) : null;
}
