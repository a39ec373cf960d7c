import { ApiError } from '../errors.ts';
import type { Labels } from '../labels.ts';
import type { LocalOrg, Session } from '../org.ts';
import { isKey } from '../record/references.ts';
import { describeField, type DescribedField } from './describeField.ts';
import type { ObjectModel } from './model.ts';

const VERSION = 'v66.0';
const MASTER_RECORD_TYPE = '012000000000000AAA';

type Description = ReturnType<typeof flagsOf>;

export interface DescribedObject extends Description {
  childRelationships: Record<string, unknown>[];
  fields: DescribedField[];
  recordTypeInfos: Record<string, unknown>[];
  [property: string]: unknown;
}

/** The body of `GET /sobjects`: the objects that the user may read. */
export function describeGlobal(
  org: LocalOrg,
  session: Session,
): { encoding: string; maxBatchSize: number; sobjects: Description[] } {
  const labels = org.labels(session.language);
  const objects = [...org.schema.objects.values()].filter((object) => org.access.canRead(session, object.name));
  return {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: objects.sort(byName).map((object) => flagsOf(org, session, object, labels)),
  };
}

/**
 * The body of `GET /sobjects/<object>/describe`: what the user may see of it, labelled in the session's language.
 * @throws ApiError NOT_FOUND when there is no such object or the user may not read it
 */
export function describeObject(org: LocalOrg, session: Session, name: string): DescribedObject {
  const object = org.schema.find(name);
  if (!object || !org.access.canRead(session, object.name))
    throw new ApiError('NOT_FOUND', 'The requested resource does not exist');
  const labels = org.labels(session.language);
  const fields = [...object.fields.values()].filter((field) =>
    org.access.fieldReadable(session, object.name, field.name),
  );
  return {
    actionOverrides: [],
    ...flagsOf(org, session, object, labels),
    childRelationships: childRelationships(org, session, object),
    compactLayoutable: true,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: fields.map((field) =>
      describeField(object, field, labels, {
        editable: org.access.fieldEditable(session, object.name, field.name),
        idLookup: isKey(field),
      }),
    ),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: [
      {
        active: true,
        available: true,
        defaultRecordTypeMapping: true,
        developerName: 'Master',
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE,
        urls: {},
      },
    ],
    searchLayoutable: object.searchable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: 'All', name: 'everything' },
      { label: 'Mine', name: 'mine' },
    ],
  };
}

function byName(left: ObjectModel, right: ObjectModel): number {
  return left.name < right.name ? -1 : 1;
}

function flagsOf({ access }: LocalOrg, session: Session, object: ObjectModel, labels: Labels) {
  const deletable = access.canDelete(session, object.name);
  const url = `/services/data/${VERSION}/sobjects/${object.name}`;
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: access.canCreate(session, object.name),
    custom: object.custom,
    customSetting: false,
    deepCloneable: false,
    deletable,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: labels.object(object.name),
    labelPlural: labels.objectPlural(object.name),
    layoutable: !object.setup,
    mergeable: false,
    mruEnabled: !object.setup,
    name: object.name,
    queryable: object.queryable,
    replicateable: true,
    retrieveable: true,
    searchable: object.searchable,
    triggerable: !object.setup,
    undeletable: deletable,
    updateable: access.canEdit(session, object.name),
    urls: { sobject: url, describe: `${url}/describe`, rowTemplate: `${url}/{ID}` },
  };
}

function childRelationships(
  { schema, access }: LocalOrg,
  session: Session,
  parent: ObjectModel,
): Record<string, unknown>[] {
  return schema
    .children(parent)
    .filter(({ object, field }) => access.fieldReadable(session, object.name, field.name))
    .map(({ object, field, relationshipName }) => ({
      cascadeDelete: field.deleteConstraint === 'Cascade',
      childSObject: object.name,
      deprecatedAndHidden: false,
      field: field.name,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: relationshipName ?? null,
      restrictedDelete: field.deleteConstraint === 'Restrict',
    }));
}
