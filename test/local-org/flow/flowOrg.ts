import { LocalOrg, type SaveOperation, type SaveResult, type Session } from '../../../scripts/local-org/org.ts';
import { deploy, type Files } from '../metadata/samplePackage.ts';

type Values = Record<string, unknown>;

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
/** A field; `before` are the elements that stand before the label. */
const field = (name: string, rest: string, before = ''): string =>
  `<fields><fullName>${name}</fullName>${before}<label>${name}</label>${rest}</fields>`;
const number = (name: string, precision: number, scale: number): string =>
  field(
    name,
    `<precision>${precision}</precision><required>false</required><scale>${scale}</scale><type>Number</type>`,
  );
const text = (name: string, length: number, more = ''): string =>
  field(name, `<length>${length}</length><required>false</required><type>Text</type>${more}`);
const day = (name: string): string => field(name, '<required>false</required><type>Date</type>');
const picklist = (name: string, ...values: string[]): string =>
  field(
    name,
    `<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${values
      .map((value) => `<value><fullName>${value}</fullName><default>false</default><label>${value}</label></value>`)
      .join('')}</valueSetDefinition></valueSet>`,
  );
const rule = (name: string, formula: string, message: string): string =>
  `<validationRules><fullName>${name}</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula><errorMessage>${message}</errorMessage></validationRules>`;
const customObject = (label: string, body: string): string =>
  `<CustomObject ${NAMESPACE}><deploymentStatus>Deployed</deploymentStatus><label>${label}</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>${label}s</pluralLabel><sharingModel>ReadWrite</sharingModel>${body}</CustomObject>`;

/** Accounts with figures, rates that flows look up, and logs that flows write. */
export const BASE: Files = {
  'objects/Account.object': `<CustomObject ${NAMESPACE}>${[
    number('Amount__c', 16, 2),
    number('Share__c', 5, 1),
    number('Whole__c', 18, 0),
    picklist('Band__c', 'High', 'Low'),
    text('Note__c', 80),
    field('Long__c', '<length>1000</length><type>LongTextArea</type><visibleLines>3</visibleLines>'),
    day('Due__c'),
    field('SeenAt__c', '<required>false</required><type>DateTime</type>'),
    field('Flag__c', '<type>Checkbox</type>', '<defaultValue>false</defaultValue>'),
    field('Rate__c', '<precision>5</precision><required>false</required><scale>1</scale><type>Percent</type>'),
    field(
      'Twice__c',
      '<precision>18</precision><scale>2</scale><type>Number</type>',
      '<formula>Amount__c * 2</formula>',
    ),
    rule('NotNegative', 'Amount__c &lt; 0', 'Amount must not be negative.'),
  ].join('')}</CustomObject>`,
  'objects/Rate__c.object': customObject(
    'Rate',
    text('Industry__c', 80) +
      number('PerHead__c', 16, 2) +
      day('From__c') +
      field('Active__c', '<type>Checkbox</type>', '<defaultValue>false</defaultValue>'),
  ),
  'objects/Log__c.object': customObject(
    'Log',
    text('Text__c', 40) +
      number('Amount__c', 16, 2) +
      field(
        'Account__c',
        '<referenceTo>Account</referenceTo><relationshipName>Logs</relationshipName><required>false</required><type>Lookup</type>',
        '<deleteConstraint>SetNull</deleteConstraint>',
      ) +
      text('Key__c', 40, '<unique>true</unique>') +
      rule('NoBad', 'Text__c = &quot;bad&quot;', 'Not bad.'),
  ),
  'customPermissions/Skip.customPermission': `<CustomPermission ${NAMESPACE}><isLicensed>false</isLicensed><label>Skip</label></CustomPermission>`,
  'labels/CustomLabels.labels': `<CustomLabels ${NAMESPACE}><labels><fullName>Hello</fullName><language>en_US</language><protected>false</protected><shortDescription>Hello</shortDescription><value>Hello</value></labels></CustomLabels>`,
};

