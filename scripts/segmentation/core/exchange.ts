import { decimal, divide, type Decimal } from 'c/renkeiDecimalRules';
import { textOfDay } from './days.ts';

/** Units of a currency per unit of the corporate currency on a day, `yyyy-mm-dd`. */
export type RateOf = (currency: string, date: string) => number;

/** Turns amounts of an org with several currencies into the corporate one. */
export class Exchange {
  readonly #rateOf: RateOf;
  readonly #rates = new Map<string, Map<number, Decimal>>();

  constructor(rateOf: RateOf) {
    this.#rateOf = rateOf;
  }

  /** @param hundredths whole @returns hundredths of the corporate currency, rounded half up */
  toCorporate(hundredths: number, currency: string, day: number): number {
    if (!Number.isSafeInteger(hundredths)) return hundredths;
    let rates = this.#rates.get(currency);
    if (!rates) this.#rates.set(currency, (rates = new Map()));
    let rate = rates.get(day);
    if (!rate) rates.set(day, (rate = decimal(this.#rateOf(currency, textOfDay(day)))));
    if (rate.units === 1n && rate.scale === 0) return hundredths;
    return Number(divide({ units: BigInt(hundredths), scale: 0 }, rate, 0).units);
  }
}
