import { LightningElement, api } from 'lwc';
import { compactMoney, fill, number, percent, plural } from 'c/renkeiFormat';
import { SCORED_SEGMENTS, type ScoredSegment, type SegmentRole } from 'c/renkeiSegmentRules';
import { segmentName } from 'c/renkeiSegmentWords';
import type { BackTestFigures, Forecast, GridHistory, TargetForecast } from 'c/renkeiTunnelRules';
import accounts from '@salesforce/label/c.RenkeiSegmentation_TunnelAccounts';
import backTestHeading from '@salesforce/label/c.RenkeiSegmentation_TunnelBackTestHeading';
import backTestNone from '@salesforce/label/c.RenkeiSegmentation_TunnelBackTestNone';
import backTestRule from '@salesforce/label/c.RenkeiSegmentation_TunnelBackTestRule';
import change from '@salesforce/label/c.RenkeiSegmentation_TunnelChange';
import hitRate from '@salesforce/label/c.RenkeiSegmentation_TunnelHitRate';
import losses from '@salesforce/label/c.RenkeiSegmentation_TunnelLosses';
import perAccount from '@salesforce/label/c.RenkeiSegmentation_TunnelPerAccount';
import perMonth from '@salesforce/label/c.RenkeiSegmentation_TunnelPerMonth';
import segment from '@salesforce/label/c.RenkeiSegmentation_TunnelSegment';
import targetAmount from '@salesforce/label/c.RenkeiSegmentation_TunnelTargetAmount';
import targetCount from '@salesforce/label/c.RenkeiSegmentation_TunnelTargetCount';
import targetRate from '@salesforce/label/c.RenkeiSegmentation_TunnelTargetRate';
import targetsHeading from '@salesforce/label/c.RenkeiSegmentation_TunnelTargetsHeading';
import targetsNone from '@salesforce/label/c.RenkeiSegmentation_TunnelTargetsNone';
import targetsRule from '@salesforce/label/c.RenkeiSegmentation_TunnelTargetsRule';
import unplacedOne from '@salesforce/label/c.RenkeiSegmentation_TunnelUnplaced_One';
import unplacedOther from '@salesforce/label/c.RenkeiSegmentation_TunnelUnplaced_Other';
import wins from '@salesforce/label/c.RenkeiSegmentation_TunnelWins';
import won from '@salesforce/label/c.RenkeiSegmentation_Won';

type BackTest = Forecast['backTest'];

interface TargetLine {
  key: string;
  name: string;
  kind: string;
  perMonth: string;
  perAccount: string;
}

interface TestLine {
  key: ScoredSegment;
  name: string;
  figures: { key: string; text: string }[];
}

const KINDS: Record<TargetForecast['kind'], string> = {
  Rate: targetRate,
  Count: targetCount,
  Amount: targetAmount,
};

/** Targets that follow from what is tried, and the back-test of last year's wins and losses. */
export default class RenkeiWindTunnelOutcome extends LightningElement {
  @api forecast: Forecast | undefined;
  /** The back-test under the cut-offs in force. */
  @api backTestNow: BackTest | undefined;
  @api unplaced: GridHistory['unplaced'] | undefined;
  @api roles: readonly SegmentRole[] = [];
  @api currency: string | null = null;

  labels = {
    backTestHeading,
    backTestNone,
    backTestRule,
    perAccount,
    perMonth,
    segment,
    targetsHeading,
    targetsNone,
    targetsRule,
  };

  columns = [accounts, wins, losses, hitRate, won].map((text) => ({ key: text, text }));

  get targets(): TargetLine[] {
    return (this.forecast?.targets ?? []).map((target) => ({
      key: `${target.segment} ${target.kind}`,
      name: segmentName(target.segment, this.roles),
      kind: KINDS[target.kind],
      perMonth: fill(change, this.amount(target, target.perMonth.before), this.amount(target, target.perMonth.after)),
      perAccount: fill(
        change,
        this.amount(target, target.perAccount.before),
        this.amount(target, target.perAccount.after),
      ),
    }));
  }

  get hasTargets(): boolean {
    return this.targets.length > 0;
  }

  get hasHistory(): boolean {
    const { backTestNow } = this;
    return backTestNow !== undefined && SCORED_SEGMENTS.some((key) => backTestNow[key].accounts > 0);
  }

  get tests(): TestLine[] {
    const { forecast, backTestNow } = this;
    if (!forecast || !backTestNow) return [];
    return SCORED_SEGMENTS.map((key) => ({
      key,
      name: segmentName(key, this.roles),
      figures: this.figuresOf(backTestNow[key], forecast.backTest[key]),
    }));
  }

  get unplacedText(): string | null {
    const count = (this.unplaced?.wins ?? 0) + (this.unplaced?.losses ?? 0);
    return count > 0 ? fill(plural(count, { one: unplacedOne, other: unplacedOther }), number(count)) : null;
  }

  private figuresOf(now: BackTestFigures, then: BackTestFigures): TestLine['figures'] {
    const pair = (key: string, text: (figures: BackTestFigures) => string) => ({
      key,
      text: fill(change, text(now), text(then)),
    });
    return [
      pair('accounts', (figures) => number(figures.accounts)),
      pair('wins', (figures) => number(figures.wins)),
      pair('losses', (figures) => number(figures.losses)),
      pair('rate', hitRateOf),
      pair('won', (figures) => compactMoney(figures.winAmount, this.currency)),
    ];
  }

  private amount({ kind }: TargetForecast, value: number | null): string {
    if (value === null) return '–';
    if (kind === 'Amount') return compactMoney(value, this.currency);
    // What one account has to bring is often less than one case.
    return number(value, value < 1 ? 2 : 1);
  }
}

function hitRateOf({ wins: won, losses: lost }: BackTestFigures): string {
  return won + lost > 0 ? percent((won / (won + lost)) * 100, 0) : '–';
}
