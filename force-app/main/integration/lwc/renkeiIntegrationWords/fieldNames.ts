import type { ObjectInfo } from 'c/renkeiIntegrationData';
import address from '@salesforce/label/c.RenkeiIntegration_Address';

/** A field of Account as the reader's org calls it; one that the reader may not see stands for itself. */
export const fieldName = (field: string, account: ObjectInfo | undefined): string =>
  field === 'Address' ? address : (account?.fields[field]?.label ?? field);
