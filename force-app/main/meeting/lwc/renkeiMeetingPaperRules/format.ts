import type { Language } from './model.ts';

const LOCALES: Record<Language, string> = { en: 'en-GB', ja: 'ja-JP' };

/** Days, moments and numbers as readers of a language write them. */
export class PaperFormat {
  private readonly locale: string;
  private readonly language: Language;
  private readonly timeZone: string;
  private readonly currency: string;

  /** @param timeZone IANA name; @param currency ISO code, or nothing: amounts stand alone */
  constructor(language: Language, timeZone: string, currency: string) {
    this.language = language;
    this.locale = LOCALES[language];
    this.timeZone = timeZone;
    this.currency = currency;
  }

  /** A day (yyyy-mm-dd) in full: Friday 12 June 2026. */
  longDay(day: string): string {
    return this.plain(day, { dateStyle: 'full' });
  }

  /** 12 Jun 2026 */
  day(day: string): string {
    return this.plain(day, { year: 'numeric', month: 'short', day: 'numeric' });
  }

  /** 12 Jun: where the year is clear. */
  shortDay(day: string): string {
    return this.plain(day, { month: 'short', day: 'numeric' });
  }

  /** June 2026, by any day of the month. */
  month(day: string): string {
    return this.plain(day, { year: 'numeric', month: 'long' });
  }

  /** Jun, by any day of the month. */
  shortMonth(day: string): string {
    return this.plain(day, { month: 'short' });
  }

  /** An instant (ISO 8601) in the org's zone, to the minute. */
  moment(instant: string): string {
    return new Intl.DateTimeFormat(this.locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: this.timeZone,
    }).format(new Date(instant));
  }

  /** The day of an instant in the org's zone, yyyy-mm-dd; a day is itself. */
  dayOf(instant: string): string {
    if (!instant.includes('T')) return instant;
    // Swedes write days as ISO 8601 does.
    return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: this.timeZone }).format(new Date(instant));
  }

  /** The time of day of an instant. */
  time(instant: string): string {
    return new Intl.DateTimeFormat(this.locale, { timeStyle: 'short', timeZone: this.timeZone }).format(
      new Date(instant),
    );
  }

  number(value: number, fractionDigits = 1): string {
    return new Intl.NumberFormat(this.locale, { maximumFractionDigits: fractionDigits }).format(value);
  }

  /** Percent points as the figures have them: 20.6 becomes 20.6%. */
  percent(points: number): string {
    return `${this.number(points)}%`;
  }

  /** An amount in the corporate currency; Japanese readers expect 円 behind it, and ten thousands. */
  amount(value: number): string {
    const options: Intl.NumberFormatOptions =
      this.currency === ''
        ? {}
        : {
            style: 'currency',
            currency: this.currency,
            currencyDisplay: this.language === 'ja' && this.currency === 'JPY' ? 'name' : 'narrowSymbol',
            trailingZeroDisplay: 'stripIfInteger',
          };
    const short: Intl.NumberFormatOptions =
      Math.abs(value) < 10_000 ? {} : { notation: 'compact', maximumSignificantDigits: 4 };
    return new Intl.NumberFormat(this.locale, { ...options, ...short }).format(value);
  }

  private plain(day: string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  }
}
