import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { fill } from 'c/renkeiFormat';
import { differencesOf, saveDraft, type PolicyContents, type PolicyVersion } from 'c/renkeiPolicyData';
import { lintPolicy, type PolicyFinding, type SegmentRole } from 'c/renkeiSegmentRules';
import { accountsWords } from 'c/renkeiSegmentWords';
import cancel from '@salesforce/label/c.RenkeiSegmentation_TunnelCancel';
import draftName from '@salesforce/label/c.RenkeiSegmentation_TunnelDraftName';
import failed from '@salesforce/label/c.RenkeiSegmentation_TunnelSaveFailed';
import follows from '@salesforce/label/c.RenkeiSegmentation_TunnelSaveFollows';
import followsHelp from '@salesforce/label/c.RenkeiSegmentation_TunnelSaveFollowsHelp';
import heading from '@salesforce/label/c.RenkeiSegmentation_TunnelSaveHeading';
import lintHeading from '@salesforce/label/c.RenkeiSegmentation_ActivationLint';
import save from '@salesforce/label/c.RenkeiSegmentation_TunnelSaveConfirm';
import whatChanges from '@salesforce/label/c.RenkeiSegmentation_TunnelSaveChanges';
import { changeLines, type ChangeLine } from './changeLines.ts';

/** Asks for the name of a draft, shows what it changes and what the lint says, and saves it. Closes with the draft, or with nothing. */
export default class RenkeiWindTunnelSave extends LightningModal {
  /** The version that was tried from. */
  @api base: PolicyVersion | undefined;
  /** The draft with its proposed name and an absolute cut-off. */
  @api draft: PolicyContents | undefined;
  /** What the field can hold, when that is where the cut-off came from. */
  @api fieldCapacity: number | null = null;
  @api currency: string | null = null;

  labels = { cancel, draftName, failed, followsHelp, heading, lintHeading, save, whatChanges };
  name: string | undefined;
  following = false;
  errors: unknown = null;
  busy = false;

  get chosenName(): string {
    return this.name ?? this.draft?.name ?? '';
  }

  get canFollow(): boolean {
    return this.fieldCapacity !== null && this.fieldCapacity > 0;
  }

  get followsLabel(): string {
    return fill(follows, accountsWords(this.fieldCapacity ?? 0));
  }

  get contents(): PolicyContents | null {
    const { draft, following, fieldCapacity } = this;
    if (!draft) return null;
    const name = this.chosenName.trim();
    if (!following) return { ...draft, name };
    // A cut-off that stands there would stay; without one the first run finds it.
    return { ...draft, name, cutOffMode: 'Capacity', fieldCapacity, policy: { ...draft.policy, potentialCutOff: NaN } };
  }

  get changes(): ChangeLine[] {
    const { base, contents } = this;
    return base && contents ? changeLines(differencesOf(base, contents), this.currency) : [];
  }

  get findings(): PolicyFinding[] {
    const { contents } = this;
    if (!contents) return [];
    const { policy, roles, channelRoles, cutOffMode: mode, fieldCapacity } = contents;
    return lintPolicy(policy, roles, { channelRoles, cutOff: { mode, fieldCapacity, isActive: false } });
  }

  get roles(): readonly SegmentRole[] {
    return this.draft?.roles ?? [];
  }

  get blocked(): boolean {
    return this.busy || this.chosenName.trim() === '';
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    this.name = event.detail.value;
  }

  handleFollow(event: CustomEvent<{ checked: boolean }>): void {
    this.following = event.detail.checked;
  }

  handleCancel(): void {
    void this.close(undefined);
  }

  async handleSave(): Promise<void> {
    const { contents } = this;
    if (!contents || this.blocked) return;
    this.busy = true;
    this.errors = null;
    try {
      const id = await saveDraft(contents);
      await this.close({ ...contents, id });
    } catch (error) {
      this.errors = error;
    } finally {
      this.busy = false;
    }
  }
}
