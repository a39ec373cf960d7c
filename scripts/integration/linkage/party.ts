import type { LinkReason } from './reasons.ts';

/** A company, a place of one or a fund as one source tells it. Everything except key and name may be missing or empty. */
export interface Party {
  /** Unique within its side; orders what is otherwise equal. */
  key: string;
  name: string;
  kana?: string | undefined;
  englishName?: string | undefined;
  address?: string | undefined;
  postalCode?: string | undefined;
  phone?: string | undefined;
  website?: string | undefined;
  corporateNumber?: string | undefined;
  industry?: string | undefined;
  /** In any unit, the same on both sides. */
  capital?: number | null | undefined;
}

/** Sure links without asking, Doubtful goes to a person. */
export type Verdict = 'Sure' | 'Doubtful';

/** A pair that is, or may be, the same. */
export interface Match {
  /** Key of the party on the left. */
  left: string;
  /** Key of the party on the right. */
  right: string;
  /** 0–100. */
  score: number;
  verdict: Verdict;
  reasons: LinkReason[];
}