/** A connector to an element; nothing without a name. */
export const to = (name: string | undefined, connector = 'connector'): string =>
  name ? `<${connector}><targetReference>${name}</targetReference></${connector}>` : '';
const node = (kind: string, name: string, body: string): string =>
  `<${kind}><name>${name}</name><label>${name}</label><locationX>0</locationX><locationY>0</locationY>${body}</${kind}>`;
/** A value: a number, true or false, a day, `{reference}`, or else a text. */
function value(given: unknown, holder = 'value'): string {
  const [name, written] =
    typeof given === 'number'
      ? ['numberValue', given]
      : typeof given === 'boolean'
        ? ['booleanValue', given]
        : /^\{[^!].*\}$/.test(String(given))
          ? ['elementReference', String(given).slice(1, -1)]
          : /^\d{4}-\d\d-\d\d$/.test(String(given))
            ? ['dateValue', given]
            : ['stringValue', given];
  return `<${holder}><${name}>${String(written)}</${name}></${holder}>`;
}

/** Items as `[target, value]` or `[target, value, operator]`. */
export const assign = (name: string, items: [string, unknown, string?][], next?: string): string =>
  node(
    'assignments',
    name,
    items
      .map(
        ([target, given, operator = 'Assign']) =>
          `<assignmentItems><assignToReference>${target}</assignToReference><operator>${operator}</operator>${value(given)}</assignmentItems>`,
      )
      .join('') + to(next),
  );
export type Condition = [left: string, operator: string, right: unknown];
const condition = ([left, operator, right]: Condition): string =>
  `<conditions><leftValueReference>${left}</leftValueReference><operator>${operator}</operator>${value(right, 'rightValue')}</conditions>`;
export const decide = (
  name: string,
  conditions: Condition[],
  next: string | undefined,
  otherwise?: string,
  logic = 'and',
): string =>
  node(
    'decisions',
    name,
    `${to(otherwise, 'defaultConnector')}<defaultConnectorLabel>Otherwise</defaultConnectorLabel><rules><name>${name}_Yes</name><conditionLogic>${logic}</conditionLogic>${conditions.map(condition).join('')}${to(next)}<label>Yes</label></rules>`,
  );
export const formula = (name: string, dataType: string, expression: string, scale?: number): string =>
  `<formulas><name>${name}</name><dataType>${dataType}</dataType><expression>${expression.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</expression>${scale === undefined ? '' : `<scale>${scale}</scale>`}</formulas>`;
export const variable = (name: string, dataType: string, more = '', collection = false): string =>
  `<variables><name>${name}</name><dataType>${dataType}</dataType><isCollection>${collection}</isCollection><isInput>false</isInput><isOutput>false</isOutput>${more}</variables>`;
export const customError = (name: string, errorMessage: string, onField?: string): string =>
  node(
    'customErrors',
    name,
    `<customErrorMessages><errorMessage>${errorMessage}</errorMessage>${onField ? `<fieldSelection>${onField}</fieldSelection>` : ''}<isFieldError>${onField !== undefined}</isFieldError></customErrorMessages>`,
  );
export const filter = ([field, operator, given]: Condition): string =>
  `<filters><field>${field}</field><operator>${operator}</operator>${value(given)}</filters>`;
export { node };
export const after = { moment: 'RecordAfterSave' };

export interface Lookup {
  filters: Condition[];
  logic?: string;
  object?: string;
  first?: boolean;
  sort?: [field: string, order: 'Asc' | 'Desc'];
  next?: string;
  fault?: string;
}

export const get = (
  name: string,
  { filters, logic = 'and', object = 'Rate__c', first = true, sort, next, fault }: Lookup,
): string =>
  node(
    'recordLookups',
    name,
    `<assignNullValuesIfNoRecordsFound>false</assignNullValuesIfNoRecordsFound>${to(next)}${to(fault, 'faultConnector')}${filters.length ? `<filterLogic>${logic}</filterLogic>` : ''}${filters.map(filter).join('')}<getFirstRecordOnly>${first}</getFirstRecordOnly><object>${object}</object>${sort ? `<sortField>${sort[0]}</sortField><sortOrder>${sort[1]}</sortOrder>` : ''}<storeOutputAutomatically>true</storeOutputAutomatically>`,
  );
