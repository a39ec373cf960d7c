import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { fill, plainDate } from 'c/renkeiFormat';
import {
  activate,
  claim,
  planActivation,
  PolicyConflictError,
  type ActivationPlan,
  type PolicyContents,
  type PolicySummary,
  type PolicyVersion,
} from 'c/renkeiPolicyData';
import { lintPolicy, type PolicyFinding, type SegmentRole } from 'c/renkeiSegmentRules';
import userId from '@salesforce/user/Id';
import cancel from '@salesforce/label/c.RenkeiSegmentation_TunnelCancel';
import changedMeanwhile from '@salesforce/label/c.RenkeiSegmentation_ActivationChanged';
import closesNobody from '@salesforce/label/c.RenkeiSegmentation_ActivationClosesNone';
import closesVersion from '@salesforce/label/c.RenkeiSegmentation_ActivationCloses';
import confirm from '@salesforce/label/c.RenkeiSegmentation_ActivationConfirm';
import effectiveFrom from '@salesforce/label/c.RenkeiSegmentation_ActivationFrom';
import failed from '@salesforce/label/c.RenkeiSegmentation_ActivationFailed';
import heading from '@salesforce/label/c.RenkeiSegmentation_ActivationHeading';
import lintHeading from '@salesforce/label/c.RenkeiSegmentation_ActivationLint';
import reason from '@salesforce/label/c.RenkeiSegmentation_ActivationReason';
import runAlready from '@salesforce/label/c.RenkeiSegmentation_ActivationRunAlready';
import runNext from '@salesforce/label/c.RenkeiSegmentation_ActivationRunNext';

/** A version that is to be activated. */
export interface Candidate extends PolicyContents {
  id: string;
  /** As it was read from the org; left out for one that the reader has just created. */
  stored?: PolicyVersion;
}

/**
 * Asks from when a version is in force and why, says what the lint and the dates say, which version ends and which run applies
 * it, and activates. Closes with `activated`, with `changed` when somebody else has saved the version meanwhile, or with nothing.
 */
export default class RenkeiPolicyActivation extends LightningModal {
  @api version: Candidate | undefined;
  /** All versions, this one among them. */
  @api versions: readonly PolicySummary[] = [];
  /** Proposed first day, yyyy-mm-dd. */
  @api today = '';
  /** Day of the figures of the last run; null when there was none. */
  @api lastRunAsOf: string | null = null;

  labels = { cancel, confirm, effectiveFrom, failed, lintHeading, reason };
  from: string | undefined;
  why = '';
  errors: unknown = null;
  busy = false;

  private claimed = false;
  private overtaken = false;

  get heading(): string {
    return fill(heading, this.version?.name ?? '');
  }

  get firstDay(): string {
    return this.from ?? this.today;
  }

  get plan(): ActivationPlan | null {
    const { version, firstDay } = this;
    return version && firstDay ? planActivation(this.versions, version.id, firstDay) : null;
  }

  get findings(): PolicyFinding[] {
    const { version } = this;
    if (!version) return [];
    const { policy, roles, channelRoles, cutOffMode: mode, fieldCapacity } = version;
    const cutOff = { mode, fieldCapacity, isActive: false };
    return [...lintPolicy(policy, roles, { channelRoles, cutOff }), ...(this.plan?.findings ?? [])];
  }

  get roles(): readonly SegmentRole[] {
    return this.version?.roles ?? [];
  }

  /** Which version ends when. */
  get closesText(): string {
    const closes = this.plan?.closes;
    return closes ? fill(closesVersion, closes.name, plainDate(closes.effectiveTo)) : closesNobody;
  }

  /** Which run applies the version, and what holds until then. */
  get runText(): string {
    const { firstDay, lastRunAsOf } = this;
    if (!firstDay) return '';
    const already = lastRunAsOf !== null && firstDay <= lastRunAsOf;
    return fill(already ? runAlready : runNext, plainDate(firstDay));
  }

  get blocked(): boolean {
    const broken = this.findings.some(({ severity }) => severity === 'error');
    return this.busy || this.overtaken || broken || this.why.trim() === '' || !this.plan;
  }

  handleFrom(event: CustomEvent<{ value: string | null }>): void {
    // What is no date is no day at all, rather than the proposed one.
    this.from = event.detail.value ?? '';
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    this.why = event.detail.value;
  }

  handleCancel(): void {
    void this.close(this.overtaken ? 'changed' : undefined);
  }

  async handleActivate(): Promise<void> {
    const { plan } = this;
    if (!plan || this.blocked) return;
    this.busy = true;
    this.errors = null;
    try {
      await this.claimOnce();
      await activate(plan, this.why.trim(), userId, new Date());
      await this.close('activated');
    } catch (error) {
      this.overtaken = error instanceof PolicyConflictError;
      this.errors = this.overtaken ? changedMeanwhile : error;
    } finally {
      this.busy = false;
    }
  }

  /** What is put in force is what the manager has read and the lint has judged. After a refusal the claim is the manager's own. */
  private async claimOnce(): Promise<void> {
    const stored = this.version?.stored;
    if (!stored || this.claimed) return;
    await claim(stored);
    this.claimed = true;
  }
}
