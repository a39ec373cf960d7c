import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Match, Party } from '../../../scripts/integration/linkage/party.ts';
import { project } from '../../connection/testOrg.ts';

const directory = join(project, '../shared/data/edinet');
/** Why the public list cannot be tried, or false. */
export const skip = existsSync(directory) ? false : `The public data set is not there: ${directory}`;

/** Companies are told apart into two halves by a hash of their number: one to tune on, one to report. */
export type Half = 'tuning' | 'held out';

/** A row of the list: what linkage may see, and the number by which it is judged. */
export interface Filer {
  party: Party;
  /** '' for a row without one: it takes part, but nothing is known of it. */
  number: string;
}

const Row = z.object({
  name: z.string(),
  nameKana: z.string(),
  nameEnglish: z.string(),
  address: z.string(),
  industry: z.string(),
  capitalMillionYen: z.string(),
  corporateNumber: z.string(),
});

/** The filers of a year. Corporate number, EDINET code and securities code stay hidden: the key is the place in the file. */
export function filersOf(year: 2018 | 2024): Filer[] {
  const text = readFileSync(join(directory, `companies-${year}.csv`));
  const rows = z.array(Row).parse(parse(text, { columns: true, bom: true }));
  return rows.map((row, place) => ({
    number: row.corporateNumber,
    party: {
      key: `${year}-${String(place).padStart(6, '0')}`,
      name: row.name,
      kana: row.nameKana,
      englishName: row.nameEnglish,
      address: row.address,
      industry: row.industry,
      capital: row.capitalMillionYen === '' ? null : Number(row.capitalMillionYen),
    },
  }));
}

function halfOf(number: string): Half {
  return createHash('sha256').update(number).digest()[0]! % 2 === 0 ? 'tuning' : 'held out';
}

/** How well the matches of one half are. Rates are shares of 1. */
export interface Judgement {
  /** Companies of the half that are on both sides. */
  companies: number;
  /** Companies found as sure ones ÷ companies. */
  sureRecall: number;
  /** Of the sure links whose two rows have numbers, the share with the same one. */
  surePrecision: number;
  falseLinks: number;
  /** Companies found as sure or doubtful ones ÷ companies. */
  together: number;
  /** Doubtful pairs ÷ rows of the left side, over both halves and the rows without number: that is what a person has to look at. */
  doubtfulShare: number;
}

/** Judges matches by corporate number. A false link belongs to a half when either of its rows does. */
export function judge(
  left: readonly Filer[],
  right: readonly Filer[],
  matches: readonly Match[],
  half: Half,
): Judgement {
  const numberOf = new Map([...left, ...right].map(({ party, number }) => [party.key, number]));
  const onRight = new Set(right.map(({ number }) => number));
  const known = new Set(
    left.map(({ number }) => number).filter((number) => number && onRight.has(number) && halfOf(number) === half),
  );
  const found = { Sure: new Set<string>(), any: new Set<string>() };
  let [trueLinks, falseLinks, doubtful] = [0, 0, 0];
  for (const match of matches) {
    if (match.verdict === 'Doubtful') doubtful += 1;
    const [mine, theirs] = [numberOf.get(match.left)!, numberOf.get(match.right)!];
    if (!mine || !theirs || (halfOf(mine) !== half && halfOf(theirs) !== half)) continue;
    if (mine === theirs) {
      found.any.add(mine);
      if (match.verdict === 'Sure') found.Sure.add(mine);
    }
    if (match.verdict === 'Doubtful') continue;
    if (mine === theirs) trueLinks += 1;
    else falseLinks += 1;
  }
  return {
    companies: known.size,
    sureRecall: found.Sure.size / known.size,
    surePrecision: trueLinks / (trueLinks + falseLinks),
    falseLinks,
    together: found.any.size / known.size,
    doubtfulShare: doubtful / left.length,
  };
}
