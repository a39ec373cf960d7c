import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { fill, number, plural, today } from 'c/renkeiFormat';
import RenkeiPolicyActivation from 'c/renkeiPolicyActivation';
import {
  latestGridQuery,
  PolicyConflictError,
  saveDraft,
  toLatestGrid,
  type LatestGrid,
  type PolicyContents,
  type PolicySummary,
  type PolicyVersion,
} from 'c/renkeiPolicyData';
import type { FieldChanges } from 'c/renkeiPolicyField';
import { changedPaths, contentsOf, findingsByPath, formOf, pathOf, type PolicyView } from 'c/renkeiPolicyForm';
import { read, type GraphQLResult, type ObjectInfo, type Option, type Setting } from 'c/renkeiSegmentData';
import { lintPolicy, type PolicyFinding } from 'c/renkeiSegmentRules';
import activateLabel from '@salesforce/label/c.RenkeiSegmentation_ActivationConfirm';
import activeMeanwhile from '@salesforce/label/c.RenkeiSegmentation_EditorActiveMeanwhile';
import agreementEnds from '@salesforce/label/c.RenkeiSegmentation_EditorAgreementEnds';
import blockedConflict from '@salesforce/label/c.RenkeiSegmentation_EditorBlockedConflict';
import blockedErrors from '@salesforce/label/c.RenkeiSegmentation_EditorBlockedErrors';
import blockedUnsaved from '@salesforce/label/c.RenkeiSegmentation_EditorBlockedUnsaved';
import changedOne from '@salesforce/label/c.RenkeiSegmentation_EditorChanged_One';
import changedOther from '@salesforce/label/c.RenkeiSegmentation_EditorChanged_Other';
import copyName from '@salesforce/label/c.RenkeiSegmentation_EditorCopyName';
import discard from '@salesforce/label/c.RenkeiSegmentation_EditorDiscard';
import lintTitle from '@salesforce/label/c.RenkeiSegmentation_ActivationLint';
import notSaved from '@salesforce/label/c.RenkeiSegmentation_TunnelSaveFailed';
import restored from '@salesforce/label/c.RenkeiSegmentation_EditorRestored';
import sameMoment from '@salesforce/label/c.RenkeiSegmentation_EditorSameMoment';
import save from '@salesforce/label/c.RenkeiSegmentation_TunnelSaveConfirm';
import saved from '@salesforce/label/c.RenkeiSegmentation_EditorSaved';
import unchanged from '@salesforce/label/c.RenkeiSegmentation_EditorUnchanged';
import { capacityNote } from './capacityNote.ts';
import { arrived, changed, discarded, isDirty, kept, opened, type DraftState } from './draftState.ts';
import { proposedDay } from './proposedDay.ts';
import { findUnsaved, keepUnsaved } from './unsaved.ts';

const LONGEST_NAME = 80;

interface Sections extends HTMLElement {
  showField(path: string): void;
}

/** A version as it is read or, while it is a draft and the reader may, edited. */
export default class RenkeiPolicyDraft extends NavigationMixin(LightningElement) {
  @api versions: readonly PolicySummary[] = [];
  @api setting: Setting | undefined;
  /** The policy object as the reader may see and change it. */
  @api objectInfo: ObjectInfo | undefined;
  /** Industries of the org; undefined while they are not known. */
  @api industries: readonly Option[] | undefined;
  /** Reads all that is stored again, and resolves with the version as it is then. */
  @api readAgain: () => Promise<PolicyVersion | null | undefined> = () => Promise.resolve(undefined);

  labels = { discard, lintTitle, notSaved, restored, save };
  state: DraftState | null = null;
  busy = false;
  saveErrors: unknown = null;
  savedText = '';

  private shown: PolicyVersion | undefined;
  private pointing = false;
  private grid: LatestGrid | null = null;

