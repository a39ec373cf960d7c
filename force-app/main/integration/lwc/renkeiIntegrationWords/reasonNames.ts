import commonName from '@salesforce/label/c.RenkeiIntegration_ReasonCommonName';
import crowdedAddress from '@salesforce/label/c.RenkeiIntegration_ReasonCrowdedAddress';
import formerName from '@salesforce/label/c.RenkeiIntegration_ReasonFormerName';
import nameInsideOther from '@salesforce/label/c.RenkeiIntegration_ReasonNameInsideOther';
import nearAddress from '@salesforce/label/c.RenkeiIntegration_ReasonNearAddress';
import onlyCandidate from '@salesforce/label/c.RenkeiIntegration_ReasonOnlyCandidate';
import otherBranch from '@salesforce/label/c.RenkeiIntegration_ReasonOtherBranch';
import otherCorporateNumber from '@salesforce/label/c.RenkeiIntegration_ReasonOtherCorporateNumber';
import otherIndustry from '@salesforce/label/c.RenkeiIntegration_ReasonOtherIndustry';
import otherLegalForm from '@salesforce/label/c.RenkeiIntegration_ReasonOtherLegalForm';
import otherName from '@salesforce/label/c.RenkeiIntegration_ReasonOtherName';
import otherPhone from '@salesforce/label/c.RenkeiIntegration_ReasonOtherPhone';
import otherPlace from '@salesforce/label/c.RenkeiIntegration_ReasonOtherPlace';
import rivalCandidate from '@salesforce/label/c.RenkeiIntegration_ReasonRivalCandidate';
import sameAddress from '@salesforce/label/c.RenkeiIntegration_ReasonSameAddress';
import sameCapital from '@salesforce/label/c.RenkeiIntegration_ReasonSameCapital';
import sameCorporateNumber from '@salesforce/label/c.RenkeiIntegration_ReasonSameCorporateNumber';
import sameEnglishName from '@salesforce/label/c.RenkeiIntegration_ReasonSameEnglishName';
import sameIndustry from '@salesforce/label/c.RenkeiIntegration_ReasonSameIndustry';
import sameKana from '@salesforce/label/c.RenkeiIntegration_ReasonSameKana';
import sameName from '@salesforce/label/c.RenkeiIntegration_ReasonSameName';
import samePhone from '@salesforce/label/c.RenkeiIntegration_ReasonSamePhone';
import samePostalCode from '@salesforce/label/c.RenkeiIntegration_ReasonSamePostalCode';
import sameWebsite from '@salesforce/label/c.RenkeiIntegration_ReasonSameWebsite';
import similarCapital from '@salesforce/label/c.RenkeiIntegration_ReasonSimilarCapital';
import similarEnglishName from '@salesforce/label/c.RenkeiIntegration_ReasonSimilarEnglishName';
import similarKana from '@salesforce/label/c.RenkeiIntegration_ReasonSimilarKana';
import similarName from '@salesforce/label/c.RenkeiIntegration_ReasonSimilarName';
import takenByBetter from '@salesforce/label/c.RenkeiIntegration_ReasonTakenByBetter';

const NAMES: Readonly<Record<string, string>> = {
  CommonName: commonName,
  CrowdedAddress: crowdedAddress,
  FormerName: formerName,
  NameInsideOther: nameInsideOther,
  NearAddress: nearAddress,
  OnlyCandidate: onlyCandidate,
  OtherBranch: otherBranch,
  OtherCorporateNumber: otherCorporateNumber,
  OtherIndustry: otherIndustry,
  OtherLegalForm: otherLegalForm,
  OtherName: otherName,
  OtherPhone: otherPhone,
  OtherPlace: otherPlace,
  RivalCandidate: rivalCandidate,
  SameAddress: sameAddress,
  SameCapital: sameCapital,
  SameCorporateNumber: sameCorporateNumber,
  SameEnglishName: sameEnglishName,
  SameIndustry: sameIndustry,
  SameKana: sameKana,
  SameName: sameName,
  SamePhone: samePhone,
  SamePostalCode: samePostalCode,
  SameWebsite: sameWebsite,
  SimilarCapital: similarCapital,
  SimilarEnglishName: similarEnglishName,
  SimilarKana: similarKana,
  SimilarName: similarName,
  TakenByBetter: takenByBetter,
};

/** The codes of reasons that have words, in the order of the alphabet. */
export const REASON_CODES: readonly string[] = Object.keys(NAMES);

/** A reason of linkage in words; a code that came later than this package stands for itself. */
export const reasonName = (code: string): string => NAMES[code] ?? code;
