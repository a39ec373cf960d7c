import type { ObjectModel } from '../schema/model.ts';

/** Names that list views and related lists use for the fields of every custom object. */
const CUSTOM: Record<string, string> = {
  NAME: 'Name',
  CREATED_DATE: 'CreatedDate',
  CREATEDBY_USER: 'CreatedBy.Name',
  LAST_UPDATE: 'LastModifiedDate',
  UPDATEDBY_USER: 'LastModifiedBy.Name',
  'OWNER.ALIAS': 'Owner.Alias',
  'OWNER.FIRST_NAME': 'Owner.FirstName',
  'OWNER.LAST_NAME': 'Owner.LastName',
};

const OWNER: Record<string, string> = {
  'CORE.USERS.ALIAS': 'Owner.Alias',
  'CORE.USERS.FIRST_NAME': 'Owner.FirstName',
  'CORE.USERS.LAST_NAME': 'Owner.LastName',
};

/** The older names of standard objects' fields, as retrieved list views have them. */
const STANDARD: Record<string, Record<string, string>> = {
  Account: {
    ...OWNER,
    'ACCOUNT.NAME': 'Name',
    'ACCOUNT.SITE': 'Site',
    'ACCOUNT.TYPE': 'Type',
    'ACCOUNT.INDUSTRY': 'Industry',
    'ACCOUNT.RATING': 'Rating',
    'ACCOUNT.PHONE1': 'Phone',
    'ACCOUNT.URL': 'Website',
    'ACCOUNT.ACCOUNT_NUMBER': 'AccountNumber',
    'ACCOUNT.EMPLOYEES': 'NumberOfEmployees',
    'ACCOUNT.ADDRESS1_CITY': 'BillingCity',
    'ACCOUNT.ADDRESS1_STATE': 'BillingState',
    'ACCOUNT.ADDRESS1_ZIP': 'BillingPostalCode',
    'ACCOUNT.ADDRESS1_COUNTRY': 'BillingCountry',
    'ACCOUNT.CREATED_DATE': 'CreatedDate',
    'ACCOUNT.LAST_UPDATE': 'LastModifiedDate',
    PARENT_NAME: 'Parent.Name',
    SALES: 'AnnualRevenue',
  },
  Contact: {
    ...OWNER,
    FULL_NAME: 'Name',
    'ACCOUNT.NAME': 'Account.Name',
    'CONTACT.TITLE': 'Title',
    'CONTACT.EMAIL': 'Email',
    'CONTACT.PHONE1': 'Phone',
    'CONTACT.PHONE3': 'MobilePhone',
    'CONTACT.CREATED_DATE': 'CreatedDate',
  },
  Opportunity: {
    ...OWNER,
    'OPPORTUNITY.NAME': 'Name',
    'ACCOUNT.NAME': 'Account.Name',
    'OPPORTUNITY.AMOUNT': 'Amount',
    'OPPORTUNITY.CLOSE_DATE': 'CloseDate',
    'OPPORTUNITY.STAGE_NAME': 'StageName',
    'OPPORTUNITY.PROBABILITY': 'Probability',
    'OPPORTUNITY.TYPE': 'Type',
  },
  Asset: { 'ASSET.NAME': 'Name', 'ACCOUNT.NAME': 'Account.Name', 'CONTACT.NAME': 'Contact.Name' },
};

/**
 * The field path (`Name`, `Owner.Alias`, `Policy__c`) behind a column of a list view or related list.
 *
 * @returns undefined when the object has no such column
 */
export function columnField(object: ObjectModel, column: string): string | undefined {
  const own = [...object.fields.values()].find(
    (field) => field.custom && field.name.toLowerCase() === column.toLowerCase(),
  );
  if (own) return own.name;
  const path = (object.custom ? CUSTOM : STANDARD[object.name])?.[column.toUpperCase()];
  const first = path?.split('.')[0];
  const isThere = [...object.fields.values()].some((field) => field.name === path || field.relationshipName === first);
  return isThere ? path : undefined;
}
