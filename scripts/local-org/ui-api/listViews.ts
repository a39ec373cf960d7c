import { ApiError, notModelled } from '../errors.ts';
import type { MetadataComponent } from '../metadata/component.ts';
import { columnField } from '../metadata/listViewColumns.ts';
import type { LocalOrg, Session } from '../org.ts';
import { quoteText } from '../rest/resource.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';

/** A list view as deployed, or one of those that a new org has. */
export interface ListView {
  apiName: string;
  label: string;
  /** What it shows. @throws ApiError when it says something that is not modelled */
  open(): {
    /** Paths such as `Name` or `Owner.Alias`. */
    columns: string[];
    /** SOQL, without the word WHERE; empty when all records are shown. */
    condition: string;
  };
}

type Content = MetadataComponent['content'];

const OPERATORS: Record<string, string> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
  contains: 'LIKE',
  notContain: 'NOT LIKE',
  startsWith: 'LIKE',
  includes: 'INCLUDES',
  excludes: 'EXCLUDES',
};

/** Columns of the lists that a new org has, beside the name. */
const STANDARD_COLUMNS: Record<string, string[]> = {
  Account: ['Site', 'BillingState', 'Phone', 'Type', 'Owner.Alias'],
  Contact: ['Account.Name', 'Title', 'Phone', 'Email', 'Owner.Alias'],
  Opportunity: ['Account.Name', 'Amount', 'CloseDate', 'StageName', 'Owner.Alias'],
  Asset: ['Account.Name', 'SerialNumber', 'InstallDate', 'Status'],
};

/** The list views of an object, by label. */
export function listViews(org: LocalOrg, session: Session, object: ObjectModel): ListView[] {
  const deployed = (org.metadata.get('CustomObject', object.name)?.content['listViews'] ?? []) as Content[];
  const views = deployed.map((view) => deployedView(org, session, object, view));
  return [...standardViews(org, session, object), ...views].sort((left, right) =>
    left.label.localeCompare(right.label),
  );
}

/** @throws ApiError NOT_FOUND */
export function findListView(org: LocalOrg, session: Session, object: ObjectModel, apiName: string): ListView {
  const found = listViews(org, session, object).find((view) => view.apiName.toLowerCase() === apiName.toLowerCase());
  if (!found) throw new ApiError('NOT_FOUND', `${object.name} has no list view '${apiName}'.`);
  return found;
}

function standardViews(org: LocalOrg, session: Session, object: ObjectModel): ListView[] {
  if (object.custom) return [];
  const plural = org.labels(session.language).objectPlural(object.name);
  const name = object.pluralLabel.replaceAll(' ', '');
  const columns = [object.nameFieldName, ...(STANDARD_COLUMNS[object.name] ?? [])];
  const [all, mine] =
    session.language === 'ja' ? [`すべての${plural}`, `私の${plural}`] : [`All ${plural}`, `My ${plural}`];
  const views: ListView[] = [{ apiName: `All${name}`, label: all, open: () => ({ columns, condition: '' }) }];
  if (org.schema.findField(object, 'OwnerId'))
    views.push({
      apiName: `My${name}`,
      label: mine,
      open: () => ({ columns, condition: `OwnerId = '${session.userId}'` }),
    });
  return views;
}

function deployedView(org: LocalOrg, session: Session, object: ObjectModel, view: Content): ListView {
  const apiName = String(view['fullName']);
  const pathOf = (column: string): string => {
    const path = columnField(object, column);
    if (path === undefined)
      throw new ApiError('INVALID_FIELD', `The list view ${object.name}.${apiName} has no field for '${column}'.`);
    return path;
  };
  return {
    apiName,
    label: String(view['label'] ?? apiName),
    open() {
      if (view['sharedTo'] && !('allInternalUsers' in view['sharedTo']))
        throw notModelled(`the audience of the list view ${object.name}.${apiName}`);
      const filters = ((view['filters'] ?? []) as Record<string, string>[]).map((filter) => {
        const path = pathOf(filter['field']!);
        return filterCondition(org.schema.findField(object, path), path, filter['operation']!, filter['value'] ?? '');
      });
      const conditions = [scopeCondition(org, session, view), combine(filters, view['booleanFilter'])];
      return {
        columns: ((view['columns'] ?? []) as string[]).map(pathOf),
        condition: conditions.filter(Boolean).join(' AND '),
      };
    },
  };
}

function scopeCondition(org: LocalOrg, session: Session, view: Content): string {
  const scope = view['filterScope'] ?? 'Everything';
  if (scope === 'Everything') return '';
  if (scope === 'Mine') return `OwnerId = '${session.userId}'`;
  const queues = scope === 'Queue' ? org.store.find('Group', 'DeveloperName', [view['queue']]) : [];
  const queue = queues.find((group) => group['Type'] === 'Queue');
  if (!queue) throw notModelled(`the list view scope '${scope}'`);
  return `OwnerId = '${String(queue['Id'])}'`;
}

/** Filters joined by AND, or as a `booleanFilter` such as `1 AND (2 OR 3)` says. */
function combine(filters: readonly string[], logic: string | undefined): string {
  if (!logic) return filters.join(' AND ');
  return `(${logic.replace(/\d+/g, (number) => filters[Number(number) - 1] ?? 'Id = null')})`;
}

/** Several values, separated by commas, are alternatives; no value means empty. */
function filterCondition(field: FieldModel | undefined, path: string, operation: string, value: string): string {
  const operator = OPERATORS[operation];
  if (operator === undefined) throw notModelled(`the list view operation '${operation}'`);
  const values = value === '' ? [''] : value.split(',').map((each) => each.trim());
  if (operator === 'INCLUDES' || operator === 'EXCLUDES')
    return `${path} ${operator} (${values.map(quoteText).join(', ')})`;
  const each = values.map((one) => {
    if (operator === 'LIKE' || operator === 'NOT LIKE') {
      const pattern = `'${operation === 'startsWith' ? '' : '%'}${quoteText(one).slice(1, -1).replace(/[%_]/g, '\\$&')}%'`;
      return operator === 'LIKE' ? `${path} LIKE ${pattern}` : `(NOT ${path} LIKE ${pattern})`;
    }
    return `${path} ${operator} ${filterLiteral(field, one)}`;
  });
  return each.length === 1
    ? each[0]!
    : `(${each.join(operator === '!=' || operator === 'NOT LIKE' ? ' AND ' : ' OR ')})`;
}

function filterLiteral(field: FieldModel | undefined, value: string): string {
  if (value === '') return 'null';
  switch (field?.type) {
    case 'boolean':
      return String(value === '1' || value.toLowerCase() === 'true');
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
    case 'date':
    case 'datetime':
      // Numbers, dates and date literals; anything else is refused where the query is read.
      return value.replace(/[^\w.:+-]/g, '');
    default:
      return quoteText(value);
  }
}
