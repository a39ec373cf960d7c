import { addDays } from 'c/renkeiCalendarRules';
import type { DemoAccount, DemoAsset } from './model.ts';
import type { Random } from './random.ts';

const own = [
  'MA-15 スクリュー',
  'MA-22 スクリュー',
  'MA-37 スクリュー',
  'MA-55 オイルフリー',
  'MD-40 ドライヤー',
  'MF-20 フィルター',
];
const rivals = ['Nordek NX-15', 'Nordek NX-22', 'Nordek NX-37', 'Kestrel K30', 'Kestrel K75'];

/** What a machine with its dryer and filters brings in a year: the truth behind the policy's amount per unit. */
const SPEND_PER_MACHINE = 1_200_000;

/**
 * The installed base where somebody has walked the site: all machines then, ours and rivals'. The better a customer is looked after, the
 * likelier it is that somebody has, and that machines are ours. Of the others nobody noted any.
 */
export function generateMachines(accounts: readonly DemoAccount[], asOf: string, random: Random): DemoAsset[] {
  return accounts.flatMap((account) => {
    const machines = Math.round((account.trueSpend / SPEND_PER_MACHINE) * random.logNormal(1, 0.25));
    if (machines === 0 || !random.chance(0.12 + account.closeness * 0.6)) return [];
    const ours = Math.round(machines * Math.min(1, account.closeness * (0.35 + random.next() * 0.8)));
    const assets: DemoAsset[] = [];
    for (const [competitor, units] of [
      [false, ours],
      [true, machines - ours],
    ] as const) {
      for (let left = units; left > 0;) {
        const quantity = Math.min(left, left > 6 ? random.integer(3, 6) : random.integer(1, 3));
        // The rival's NX-22 was the standard machine of food plants: the campaign of the demo is about them.
        const name = !competitor
          ? random.pick(own)
          : account.industry === 'Food & Beverage' && random.chance(0.5)
            ? 'Nordek NX-22'
            : random.pick(rivals);
        const installed = addDays(asOf, -random.integer(120, 6500));
        assets.push({ ...machine(account, assets.length + 1, name, competitor, installed, random), quantity });
        left -= quantity;
      }
    }
    return assets;
  });
}

/** One machine at an account. */
export function machine(
  account: { key: string },
  number: number,
  name: string,
  competitor: boolean,
  installDate: string,
  random: Random,
): DemoAsset {
  return {
    key: `${account.key}-M${number}`,
    account: account.key,
    name,
    competitor,
    quantity: 1,
    serialNumber: `${competitor ? 'X' : 'MZ'}${installDate.slice(2, 4)}${String(random.integer(0, 99999)).padStart(5, '0')}`,
    installDate,
    status: 'Installed',
    description: '',
    maker: '',
    modelYear: '',
    endsOn: '',
  };
}
