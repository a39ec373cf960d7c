import { addDays, daysBetween } from 'c/renkeiCalendarRules';
import type { DemoAsset } from './model.ts';
import type { Random } from './random.ts';

const OWN_MAKER = 'みずきエアシステム Mizuki';

/**
 * Maker, model year and, where somebody asked, until when a machine is to be used. Everybody knows machines that run longer than
 * planned: for those the day lies ahead as well, or nobody knows it.
 */
export function addMachineParticulars(assets: readonly DemoAsset[], asOf: string, random: Random): DemoAsset[] {
  return assets.map((asset) => {
    const planned = addDays(asset.installDate, random.integer(12, 16) * 365);
    const asked = random.chance(0.6);
    const soon = addDays(asOf, random.integer(25, 900));
    const early = random.chance(0.3) ? 1 : 0;
    return {
      ...asset,
      maker: asset.competitor ? asset.name.split(' ')[0]! : OWN_MAKER,
      modelYear: Number(asset.installDate.slice(0, 4)) - early,
      endsOn: asset.endsOn || (asked ? (daysBetween(asOf, planned) > 20 ? planned : soon) : ''),
    };
  });
}
