import { ApiError } from '../errors.ts';
import type { MetadataComponent } from '../metadata/component.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { eTag, MASTER_RECORD_TYPE, visibleFields, visibleObject } from './objectInfo.ts';
import { findPath, parentObject } from './recordView.ts';
import type { FieldPath } from './recordView.ts';

interface LayoutItem {
  name: string;
  behavior: string;
}

interface LayoutSection {
  label: string;
  heading: string;
  shown: boolean;
  columns: LayoutItem[][];
}

interface PageLayout {
  name: string;
  sections: LayoutSection[];
}

const SYSTEM_FIELDS = new Set([
  'Id',
  'IsDeleted',
  'SystemModstamp',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
]);
const TYPES = new Set(['Full', 'Compact']);
const MODES = new Set(['View', 'Edit', 'Create']);

/** `GET layout/<object>?layoutType=&mode=` */
export function layout(
  org: LocalOrg,
  session: Session,
  name: string,
  layoutType: string,
  mode: string,
): Record<string, unknown> {
  if (!TYPES.has(layoutType))
    throw new ApiError('ILLEGAL_QUERY_PARAMETER_VALUE', `layoutType is Full or Compact, not ${layoutType}.`);
  if (!MODES.has(mode))
    throw new ApiError('ILLEGAL_QUERY_PARAMETER_VALUE', `mode is View, Edit or Create, not ${mode}.`);
  const object = visibleObject(org, session, name);
  const page = layoutType === 'Full' ? pageLayout(org, session, object) : compactLayout(org, session, object);
  const labels = org.labels(session.language);
  const sections = page.sections.map((section, index) => ({
    collapsible: false,
    columns: section.columns.length,
    heading: labels.layoutSection(object.name, page.name, section.heading),
    id: `${object.name}-${index}`,
    layoutRows: rowsOf(section).map((items) => ({
      layoutItems: items.map((item) => itemView(org, session, object, item)),
    })),
    rows: Math.max(0, ...section.columns.map((column) => column.length)),
    tabOrder: 'LeftRight',
    useHeading: section.shown,
  }));
  const content = {
    id: null,
    layoutType,
    mode,
    objectApiName: object.name,
    recordTypeId: MASTER_RECORD_TYPE,
    saveOptions: [],
    sections,
  };
  return { eTag: eTag(content), ...content };
}

/** The fields of a layout and of lookups the parent's name: what a record is read with for `layoutTypes`. */
export function layoutPaths(org: LocalOrg, session: Session, object: ObjectModel, layoutType: string): FieldPath[] {
  const page = layoutType === 'Compact' ? compactLayout(org, session, object) : pageLayout(org, session, object);
  const names = page.sections.flatMap((section) => section.columns.flat().map((item) => item.name));
  return [...new Set(names)].flatMap((name) => {
    const found = findPath(org, session, object, [name]);
    const target = found?.field.relationshipName ? parentObject(org, found.field) : undefined;
    const parent = target && findPath(org, session, object, [found!.field.relationshipName!, target.nameFieldName]);
    return [found, parent].filter((path) => path !== undefined);
  });
}

/** The page layout that was deployed for an object. */
export function deployedLayout(org: LocalOrg, object: ObjectModel): MetadataComponent | undefined {
  return org.metadata.ofType('Layout').find(({ fullName }) => fullName.startsWith(`${object.name}-`));
}

