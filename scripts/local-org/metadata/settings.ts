import type { LocalOrg } from '../org.ts';

/** What an administrator has set for a whole org, as far as it changes what a deploy does. */
export interface OrgSettings {
  /** A production org takes active flows as active, when tests start enough of them. */
  deployFlowsAsActive: boolean;
  /** Percentage of the active flows that Apex tests must start, of which there are none here. */
  flowTestCoverage: number;
  /** Translations can be deployed. */
  translationWorkbench: boolean;
}

export const NEW_SETTINGS: OrgSettings = {
  deployFlowsAsActive: false,
  flowTestCoverage: 75,
  translationWorkbench: true,
};

/** The settings that `readMetadata` gives, by type and full name: the elements that something here follows. */
export const SETTINGS: Record<string, { fullName: string; read(org: LocalOrg): Record<string, unknown> }> = {
  FlowSettings: {
    fullName: 'Flow',
    // A sandbox always takes them, whatever is set.
    read: ({ settings, isProduction }) => ({
      enableFlowDeployAsActiveEnabled: !isProduction || settings.deployFlowsAsActive,
    }),
  },
  LanguageSettings: {
    fullName: 'Language',
    read: ({ settings }) => ({ enableTranslationWorkbench: settings.translationWorkbench }),
  },
  CurrencySettings: {
    fullName: 'Currency',
    read({ features, store }) {
      const currencies = features.includes('MultiCurrency') ? store.all('CurrencyType') : [];
      return {
        ...(currencies.length > 0 ? { corporateCurrency: store.setting('currency') } : {}),
        currency: currencies.map(({ IsoCode, ConversionRate, DecimalPlaces, IsActive }) => ({
          active: IsActive,
          conversionRate: ConversionRate,
          isoCode: IsoCode,
          scale: DecimalPlaces,
        })),
        enableCurrencyEffectiveDates: features.includes('AdvancedCurrencyManagement'),
        enableMultiCurrency: features.includes('MultiCurrency'),
      };
    },
  },
};
