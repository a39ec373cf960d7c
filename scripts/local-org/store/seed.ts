import type { Clock } from '../clock.ts';
import type { Feature } from '../schema/currency.ts';
import { stages } from '../schema/standard/values.ts';
import type { Row, Store } from './store.ts';

/** Username of the user that a new org begins with. */
export const administratorUsername = 'admin@local.example';

/** Licences of a new org: name, key and how many users may have one. All users here have the first. */
const LICENSES: [name: string, key: string, total: number][] = [
  ['Salesforce', 'SFDC', 100],
  ['Chatter Free', 'PID_CHATTER', 5000],
  ['Identity', 'PID_Identity', 100],
];

/**
 * Fills a new org: organization, standard profiles, one administrator, opportunity stages. An org that has been filled
 * is left alone.
 * @returns the organization's id
 */
export function seed(
  store: Store,
  clock: Clock,
  { timeZone, isSandbox }: { timeZone: string; isSandbox: boolean },
): string {
  const known = store.setting('organizationId');
  if (known) return known;
  return store.transaction(() => {
    const userId = store.nextId('User');
    const now = clock.timestamp();
    const audit = { CreatedDate: now, CreatedById: userId, LastModifiedDate: now, LastModifiedById: userId };
    const add = (object: string, row: Row): string => {
      const id = (row['Id'] as string | undefined) ?? store.nextId(object);
      store.insert(object, { Id: id, ...row, ...audit, SystemModstamp: now, IsDeleted: false });
      return id;
    };
    const locale = { LanguageLocaleKey: 'en_US', TimeZoneSidKey: timeZone };
    const organizationId = add('Organization', {
      Name: 'Local Org',
      OrganizationType: 'Enterprise Edition',
      IsSandbox: isSandbox,
      InstanceName: 'LOCAL',
      DefaultLocaleSidKey: 'en_US',
      FiscalYearStartMonth: 1,
      ...locale,
    });
    const [UserLicenseId] = LICENSES.map(([Name, LicenseDefinitionKey, TotalLicenses]) =>
      add('UserLicense', { ...{ Name, MasterLabel: Name, LicenseDefinitionKey, TotalLicenses }, Status: 'Active' }),
    );
    const profiles = ['System Administrator', 'Standard User', 'Minimum Access - Salesforce'].map((name) => {
      const profileId = add('Profile', { Name: name, UserType: 'Standard', UserLicenseId });
      const set = { Name: `X${profileId.slice(0, 15)}`, Label: name, IsOwnedByProfile: true, IsCustom: false };
      add('PermissionSet', { ...set, ProfileId: profileId });
      return profileId;
    });
    add('User', {
      Id: userId,
      Username: administratorUsername,
      FirstName: 'Local',
      LastName: 'Administrator',
      Email: administratorUsername,
      Alias: 'admin',
      IsActive: true,
      ProfileId: profiles[0],
      UserType: 'Standard',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      ...locale,
    });
    stages.forEach(([name, probability, category, state], index) =>
      add('OpportunityStage', {
        MasterLabel: name,
        ApiName: name,
        IsActive: true,
        SortOrder: index + 1,
        IsClosed: state !== 'open',
        IsWon: state === 'won',
        ForecastCategory: category,
        ForecastCategoryName: category,
        DefaultProbability: probability,
      }),
    );
    store.setSetting('production', String(!isSandbox));
    store.setSetting('organizationId', organizationId);
    return organizationId;
  });
}

/**
 * The features of an org: those that a new one is given, or those that it was made with.
 * @throws when features are asked of an org that was made without them
 */
export function featuresOf(store: Store, asked: readonly Feature[], currency: string): readonly Feature[] {
  if (asked.includes('AdvancedCurrencyManagement') && !asked.includes('MultiCurrency'))
    throw new Error('Dated exchange rates (AdvancedCurrencyManagement) need MultiCurrency.');
  if (!store.setting('organizationId')) {
    if (asked.length > 0) store.setSetting('currency', currency);
    store.setSetting('features', JSON.stringify(asked));
    return asked;
  }
  const kept = JSON.parse(store.setting('features') ?? '[]') as Feature[];
  const missing = asked.filter((feature) => !kept.includes(feature));
  if (missing.length > 0)
    throw new Error(`This org was made without ${missing.join(', ')}: start another one, or leave the feature out.`);
  return kept;
}

/** The corporate currency, and its code on what was there before it. */
export function seedCurrency(store: Store, clock: Clock): void {
  const IsoCode = store.setting('currency')!;
  if (store.all('CurrencyType').length > 0) return;
  const [user] = store.find('User', 'Username', [administratorUsername]);
  const now = clock.timestamp();
  const UserId = String(user!['Id']);
  const DecimalPlaces = new Intl.NumberFormat('en', { style: 'currency', currency: IsoCode }).resolvedOptions()
    .maximumFractionDigits!;
  store.transaction(() => {
    store.insert('CurrencyType', {
      Id: store.nextId('CurrencyType'),
      ...{ IsoCode, ConversionRate: 1, DecimalPlaces, IsActive: true, IsCorporate: true, IsDeleted: false },
      ...{
        CreatedDate: now,
        CreatedById: UserId,
        LastModifiedDate: now,
        LastModifiedById: UserId,
        SystemModstamp: now,
      },
    });
    store.update('User', UserId, { CurrencyIsoCode: IsoCode, DefaultCurrencyIsoCode: IsoCode });
  });
}
