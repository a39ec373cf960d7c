import { LightningElement, api } from 'lwc';
import { compactMoney, fill } from 'c/renkeiFormat';
import { estimateNow, saveEmployees, type PolicyAndSetting, type ScoredAccount } from 'c/renkeiSegmentData';
import { reasonWords, sentence } from 'c/renkeiSegmentWords';
import employeesHelp from '@salesforce/label/c.RenkeiSegmentation_EmployeesHelp';
import employeesInvalid from '@salesforce/label/c.RenkeiSegmentation_EmployeesInvalid';
import employeesLabel from '@salesforce/label/c.RenkeiSegmentation_EmployeesLabel';
import employeesNotSaved from '@salesforce/label/c.RenkeiSegmentation_EmployeesNotSaved';
import employeesReadOnly from '@salesforce/label/c.RenkeiSegmentation_EmployeesReadOnly';
import employeesSave from '@salesforce/label/c.RenkeiSegmentation_EmployeesSave';
import employeesSaved from '@salesforce/label/c.RenkeiSegmentation_EmployeesSaved';
import employeesSavedPotential from '@salesforce/label/c.RenkeiSegmentation_EmployeesSavedPotential';
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

/** Says why an account is in no cell and asks for what is missing. Fires `saved` after it has stored the employee count. */
export default class RenkeiSegmentMissing extends LightningElement {
  @api account: ScoredAccount | undefined;
  @api policyAndSetting: PolicyAndSetting | undefined;
  /** Whether the user may not edit the employee count. */
  @api readOnly = false;

  labels = { employeesHelp, employeesLabel, employeesNotSaved, employeesSave, missingTitle };
  saving = false;
  savedMessage: string | null = null;
  errors: unknown = null;

  get reason(): string {
    const code = this.account?.score?.unscoredReason;
    if (!code) return sentence([notYetScored]);
    const roles = this.policyAndSetting?.active?.roles ?? [];
    return sentence([reasonWords({ code, values: {} }, { currency: this.currency, roles })]);
  }

  get asksEmployees(): boolean {
    return this.lacksEmployees && !this.readOnly && this.savedMessage === null;
  }

  get advice(): string | null {
    if (this.savedMessage !== null) return null;
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
      this.savedMessage = this.describeSaved(employees);
      this.dispatchEvent(new CustomEvent('saved'));
    } catch (error) {
      this.errors = error;
    } finally {
      this.saving = false;
    }
  }

  /** Empty and 0 both mean that nobody has recorded a count. */
  private get lacksEmployees(): boolean {
    return this.account?.score?.unscoredReason === 'EmployeesMissing' && !this.account.employees;
  }

  private get currency(): string | null {
    return this.policyAndSetting?.setting.currency ?? null;
  }

  private describeSaved(employees: number): string {
    const policy = this.policyAndSetting?.active?.policy;
    if (!policy) return employeesSaved;
    const estimate = estimateNow({ employees, industry: this.account?.industry ?? null }, policy);
    return estimate === null ? employeesSaved : fill(employeesSavedPotential, compactMoney(estimate, this.currency));
  }
}
