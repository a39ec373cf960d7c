import { fill, number, percent, compactMoney, plural } from 'c/renkeiFormat';
import type { PolicyAndSetting, SegmentMap } from 'c/renkeiSegmentData';
import { capacityPerOwner, SCORED_SEGMENTS } from 'c/renkeiSegmentRules';
import { accountsWords, joinSentences, roleOf, segmentName } from 'c/renkeiSegmentWords';
import carryOne from '@salesforce/label/c.RenkeiSegmentation_HeadlineCarry_One';
import carryOther from '@salesforce/label/c.RenkeiSegmentation_HeadlineCarry_Other';
import nobody from '@salesforce/label/c.RenkeiSegmentation_HeadlineNobody';
import overload from '@salesforce/label/c.RenkeiSegmentation_HeadlineOverload';
import reviveOne from '@salesforce/label/c.RenkeiSegmentation_HeadlineRevive_One';
import reviveOther from '@salesforce/label/c.RenkeiSegmentation_HeadlineRevive_Other';
import titleOne from '@salesforce/label/c.RenkeiSegmentation_UnscoredTitle_One';
import titleOther from '@salesforce/label/c.RenkeiSegmentation_UnscoredTitle_Other';

/**
 * What a manager has to know before any figure: the burden per head, the worst overload, what sleeps. Of a part of the accounts
 * no overload is said.
 */
export function headlineOf(map: SegmentMap, policyAndSetting: PolicyAndSetting, partial: boolean): string {
  if (map.accounts === 0 || map.owners === 0) return nobody;
  return joinSentences([
    carrying(map),
    partial ? '' : overloaded(map, policyAndSetting),
    sleeping(map, policyAndSetting),
  ]);
}

/** Title of the strip below the grid. */
export function unscoredTitleOf(unscored: SegmentMap['unscored']): string {
  const accounts = unscored.reduce((sum, cause) => sum + cause.accounts, 0);
  return fill(plural(accounts, { one: titleOne, other: titleOther }), number(accounts));
}

function carrying({ accounts, owners }: SegmentMap): string {
  const each = accountsWords(Math.round(accounts / owners));
  return fill(plural(owners, { one: carryOne, other: carryOther }), number(owners), each);
}

function overloaded(map: SegmentMap, { active }: PolicyAndSetting): string {
  const roles = active?.roles ?? [];
  let worst = { segment: '', load: 1 };
  for (const segment of SCORED_SEGMENTS) {
    const { accounts, owners } = map.segments[segment];
    const capacity = capacityPerOwner(roleOf(segment, roles));
    if (!capacity || owners === 0) continue;
    const load = accounts / (owners * capacity);
    if (load > worst.load) worst = { segment: segmentName(segment, roles), load };
  }
  return worst.segment ? fill(overload, worst.segment, percent(worst.load * 100, 0)) : '';
}

function sleeping({ revive }: SegmentMap, { setting }: PolicyAndSetting): string {
  if (revive.accounts === 0) return '';
  const template = plural(revive.accounts, { one: reviveOne, other: reviveOther });
  return fill(template, number(revive.accounts), compactMoney(revive.potential, setting.currency));
}
