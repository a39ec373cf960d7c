import { wireAdapter } from 'shell/records';

const nameOf = (object) => (typeof object === 'string' ? object : object?.objectApiName);

/** @wire getObjectInfo: `{objectApiName}`. */
export const getObjectInfo = wireAdapter(({ objectApiName }) => {
  const name = nameOf(objectApiName);
  return name && { path: `/ui-api/object-info/${name}` };
});

/** @wire getPicklistValues: `{recordTypeId, fieldApiName}`. */
export const getPicklistValues = wireAdapter(({ recordTypeId, fieldApiName }) => {
  if (!recordTypeId || !fieldApiName) return undefined;
  const [object, field] =
    typeof fieldApiName === 'string'
      ? fieldApiName.split('.')
      : [fieldApiName.objectApiName, fieldApiName.fieldApiName];
  return { path: `/ui-api/object-info/${object}/picklist-values/${recordTypeId}/${field}` };
});

/** @wire getPicklistValuesByRecordType: `{objectApiName, recordTypeId}`. */
export const getPicklistValuesByRecordType = wireAdapter(({ objectApiName, recordTypeId }) => {
  const name = nameOf(objectApiName);
  return name && recordTypeId && { path: `/ui-api/object-info/${name}/picklist-values/${recordTypeId}` };
});
