import { keyOf } from '../content/componentFiles.ts';
import { hashOfKey, RECORD_NAME } from '../content/installationRecord.ts';
import type { OrgComparison } from '../content/orgState.ts';

/** Keys of what the org has from installs, this version's and earlier ones'; whatever else has such a name is somebody else's. */
export function ownComponents({ record, listed, components }: OrgComparison): string[] {
  const recordKey = keyOf({ type: 'LightningComponentBundle', fullName: RECORD_NAME });
  const keys = record
    ? [...listed.keys()].filter((key) => record.hashes.has(hashOfKey(key)))
    : components
        .filter(
          ({ state, component }) => ['unchanged', 'changed', 'edited'].includes(state) && listed.has(keyOf(component)),
        )
        .map(({ component }) => keyOf(component));
  if (listed.has(recordKey)) keys.push(recordKey);
  return [...new Set(keys)].sort();
}

export const typeOf = (key: string): string => key.slice(0, key.indexOf(':'));
export const nameOf = (key: string): string => key.slice(key.indexOf(':') + 1);

/** Own objects, by API name. */
export function ownObjects(keys: readonly string[]): string[] {
  return keys.filter((key) => typeOf(key) === 'CustomObject').map(nameOf);
}

/** Own fields of objects that stay, by object. */
export function fieldsOnOthers(keys: readonly string[]): Map<string, string[]> {
  const objects = new Set(ownObjects(keys));
  const fields = new Map<string, string[]>();
  for (const key of keys) {
    if (typeOf(key) !== 'CustomField') continue;
    const [object = '', field = ''] = nameOf(key).split('.');
    if (!objects.has(object)) fields.set(object, [...(fields.get(object) ?? []), field]);
  }
  return fields;
}

/** Types in the order in which they are deleted: what uses others comes before what it uses. Each row is one transaction. */
const STAGES: readonly (readonly string[])[] = [
  ['Dashboard', 'DashboardFolder'],
  ['Report', 'ReportFolder'],
  ['ReportType'],
  ['PermissionSet'],
  ['CustomApplication'],
  ['CustomTab'],
  ['FlexiPage'],
  ['LightningComponentBundle'],
  ['ValidationRule', 'ListView', 'CompactLayout'],
  ['SharingOwnerRule'],
  ['Queue'],
  ['Group'],
  ['CustomField', 'CustomObject'],
  ['CustomPermission', 'CustomNotificationType', 'CustomLabel'],
];

/**
 * The components in the order of their deletion, but flows, which go by their versions. Parts of own objects go with their object, and
 * the record of the install goes last: while anything is there, the next uninstall knows whose it is.
 */
export function stagesOf(keys: readonly string[]): string[][] {
  const objects = new Set(ownObjects(keys));
  const recordKey = `LightningComponentBundle:${RECORD_NAME}`;
  const goesWithObject = (key: string): boolean => {
    const type = typeOf(key);
    if (type === 'Layout') return objects.has(nameOf(key).split('-')[0]!);
    return (
      ['CustomField', 'ValidationRule', 'ListView', 'CompactLayout'].includes(type) &&
      objects.has(nameOf(key).split('.')[0]!)
    );
  };
  const left = keys.filter((key) => key !== recordKey && typeOf(key) !== 'Flow' && !goesWithObject(key));
  const known = new Set([...STAGES.flat(), 'Translations', 'CustomObjectTranslation']);
  const stages = STAGES.map((types) => left.filter((key) => types.includes(typeOf(key))));
  const others = left.filter((key) => !known.has(typeOf(key)));
  return [others, ...stages, keys.filter((key) => key === recordKey)].filter((stage) => stage.length > 0);
}
