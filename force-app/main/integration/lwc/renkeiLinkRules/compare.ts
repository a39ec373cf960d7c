/** Values of one side by API name of a field of Account. */
export type Party = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * How a field of both sides fits: Same to the letter; Alike when only the writing differs (width, case, spaces, hyphens, the place of the
 * legal form); Different; or known to one side alone.
 */
export type Agreement = 'Same' | 'Alike' | 'Different' | 'OnlyRow' | 'OnlyAccount';

export interface ComparedField {
  /** API name of the field of Account, or `Address` for street, city and prefecture together. */
  field: string;
  mine: string;
  theirs: string;
  agreement: Agreement;
}

/** Parts of an address in the order in which both languages of the data write them: the largest first. */
const ADDRESS = ['BillingState', 'BillingCity', 'BillingStreet'];
/** The fields that tell a company, in the order in which a person reads them. */
const ORDER = [
  ...['Name', 'RenkeiKanaName__c', 'RenkeiCorporateNumber__c', 'BillingPostalCode', 'Address', 'Phone', 'Fax'],
  ...['Website', 'Industry', 'NumberOfEmployees', 'AnnualRevenue', 'Description'],
];

/**
 * Compares a row of a source with an account, field by field: first what the row says, then what the account alone knows. Fields that neither side knows are left out; so is what the account alone
 * knows beyond the fields that tell a company.
 */
export function compareFields(row: Party, account: Party): ComparedField[] {
  const others = Object.keys(row).filter((field) => !ORDER.includes(field) && !ADDRESS.includes(field));
  const compared = [...ORDER, ...others.sort()].flatMap((field): ComparedField[] => {
    const [mine, theirs] = [partyValue(row, field), partyValue(account, field)];
    if (mine === '' && theirs === '') return [];
    return [{ field, mine, theirs, agreement: agreementOf(mine, theirs) }];
  });
  const { told = [], known = [] } = Object.groupBy(compared, ({ mine }) => (mine === '' ? 'known' : 'told'));
  return [...told, ...known];
}

/** A value as text; of an address its parts together. */
function partyValue(party: Party, field: string): string {
  if (field === 'Address') {
    const parts = ADDRESS.map((part) => partyValue(party, part)).filter((part) => part !== '');
    return parts.join(parts.some((part) => LATIN.test(part)) ? ' ' : '');
  }
  const value = party[field];
  return value === null || value === undefined ? '' : String(value).trim();
}

const LATIN = /[A-Za-z]{2}/;

function agreementOf(mine: string, theirs: string): Agreement {
  if (theirs === '') return 'OnlyRow';
  if (mine === '') return 'OnlyAccount';
  if (mine === theirs) return 'Same';
  return written(mine) === written(theirs) ? 'Alike' : 'Different';
}

/** A text without what only the writing makes: what linkage weighs is finer and stands in the reasons. */
const written = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?|\/+$/g, '')
    .replace(/株式会社|有限会社|合同会社|\(株\)|\(有\)|\(同\)/g, '')
    .replace(/[\s\-‐‑–—―ー−・,.'’()]/g, '');
