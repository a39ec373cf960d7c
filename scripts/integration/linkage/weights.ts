import type { ReasonCode } from './reasons.ts';

/**
 * Points of each reason at full strength. They are log odds, ten points to a factor of e: fitted as a logistic regression over the pairs
 * that blocking finds in the tuning half of the EDINET lists of 2018 and 2024 (after Fellegi and Sunter, A Theory for Record Linkage, 1969,
 * with agreement on a rare value weighing more), then rounded, and drawn towards zero where that list is cleaner than a sales
 * database (industry, capital). What the list does not tell (phone, website, postal code, numbers, branches) is set by judgement.
 */
export const POINTS: Record<ReasonCode, number> = {
  SameCorporateNumber: 60,
  OtherCorporateNumber: -100,
  SameName: 80,
  SimilarName: 30,
  NameInsideOther: 45,
  SameKana: 60,
  SimilarKana: 30,
  SameEnglishName: 70,
  SimilarEnglishName: 35,
  FormerName: 55,
  OtherName: -15,
  CommonName: -30,
  OtherLegalForm: -15,
  OtherBranch: -25,
  SameAddress: 36,
  NearAddress: 10,
  CrowdedAddress: -15,
  OtherPlace: -15,
  SamePostalCode: 8,
  SamePhone: 45,
  OtherPhone: -8,
  SameWebsite: 35,
  SameIndustry: 12,
  OtherIndustry: -10,
  SameCapital: 40,
  SimilarCapital: 8,
  OnlyCandidate: 10,
  RivalCandidate: 0,
  TakenByBetter: 0,
};

/**
 * Reasons that no agreement elsewhere outweighs: their points grow until the score is no more than this, so that a person decides.
 * A branch with the same number, name and website is another customer; two valid numbers are two companies.
 */
export const CEILINGS: Partial<Record<ReasonCode, number>> = { OtherCorporateNumber: 50, OtherBranch: 50 };

/** Scores from which a pair is linked without asking, and from which a person is asked. */
export interface Thresholds {
  sure: number;
  doubtful: number;
}

export const THRESHOLDS: Thresholds = { sure: 65, doubtful: 25 };
