import type { MetadataComponent } from '../metadata/component.ts';
import type { FieldModel, ObjectModel, Schema } from '../schema/model.ts';

type Content = MetadataComponent['content'];

/** An object of a report type: the base, or the children joined to the one before. */
export interface JoinedObject {
  object: ObjectModel;
  /** As columns name it: `Account`, `Account.Widgets__r`. */
  table: string;
  /** Of joined objects: their reference to the object before. */
  reference?: FieldModel;
  /** Whether records of the objects before stay when they have no such children. */
  outer: boolean;
}

/** A field as reports name it: `Widget__c$Account__c.Industry`. */
export interface ReportField {
  key: string;
  /** Place of its table among the joined objects. */
  depth: number;
  /** Relationships from the table's object to the object of the field. */
  path: string[];
  field: FieldModel;
  object: ObjectModel;
  /** The name that the report type gives the column instead of the field's. */
  label?: string;
}

export interface ReportTypeModel {
  fullName: string;
  label: string;
  objects: JoinedObject[];
  sections: { label: string; fields: ReportField[] }[];
  /** Every column by key. */
  fields: Map<string, ReportField>;
}

/** Reads a deployed report type; the deploy has checked it. */
export function readReportType(schema: Schema, { fullName, content }: MetadataComponent): ReportTypeModel {
  const objects: JoinedObject[] = [
    { object: schema.object(content['baseObject']), table: content['baseObject'], outer: false },
  ];
  for (let join = content['join'] as Content | undefined; join; join = join['join'] as Content | undefined) {
    const before = objects.at(-1)!;
    const child = childOf(schema, before.object, join['relationship'])!;
    const outer = join['outerJoin'] === 'true';
    objects.push({ ...child, table: `${before.table}.${String(join['relationship'])}`, outer });
  }
  const fields = new Map<string, ReportField>();
  const sections = (content['sections'] as Content[]).map((section) => ({
    label: String(section['masterLabel']),
    fields: ((section['columns'] ?? []) as Record<string, string>[]).map((column) => {
      const depth = objects.findIndex(({ table }) => table === column['table']);
      const found = fieldAt(schema, objects[depth]!.object, column['field']!)!;
      const label = column['displayNameOverride'];
      const key = `${column['table']}$${column['field']}`;
      const field: ReportField = { key, depth, ...found, ...(label ? { label } : {}) };
      fields.set(key, field);
      return field;
    }),
  }));
  return { fullName, label: String(content['label']), objects, sections, fields };
}

/** The children of an object under a relationship's name, which in metadata ends in `__r` for custom fields. */
export function childOf(
  schema: Schema,
  object: ObjectModel,
  relationship: string,
): { object: ObjectModel; reference: FieldModel } | undefined {
  const found = schema
    .children(object)
    .find(
      ({ field, relationshipName }) => relationshipName && relationshipOf(field, relationshipName) === relationship,
    );
  return found && { object: found.object, reference: found.field };
}

const relationshipOf = (field: FieldModel, name: string): string =>
  field.custom && !name.endsWith('__r') ? `${name}__r` : name;

/** How report types name a field: standard references without `Id`, custom ones as they are. */
const reportName = (field: FieldModel): string =>
  !field.custom && field.type === 'reference' ? field.relationshipName! : field.name;

/** A field by its name in a report type, through up to four references: `Account__c.Industry`. */
export function fieldAt(
  schema: Schema,
  start: ObjectModel,
  written: string,
): Pick<ReportField, 'path' | 'field' | 'object'> | undefined {
  const names = written.split('.');
  if (names.length > 5) return undefined;
  const last = names.pop()!;
  const path: string[] = [];
  let object = start;
  for (const name of names) {
    const reference = [...object.fields.values()].find((field) => field.referenceTo && reportName(field) === name);
    const target = reference?.referenceTo!.find((each) => each !== 'Group');
    if (!target || reference!.polymorphic) return undefined;
    path.push(reference!.relationshipName!);
    object = schema.object(target);
  }
  const field = [...object.fields.values()].find((each) => reportName(each) === last);
  return field && field.type !== 'address' ? { path, field, object } : undefined;
}
