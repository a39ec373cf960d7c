import { LightningElement, api } from 'lwc';
import { addDays } from 'c/renkeiCalendarRules';
import { fill, moment, plainDate, today } from 'c/renkeiFormat';
import type { PolicySummary, PolicyVersion } from 'c/renkeiPolicyData';
import { isApplied, statusName, statusOf, statusSentence } from 'c/renkeiPolicyForm';
import type { Setting } from 'c/renkeiSegmentData';
import activate from '@salesforce/label/c.RenkeiSegmentation_ActivationConfirm';
import activatedBy from '@salesforce/label/c.RenkeiSegmentation_HeadActivatedBy';
import applied from '@salesforce/label/c.RenkeiSegmentation_HeadApplied';
import closes from '@salesforce/label/c.RenkeiSegmentation_ActivationCloses';
import copy from '@salesforce/label/c.RenkeiSegmentation_HeadCopy';
import lastRun from '@salesforce/label/c.RenkeiSegmentation_HeadLastRun';
import lastSaved from '@salesforce/label/c.RenkeiSegmentation_HeadLastSaved';
import noRun from '@salesforce/label/c.RenkeiSegmentation_HeadNoRun';
import reason from '@salesforce/label/c.RenkeiSegmentation_HeadReason';
import waiting from '@salesforce/label/c.RenkeiSegmentation_HeadWaiting';

interface Line {
  key: string;
  text: string;
}

/**
 * Name and state of a version: since when and why it is in force, which version it ends, which run applies it. Fires `activate` and
 * `copy`.
 */
export default class RenkeiPolicyHead extends LightningElement {
  @api version: PolicyVersion | undefined;
  @api versions: readonly PolicySummary[] = [];
  @api setting: Setting | undefined;
  @api mayActivate = false;
  @api mayCopy = false;
  /** What keeps the draft from being activated, in words; empty when nothing does. */
  @api blockedBy = '';

  labels = { activate, copy };

  get day(): string {
    return today(new Date());
  }

  get name(): string {
    return this.version?.name ?? '';
  }

  get statusName(): string {
    return this.version ? statusName(statusOf(this.version, this.day)) : '';
  }

  get statusClass(): string {
    return `status ${this.version ? statusOf(this.version, this.day) : ''}`;
  }

  get blocked(): boolean {
    return this.blockedBy !== '';
  }

  get lines(): Line[] {
    const { version } = this;
    if (!version) return [];
    const { activated, activationReason, isActive, lastModified } = version;
    const lines = [statusSentence(version, this.day)];
    if (isActive && activated.on !== null) lines.push(fill(activatedBy, moment(activated.on), activated.name ?? '–'));
    if (isActive && activationReason !== null) lines.push(fill(reason, activationReason));
    if (!isActive && lastModified.on !== null) {
      lines.push(fill(lastSaved, moment(lastModified.on), lastModified.name ?? '–'));
    }
    return lines.map((text, key) => ({ key: String(key), text }));
  }

  /** Which run applies the version, and what ends when it begins. */
  get consequences(): Line[] {
    const { version, versions, setting } = this;
    if (!version?.isActive || version.effectiveFrom === null || !setting) return [];
    const summary = versions.find(({ id }) => id === version.id);
    // The list is read apart from the version: until it knows of the activation it would tell of the time before.
    if (!summary?.isActive || summary.effectiveFrom !== version.effectiveFrom) return [];
    if (statusOf(version, this.day) === 'Ended') return [];
    const ends = addDays(version.effectiveFrom, -1);
    const before = versions.find(
      ({ id, isActive, effectiveTo }) => id !== version.id && isActive && effectiveTo === ends,
    );
    const run = setting.lastRunAsOf === null ? noRun : fill(lastRun, plainDate(setting.lastRunAsOf));
    const texts = isApplied(summary, setting)
      ? [fill(applied, plainDate(setting.lastRunAsOf ?? version.effectiveFrom))]
      : [fill(waiting, plainDate(version.effectiveFrom)), run];
    if (before) texts.push(fill(closes, before.name, plainDate(ends)));
    return texts.map((text, key) => ({ key: String(key), text }));
  }

  get hasConsequences(): boolean {
    return this.consequences.length > 0;
  }

  handleActivate(): void {
    this.dispatchEvent(new CustomEvent('activate'));
  }

  handleCopy(): void {
    this.dispatchEvent(new CustomEvent('copy'));
  }
}
