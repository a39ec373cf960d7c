import { LightningElement, api } from 'lwc';
import { fill } from 'c/renkeiFormat';
import { saveEmployees, type PolicyAndSetting, type ScoredAccount } from 'c/renkeiSegmentData';
import { reasonWords, sentence } from 'c/renkeiSegmentWords';
import employeesHelp from '@salesforce/label/c.RenkeiSegmentation_EmployeesHelp';
import employeesInvalid from '@salesforce/label/c.RenkeiSegmentation_EmployeesInvalid';
import employeesLabel from '@salesforce/label/c.RenkeiSegmentation_EmployeesLabel';
import employeesNotEnough from '@salesforce/label/c.RenkeiSegmentation_EmployeesNotEnough';
import employeesNotSaved from '@salesforce/label/c.RenkeiSegmentation_EmployeesNotSaved';
import employeesReadOnly from '@salesforce/label/c.RenkeiSegmentation_EmployeesReadOnly';
import employeesSave from '@salesforce/label/c.RenkeiSegmentation_EmployeesSave';
import employeesSaved from '@salesforce/label/c.RenkeiSegmentation_EmployeesSaved';
import missingAskAdmin from '@salesforce/label/c.RenkeiSegmentation_MissingAskAdmin';
import missingFilled from '@salesforce/label/c.RenkeiSegmentation_MissingFilled';
import missingIndustry from '@salesforce/label/c.RenkeiSegmentation_MissingIndustry';
import missingTitle from '@salesforce/label/c.RenkeiSegmentation_MissingTitle';
import missingWait from '@salesforce/label/c.RenkeiSegmentation_MissingWait';
import notYetScored from '@salesforce/label/c.RenkeiSegmentation_NotYetScored';

const LARGEST_EMPLOYEES = 99_999_999;

interface Input extends HTMLElement {
  value: string | number | null | undefined;
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

/**
 * Says why an account is in no cell and asks for what is missing. Fires `saved` after it has stored the employee count: that scores
 * the account at once, so whoever shows this card reads it again. Where the account still is in no cell then, the card says why.
 */
export default class RenkeiSegmentMissing extends LightningElement {
  @api policyAndSetting: PolicyAndSetting | undefined;
  /** Whether the user may not edit the employee count. */
  @api readOnly = false;
  /** Whether the account is being read again. */
  @api reading = false;

  labels = { employeesHelp, employeesLabel, employeesNotSaved, employeesSave, missingTitle };
  saving = false;
  errors: unknown = null;
  private shown: ScoredAccount | undefined;
  /** The count that was stored here, of the account that is shown; null before. */
  private stored: number | null = null;

  @api
  get account(): ScoredAccount | undefined {
    return this.shown;
  }
  set account(value: ScoredAccount | undefined) {
    // A page may be kept for the next record.
    if (value?.id !== this.shown?.id) this.stored = null;
    this.shown = value;
  }

  /** What became of the count that was stored here. */
  get savedMessage(): string | null {
    if (this.stored === null) return null;
    return this.settling ? employeesSaved : employeesNotEnough;
  }

  get reason(): string {
    const code = this.account?.score?.unscoredReason;
    if (!code) return sentence([notYetScored]);
    const roles = this.policyAndSetting?.active?.roles ?? [];
    return sentence([reasonWords({ code, values: {} }, { currency: this.currency, roles })]);
  }

  get asksEmployees(): boolean {
    return this.lacksEmployees && !this.readOnly && !this.settling;
  }

  get advice(): string | null {
    if (this.saving || this.settling) return null;
    switch (this.account?.score?.unscoredReason) {
      case 'EmployeesMissing':
        if (!this.lacksEmployees) return missingFilled;
        return this.readOnly ? employeesReadOnly : null;
      case 'IndustryMissing':
        return this.account.industry === null ? missingIndustry : missingFilled;
      case 'IndustryWithoutEstimator':
        return fill(missingAskAdmin, this.account.industry?.label ?? '');
      default:
        return missingWait;
    }
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') void this.handleSave();
  }

  async handleSave(): Promise<void> {
    const input = this.template?.querySelector<Input>('.employees');
    if (!input || !this.account || this.saving) return;
    const employees = Number(input.value);
    const valid = Number.isInteger(employees) && employees >= 1 && employees <= LARGEST_EMPLOYEES;
    input.setCustomValidity(valid ? '' : employeesInvalid);
    input.reportValidity();
    if (!valid) return;
    this.saving = true;
    this.errors = null;
    try {
      await saveEmployees(this.account.id, employees);
      this.stored = employees;
      this.dispatchEvent(new CustomEvent('saved'));
    } catch (error) {
      this.errors = error;
    } finally {
      this.saving = false;
    }
  }

  /** Whether the account as shown may be the one of before the save. */
  private get settling(): boolean {
    return this.stored !== null && this.reading;
  }

  /** Nothing, 0 and less all mean that nobody has recorded a count. */
  private get lacksEmployees(): boolean {
    return this.account?.score?.unscoredReason === 'EmployeesMissing' && !((this.account.employees ?? 0) > 0);
  }

  private get currency(): string | null {
    return this.policyAndSetting?.setting.currency ?? null;
  }
}
