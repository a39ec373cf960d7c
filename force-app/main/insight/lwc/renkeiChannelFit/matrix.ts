import { CHANNELS, type Channel, type FitSummary, type ProcessStep } from 'c/renkeiChannelFitRules';
import { fill, number } from 'c/renkeiFormat';
import { channelName } from 'c/renkeiSegmentWords';
import cellFit from '@salesforce/label/c.RenkeiInsight_FitCellFit';
import cellOther from '@salesforce/label/c.RenkeiInsight_FitCellOther';

export interface MatrixCell {
  key: string;
  text: string;
  className: string;
  /** For those who do not see the colour. */
  label: string;
}

export interface MatrixRow {
  key: Channel;
  name: string;
  cells: MatrixCell[];
  none: string;
}

/** Answers by preferred (rows) and used channel (columns) of one step, or of all together. */
export function matrixOf({ steps }: FitSummary, step: ProcessStep | null): MatrixRow[] {
  const shown = steps.filter((each) => step === null || each.step === step);
  const count = (preferred: Channel, used: Channel | 'none') =>
    shown.reduce((sum, { counts }) => sum + counts[preferred][used], 0);
  return CHANNELS.map((preferred) => ({
    key: preferred,
    name: channelName(preferred),
    cells: CHANNELS.map((used) => {
      const answers = count(preferred, used);
      const isFit = preferred === used;
      const words = isFit ? cellFit : cellOther;
      return {
        key: used,
        text: number(answers),
        className: ['cell', answers === 0 ? 'nothing' : isFit ? 'fit' : 'other'].join(' '),
        label: fill(words, number(answers), channelName(preferred), channelName(used)),
      };
    }),
    none: number(count(preferred, 'none')),
  }));
}
