import type { AgendaAsked, AgendaItem } from 'c/renkeiMeetingData';

/** The latest change by the org's clock. @param newest the latest known */
export function latestOf(records: readonly { lastModified: string | null }[], newest: string): string {
  return records.reduce((latest, { lastModified }) => later(latest, lastModified ?? ''), newest);
}

/** Instants that the platform writes differently are compared as instants. */
const later = (one: string, other: string): string =>
  other !== '' && (one === '' || Date.parse(other) > Date.parse(one)) ? other : one;

export const toKey = (asked: AgendaAsked): string => JSON.stringify(asked);

/** What an item is about: the same before a meeting and in it. */
export const aboutKey = ({ escalation, account, visit }: AgendaItem): string => [escalation, account, visit].join('|');