export const inputs = (fields: Record<string, unknown>): string =>
  Object.entries(fields)
    .map(([field, given]) => `<inputAssignments><field>${field}</field>${value(given)}</inputAssignments>`)
    .join('');

interface Start {
  object?: string;
  event?: string;
  moment?: string;
  /** Elements between the connector and the object. */
  entry?: string;
  after?: string;
  order?: number;
  status?: string;
}

const ORDER =
  'actionCalls apiVersion assignments constants customErrors decisions formulas interviewLabel label loops processType recordCreates recordDeletes recordLookups recordUpdates start status subflows textTemplates triggerOrder variables'.split(
    ' ',
  );

/** A flow's file: elements in any order, put in that of the schema; the start leads to `first`. */
export function flow(first: string | undefined, parts: string[], start: Start = {}): string {
  const {
    object = 'Account',
    event = 'CreateAndUpdate',
    moment = 'RecordBeforeSave',
    entry = '',
    order,
    status,
  } = start;
  const all = [
    '<apiVersion>66.0</apiVersion>',
    '<label>Score accounts</label>',
    '<interviewLabel>Score {!$Flow.CurrentDateTime}</interviewLabel>',
    '<processType>AutoLaunchedFlow</processType>',
    `<status>${status ?? 'Active'}</status>`,
    ...(order === undefined ? [] : [`<triggerOrder>${order}</triggerOrder>`]),
    `<start><locationX>0</locationX><locationY>0</locationY>${to(first)}${entry}<object>${object}</object><recordTriggerType>${event}</recordTriggerType><triggerType>${moment}</triggerType></start>`,
    ...parts,
  ];
  const rank = (part: string): number => ORDER.indexOf(/^<(\w+)/.exec(part)![1]!);
  return `<Flow ${NAMESPACE}>\n${all.sort((a, b) => rank(a) - rank(b)).join('\n')}\n</Flow>`;
}

/** What a deploy says of a flow named `Test`, as `line: problem`. */
export async function problemsOf(source: string): Promise<string[]> {
  const { findings } = await deploy({ ...BASE, 'flows/Test.flow': source });
  return findings.map(({ file, problem }) => (file === 'flows/Test.flow' ? problem : `${file}: ${problem}`));
}

/** An org with the base and flows by name, and its administrator. */
export class FlowOrg {
  readonly org: LocalOrg;
  readonly admin: Session;

  private constructor(org: LocalOrg) {
    this.org = org;
    this.admin = org.session(org.userId('admin@local.example'));
  }

  static async with(flows: Record<string, string>, more: Files = {}): Promise<FlowOrg> {
    const org = LocalOrg.open({ file: ':memory:', clock: 'system' });
    org.clock.freeze(new Date('2026-04-01T00:00:00Z'));
    const files = Object.entries(flows).map(([name, source]) => [`flows/${name}.flow`, source]);
    const { problems } = await deploy({ ...BASE, ...more, ...Object.fromEntries(files) }, org);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return new FlowOrg(org);
  }

  saveAll(operations: SaveOperation[], allOrNone = false, session = this.admin): SaveResult[] {
    return this.org.save(session, operations, { allOrNone, systemContext: true });
  }

  save(operation: SaveOperation): SaveResult {
    return this.saveAll([operation])[0]!;
  }

  insert(object: string, record: Values): string {
    const result = this.save({ action: 'insert', object, record });
    if (!result.success) throw new Error(JSON.stringify(result.errors));
    return result.id!;
  }

  update(object: string, Id: string, record: Values): SaveResult {
    return this.save({ action: 'update', object, record: { Id, ...record } });
  }

  row(object: string, id: string): Values {
    return this.org.store.get(object, id)!;
  }

  /** A new account after its save. */
  account(record: Values): Values {
    return this.row('Account', this.insert('Account', { Name: 'Acme', ...record }));
  }
}
