const MILLISECONDS_OF_DAY = 86_400_000;

/** The plain date (yyyy-mm-dd) some days after another. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MILLISECONDS_OF_DAY).toISOString().slice(0, 10);
}
