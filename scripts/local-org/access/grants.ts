import { notModelled } from '../errors.ts';
import type { MetadataComponent } from '../metadata/component.ts';
import type { ObjectModel } from '../schema/model.ts';

export interface ObjectGrant {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

/** What a user may do, put together from the profile and the permission sets. Names are in lower case. */
export interface Grants {
  userPermissions: Set<string>;
  customPermissions: Set<string>;
  objects: Map<string, ObjectGrant>;
  /** By `object.field`: custom fields only, standard fields are open to the standard profiles. */
  fields: Map<string, { read: boolean; edit: boolean }>;
  /** Names as deployed. */
  tabs: Set<string>;
  apps: Set<string>;
}

const NOTHING: ObjectGrant = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
const EVERYTHING: ObjectGrant = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const OWN: ObjectGrant = { ...EVERYTHING, viewAll: false, modifyAll: false };

/** User permissions of the profile System Administrator, as far as anything here asks for them. */
const ADMINISTRATOR = ['ApiEnabled', 'ViewAllData', 'ModifyAllData', 'ManageUsers', 'ModifyMetadata', 'ViewSetup'];

const STANDARD_USER: Record<string, ObjectGrant> = {
  account: OWN,
  contact: OWN,
  opportunity: OWN,
  asset: OWN,
  task: OWN,
  event: OWN,
  product2: { ...NOTHING, read: true },
};

const STANDARD_TABS = 'home Account Contact Opportunity report Dashboard'.split(' ').map((name) => `standard-${name}`);

/** The grants of a standard profile. Deployed objects, fields, tabs and apps are in none of them. */
export function profileGrants(profile: string): Grants {
  const administrator = profile === 'System Administrator';
  const isMinimum = profile === 'Minimum Access - Salesforce';
  const permissions = administrator ? ADMINISTRATOR : isMinimum ? [] : ['ApiEnabled'];
  return {
    userPermissions: new Set(permissions.map((name) => name.toLowerCase())),
    customPermissions: new Set(),
    objects: new Map(administrator || isMinimum ? [] : Object.entries(STANDARD_USER)),
    fields: new Map(),
    tabs: new Set(STANDARD_TABS),
    apps: new Set(),
  };
}

const PLAIN = new Set(['label', 'description', 'license', 'hasActivationRequired']);

/**
 * Adds what a deployed permission set grants.
 * @throws ApiError naming an element that is not modelled
 */
export function addGrants(grants: Grants, { fullName, content }: MetadataComponent): void {
  for (const [element, entries] of Object.entries(content)) {
    if (PLAIN.has(element)) continue;
    const add = ELEMENTS[element];
    if (!add) throw notModelled(`the element ${element} of a permission set (${fullName})`);
    for (const entry of entries as Record<string, string>[]) add(grants, entry);
  }
}

const lower = (name: string | undefined): string => String(name).toLowerCase();

const ELEMENTS: Record<string, (grants: Grants, entry: Record<string, string>) => void> = {
  objectPermissions(grants, entry) {
    const {
      read,
      create,
      edit,
      delete: remove,
      viewAll,
      modifyAll,
    } = grants.objects.get(lower(entry['object'])) ?? NOTHING;
    grants.objects.set(lower(entry['object']), {
      read: read || entry['allowRead'] === 'true',
      create: create || entry['allowCreate'] === 'true',
      edit: edit || entry['allowEdit'] === 'true',
      delete: remove || entry['allowDelete'] === 'true',
      viewAll: viewAll || entry['viewAllRecords'] === 'true',
      modifyAll: modifyAll || entry['modifyAllRecords'] === 'true',
    });
  },
  fieldPermissions(grants, entry) {
    const known = grants.fields.get(lower(entry['field']));
    const edit = known?.edit || entry['editable'] === 'true';
    grants.fields.set(lower(entry['field']), { read: known?.read || edit || entry['readable'] === 'true', edit });
  },
  tabSettings(grants, entry) {
    if (entry['visibility'] === 'Visible') grants.tabs.add(entry['tab']!);
  },
  applicationVisibilities(grants, entry) {
    if (entry['visible'] === 'true') grants.apps.add(entry['application']!);
  },
  customPermissions(grants, entry) {
    if (entry['enabled'] === 'true') grants.customPermissions.add(lower(entry['name']));
  },
  userPermissions(grants, entry) {
    if (entry['enabled'] === 'true') grants.userPermissions.add(lower(entry['name']));
  },
};

/** What a user may do with records of an object, before sharing. */
export function objectGrant(grants: Grants, object: ObjectModel): ObjectGrant {
  const can = (permission: string): boolean => grants.userPermissions.has(permission);
  if (object.setup) {
    const manages = can('manageusers');
    return { ...NOTHING, read: true, viewAll: true, create: manages, edit: manages, delete: manages };
  }
  if (can('modifyalldata')) return EVERYTHING;
  const granted = grants.objects.get(object.name.toLowerCase()) ?? NOTHING;
  return can('viewalldata') ? { ...granted, read: true, viewAll: true } : granted;
}
