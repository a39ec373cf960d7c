import { LightningElement, api } from 'lwc';
import { addMonths } from 'c/renkeiCalendarRules';
import { monthName } from 'c/renkeiFormat';
import nextMonth from '@salesforce/label/c.RenkeiCore_NextMonth';
import previousMonth from '@salesforce/label/c.RenkeiCore_PreviousMonth';

/** A month to turn. Fires `turn` with the month to show instead, as its first day (yyyy-mm-dd). */
export default class RenkeiMonth extends LightningElement {
  /** First day of the month, yyyy-mm-dd. */
  @api month = '1970-01-01';
  labels = { nextMonth, previousMonth };

  get text(): string {
    return monthName(this.month);
  }

  handlePrevious(): void {
    this.turn(-1);
  }

  handleNext(): void {
    this.turn(1);
  }

  private turn(months: number): void {
    this.dispatchEvent(new CustomEvent('turn', { detail: { month: addMonths(this.month, months) } }));
  }
}
