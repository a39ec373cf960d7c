import { fill, number } from 'c/renkeiFormat';
import type { HealthPattern } from 'c/renkeiHealthRules';
import abandoned from '@salesforce/label/c.RenkeiInsight_PatternAbandoned';
import abandonedHint from '@salesforce/label/c.RenkeiInsight_PatternAbandonedHint';
import abandonedOf from '@salesforce/label/c.RenkeiInsight_PatternAbandonedOf';
import feedback from '@salesforce/label/c.RenkeiInsight_PatternFeedback';
import feedbackHint from '@salesforce/label/c.RenkeiInsight_PatternFeedbackHint';
import feedbackOf from '@salesforce/label/c.RenkeiInsight_PatternFeedbackOf';
import isolation from '@salesforce/label/c.RenkeiInsight_PatternIsolation';
import isolationHint from '@salesforce/label/c.RenkeiInsight_PatternIsolationHint';
import isolationOf from '@salesforce/label/c.RenkeiInsight_PatternIsolationOf';
import meetings from '@salesforce/label/c.RenkeiInsight_PatternMeetings';
import meetingsHint from '@salesforce/label/c.RenkeiInsight_PatternMeetingsHint';
import meetingsOf from '@salesforce/label/c.RenkeiInsight_PatternMeetingsOf';
import partTime from '@salesforce/label/c.RenkeiInsight_PatternPartTime';
import partTimeHint from '@salesforce/label/c.RenkeiInsight_PatternPartTimeHint';
import partTimeOf from '@salesforce/label/c.RenkeiInsight_PatternPartTimeOf';
import returns from '@salesforce/label/c.RenkeiInsight_PatternReturns';
import returnsHint from '@salesforce/label/c.RenkeiInsight_PatternReturnsHint';
import returnsOf from '@salesforce/label/c.RenkeiInsight_PatternReturnsOf';

interface Words {
  name: string;
  /** What is counted. */
  hint: string;
  /** The count with its denominator. */
  of: string;
}

const PATTERNS: Readonly<Record<HealthPattern, Words>> = {
  Isolation: { name: isolation, hint: isolationHint, of: isolationOf },
  PartTimeManagement: { name: partTime, hint: partTimeHint, of: partTimeOf },
  AbandonedAfterOneVisit: { name: abandoned, hint: abandonedHint, of: abandonedOf },
  UnexplainedReturns: { name: returns, hint: returnsHint, of: returnsOf },
  SkippedMeetings: { name: meetings, hint: meetingsHint, of: meetingsOf },
  FeedbackNotGiven: { name: feedback, hint: feedbackHint, of: feedbackOf },
};

export const patternName = (pattern: HealthPattern): string => PATTERNS[pattern].name;
export const patternHint = (pattern: HealthPattern): string => PATTERNS[pattern].hint;

/** "3 of 12 visited cases". */
export function patternFigure(pattern: HealthPattern, count: number, denominator: number): string {
  return fill(PATTERNS[pattern].of, number(count), number(denominator));
}
