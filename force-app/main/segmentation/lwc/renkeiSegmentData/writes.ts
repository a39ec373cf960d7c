import { updateRecord } from 'lightning/uiRecordApi';

/**
 * Stores the employee count of an account.
 * @throws the platform's error, with its reasons in `body`
 */
export async function saveEmployees(accountId: string, employees: number): Promise<void> {
  await updateRecord({ fields: { Id: accountId, NumberOfEmployees: employees } });
}
