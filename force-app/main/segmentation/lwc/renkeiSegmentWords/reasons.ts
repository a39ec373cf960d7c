import {
  explainScore,
  type AccountScore,
  type Explanation,
  type SegmentPolicy,
  type SegmentReason,
  type SegmentRole,
} from 'c/renkeiSegmentRules';
import { capitalise, compactMoney, fill, number, percent, plainDate, plural } from 'c/renkeiFormat';
import oneSentence from '@salesforce/label/c.RenkeiCore_Sentence';
import twoClauses from '@salesforce/label/c.RenkeiCore_TwoClauses';
import twoSentences from '@salesforce/label/c.RenkeiCore_TwoSentences';
import whyBreadth from '@salesforce/label/c.RenkeiSegmentation_WhyBreadth';
import whyBreadthFullOne from '@salesforce/label/c.RenkeiSegmentation_WhyBreadthFull_One';
import whyBreadthFullOther from '@salesforce/label/c.RenkeiSegmentation_WhyBreadthFull_Other';
import whyBreadthNone from '@salesforce/label/c.RenkeiSegmentation_WhyBreadthNone';
import whyEmployeesMissing from '@salesforce/label/c.RenkeiSegmentation_WhyEmployeesMissing';
import whyIndustryMissing from '@salesforce/label/c.RenkeiSegmentation_WhyIndustryMissing';
import whyIndustryWithoutEstimator from '@salesforce/label/c.RenkeiSegmentation_WhyIndustryWithoutEstimator';
import whyNeverTalked from '@salesforce/label/c.RenkeiSegmentation_WhyNeverTalked';
import whyNoUnitOurs from '@salesforce/label/c.RenkeiSegmentation_WhyNoUnitOurs';
import whyNothingWon from '@salesforce/label/c.RenkeiSegmentation_WhyNothingWon';
import whyPotentialHeldHigh from '@salesforce/label/c.RenkeiSegmentation_WhyPotentialHeldHigh';
import whyPotentialHeldLow from '@salesforce/label/c.RenkeiSegmentation_WhyPotentialHeldLow';
import whyPotentialHigh from '@salesforce/label/c.RenkeiSegmentation_WhyPotentialHigh';
import whyPotentialLow from '@salesforce/label/c.RenkeiSegmentation_WhyPotentialLow';
import whyRelationshipHeldHigh from '@salesforce/label/c.RenkeiSegmentation_WhyRelationshipHeldHigh';
import whyRelationshipHeldLow from '@salesforce/label/c.RenkeiSegmentation_WhyRelationshipHeldLow';
import whyRelationshipHigh from '@salesforce/label/c.RenkeiSegmentation_WhyRelationshipHigh';
import whyRelationshipLow from '@salesforce/label/c.RenkeiSegmentation_WhyRelationshipLow';
import whySegmentChanged from '@salesforce/label/c.RenkeiSegmentation_WhySegmentChanged';
import whySegmentChangedBecause from '@salesforce/label/c.RenkeiSegmentation_WhySegmentChangedBecause';
import whyShareCounted from '@salesforce/label/c.RenkeiSegmentation_WhyShareCounted';
import whyShareWon from '@salesforce/label/c.RenkeiSegmentation_WhyShareWon';
import whyTalkFadingOne from '@salesforce/label/c.RenkeiSegmentation_WhyTalkFading_One';
import whyTalkFadingOther from '@salesforce/label/c.RenkeiSegmentation_WhyTalkFading_Other';
import whyTalkLongAgoOne from '@salesforce/label/c.RenkeiSegmentation_WhyTalkLongAgo_One';
import whyTalkLongAgoOther from '@salesforce/label/c.RenkeiSegmentation_WhyTalkLongAgo_Other';
import whyTalked from '@salesforce/label/c.RenkeiSegmentation_WhyTalked';
import whyWonAbovePotential from '@salesforce/label/c.RenkeiSegmentation_WhyWonAbovePotential';
import { reasonName, segmentName } from './names.ts';
import { originWords, type OriginContext } from './origins.ts';

/** What the words need beside the explanation itself. */
export interface WordingContext extends OriginContext {
  roles: readonly SegmentRole[];
}