  /** The version as it is stored. */
  @api
  get version(): PolicyVersion | undefined {
    return this.shown;
  }
  set version(value: PolicyVersion | undefined) {
    if (value?.id !== this.shown?.id) {
      this.state = null;
      this.saveErrors = null;
      this.savedText = '';
    }
    this.shown = value;
    this.arrive(value);
  }

  /** Only who lets a capacity decide wants to know what it would decide. */
  get gridDocument(): typeof latestGridQuery | undefined {
    return this.mayEdit && this.state?.mine['cutOffMode'] === 'Capacity' ? latestGridQuery : undefined;
  }

  @wire(read, { query: '$gridDocument' })
  readGrid({ data }: GraphQLResult<unknown>): void {
    if (data) this.grid = toLatestGrid(data);
  }

  get mayWrite(): boolean {
    return this.objectInfo?.updateable === true && this.objectInfo.fields['PotentialCutOff__c']?.updateable === true;
  }

  get mayCopy(): boolean {
    return this.mayWrite && this.objectInfo?.createable === true;
  }

  /** What is or was in force stays as it was decided. */
  get mayEdit(): boolean {
    return this.mayWrite && this.shown?.isActive === false;
  }

  get dirty(): boolean {
    return this.state !== null && isDirty(this.state);
  }

  get contents(): PolicyContents | null {
    return this.state && this.shown ? contentsOf(this.state.mine, this.shown.id) : null;
  }

  get roles(): PolicyContents['roles'] {
    return this.contents?.roles ?? [];
  }

  get findings(): PolicyFinding[] {
    const { contents, mayEdit } = this;
    if (!contents || !mayEdit) return [];
    const { policy, roles, channelRoles, cutOffMode: mode, fieldCapacity } = contents;
    const cutOff = { mode, fieldCapacity, isActive: false };
    const industries = this.industries?.map(({ value }) => value);
    return lintPolicy(policy, roles, { industries, channelRoles, cutOff });
  }

  get view(): PolicyView | undefined {
    const { state, setting, objectInfo, roles } = this;
    if (!state) return undefined;
    return {
      form: state.mine,
      findings: findingsByPath(this.findings, state.mine),
      currency: setting?.currency ?? null,
      roles,
      readOnly: !this.mayEdit,
      objectInfo,
      industries: this.industries ?? [],
    };
  }

  get cutOffNote(): string {
    const { contents, mayEdit } = this;
    if (!contents || contents.cutOffMode !== 'Capacity' || !mayEdit) return '';
    return capacityNote(contents.fieldCapacity, this.grid, this.setting?.currency ?? null);
  }

  get theirs(): DraftState['theirs'] {
    return this.mayEdit ? (this.state?.theirs ?? null) : null;
  }

  get theirSignature(): PolicyVersion['lastModified'] | undefined {
    return this.shown?.lastModified;
  }

  get currency(): string | null {
    return this.setting?.currency ?? null;
  }

  /** A conflict that is shown says more than the refusal that it led to. */
  get shownErrors(): unknown {
    return this.theirs ? null : this.saveErrors;
  }

  get restoredInput(): boolean {
    return this.mayEdit && this.dirty && this.state?.restored === true && this.theirs === null;
  }

  /** Somebody put the draft in force while it was being edited here: the input can only become a draft of its own. */
  get activeMeanwhile(): string | null {
    return this.dirty && this.shown?.isActive ? activeMeanwhile : null;
  }

  get blockedBy(): string {
    if (this.theirs) return blockedConflict;
    if (this.findings.some(({ severity }) => severity === 'error')) return blockedErrors;
    return this.dirty ? blockedUnsaved : '';
  }

  get saveState(): string {
    if (this.theirs) return blockedConflict;
    if (!this.dirty || !this.state) return this.savedText || unchanged;
    const count = changedPaths(this.state.base, this.state.mine).length;
    const text = fill(plural(count, { one: changedOne, other: changedOther }), number(count));
    const { acknowledgedByField, acknowledgedByInsideSales } = this.shown ?? {};
    const agreed = Boolean(acknowledgedByField?.on ?? acknowledgedByInsideSales?.on);
    return agreed ? `${text} ${agreementEnds}` : text;
  }

