import type { TestOrg } from './testOrg.ts';

/** Adds users of the profile Standard User, without any permission of the package; answers with their Ids. @param names also the aliases */
export async function addStandardUsers(
  org: TestOrg,
  names: readonly string[],
  domain: string,
  isActive: (name: string) => boolean = () => true,
): Promise<string[]> {
  const [profile] = await org.query(`SELECT Id FROM Profile WHERE Name = 'Standard User'`);
  return org.insert(
    'User',
    names.map((name) => ({
      Username: `${name}@${domain}`,
      Email: `${name}@${domain}`,
      LastName: name,
      Alias: name,
      ProfileId: profile!['Id']!,
      TimeZoneSidKey: 'Asia/Tokyo',
      LocaleSidKey: 'ja_JP',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'ja',
      IsActive: isActive(name),
    })),
  );
}

/** Adds one active user; answers with the Id. */
export async function addStandardUser(org: TestOrg, name: string, domain: string): Promise<string> {
  const [id] = await addStandardUsers(org, [name], domain);
  return id!;
}