/** One reason as a clause, without a capital letter or a full stop. */
export function reasonWords(explanation: Explanation, context: WordingContext): string {
  const { code, values } = explanation;
  const amount = (key: string) => compactMoney(Number(values[key]), context.currency);
  const figure = (key: string) => number(Number(values[key]));
  const date = () => plainDate(String(values.date));
  const counted = (key: string, forms: { one: string; other: string }) => plural(Number(values[key]), forms);
  switch (code) {
    case 'EmployeesMissing':
      return whyEmployeesMissing;
    case 'IndustryMissing':
      return whyIndustryMissing;
    case 'IndustryWithoutEstimator':
      return whyIndustryWithoutEstimator;
    case 'PotentialHigh':
      return fill(whyPotentialHigh, amount('potential'), amount('cutOff'));
    case 'PotentialLow':
      return fill(whyPotentialLow, amount('potential'), amount('cutOff'));
    case 'PotentialHeldHigh':
      return fill(whyPotentialHeldHigh, amount('potential'), amount('cutOff'));
    case 'PotentialHeldLow':
      return fill(whyPotentialHeldLow, amount('potential'), amount('cutOff'));
    case 'RelationshipHigh':
      return fill(whyRelationshipHigh, figure('score'), figure('cutOff'));
    case 'RelationshipLow':
      return fill(whyRelationshipLow, figure('score'), figure('cutOff'));
    case 'RelationshipHeldHigh':
      return fill(whyRelationshipHeldHigh, figure('score'), figure('cutOff'));
    case 'RelationshipHeldLow':
      return fill(whyRelationshipHeldLow, figure('score'), figure('cutOff'));
    case 'NeverTalked':
      return whyNeverTalked;
    case 'TalkedRecently':
      return fill(whyTalked, date());
    case 'TalkFading':
      return fill(counted('days', { one: whyTalkFadingOne, other: whyTalkFadingOther }), date(), figure('days'));
    case 'TalkLongAgo':
      return fill(counted('days', { one: whyTalkLongAgoOne, other: whyTalkLongAgoOther }), date(), figure('days'));
    case 'BreadthNone':
      return fill(whyBreadthNone, figure('days'));
    case 'BreadthPartial':
      return fill(whyBreadth, figure('contacts'), figure('full'));
    case 'BreadthFull':
      return fill(counted('contacts', { one: whyBreadthFullOne, other: whyBreadthFullOther }), figure('contacts'));
    case 'NothingWon':
      return whyNothingWon;
    case 'ShareWon':
      return fill(whyShareWon, percent(Number(values.share)));
    case 'ShareCounted':
      return fill(whyShareCounted, percent(Number(values.share)));
    case 'NoUnitOurs':
      return whyNoUnitOurs;
    case 'HeardUntil':
    case 'FromUnits':
    case 'FromEmployees':
    case 'FromRevenue':
      return originWords({ code, values }, context);
    case 'WonAbovePotential':
      return fill(whyWonAbovePotential, amount('won'));
    case 'SegmentChanged':
      return changeWords(values, date(), context.roles);
    case 'FocusRevive':
    case 'FocusDefend':
      // The focus is shown as a badge; in a sentence it would only repeat the figures.
      return '';
  }
}

function changeWords(values: Explanation['values'], date: string, roles: readonly SegmentRole[]): string {
  const from = segmentName(values.from as AccountScore['segment'], roles);
  if (!values.reason) return fill(whySegmentChanged, from, date);
  return fill(whySegmentChangedBecause, from, date, reasonName(values.reason as SegmentReason));
}

/** "last talk Jun 12, 2026", or that nobody has talked to them. */
export function talkWords(lastConversation: string | null): string {
  return lastConversation === null ? whyNeverTalked : fill(whyTalked, plainDate(lastConversation));
}

/** Why an account stands where it stands, in two sentences: the two axes, then what makes the relationship. */
export function reasonSentences(score: AccountScore, policy: SegmentPolicy, context: WordingContext): string {
  const all = explainScore(score, policy);
  const silent = all.some(({ code }) => code === 'NeverTalked' || code === 'TalkLongAgo');
  // Where nobody has talked for so long, that no contact was reached goes without saying.
  const explanations = all.filter(({ code }) => !(silent && code === 'BreadthNone'));
  const words = (matches: (code: string) => boolean) =>
    explanations
      .filter(({ code }) => matches(code))
      .map((explanation) => reasonWords(explanation, context))
      .filter((clause) => clause.length > 0);
  const isAxis = (code: string) => /^(Potential|Relationship|Employees|Industry)/.test(code);
  return joinSentences([sentence(words(isAxis)), sentence(words((code) => !isAxis(code)))]);
}

/** One sentence of several clauses; empty when there are none. */
export function sentence(clauses: readonly string[]): string {
  const [first, ...rest] = clauses;
  if (first === undefined) return '';
  const joined = rest.reduce((left, right) => fill(twoClauses, left, right), first);
  return fill(oneSentence, capitalise(joined));
}

export function joinSentences(sentences: readonly string[]): string {
  const [first, ...rest] = sentences.filter((text) => text.length > 0);
  return rest.reduce((left, right) => fill(twoSentences, left, right), first ?? '');
}
