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

/** The installed base as far as it is known: own machines at customers, rival ones that somebody noted. */
export function generateMachines(accounts: readonly DemoAccount[], asOf: string, random: Random): DemoAsset[] {
  return accounts.flatMap((account) => {
    const known = Math.round(
      (0.4 + account.closeness * 2.2) * Math.min(3, Math.log10(account.trueEmployees + 10)) * random.next(),
    );
    return Array.from({ length: known }, (_unused, index) => {
      const competitor = random.chance(0.75 - account.closeness * 0.6);
      // The rival's NX-22 was the standard machine of food plants: the campaign of the demo is about them.
      const name = !competitor
        ? random.pick(own)
        : account.industry === 'Food & Beverage' && random.chance(0.5)
          ? 'Nordek NX-22'
          : random.pick(rivals);
      return machine(account, index + 1, name, competitor, addDays(asOf, -random.integer(120, 6500)), random);
    });
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
    serialNumber: `${competitor ? 'X' : 'MZ'}${installDate.slice(2, 4)}${String(random.integer(0, 99999)).padStart(5, '0')}`,
    installDate,
    status: 'Installed',
    description: '',
  };
}
