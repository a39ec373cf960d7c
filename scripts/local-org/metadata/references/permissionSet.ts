import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import type { XmlElement } from '../xml.ts';
import { checkName, element, elements, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';

const LICENSES = new Set(['Salesforce']);
const USER_PERMISSIONS = new Set(
  'ApiEnabled BulkApiHardDelete EditTask ExportReport ManageDashbdsInPubFolders ManageReportsInPubFolders RunReports ViewAllData ModifyAllData ViewSetup ViewRoles'.split(
    ' ',
  ),
);
/** What each object permission rests on. */
const NEEDS: Record<string, string[]> = {
  allowCreate: ['allowRead'],
  allowEdit: ['allowRead'],
  allowDelete: ['allowRead', 'allowEdit'],
  viewAllRecords: ['allowRead'],
  modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords'],
};
const SPOKEN: Record<string, string> = {
  allowCreate: 'Create',
  allowRead: 'Read',
  allowEdit: 'Edit',
  allowDelete: 'Delete',
  viewAllRecords: 'View All',
  modifyAllRecords: 'Modify All',
};
/** Standard objects that are seen through another one. */
const PARENTS: Record<string, string> = { Contact: 'Account', Opportunity: 'Account', Asset: 'Account' };

/** Permission sets: what they grant exists, can be granted, and grants what it rests on as well. */
export const checkPermissionSet: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  checkName(fullName, 'permission set', 80, tree, report);
  const license = element(tree, 'license');
  if (license && !LICENSES.has(license.text)) reportMissing(report, license, 'UserLicense');
  const seen = new Set<string>();
  const once = (entry: XmlElement, key: string): void => {
    const name = `${entry.name} ${textOf(entry, key)}`.toLowerCase();
    if (seen.has(name)) report(`Duplicate ${entry.name} entry: ${textOf(entry, key)}`, entry);
    seen.add(name);
  };
  for (const entry of elements(tree, 'fieldPermissions')) {
    once(entry, 'field');
    checkField(entry, catalogue, report);
  }
  const granted = elements(tree, 'objectPermissions');
  for (const entry of granted) {
    once(entry, 'object');
    checkObjectPermissions(entry, granted, catalogue, report);
  }
  const mustExist = (list: string, key: string, type: string, isThere: (name: string) => boolean): void => {
    for (const entry of elements(tree, list)) {
      once(entry, key);
      if (!isThere(textOf(entry, key))) reportMissing(report, placeOf(entry, key), type, textOf(entry, key), key);
    }
  };
  mustExist('applicationVisibilities', 'application', 'CustomApplication', (name) =>
    catalogue.has('CustomApplication', name),
  );
  mustExist('customPermissions', 'name', 'CustomPermission', (name) => catalogue.has('CustomPermission', name));
  mustExist('tabSettings', 'tab', 'CustomTab', (name) => catalogue.hasTab(name));
  for (const entry of elements(tree, 'userPermissions')) {
    once(entry, 'name');
    if (!USER_PERMISSIONS.has(textOf(entry, 'name')))
      report(`Unknown user permission: ${textOf(entry, 'name')}`, placeOf(entry, 'name'));
  }
};

function checkField(entry: XmlElement, catalogue: Catalogue, report: Report): void {
  const at = placeOf(entry, 'field');
  const field = at.text.split('.').length === 2 ? catalogue.fieldByPath(at.text) : undefined;
  if (!field) return reportMissing(report, at, 'CustomField');
  if (!field.permissionable) return report(`You cannot deploy to a required field: ${at.text}`, at);
  const isOn = (name: string): boolean => textOf(entry, name) === 'true';
  if (isOn('editable') && !isOn('readable'))
    report(`Field permission Edit ${at.text} depends on permission(s): Read ${at.text}`, entry);
  if (isOn('editable') && (field.calculated || field.type === 'autonumber'))
    report(`Field ${at.text} cannot be edited: editable must be false`, placeOf(entry, 'editable'));
}

function checkObjectPermissions(entry: XmlElement, granted: XmlElement[], catalogue: Catalogue, report: Report): void {
  const name = textOf(entry, 'object');
  const object = catalogue.object(name);
  if (!object) return reportMissing(report, placeOf(entry, 'object'), 'CustomObject', name, 'object');
  if (object.setup)
    return report(`Object permissions for ${name} are not modelled by the local org`, placeOf(entry, 'object'));
  for (const [permission, needed] of Object.entries(NEEDS)) {
    const missing = needed.filter((each) => textOf(entry, each) !== 'true');
    if (textOf(entry, permission) === 'true' && missing.length)
      report(
        `Permission ${SPOKEN[permission]} ${name} depends on permission(s): ${missing.map((each) => `${SPOKEN[each]} ${name}`).join(', ')}`,
        placeOf(entry, permission),
      );
  }
  const master =
    [...object.fields.values()].find((field) => field.masterDetail)?.referenceTo?.[0] ?? PARENTS[object.name];
  const readsMaster = granted.some((each) => textOf(each, 'object') === master && textOf(each, 'allowRead') === 'true');
  if (master && textOf(entry, 'allowRead') === 'true' && !readsMaster)
    report(`Permission Read ${name} depends on permission(s): Read ${master}`, placeOf(entry, 'allowRead'));
}
