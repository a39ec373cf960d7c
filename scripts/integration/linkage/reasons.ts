/**
 * What may speak for or against two parties being the same, in the order in which a person reads it. The list is closed: every code has
 * words on the review page (label `RenkeiIntegration_Reason<Code>`) and points in weights.ts.
 */
export const REASON_CODES = [
  // The number: evidence, never a key, since branches share it.
  'SameCorporateNumber',
  'OtherCorporateNumber',
  // The name: at most one of each language speaks for, the strongest.
  'SameName',
  'SimilarName',
  'NameInsideOther',
  'SameKana',
  'SimilarKana',
  'SameEnglishName',
  'SimilarEnglishName',
  'FormerName',
  'OtherName',
  'CommonName',
  'OtherLegalForm',
  'OtherBranch',
  // The place.
  'SameAddress',
  'NearAddress',
  'CrowdedAddress',
  'OtherPlace',
  'SamePostalCode',
  // How to reach it.
  'SamePhone',
  'OtherPhone',
  'SameWebsite',
  // What it is.
  'SameIndustry',
  'OtherIndustry',
  'SameCapital',
  'SimilarCapital',
  // What the resolution over all pairs adds.
  'OnlyCandidate',
  'RivalCandidate',
  'TakenByBetter',
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

/** One reason. The points of all reasons add up to the score, which is kept within 0 and 100. */
export interface LinkReason {
  code: ReasonCode;
  /** For (positive) or against (negative), in points of the score. */
  points: number;
  /** What the left side said, as it was given. */
  mine: string;
  /** What the right side said, as it was given. */
  theirs: string;
}
