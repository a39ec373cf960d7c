import { LightningElement, api } from 'lwc';
import { fill, number, plural } from 'c/renkeiFormat';
import type { PolicyFinding, SegmentRole } from 'c/renkeiSegmentRules';
import { findingText } from 'c/renkeiSegmentWords';
import errorWord from '@salesforce/label/c.RenkeiSegmentation_FindingsError';
import errorsOne from '@salesforce/label/c.RenkeiSegmentation_FindingsErrors_One';
import errorsOther from '@salesforce/label/c.RenkeiSegmentation_FindingsErrors_Other';
import none from '@salesforce/label/c.RenkeiSegmentation_FindingsNone';
import more from '@salesforce/label/c.RenkeiSegmentation_FindingsMore';
import warningWord from '@salesforce/label/c.RenkeiSegmentation_FindingsWarning';
import warningsOne from '@salesforce/label/c.RenkeiSegmentation_FindingsWarnings_One';
import warningsOther from '@salesforce/label/c.RenkeiSegmentation_FindingsWarnings_Other';

interface Line {
  key: number;
  icon: string;
  variant: string;
  severity: string;
  text: string;
}

/** So many lines of a list that people jump from leave the form below in sight. */
const FIRST_LINES = 6;

/**
 * What the lint says of a policy, errors first; or that it says nothing. Where its lines are buttons, it fires `jump` with the
 * finding.
 */
export default class RenkeiPolicyFindings extends LightningElement {
  @api findings: readonly PolicyFinding[] = [];
  @api roles: readonly SegmentRole[] = [];
  /** Whether a line leads to the field that it is about. */
  @api jumpable = false;

  labels = { none };
  private whole = false;

  get clean(): boolean {
    return this.findings.length === 0;
  }

  /** "2 errors keep this version from being activated." */
  get summary(): string {
    const errors = this.findings.filter(({ severity }) => severity === 'error').length;
    const count = errors > 0 ? errors : this.findings.length;
    const forms = errors > 0 ? { one: errorsOne, other: errorsOther } : { one: warningsOne, other: warningsOther };
    return fill(plural(count, forms), number(count));
  }

  get lines(): Line[] {
    const shown = this.jumpable && !this.whole ? this.ordered.slice(0, FIRST_LINES) : this.ordered;
    return shown.map((finding, key) => ({
      key,
      icon: finding.severity === 'error' ? 'utility:error' : 'utility:warning',
      variant: finding.severity,
      severity: finding.severity === 'error' ? errorWord : warningWord,
      text: findingText(finding, this.roles),
    }));
  }

  /** "Show 4 more"; null when all are shown. */
  get moreText(): string | null {
    const hidden = this.findings.length - this.lines.length;
    return hidden > 0 ? fill(more, number(hidden)) : null;
  }

  handleMore(): void {
    this.whole = true;
  }

  handleJump(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('jump', { detail: this.ordered[Number(key)] }));
  }

  private get ordered(): PolicyFinding[] {
    const order = (finding: PolicyFinding) => (finding.severity === 'error' ? 0 : 1);
    return [...this.findings].sort((left, right) => order(left) - order(right));
  }
}
