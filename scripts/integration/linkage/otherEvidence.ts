import type { Facts } from './facts.ts';
import type { Frequencies } from './frequencies.ts';
import type { Evidence } from './nameEvidence.ts';

/** Bits from which an agreement on a value is as rare as it gets. */
const FULL_BITS = { address: 12, industry: 8, capital: 11 } as const;
/** From so many parties on, an address tells little: an office tower, a host of letter boxes. */
const CROWD = 4;
/** Capitals whose smaller is at least this share of the larger are near: a company that raised some. */
const NEAR_CAPITAL = 0.8;

/** What the corporate numbers say. */
export function numberEvidence(mine: Facts, theirs: Facts): Evidence[] {
  if (!mine.corporateNumber || !theirs.corporateNumber) return [];
  const code = mine.corporateNumber === theirs.corporateNumber ? 'SameCorporateNumber' : 'OtherCorporateNumber';
  return [{ code, strength: 1, mine: mine.corporateNumber, theirs: theirs.corporateNumber }];
}

/** What legal form, branch and the frequency of the name say. */
export function formEvidence(mine: Facts, theirs: Facts, frequencies: Frequencies): Evidence[] {
  const evidence: Evidence[] = [];
  const [a, b] = [mine.name, theirs.name];
  const told = { mine: mine.party.name, theirs: theirs.party.name };
  if (a.legalForm && b.legalForm && a.legalForm !== b.legalForm)
    evidence.push({ code: 'OtherLegalForm', strength: 1, ...told });
  if (a.branch !== b.branch) evidence.push({ code: 'OtherBranch', strength: 1, ...told });
  const bearers = frequencies.of('name', a.key);
  if (a.key === b.key && bearers > 1)
    evidence.push({ code: 'CommonName', strength: Math.min(1, Math.log2(bearers) / 2), ...told });
  return evidence;
}

/** What the addresses say. */
export function placeEvidence(mine: Facts, theirs: Facts, frequencies: Frequencies): Evidence[] {
  const [a, b] = [mine.address, theirs.address];
  if (!mine.party.address || !theirs.party.address || !a.town || !b.town) return [];
  const told = { mine: mine.party.address, theirs: theirs.party.address };
  if (a.key !== '' && a.key === b.key) {
    const strength = Math.min(1, frequencies.bits('address', a.key) / FULL_BITS.address);
    const here = frequencies.of('address', a.key);
    const evidence: Evidence[] = [{ code: 'SameAddress', strength, ...told }];
    if (here > CROWD)
      evidence.push({ code: 'CrowdedAddress', strength: Math.min(1, Math.log2(here / CROWD) / 4), ...told });
    return evidence;
  }
  if (a.town === b.town) {
    const common = a.numbers.findIndex((number, place) => number !== b.numbers[place]);
    const depth = common === -1 ? Math.min(a.numbers.length, b.numbers.length) : common;
    return [{ code: 'NearAddress', strength: depth >= 2 ? 1 : depth === 1 ? 0.7 : 0.5, ...told }];
  }
  const postal = mine.postalCode !== '' && mine.postalCode === theirs.postalCode;
  if (postal) return [{ code: 'SamePostalCode', strength: 1, ...told }];
  if (a.city !== '' && a.city === b.city) return [{ code: 'NearAddress', strength: 0.25, ...told }];
  return [{ code: 'OtherPlace', strength: 1, ...told }];
}

/** What phone and website say. */
export function contactEvidence(mine: Facts, theirs: Facts): Evidence[] {
  const evidence: Evidence[] = [];
  if (mine.phone && theirs.phone)
    evidence.push({
      code: mine.phone === theirs.phone ? 'SamePhone' : 'OtherPhone',
      strength: 1,
      mine: mine.party.phone!,
      theirs: theirs.party.phone!,
    });
  if (mine.host && mine.host === theirs.host)
    evidence.push({ code: 'SameWebsite', strength: 1, mine: mine.party.website!, theirs: theirs.party.website! });
  return evidence;
}

/** What industry and capital say. */
export function tradeEvidence(mine: Facts, theirs: Facts, frequencies: Frequencies): Evidence[] {
  const evidence: Evidence[] = [];
  if (mine.industry && theirs.industry) {
    const told = { mine: mine.party.industry!, theirs: theirs.party.industry! };
    if (mine.industry === theirs.industry) {
      const strength = Math.min(1, frequencies.bits('industry', mine.industry) / FULL_BITS.industry);
      evidence.push({ code: 'SameIndustry', strength, ...told });
    } else evidence.push({ code: 'OtherIndustry', strength: 1, ...told });
  }
  if (mine.capital !== null && theirs.capital !== null) {
    const told = { mine: String(mine.capital), theirs: String(theirs.capital) };
    if (mine.capital === theirs.capital) {
      const strength = Math.min(1, frequencies.bits('capital', String(mine.capital)) / FULL_BITS.capital);
      evidence.push({ code: 'SameCapital', strength, ...told });
    } else if (Math.min(mine.capital, theirs.capital) >= NEAR_CAPITAL * Math.max(mine.capital, theirs.capital))
      evidence.push({ code: 'SimilarCapital', strength: 1, ...told });
  }
  return evidence;
}
