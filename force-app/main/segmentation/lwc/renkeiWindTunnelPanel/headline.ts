import { fill, number, percent, plural } from 'c/renkeiFormat';
import { accountsWords, joinSentences } from 'c/renkeiSegmentWords';
import type { Forecast, OwnerForecast } from 'c/renkeiTunnelRules';
import field from '@salesforce/label/c.RenkeiSegmentation_TunnelHeadlineField';
import fieldSame from '@salesforce/label/c.RenkeiSegmentation_TunnelHeadlineFieldSame';
import load from '@salesforce/label/c.RenkeiSegmentation_TunnelHeadlineLoad';
import loadSame from '@salesforce/label/c.RenkeiSegmentation_TunnelHeadlineLoadSame';
import movesNone from '@salesforce/label/c.RenkeiSegmentation_TunnelHeadlineNone';
import movesOne from '@salesforce/label/c.RenkeiSegmentation_TunnelHeadlineMoves_One';
import movesOther from '@salesforce/label/c.RenkeiSegmentation_TunnelHeadlineMoves_Other';
import start from '@salesforce/label/c.RenkeiSegmentation_TunnelHeadlineStart';
import startHeldOne from '@salesforce/label/c.RenkeiSegmentation_TunnelHeadlineStartHeld_One';
import startHeldOther from '@salesforce/label/c.RenkeiSegmentation_TunnelHeadlineStartHeld_Other';

/** What a manager wants to know first: how many move, what the field keeps, and what that does to its load. */
export function headlineOf(forecast: Forecast): string {
  const { moving, owners } = forecast;
  const moves = moving === 0 ? movesNone : plural(moving, { one: movesOne, other: movesOther });
  const [before, after] = [accountsOf(owners, 'before'), accountsOf(owners, 'after')];
  const kept =
    before === after ? fill(fieldSame, accountsWords(after)) : fill(field, accountsWords(after), number(before));
  return joinSentences([fill(moves, number(moving)), kept, loadWords(owners)]);
}

/** Before anything is tried: that even the same cut-offs would move whom only the margin holds. */
export function openingOf({ moving }: Forecast): string {
  const held = fill(plural(moving, { one: startHeldOne, other: startHeldOther }), number(moving));
  return joinSentences([start, moving === 0 ? '' : held]);
}

function loadWords(owners: readonly OwnerForecast[]): string {
  const [before, after] = [fieldLoad(owners, 'before'), fieldLoad(owners, 'after')];
  if (before === null || after === null) return '';
  const words = [percent(before, 0), percent(after, 0)] as const;
  return words[0] === words[1] ? fill(loadSame, words[0]) : fill(load, ...words);
}

/** Accounts of all owners whose capacity is known, in percent of what they can look after together. */
function fieldLoad(owners: readonly OwnerForecast[], when: 'before' | 'after'): number | null {
  const known = owners.filter(({ capacity }) => capacity !== null);
  const capacity = known.reduce((sum, line) => sum + (line.capacity ?? 0), 0);
  return capacity > 0 ? (accountsOf(known, when) / capacity) * 100 : null;
}

function accountsOf(owners: readonly OwnerForecast[], when: 'before' | 'after'): number {
  return owners.reduce((sum, { accounts }) => sum + accounts[when], 0);
}
