import type { MetadataComponent } from '../../../scripts/local-org/metadata/component.ts';
import {
  LocalOrg,
  type SaveOperation,
  type SaveOptions,
  type SaveResult,
  type Session,
} from '../../../scripts/local-org/org.ts';

type Content = MetadataComponent['content'];
type Values = Record<string, unknown>;

const values = (...names: string[]): Content[] =>
  names.map((fullName) => ({ fullName, label: fullName, default: 'false' }));
const picklist = (restricted: boolean, value: Content[]): Content => ({
  restricted: String(restricted),
  valueSetDefinition: { sorted: 'false', value },
});

const widgetFields: Content[] = [
  {
    fullName: 'Key__c',
    label: 'Key',
    type: 'Text',
    length: '20',
    externalId: 'true',
    unique: 'true',
    caseSensitive: 'false',
  },
  { fullName: 'Code__c', label: 'Code', type: 'Text', length: '5', externalId: 'true' },
  { fullName: 'Strict__c', label: 'Strict', type: 'Text', length: '20', unique: 'true', caseSensitive: 'true' },
  { fullName: 'Amount__c', label: 'Amount', type: 'Number', precision: '8', scale: '2' },
  { fullName: 'Rate__c', label: 'Rate', type: 'Percent', precision: '5', scale: '1' },
  {
    fullName: 'Status__c',
    label: 'Status',
    type: 'Picklist',
    valueSet: picklist(true, [
      { fullName: 'Open', label: 'Open', default: 'true' },
      ...values('Done'),
      { fullName: 'Old', label: 'Old', default: 'false', isActive: 'false' },
    ]),
  },
  { fullName: 'Colour__c', label: 'Colour', type: 'Picklist', valueSet: picklist(false, values('Red')) },
  {
    fullName: 'Tags__c',
    label: 'Tags',
    type: 'MultiselectPicklist',
    visibleLines: '3',
    valueSet: picklist(true, values('A', 'B')),
  },
  { fullName: 'Active__c', label: 'Active', type: 'Checkbox', defaultValue: 'true' },
  { fullName: 'Due__c', label: 'Due', type: 'Date', defaultValue: 'TODAY() + 7' },
  { fullName: 'SeenAt__c', label: 'Seen At', type: 'DateTime' },
  { fullName: 'Mail__c', label: 'Mail', type: 'Email' },
  { fullName: 'Notes__c', label: 'Notes', type: 'LongTextArea', length: '1000', visibleLines: '3' },
  {
    fullName: 'Account__c',
    label: 'Account',
    type: 'Lookup',
    referenceTo: 'Account',
    relationshipName: 'Widgets',
    deleteConstraint: 'SetNull',
  },
  {
    fullName: 'Keeper__c',
    label: 'Keeper',
    type: 'Lookup',
    referenceTo: 'Widget__c',
    relationshipName: 'Kept',
    deleteConstraint: 'Restrict',
  },
  { fullName: 'Serial__c', label: 'Serial', type: 'AutoNumber', displayFormat: 'W-{0000}' },
  { fullName: 'Double__c', label: 'Double', type: 'Number', precision: '10', scale: '2', formula: 'Amount__c * 2' },
  { fullName: 'Locked__c', label: 'Locked', type: 'Text', length: '20' },
  { fullName: 'Hidden__c', label: 'Hidden', type: 'Text', length: '20' },
];

const rule = (
  fullName: string,
  errorConditionFormula: string,
  errorMessage: string,
  errorDisplayField?: string,
): Content => ({
  fullName,
  active: 'true',
  errorConditionFormula,
  errorMessage,
  ...(errorDisplayField ? { errorDisplayField } : {}),
});

const objectOf = (fullName: string, content: Content): MetadataComponent => ({
  type: 'CustomObject',
  fullName,
  file: `objects/${fullName}.object`,
  source: '',
  content,
});

const grantedTo = (editable: (field: string) => boolean, readable: (field: string) => boolean): Content[] =>
  widgetFields
    .map((field) => String(field['fullName']))
    .filter(readable)
    .map((name) => ({
      field: `Widget__c.${name}`,
      editable: String(editable(name)),
      readable: 'true',
    }));

const permissionSet = (fullName: string, fieldPermissions: Content[], more: Content = {}): MetadataComponent => ({
  type: 'PermissionSet',
  fullName,
  file: `permissionsets/${fullName}.permissionset`,
  source: '',
  content: {
    label: fullName,
    fieldPermissions,
    objectPermissions: ['Widget__c', 'Part__c'].map((object) => ({
      object,
      allowRead: 'true',
      allowCreate: 'true',
      allowEdit: 'true',
      allowDelete: 'true',
      viewAllRecords: 'false',
      modifyAllRecords: 'false',
    })),
    ...more,
  },
});

