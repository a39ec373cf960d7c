import { addRoleGroups } from '../access/components.ts';
import { ApiError } from '../errors.ts';
import type { ObjectModel } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import { deriveActivity } from './activities.ts';
import type { SaveContext } from './context.ts';
import { badPicklistValue } from './values.ts';

/**
 * Fields that the platform itself fills on standard objects, and checks that it makes there.
 * @param row the record as it will be, changed in place
 * @param changes what the caller gave
 */
export function deriveStandardFields(
  context: SaveContext,
  object: ObjectModel,
  row: Row,
  changes: Row,
  prior: Row | undefined,
): void {
  if (object.name === 'Opportunity') followStage(context, object, row, changes, prior);
  if (object.name === 'Task' || object.name === 'Event') deriveActivity(context, object, row, changes, prior);
  if (object.name === 'User') checkUser(row, changes, prior);
  if (object.name === 'PermissionSetAssignment' && !prior) checkAssignment(context, row);
  if (object.name === 'QueueSobject') checkQueueObject(context, object, String(row['SobjectType']));
  if (object.name === 'Asset' && !row['AccountId'] && !row['ContactId'])
    throw new ApiError('FIELD_INTEGRITY_EXCEPTION', 'Every asset needs an account, a contact, or both.', {
      fields: ['AccountId', 'ContactId'],
    });
}

/** A queue serves objects whose owner may be a group. */
function checkQueueObject({ org: { schema } }: SaveContext, object: ObjectModel, name: string): void {
  if (!schema.find(name)?.fields.get('OwnerId')?.referenceTo?.includes('Group'))
    throw badPicklistValue(object.fields.get('SobjectType')!, name);
}

function checkAssignment({ org }: SaveContext, { AssigneeId, PermissionSetId }: Row): void {
  if (org.store.get('PermissionSet', String(PermissionSetId))?.['IsOwnedByProfile'] === true)
    throw new ApiError('INVALID_CROSS_REFERENCE_KEY', 'A permission set that a profile owns cannot be assigned.', {
      fields: ['PermissionSetId'],
    });
  const assignments = org.store.find('PermissionSetAssignment', 'AssigneeId', [AssigneeId]);
  if (assignments.some((assignment) => assignment['PermissionSetId'] === PermissionSetId))
    throw new ApiError(
      'DUPLICATE_VALUE',
      `Duplicate PermissionSetAssignment. Assignee: ${String(AssigneeId)}; Permission Set: ${String(PermissionSetId)}`,
    );
}

/** What the platform adds once a record is there. */
export function afterInsert(context: SaveContext, object: ObjectModel, row: Row): void {
  if (object.name === 'UserRole') addRoleGroups(context.org, row);
}

/** Whether an opportunity is closed or won, its forecast category and, unless given, its probability follow the stage. */
function followStage({ org }: SaveContext, object: ObjectModel, row: Row, changes: Row, prior: Row | undefined): void {
  const name = row['StageName'];
  if (typeof name !== 'string' || (prior && prior['StageName'] === name)) return;
  const [stage] = org.store.find('OpportunityStage', 'ApiName', [name]);
  if (stage?.['ApiName'] !== name || stage['IsActive'] !== true)
    throw badPicklistValue(object.fields.get('StageName')!, name);
  row['IsClosed'] = stage['IsClosed'];
  row['IsWon'] = stage['IsWon'];
  if (changes['Probability'] === undefined || changes['Probability'] === null)
    row['Probability'] = stage['DefaultProbability'];
  if (!changes['ForecastCategoryName']) row['ForecastCategoryName'] = stage['ForecastCategoryName'];
  row['ForecastCategory'] = stage['ForecastCategory'];
}

const USERNAME = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function checkUser(row: Row, changes: Row, prior: Row | undefined): void {
  if (!prior) row['UserType'] = 'Standard';
  const username = changes['Username'];
  if (typeof username === 'string' && !USERNAME.test(username))
    throw new ApiError(
      'INVALID_EMAIL_ADDRESS',
      'Username: The Username must be in the form of an email address (for example, john@acme.com).',
      { fields: ['Username'] },
    );
}
