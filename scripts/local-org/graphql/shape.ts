import type { LocalOrg, Session } from '../org.ts';
import type { ChildRelationship, FieldModel, ObjectModel } from '../schema/model.ts';
import type { DisplayValue } from '../ui-api/displayValue.ts';

/** An object as one user sees it: what its types in the GraphQL schema are made from. */
export interface Shape {
  object: ObjectModel;
  fields: Map<string, FieldModel>;
  /** Lookups by relationship name. */
  parents: Map<string, { reference: FieldModel; targets: string[] }>;
  children: Map<string, ChildRelationship>;
  /** What the user may write; empty where the user may not create, or change, records of the object. */
  createable: FieldModel[];
  updateable: FieldModel[];
  deletable: boolean;
}

export type Shapes = Map<string, Shape>;

/** What resolvers know of a request. */
export interface GraphqlContext {
  org: LocalOrg;
  session: Session;
  shapes: Shapes;
  display: DisplayValue;
  /** Outcome of the mutation's operations by response key. */
  outcomes: Map<string, { id: string | null } | Error>;
}

/** The objects that the user may read, with the fields and relationships that lead to such objects. */
export function visibleShapes(org: LocalOrg, session: Session): Shapes {
  const { access, schema } = org;
  const objects = [...schema.objects.values()].filter(
    (object) => object.queryable && access.canRead(session, object.name),
  );
  const names = new Set(objects.map(({ name }) => name));
  return new Map(
    objects.map((object) => {
      const fields = [...object.fields.values()].filter(
        (field) => access.fieldReadable(session, object.name, field.name) && !field.parts?.length,
      );
      const lookups = fields.flatMap((reference) => {
        const targets = (reference.referenceTo ?? []).filter((target) => names.has(target));
        return reference.relationshipName && targets.length > 0
          ? [[reference.relationshipName, { reference, targets }] as const]
          : [];
      });
      const children = schema
        .children(object)
        .filter(
          (child) =>
            child.relationshipName &&
            names.has(child.object.name) &&
            access.fieldReadable(session, child.object.name, child.field.name),
        );
      // A name made of parts (of a person) is read as one field.
      const name = object.fields.get(object.nameFieldName);
      const shown = name?.parts ? [...fields, name] : fields;
      const editable = fields.filter((field) => access.fieldEditable(session, object.name, field.name));
      return [
        object.name,
        {
          object,
          fields: new Map(shown.map((field) => [field.name, field])),
          parents: new Map(lookups),
          children: new Map(children.map((child) => [child.relationshipName!, child])),
          createable: access.canCreate(session, object.name) ? editable.filter((field) => field.createable) : [],
          updateable: access.canEdit(session, object.name) ? editable.filter((field) => field.updateable) : [],
          deletable: access.canDelete(session, object.name),
        },
      ];
    }),
  );
}
