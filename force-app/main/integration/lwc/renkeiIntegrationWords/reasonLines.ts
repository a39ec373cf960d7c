import { fill, number } from 'c/renkeiFormat';
import { parseReasons } from 'c/renkeiLinkRules';
import against from '@salesforce/label/c.RenkeiIntegration_Against';
import line from '@salesforce/label/c.RenkeiIntegration_ReasonLine';
import neutral from '@salesforce/label/c.RenkeiIntegration_Neutral';
import points from '@salesforce/label/c.RenkeiIntegration_Points';
import speaksFor from '@salesforce/label/c.RenkeiIntegration_For';
import { reasonName } from './reasonNames.ts';

/** A reason, ready to be shown: its sign by shape and word, not by colour. */
export interface ReasonLine {
  key: string;
  mark: string;
  markText: string;
  className: string;
  text: string;
  points: string;
}

/** The reasons of a pair in words, strongest first. @param json as linkage wrote them */
export function reasonLines(json: string | null): ReasonLine[] {
  return parseReasons(json).map((reason, index) => {
    const kind = reason.points > 0 ? 'for' : reason.points < 0 ? 'against' : 'neutral';
    const said = reason.mine !== '' && reason.theirs !== '';
    return {
      key: `${index} ${reason.code}`,
      ...MARKS[kind],
      className: `reason ${kind}`,
      text: said ? fill(line, reasonName(reason.code), reason.mine, reason.theirs) : reasonName(reason.code),
      points:
        reason.points === 0 ? '' : fill(points, `${reason.points > 0 ? '+' : '−'}${number(Math.abs(reason.points))}`),
    };
  });
}

const MARKS = {
  for: { mark: '▲', markText: speaksFor },
  against: { mark: '▼', markText: against },
  neutral: { mark: '●', markText: neutral },
} as const;