  get saveDisabled(): boolean {
    return this.busy || !this.dirty || this.theirs !== null || (this.state?.mine['name'] ?? '').trim() === '';
  }

  get discardDisabled(): boolean {
    return this.busy || !this.dirty || this.theirs !== null;
  }

  /** What a save led to stands at the top, and the button at the bottom of a long page. */
  override renderedCallback(): void {
    const [trouble] = this.template?.querySelectorAll('c-renkei-policy-conflict, c-renkei-error-panel') ?? [];
    if (!this.pointing || !trouble) return;
    this.pointing = false;
    trouble.scrollIntoView?.({ block: 'center' });
  }

  handleField(event: CustomEvent<FieldChanges>): void {
    if (!this.state || !this.mayEdit) return;
    this.savedText = '';
    this.become(changed(this.state, event.detail));
  }

  handleJump(event: CustomEvent<PolicyFinding>): void {
    if (!this.state) return;
    this.template
      ?.querySelector<Sections>('c-renkei-policy-sections')
      ?.showField(pathOf(event.detail, this.state.mine));
  }

  handleKeep(): void {
    if (this.state) this.become(kept(this.state));
  }

  handleDiscard(): void {
    if (this.state) this.become(discarded(this.state));
    this.saveErrors = null;
  }

  async handleSave(): Promise<void> {
    if (this.saveDisabled) return;
    await this.run(async () => {
      // What somebody else has saved since shows before anything is written over it.
      this.arrive(await this.readAgain());
      const { contents, shown: version } = this;
      if (this.theirs || !contents || !version || !this.mayEdit) return;
      await saveDraft(contents, version);
      this.become({ base: this.state!.mine, mine: this.state!.mine, theirs: null, restored: false });
      this.savedText = saved;
    });
    await this.readAgain();
  }

  async handleCopy(): Promise<void> {
    const { contents } = this;
    if (!contents || this.busy) return;
    const name = fill(copyName, contents.name).slice(0, LONGEST_NAME);
    await this.run(async () => {
      const recordId = await saveDraft({ ...contents, name });
      if (this.shown?.isActive) keepUnsaved(this.shown.id, null);
      this[NavigationMixin.Navigate]({
        type: 'standard__recordPage',
        attributes: { recordId, objectApiName: 'RenkeiSegmentPolicy__c', actionName: 'view' },
      });
    });
  }

  async handleActivate(): Promise<void> {
    const { contents, shown: version } = this;
    if (!contents || !version || this.blockedBy !== '') return;
    const result = await RenkeiPolicyActivation.open({
      size: 'small',
      label: activateLabel,
      version: { ...contents, id: version.id, stored: version },
      versions: this.versions,
      today: proposedDay(version, this.setting, today(new Date())),
      lastRunAsOf: this.setting?.lastRunAsOf ?? null,
    });
    if (result === 'activated' || result === 'changed') await this.readAgain();
  }

  private arrive(version: PolicyVersion | null | undefined): void {
    if (!version || version.id !== this.shown?.id) return;
    this.shown = version;
    const stored = formOf(version);
    this.become(this.state ? arrived(this.state, stored) : opened(stored, findUnsaved(version.id)));
  }

  /** The draft goes on as `state`; what of it is not saved is kept over a reload. */
  private become(state: DraftState): void {
    this.state = state;
    if (this.shown) keepUnsaved(this.shown.id, isDirty(state) ? state : null);
  }

  private async run(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.saveErrors = null;
    try {
      await work();
    } catch (error) {
      this.saveErrors = error instanceof PolicyConflictError ? sameMoment : error;
    } finally {
      this.busy = false;
      this.pointing = this.saveErrors !== null || this.theirs !== null;
    }
  }
}
