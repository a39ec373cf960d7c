import { LightningElement, api, wire } from 'lwc';
import { fill, plainDate, today } from 'c/renkeiFormat';
import {
  acknowledge,
  policyVersionQuery,
  PolicyConflictError,
  teamQuery,
  toPolicyVersion,
  toTeam,
  type PolicyVersion,
  type Side,
  type Signature,
} from 'c/renkeiPolicyData';
import { statusSentence } from 'c/renkeiPolicyForm';
import {
  policyQuery,
  read,
  readObjectInfo,
  toPolicyAndSetting,
  type GraphQLResult,
  type ObjectInfo,
} from 'c/renkeiSegmentData';
import userId from '@salesforce/user/Id';
import agreeField from '@salesforce/label/c.RenkeiSegmentation_RulesAgreeField';
import agreeInsideSales from '@salesforce/label/c.RenkeiSegmentation_RulesAgreeInside';
import agreedOn from '@salesforce/label/c.RenkeiSegmentation_RulesAgreedOn';
import agreement from '@salesforce/label/c.RenkeiSegmentation_RulesAgreement';
import conflict from '@salesforce/label/c.RenkeiSegmentation_RulesConflict';
import escalation from '@salesforce/label/c.RenkeiSegmentation_RulesEscalation';
import fieldManager from '@salesforce/label/c.RenkeiSegmentation_RulesFieldManager';
import hint from '@salesforce/label/c.RenkeiSegmentation_RulesHint';
import insideManager from '@salesforce/label/c.RenkeiSegmentation_RulesInsideManager';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import missing from '@salesforce/label/c.RenkeiSegmentation_EditorMissing';
import notAgreed from '@salesforce/label/c.RenkeiSegmentation_RulesNotAgreed';
import notSaved from '@salesforce/label/c.RenkeiSegmentation_RulesNotSaved';
import print from '@salesforce/label/c.RenkeiSegmentation_RulesPrint';
import returns from '@salesforce/label/c.RenkeiSegmentation_RulesReturns';
import roles from '@salesforce/label/c.RenkeiSegmentation_RulesRoles';
import segment from '@salesforce/label/c.RenkeiSegmentation_LintField_ChannelRolesSegment';
import title from '@salesforce/label/c.RenkeiSegmentation_RulesTitle';
import { backToScreen, fitToPaper, isSeen, printStyle, SHEET_CLASS } from './paper.ts';
import { ESCALATION, RETURN_REASONS, ruleRows, segmentHeadings, type RuleRow } from './rules.ts';

type Source = 'version' | 'setting' | 'team';

interface SignatureLine {
  side: Side;
  role: string;
  text: string;
  signed: boolean;
  /** null unless the reader may sign here. */
  agree: string | null;
}

/** Who may agree for which side. */
const MANAGERS: Record<Side, string> = { Field: 'FieldManager', InsideSales: 'InsideSalesManager' };

/** What follows from a version for everyday work, on one sheet that both managers agree to. */
export default class RenkeiRulesSheet extends LightningElement {
  @api recordId: string | undefined;

  labels = { agreement, escalation, hint, loading, missing, notSaved, print, returns, roles, segment, title };
  escalation = ESCALATION.map((text, key) => ({ key, text }));
  reasons = RETURN_REASONS;
  sheetClass = `sheet ${SHEET_CLASS}`;
  version: PolicyVersion | null | undefined;
  currency: string | null = null;
  busy = false;
  saveErrors: unknown = null;

  private myRoles: readonly string[] = [];
  private mayWrite = false;
  private refreshVersion: (() => Promise<void>) | undefined;
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};

  get versionVariables(): Record<string, unknown> | undefined {
    return this.recordId ? { id: this.recordId } : undefined;
  }

  @wire(read, { query: policyVersionQuery, variables: '$versionVariables' })
  readVersion(result: GraphQLResult<unknown>): void {
    this.refreshVersion = result.refresh;
    const data = this.dataOf('version', result);
    if (data) this.version = toPolicyVersion(data);
  }

  @wire(read, { query: policyQuery })
  readSetting(result: GraphQLResult<unknown>): void {
    const data = this.dataOf('setting', result);
    if (data) this.currency = toPolicyAndSetting(data, today(new Date())).setting.currency;
  }

  @wire(read, { query: teamQuery })
  readTeam(result: GraphQLResult<unknown>): void {
    const data = this.dataOf('team', result);
    if (!data) return;
    this.myRoles = toTeam(data, today(new Date())).flatMap(({ user, role }) => (user === userId ? [role] : []));
  }

  @wire(readObjectInfo, { objectApiName: 'RenkeiSegmentPolicy__c' })
  readRights({ data }: { data?: ObjectInfo }): void {
    if (data) this.mayWrite = data.updateable && data.fields['AcknowledgedByField__c']?.updateable === true;
  }

  override connectedCallback(): void {
    window.addEventListener('beforeprint', this.toPaper);
    window.addEventListener('afterprint', this.toScreen);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('beforeprint', this.toPaper);
    window.removeEventListener('afterprint', this.toScreen);
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get waiting(): boolean {
    return this.version === undefined;
  }

  get notFound(): boolean {
    return this.version === null;
  }

  get name(): string {
    return this.version?.name ?? '';
  }

  get status(): string {
    return this.version ? statusSentence(this.version, today(new Date())) : '';
  }

  get headings(): { key: string; name: string }[] {
    return this.version ? segmentHeadings(this.version) : [];
  }

  get rows(): RuleRow[] {
    return this.version ? ruleRows(this.version, this.currency) : [];
  }

  get signatures(): SignatureLine[] {
    const { version } = this;
    if (!version) return [];
    return [
      this.signatureOf('Field', fieldManager, agreeField, version.acknowledgedByField),
      this.signatureOf('InsideSales', insideManager, agreeInsideSales, version.acknowledgedByInsideSales),
    ];
  }

  async handleAgree(event: Event): Promise<void> {
    const { version } = this;
    if (!version || this.busy) return;
    const side = (event.currentTarget as HTMLElement).dataset['side'] as Side;
    this.busy = true;
    this.saveErrors = null;
    try {
      await acknowledge(version, side, userId, today(new Date()));
    } catch (error) {
      this.saveErrors = error instanceof PolicyConflictError ? conflict : error;
    }
    await this.refreshVersion?.();
    this.busy = false;
  }

  handlePrint(): void {
    // Laid out here too: not every browser says in time that it is about to print.
    this.toPaper();
    window.print();
  }

  handleRetry(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  private toPaper = (): void => {
    const sheet = this.template?.querySelector<HTMLElement>('.sheet');
    const place = this.template?.querySelector<HTMLElement>('.print-style');
    if (!sheet || !place || !isSeen(sheet) || place.firstChild) return;
    fitToPaper(sheet);
    place.appendChild(printStyle());
  };

  private toScreen = (): void => {
    const sheet = this.template?.querySelector<HTMLElement>('.sheet');
    this.template?.querySelector('.print-style')?.firstChild?.remove();
    if (sheet) backToScreen(sheet);
  };

  private signatureOf(side: Side, role: string, agree: string, { name, on }: Signature): SignatureLine {
    const signed = on !== null;
    return {
      side,
      role,
      signed,
      text: signed ? fill(agreedOn, name ?? '–', plainDate(on)) : notAgreed,
      agree: !signed && this.mayWrite && this.myRoles.includes(MANAGERS[side]) ? agree : null,
    };
  }

  private dataOf(source: Source, result: GraphQLResult<unknown>): unknown {
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
    return result.data;
  }
}
