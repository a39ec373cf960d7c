import { ApiError } from '../errors.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { eTag, MASTER_RECORD_TYPE, visibleFields, visibleObject } from './objectInfo.ts';

/** `GET object-info/<object>/picklist-values/<record type>/<field>` */
export function picklistValues(
  org: LocalOrg,
  session: Session,
  name: string,
  recordType: string,
  fieldName: string,
): Record<string, unknown> {
  const object = checkedObject(org, session, name, recordType);
  const field = visibleFields(org, session, object).find((each) => each.name.toLowerCase() === fieldName.toLowerCase());
  if (!field?.picklist) throw new ApiError('NOT_FOUND', `There is no picklist field '${fieldName}' on ${object.name}.`);
  return valuesOf(org, session, object, field);
}

/** `GET object-info/<object>/picklist-values/<record type>` */
export function allPicklistValues(
  org: LocalOrg,
  session: Session,
  name: string,
  recordType: string,
): Record<string, unknown> {
  const object = checkedObject(org, session, name, recordType);
  const fields = visibleFields(org, session, object).filter((field) => field.picklist);
  const values = Object.fromEntries(fields.map((field) => [field.name, valuesOf(org, session, object, field)]));
  return { eTag: eTag(values), picklistFieldValues: values };
}

function checkedObject(org: LocalOrg, session: Session, name: string, recordType: string): ObjectModel {
  if (recordType.slice(0, 15) !== MASTER_RECORD_TYPE.slice(0, 15))
    throw new ApiError(
      'INVALID_ID_FIELD',
      `There is no record type '${recordType}': the local org models the master record type only.`,
    );
  return visibleObject(org, session, name);
}

function valuesOf(org: LocalOrg, session: Session, object: ObjectModel, field: FieldModel): Record<string, unknown> {
  const labels = org.labels(session.language);
  const url = `/services/data/v66.0/ui-api/object-info/${object.name}/picklist-values/${MASTER_RECORD_TYPE}/${field.name}`;
  const values = field
    .picklist!.values.filter((value) => value.active)
    .map(({ value, isDefault }) => ({
      isDefault,
      entry: { attributes: null, label: labels.picklist(object.name, field.name, value), validFor: [], value },
    }));
  const content = {
    controllerValues: {},
    defaultValue: values.find(({ isDefault }) => isDefault)?.entry ?? null,
    url,
    values: values.map(({ entry }) => entry),
  };
  return { eTag: eTag(content), ...content };
}