const computed = new Set(['Serial__c', 'Double__c']);

export const components: MetadataComponent[] = [
  objectOf('Widget__c', {
    label: 'Widget',
    pluralLabel: 'Widgets',
    nameField: { label: 'Widget Name', type: 'Text' },
    sharingModel: 'Private',
    deploymentStatus: 'Deployed',
    enableSearch: 'true',
    fields: widgetFields,
    validationRules: [
      rule('AmountNotNegative', 'AMOUNT__C < 0', 'Amount must not be negative.', 'Amount__c'),
      rule('DoneNeedsAmount', 'AND(ISPICKVAL(Status__c, "Done"), ISBLANK(Amount__c))', 'What is done has an amount.'),
      rule(
        'StaysDone',
        'ISCHANGED(Status__c) && ISPICKVAL(PRIORVALUE(Status__c), "Done")',
        'Done stays done.',
        'Status__c',
      ),
      rule(
        'NoDoneAtFirst',
        'AND(ISNEW(), ISPICKVAL(Status__c, "Done"), Account__r.Name = "Closed Shop")',
        'Not for Closed Shop.',
      ),
    ],
  }),
  objectOf('Part__c', {
    label: 'Part',
    pluralLabel: 'Parts',
    nameField: { label: 'Part Number', type: 'AutoNumber', displayFormat: 'P-{000}' },
    sharingModel: 'ControlledByParent',
    deploymentStatus: 'Deployed',
    fields: [
      {
        fullName: 'Widget__c',
        label: 'Widget',
        type: 'MasterDetail',
        referenceTo: 'Widget__c',
        relationshipName: 'Parts',
      },
    ],
  }),
  permissionSet(
    'WidgetAdmin',
    grantedTo(
      (name) => !computed.has(name),
      () => true,
    ),
  ),
  permissionSet(
    'WidgetUser',
    grantedTo(
      (name) => !computed.has(name) && name !== 'Locked__c',
      (name) => name !== 'Hidden__c',
    ),
  ),
];

/** An org in memory with widgets and their parts, an administrator who sees all of it and two users who see most. */
export class WidgetOrg {
  readonly org: LocalOrg;
  readonly admin: Session;
  readonly seller: Session;
  readonly other: Session;

  constructor(more: MetadataComponent[] = []) {
    this.org = LocalOrg.open({ file: ':memory:', clock: new Date('2026-04-01T00:00:00Z') });
    this.org.clock.freeze();
    const { org } = this;
    this.admin = org.session(org.userId('admin@local.example'));
    org.store.transaction(() => {
      const all = [...components, ...more];
      for (const [index, component] of all.entries())
        org.metadata.put(component, `id${index}`, '2026-04-01T00:00:00.000Z');
      org.applyMetadata(all);
    });
    this.assign('WidgetAdmin', this.admin.userId);
    [this.seller, this.other] = ['seller', 'other'].map((name) => this.user(name)) as [Session, Session];
  }

  user(name: string, more: Values = {}): Session {
    const [profile] = this.org.store.find('Profile', 'Name', ['Standard User']);
    const userId = this.insert('User', { ...newUser(name), ProfileId: profile!['Id'], ...more });
    this.assign('WidgetUser', userId);
    return this.org.session(userId);
  }

  assign(permissionSet: string, AssigneeId: string): void {
    const [set] = this.org.store.find('PermissionSet', 'Name', [permissionSet]);
    this.insert('PermissionSetAssignment', { PermissionSetId: set!['Id'], AssigneeId });
  }

  /** Saves one record and expects it to work; returns its id. */
  insert(object: string, record: Values, session = this.admin): string {
    const result = this.save({ action: 'insert', object, record }, session);
    if (!result.success) throw new Error(JSON.stringify(result.errors));
    return result.id!;
  }

  save(operation: SaveOperation, session = this.admin): SaveResult {
    return this.org.save(session, [operation], { allOrNone: false })[0]!;
  }

  saveAll(operations: SaveOperation[], options: SaveOptions, session = this.admin): SaveResult[] {
    return this.org.save(session, operations, options);
  }

  /** A stored record, deleted or not. */
  row(object: string, id: string): Values {
    return this.org.store.get(object, id, { deleted: true })!;
  }
}

export function newUser(name: string): Values {
  return {
    Username: `${name}@local.example`,
    LastName: name,
    Email: `${name}@local.example`,
    Alias: name.slice(0, 8),
    IsActive: true,
    TimeZoneSidKey: 'Asia/Tokyo',
    LocaleSidKey: 'ja_JP',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'ja',
  };
}
