import { createHash } from 'node:crypto';
import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import type { Currencies } from '../currency.ts';

/** Raised when the same records and policy would give other inputs than before, so that the next run scores every account. */
const RULES_OF_READING = 1;

/** All that every account's score depends on beside records of its own. */
export interface ScoredWith {
  policy: SegmentPolicy;
  timeZone: string;
  /** Stages that count as won: an admin who changes them changes opportunities without touching them. */
  wonStages: readonly string[];
  currencies: Currencies | null;
  leftOut: readonly string[];
}

const PARTS = ['policy', 'timeZone', 'currency', 'sources'] as const;
export type FingerprintPart = (typeof PARTS)[number];

const PART_LENGTH = 16;

/** 64 characters, 16 for each part, so that a later run can say which of them differs. */
export function fingerprintOf({ policy, timeZone, wonStages, currencies, leftOut }: ScoredWith): string {
  const rates = currencies && [currencies.corporate, [...currencies.fixed].sort(), currencies.dated];
  const contents: Record<FingerprintPart, unknown> = {
    policy: sorted(policy),
    timeZone,
    currency: rates,
    sources: [RULES_OF_READING, [...wonStages].sort(), [...leftOut].sort()],
  };
  return PARTS.map((part) => hashOf(contents[part])).join('');
}

/** The first part in which two fingerprints differ; null when they are the same. */
export function differingPart(one: string, other: string): FingerprintPart | null {
  const partOf = (text: string, index: number) => text.slice(index * PART_LENGTH, (index + 1) * PART_LENGTH);
  return PARTS.find((_part, index) => partOf(one, index) !== partOf(other, index)) ?? null;
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, PART_LENGTH);
}

/** The same content in the same order, whatever order its properties were written in. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([key, content]) => [key, sorted(content)]);
}
