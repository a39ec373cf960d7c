import { addDays } from 'c/renkeiCalendarRules';
import { englishScripts } from './playsEnglish.ts';
import { japaneseScripts } from './playsJapanese.ts';
import type { DemoAccount, DemoAsset, DemoPlay } from './model.ts';

/** A script in one language. The desk offers them by name, so the numbers of the revivals put the gentlest one first. */
export interface Script {
  name: string;
  /** One paragraph each. */
  paragraphs: readonly string[];
}

export type PlayKey =
  | 'new'
  | 'existing'
  | 'revival-neglected'
  | 'revival-transferred'
  | 'revival-trouble'
  | 'revival-competitor'
  | 'revival-no-need'
  | typeof CAMPAIGN;

/** The campaign of food plants that run a machine whose maker ends the supply of parts. */
export const CAMPAIGN = 'nordek-nx22';

const kinds: Readonly<Record<PlayKey, Pick<DemoPlay, 'kind' | 'cause'>>> = {
  new: { kind: 'New', cause: '' },
  existing: { kind: 'Existing', cause: '' },
  'revival-neglected': { kind: 'Revival', cause: 'Neglected' },
  'revival-transferred': { kind: 'Revival', cause: 'Transferred' },
  'revival-trouble': { kind: 'Revival', cause: 'Trouble' },
  'revival-competitor': { kind: 'Revival', cause: 'CompetitorWon' },
  'revival-no-need': { kind: 'Revival', cause: 'NoNeed' },
  [CAMPAIGN]: { kind: 'Campaign', cause: '' },
};

/** Since so many days the campaign runs. */
export const CAMPAIGN_DAYS = 21;

/** Keys of the food plants that run the machine of the campaign. */
export function campaignAccounts(accounts: readonly DemoAccount[], assets: readonly DemoAsset[]): ReadonlySet<string> {
  const withRival = new Set(assets.filter(({ name }) => name === 'Nordek NX-22').map(({ account }) => account));
  return new Set(
    accounts.filter(({ key, industry }) => industry === 'Food & Beverage' && withRival.has(key)).map(({ key }) => key),
  );
}

/** All scripts of the desk, each in Japanese and in English. The campaign began three weeks before the demo's day. */
export function plays(asOf: string): DemoPlay[] {
  return (Object.keys(kinds) as PlayKey[]).flatMap((key) =>
    (
      [
        ['Japanese', 'ja', japaneseScripts[key]],
        ['English', 'en', englishScripts[key]],
      ] as const
    ).map(([language, code, { name, paragraphs }]): DemoPlay => {
      const campaign = key === CAMPAIGN;
      return {
        key: `${key}-${code}`,
        name,
        ...kinds[key],
        language,
        script: paragraphs.join('\n\n'),
        industry: campaign ? 'Food & Beverage' : '',
        competitorModel: campaign ? 'NX-22' : '',
        startsOn: campaign ? addDays(asOf, -CAMPAIGN_DAYS) : '',
        endsOn: campaign ? addDays(asOf, 110) : '',
      };
    }),
  );
}

/** The script of a play in the language of a customer. */
export function playKey(play: PlayKey, language: string): string {
  return `${play}-${language === 'English' ? 'en' : 'ja'}`;
}
