import { LightningElement, api } from 'lwc';
import { fill, moment, number } from 'c/renkeiFormat';
import type { Signature } from 'c/renkeiPolicyData';
import { changedPaths, entryChanges, type EntryChange, type PolicyForm } from 'c/renkeiPolicyForm';
import type { SegmentRole } from 'c/renkeiSegmentRules';
import both from '@salesforce/label/c.RenkeiSegmentation_ConflictBoth';
import change from '@salesforce/label/c.RenkeiSegmentation_TunnelChange';
import discard from '@salesforce/label/c.RenkeiSegmentation_ConflictDiscard';
import heading from '@salesforce/label/c.RenkeiSegmentation_ConflictHeading';
import keep from '@salesforce/label/c.RenkeiSegmentation_ConflictKeep';
import more from '@salesforce/label/c.RenkeiSegmentation_ConflictMore';
import rule from '@salesforce/label/c.RenkeiSegmentation_ConflictRule';
import somebody from '@salesforce/label/c.RenkeiSegmentation_ConflictSomebody';
import title from '@salesforce/label/c.RenkeiSegmentation_ConflictTitle';

interface Line extends EntryChange {
  change: string;
  /** What I put there myself; null where only the other changed it. */
  mine: string | null;
}

const MOST_LINES = 12;

/** Somebody else saved the draft while it was being edited here. Fires `keep` or `discard`: what is to become of the own input. */
export default class RenkeiPolicyConflict extends LightningElement {
  /** What was stored when the own input began, the own input, and what the other stored. */
  @api base: PolicyForm = {};
  @api mine: PolicyForm = {};
  @api theirs: PolicyForm = {};
  @api by: Signature | undefined;
  @api currency: string | null = null;
  @api roles: readonly SegmentRole[] = [];

  labels = { discard, keep, rule, title };

  get heading(): string {
    const { name = null, on = null } = this.by ?? {};
    return fill(heading, name ?? somebody, on === null ? '' : moment(on));
  }

  get lines(): Line[] {
    return this.all.slice(0, MOST_LINES);
  }

  get moreText(): string | null {
    const hidden = this.all.length - MOST_LINES;
    return hidden > 0 ? fill(more, number(hidden)) : null;
  }

  handleKeep(): void {
    this.dispatchEvent(new CustomEvent('keep'));
  }

  handleDiscard(): void {
    this.dispatchEvent(new CustomEvent('discard'));
  }

  private get all(): Line[] {
    const { base, mine, theirs, currency, roles } = this;
    const own = new Set(changedPaths(base, mine));
    const wished = new Map(entryChanges(base, mine, { currency, roles }).map(({ path, to }) => [path, to]));
    const lines = entryChanges(base, theirs, { currency, roles }).map((line) => ({
      ...line,
      change: fill(change, line.from, line.to),
      mine:
        own.has(line.path) && mine[line.path] !== theirs[line.path] ? fill(both, wished.get(line.path) ?? '') : null,
    }));
    return lines.sort((left, right) => Number(right.mine !== null) - Number(left.mine !== null));
  }
}
