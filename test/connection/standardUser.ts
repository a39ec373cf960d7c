import type { TestOrg } from './testOrg.ts';

/** Adds an active user of the profile Standard User, without any permission of the package; answers with the Id. @param name also the alias */
export async function addStandardUser(org: TestOrg, name: string, domain: string): Promise<string> {
  const [profile] = await org.query(`SELECT Id FROM Profile WHERE Name = 'Standard User'`);
  const [id] = await org.insert('User', [
    {
      Username: `${name}@${domain}`,
      Email: `${name}@${domain}`,
      LastName: name,
      Alias: name,
      ProfileId: profile!['Id']!,
      TimeZoneSidKey: 'Asia/Tokyo',
      LocaleSidKey: 'ja_JP',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'ja',
      IsActive: true,
    },
  ]);
  return id!;
}