/** The deployed page layout of an object; without one a standard layout of its fields, in two columns. */
function pageLayout(org: LocalOrg, session: Session, object: ObjectModel): PageLayout {
  const deployed = deployedLayout(org, object);
  if (deployed) {
    const name = deployed.fullName.slice(object.name.length + 1);
    const sections = ((deployed.content['layoutSections'] ?? []) as MetadataComponent['content'][]).map(
      (section): LayoutSection => {
        const columns = ((section['layoutColumns'] ?? []) as MetadataComponent['content'][]).map((column) =>
          ((column['layoutItems'] ?? []) as Record<string, string>[])
            .filter((item) => item['field'])
            .map((item) => ({ name: item['field']!, behavior: item['behavior'] ?? 'Edit' })),
        );
        const label = String(section['label'] ?? '');
        return {
          label,
          heading: label,
          shown: section['detailHeading'] === 'true',
          columns: columns.filter((column) => column.length > 0),
        };
      },
    );
    return { name, sections: sections.filter(({ columns }) => columns.length > 0) };
  }
  const parts = new Set([...object.fields.values()].flatMap((field) => field.parts ?? []));
  const fields = visibleFields(org, session, object).filter(
    (field) => !SYSTEM_FIELDS.has(field.name) && !parts.has(field.name) && !field.custom,
  );
  const half = Math.ceil(fields.length / 2);
  const label = `${object.label} Information`;
  const audit = ['CreatedById', 'LastModifiedById'].filter((name) => org.schema.findField(object, name));
  return {
    name: `${object.label} Layout`,
    sections: [
      {
        label,
        heading: label,
        shown: true,
        columns: [fields.slice(0, half), fields.slice(half)].map((column) => column.map(standardItem)),
      },
      {
        label: 'System Information',
        heading: 'System Information',
        shown: true,
        columns: audit.map((name) => [{ name, behavior: 'Readonly' }]),
      },
    ],
  };
}

function standardItem(field: FieldModel): LayoutItem {
  const readOnly = !field.createable && !field.updateable && !field.parts;
  return { name: field.name, behavior: readOnly ? 'Readonly' : field.required ? 'Required' : 'Edit' };
}

/** The compact layout that the object names, or the system's own, which is the name alone. */
function compactLayout(org: LocalOrg, session: Session, object: ObjectModel): PageLayout {
  const content = org.metadata.get('CustomObject', object.name)?.content;
  const assigned = content?.['compactLayoutAssignment'];
  const found = ((content?.['compactLayouts'] ?? []) as MetadataComponent['content'][]).find(
    (each) => each['fullName'] === assigned,
  );
  const names = (found?.['fields'] as string[] | undefined) ?? [object.nameFieldName];
  const visible = names.filter(
    (name) => org.schema.findField(object, name) && org.access.fieldReadable(session, object.name, name),
  );
  const columns = [visible.map((name) => ({ name, behavior: 'Readonly' }))];
  return { name: String(assigned ?? 'System Default'), sections: [{ label: '', heading: '', shown: false, columns }] };
}

function rowsOf(section: LayoutSection): LayoutItem[][] {
  const length = Math.max(0, ...section.columns.map((column) => column.length));
  return Array.from({ length }, (_, row) =>
    section.columns.map((column) => column[row] ?? { name: '', behavior: 'Readonly' }),
  );
}

function itemView(org: LocalOrg, session: Session, object: ObjectModel, item: LayoutItem): Record<string, unknown> {
  const field = org.schema.findField(object, item.name);
  const seen = field !== undefined && org.access.fieldReadable(session, object.name, field.name);
  const labels = org.labels(session.language);
  const names = !seen ? [] : field.parts ? field.parts : [field.name];
  const written = seen ? (field.parts ?? [field.name]).map((name) => org.schema.field(object, name)) : [];
  const editable = (right: 'createable' | 'updateable'): boolean =>
    item.behavior !== 'Readonly' &&
    written.some((each) => each[right] && org.access.fieldEditable(session, object.name, each.name));
  return {
    editableForNew: editable('createable'),
    editableForUpdate: editable('updateable'),
    label: seen ? labels.field(object.name, field.name) : '',
    layoutComponents:
      names.length === 0
        ? [{ apiName: null, componentType: 'EmptySpace' }]
        : names.map((name) => ({ apiName: name, componentType: 'Field', label: labels.field(object.name, name) })),
    lookupIdApiName: field?.type === 'reference' && seen ? 'Id' : null,
    required: item.behavior === 'Required' && editable('updateable'),
    sortable: false,
  };
}
