import { importData, type ImportResult } from '../../scripts/integration/importData.ts';
import type { TestOrg } from '../connection/testOrg.ts';

/** Two systems that know customers: the ERP is trusted more than the web shop. */
export const customerMapping = {
  name: 'customers',
  keyPrefix: 'customers',
  systems: [{ name: 'erp' }, { name: 'shop' }],
  sources: {
    erp: { file: 'erp.csv', key: ['code'], system: 'erp' },
    shop: { file: 'shop.csv', key: ['id'], system: 'shop' },
  },
  steps: [
    {
      source: 'erp',
      object: 'Account',
      fields: {
        Name: 'name',
        RenkeiKanaName__c: 'kana',
        BillingState: 'state',
        BillingCity: 'city',
        BillingStreet: 'street',
        Phone: 'phone',
        NumberOfEmployees: 'staff',
      },
      link: {} as { createUnmatched?: boolean },
      survivorship: { NumberOfEmployees: 'mostTrusted', BillingStreet: 'longest' } as Record<string, unknown>,
    },
    {
      source: 'shop',
      object: 'Account',
      fields: {
        Name: 'company',
        BillingState: 'prefecture',
        BillingCity: 'town',
        BillingStreet: 'address',
        Phone: 'tel',
        Website: 'url',
        NumberOfEmployees: 'employees',
      },
      link: {} as { createUnmatched?: boolean },
      survivorship: { NumberOfEmployees: 'mostTrusted', BillingStreet: 'longest' } as Record<string, unknown>,
    },
  ],
};
export type CustomerMapping = typeof customerMapping;

export const ERP = `code,name,kana,state,city,street,phone,staff
100,株式会社サカタ製作所,サカタセイサクショ,東京都,港区,芝1-2-3,03-1111-2222,120
101,北海道食品株式会社,ホッカイドウショクヒン,北海道,札幌市中央区,北一条西2-1,011-222-3333,80
102,有限会社みなと商会,ミナトショウカイ,神奈川県,横浜市中区,海岸通3-4,045-333-4444,15
`;
export const SHOP = `id,company,prefecture,town,address,tel,url,employees
S1,㈱サカタ製作所,東京都,港区,芝一丁目2番3号 サカタビル,0311112222,https://sakata.example/,95
S2,(有)みなと商会,神奈川県,横浜市中区,海岸通3-4,,,
S3,大阪電機工業株式会社,大阪府,大阪市北区,梅田5-6,06-555-6666,,300
`;

/** Imports texts as files; a mapping without the file's source is cut to the sources that are given. */
export function importCustomers(
  org: TestOrg,
  files: { erp?: string; shop?: string },
  { dryRun = false, change }: { dryRun?: boolean; change?: (mapping: CustomerMapping) => void } = {},
): Promise<ImportResult> {
  const mapping = structuredClone(customerMapping);
  change?.(mapping);
  const given = (name: string): boolean => files[name as 'erp' | 'shop'] !== undefined;
  const cut = {
    ...mapping,
    sources: Object.fromEntries(Object.entries(mapping.sources).filter(([name]) => given(name))),
    steps: mapping.steps.filter(({ source }) => given(source)),
  };
  return importData(org.connection, {
    mappingFile: 'mapping.json',
    mappingText: JSON.stringify(cut, null, 2),
    readData: (file) => Promise.resolve(new TextEncoder().encode(files[file.replace('.csv', '') as 'erp' | 'shop'])),
    dryRun,
  });
}
