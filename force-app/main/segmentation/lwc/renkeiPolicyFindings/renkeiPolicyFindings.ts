import { LightningElement, api } from 'lwc';
import { fill, number, plural } from 'c/renkeiFormat';
import type { PolicyFinding, SegmentRole } from 'c/renkeiSegmentRules';
import { findingText } from 'c/renkeiSegmentWords';
import errorWord from '@salesforce/label/c.RenkeiSegmentation_FindingsError';
import errorsOne from '@salesforce/label/c.RenkeiSegmentation_FindingsErrors_One';
import errorsOther from '@salesforce/label/c.RenkeiSegmentation_FindingsErrors_Other';
import none from '@salesforce/label/c.RenkeiSegmentation_FindingsNone';
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

/** What the lint says of a policy, errors first; or that it says nothing. */
export default class RenkeiPolicyFindings extends LightningElement {
  @api findings: readonly PolicyFinding[] = [];
  @api roles: readonly SegmentRole[] = [];

  labels = { none };

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
    const order = (finding: PolicyFinding) => (finding.severity === 'error' ? 0 : 1);
    return [...this.findings]
      .sort((left, right) => order(left) - order(right))
      .map((finding, key) => ({
        key,
        icon: finding.severity === 'error' ? 'utility:error' : 'utility:warning',
        variant: finding.severity,
        severity: finding.severity === 'error' ? errorWord : warningWord,
        text: findingText(finding, this.roles),
      }));
  }
}
