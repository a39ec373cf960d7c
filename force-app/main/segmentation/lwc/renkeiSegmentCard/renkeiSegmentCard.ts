import { LightningElement, api, wire } from 'lwc';
import { fill, today } from 'c/renkeiFormat';
import {
  accountsQuery,
  accountVariables,
  policyQuery,
  read,
  readObjectInfo,
  toAccountPage,
  toPolicyAndSetting,
  type GraphQLResult,
  type ObjectInfo,
  type PolicyAndSetting,
  type ScoredAccount,
} from 'c/renkeiSegmentData';
import type { AccountScore } from 'c/renkeiSegmentRules';
import { focusName, lifecycleName, reasonSentences, segmentName } from 'c/renkeiSegmentWords';
import cardNotShared from '@salesforce/label/c.RenkeiSegmentation_CardNotShared';
import cardTitle from '@salesforce/label/c.RenkeiSegmentation_CardTitle';
import cardWhy from '@salesforce/label/c.RenkeiSegmentation_CardWhy';
import employeesPlaced from '@salesforce/label/c.RenkeiSegmentation_EmployeesPlaced';
import listUnreadable from '@salesforce/label/c.RenkeiSegmentation_ListUnreadable';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import noPolicyBody from '@salesforce/label/c.RenkeiSegmentation_NoPolicyBody';
import noPolicyTitle from '@salesforce/label/c.RenkeiSegmentation_NoPolicyTitle';
import { dutiesOf, historyOf, overdueOf, standingOf, type Standing } from './sentences.ts';

/** Where the account stands, why, and what the policy says to do. */
export default class RenkeiSegmentCard extends LightningElement {
  labels = { cardNotShared, cardTitle, cardWhy, listUnreadable, loading, noPolicyBody, noPolicyTitle };
  policyAndSetting: PolicyAndSetting | undefined;
  /** undefined until it is read; null when the user may not see the account. */
  account: ScoredAccount | null | undefined;
  reading = false;
  errors: unknown = null;
  private accountId: string | undefined;
  private employeesEditable = false;
  /** Whether the employee count was stored here: then the account may have got its segment by it. */
  private saved = false;
  private refreshAccount: (() => Promise<void>) | undefined;
  private refreshPolicy: (() => Promise<void>) | undefined;

  @api
  get recordId(): string | undefined {
    return this.accountId;
  }
  set recordId(value: string | undefined) {
    if (value === this.accountId) return;
    this.accountId = value;
    // A page may be kept for the next record: what is known of the one before must not stand under its name.
    this.account = undefined;
    this.errors = null;
    this.saved = false;
  }

  get accountVariables(): Record<string, unknown> | undefined {
    return this.accountId ? accountVariables(this.accountId) : undefined;
  }

  @wire(read, { query: policyQuery })
  readPolicy({ data, errors, refresh }: GraphQLResult<unknown>): void {
    this.refreshPolicy = refresh;
    if (errors) this.errors = errors;
    else if (data) this.policyAndSetting = toPolicyAndSetting(data, today(new Date()));
  }

  @wire(read, { query: accountsQuery, variables: '$accountVariables' })
  readAccount({ data, errors, refresh }: GraphQLResult<unknown>): void {
    this.refreshAccount = refresh;
    if (errors) this.errors = errors;
    else if (data) this.account = toAccountPage(data).accounts[0] ?? null;
  }

  @wire(readObjectInfo, { objectApiName: 'Account' })
  readPermissions({ data }: { data?: ObjectInfo | undefined }): void {
    if (data) this.employeesEditable = data.updateable && data.fields.NumberOfEmployees?.updateable === true;
  }

  get loading(): boolean {
    return this.account === undefined || !this.policyAndSetting;
  }

  get notShared(): boolean {
    return this.account === null;
  }

  get unreadable(): boolean {
    return this.account?.readable === false;
  }

  get withoutPolicy(): boolean {
    return !this.policyAndSetting?.active;
  }

  get missing(): boolean {
    return !this.score || this.score.segment === 'Unscored';
  }

  get employeesReadOnly(): boolean {
    return !this.employeesEditable;
  }

  get standing(): Standing | null {
    return this.score ? standingOf(this.score, this.roles, today(new Date())) : null;
  }

  /** What the employee count that was stored here has done. */
  get placed(): string | null {
    return this.saved && this.score ? fill(employeesPlaced, segmentName(this.score.segment, this.roles)) : null;
  }

  get overdue(): string | null {
    return this.score ? overdueOf(this.score, this.roles, today(new Date())) : null;
  }

  get why(): string {
    const active = this.policyAndSetting?.active;
    if (!this.score || !active) return '';
    return reasonSentences(this.score, active.policy, { currency: this.currency, roles: this.roles });
  }

  get duties(): { key: string; text: string }[] {
    return this.score ? dutiesOf(this.score, this.roles) : [];
  }

  get focus(): string | null {
    const focus = this.score?.focus;
    return focus ? focusName(focus) : null;
  }

  get lifecycle(): string | null {
    return this.score ? lifecycleName(this.score.lifecycle) : null;
  }

  get history(): string[] {
    return this.score ? historyOf(this.score, this.roles) : [];
  }

  async handleSaved(): Promise<void> {
    this.saved = true;
    this.reading = true;
    try {
      await this.refreshAccount?.();
    } finally {
      this.reading = false;
    }
  }

  handleRetry(): void {
    this.errors = null;
    void this.refreshPolicy?.();
    void this.refreshAccount?.();
  }

  private get score(): AccountScore | null {
    return this.account?.score ?? null;
  }

  private get roles() {
    return this.policyAndSetting?.active?.roles ?? [];
  }

  private get currency(): string | null {
    return this.policyAndSetting?.setting.currency ?? null;
  }
}
