import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { compactMoney, fill, plainDate, today } from 'c/renkeiFormat';
import RenkeiPolicyActivation from 'c/renkeiPolicyActivation';
import {
  differencesOf,
  type CutOffPair,
  type LatestGrid,
  type MoveSelection,
  type PolicyContents,
  type PolicySummary,
  type PolicyVersion,
  type TeamMember,
} from 'c/renkeiPolicyData';
import type { Setting } from 'c/renkeiSegmentData';
import type { SegmentRole } from 'c/renkeiSegmentRules';
import {
  accountsFrom,
  rankOwners,
  type DensityGrid,
  type FieldCapacity,
  type Forecast,
  type OwnerRanking,
} from 'c/renkeiTunnelRules';
import RenkeiWindTunnelSave from 'c/renkeiWindTunnelSave';
import activateDraft from '@salesforce/label/c.RenkeiSegmentation_TunnelActivate';
import activated from '@salesforce/label/c.RenkeiSegmentation_TunnelActivated';
import back from '@salesforce/label/c.RenkeiSegmentation_TunnelBack';
import draftName from '@salesforce/label/c.RenkeiSegmentation_TunnelDraftNameProposal';
import exportChanges from '@salesforce/label/c.RenkeiSegmentation_TunnelExport';
import marginRule from '@salesforce/label/c.RenkeiSegmentation_TunnelMarginRule';
import openDraft from '@salesforce/label/c.RenkeiSegmentation_TunnelOpenDraft';
import save from '@salesforce/label/c.RenkeiSegmentation_TunnelSave';
import saved from '@salesforce/label/c.RenkeiSegmentation_TunnelSaved';
import subject from '@salesforce/label/c.RenkeiSegmentation_TunnelSubject';
import title from '@salesforce/label/c.RenkeiSegmentation_TunnelTitle';
import { downloadChanges } from './download.ts';
import { withDraft, type SavedDraft } from './drafts.ts';
import { headlineOf, openingOf } from './headline.ts';
import { cutOffsForCapacity, cutOffsOf, draftOf, fieldPeople, forecastOf } from './trial.ts';

const NO_MOVE: MoveSelection = { from: null, to: null };

/**
 * What is tried, what it would change, and what becomes of it: a draft, a file of changes, the version in force. Fires `changed`
 * when versions have been saved or activated, `back` when the reader has seen enough.
 */
export default class RenkeiWindTunnelPanel extends NavigationMixin(LightningElement) {
  @api setting: Setting | undefined;
  @api versions: readonly PolicySummary[] = [];
  /** User Id → name. */
  @api names: ReadonlyMap<string, string> = new Map();

  labels = { activateDraft, back, exportChanges, marginRule, openDraft, save, title };
  cutOffs: CutOffPair | null = null;
  capacity: FieldCapacity | null = null;
  forecast: Forecast | null = null;
  ranking: OwnerRanking | null = null;
  headline = '';
  /** Whether anything other than the policy in force is tried. */
  changed = false;
  subject = '';
  people = 0;
  move: MoveSelection = NO_MOVE;
  savedDraft: SavedDraft | null = null;
  activatedText: string | null = null;

  private run: LatestGrid | undefined;
  private from: PolicyVersion | undefined;
  private members: readonly TeamMember[] = [];
  /** The cut-offs in force, and the forecast of leaving them as they are. */
  private startingPoint: CutOffPair | null = null;
  private base: Forecast | null = null;

  /** The run whose grid is tried on. */
  @api
  get latest(): LatestGrid | undefined {
    return this.run;
  }
  set latest(value: LatestGrid | undefined) {
    this.run = value;
    this.start();
  }

  /** The version that the run applied, from which is tried. */
  @api
  get version(): PolicyVersion | undefined {
    return this.from;
  }
  set version(value: PolicyVersion | undefined) {
    this.from = value;
    this.start();
  }

  @api
  get team(): readonly TeamMember[] {
    return this.members;
  }
  set team(value: readonly TeamMember[]) {
    this.members = value;
    this.start();
  }

  get grid(): DensityGrid | null {
    return this.run?.grid ?? null;
  }

  get roles(): readonly SegmentRole[] {
    return this.from?.roles ?? [];
  }

  get currency(): string | null {
    return this.setting?.currency ?? null;
  }

  get edges(): DensityGrid['edges'] | undefined {
    return this.grid?.edges;
  }

  get fieldAccounts(): number {
    const { grid, cutOffs } = this;
    return grid && cutOffs ? accountsFrom(grid, cutOffs.potentialCutOff) : 0;
  }

  get backTestNow(): Forecast['backTest'] | undefined {
    return this.base?.backTest;
  }

  get unplaced(): DensityGrid['history']['unplaced'] | undefined {
    return this.grid?.history.unplaced;
  }

  get unchanged(): boolean {
    return !this.changed;
  }

  get listedCount(): number {
    const { forecast, move } = this;
    if (!forecast) return 0;
    return move.from && move.to ? forecast.moves[move.from][move.to] : forecast.moving;
  }

  get savedText(): string {
    return fill(saved, this.savedDraft?.name ?? '');
  }

  handleCutOff(event: CustomEvent<CutOffPair>): void {
    this.tryOut(event.detail);
  }

  handleCapacity(event: CustomEvent<FieldCapacity | null>): void {
    this.capacity = event.detail;
    const { grid, cutOffs, capacity, startingPoint: start } = this;
    if (!grid || !cutOffs || !start) return;
    const wanted = capacity
      ? cutOffsForCapacity(grid, cutOffs, capacity, this.people)
      : { ...cutOffs, potentialCutOff: start.potentialCutOff };
    this.tryOut(wanted);
  }

  handleReset(): void {
    this.capacity = null;
    this.move = NO_MOVE;
    if (this.startingPoint) this.tryOut(this.startingPoint);
  }

  handleMove(event: CustomEvent<MoveSelection>): void {
    this.move = event.detail;
  }

  handleAllMoves(): void {
    this.move = NO_MOVE;
  }

  handleBack(): void {
    this.dispatchEvent(new CustomEvent('back'));
  }

  handleExport(): void {
    const { from: version } = this;
    const draft = this.savedDraft ?? this.draft;
    if (version && draft) downloadChanges(version, draft, differencesOf(version, draft));
  }

  async handleSave(): Promise<void> {
    const { from: version, draft } = this;
    if (!version || !draft) return;
    const { capacity, people, currency } = this;
    const fieldCapacity = capacity && (capacity.perPerson ? capacity.accounts * people : capacity.accounts);
    const result = await RenkeiWindTunnelSave.open({
      size: 'small',
      label: save,
      base: version,
      draft,
      fieldCapacity,
      currency,
    });
    if (!result) return;
    this.savedDraft = result as SavedDraft;
    this.activatedText = null;
    this.dispatchEvent(new CustomEvent('changed'));
  }

  async handleActivate(): Promise<void> {
    const { savedDraft, versions, setting } = this;
    if (!savedDraft) return;
    const result = await RenkeiPolicyActivation.open({
      size: 'small',
      label: activateDraft,
      version: savedDraft,
      versions: withDraft(versions, savedDraft),
      today: today(new Date()),
      lastRunAsOf: setting?.lastRunAsOf ?? null,
    });
    if (result !== 'activated') return;
    this.activatedText = fill(activated, savedDraft.name);
    this.savedDraft = null;
    this.dispatchEvent(new CustomEvent('changed'));
  }

  handleOpenDraft(): void {
    const { savedDraft } = this;
    if (!savedDraft) return;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: savedDraft.id, objectApiName: 'RenkeiSegmentPolicy__c', actionName: 'view' },
    });
  }

  private get draft(): PolicyContents | null {
    const { from, cutOffs } = this;
    if (!from || !cutOffs) return null;
    const name = fill(draftName, from.name, compactMoney(cutOffs.potentialCutOff, this.currency));
    return draftOf(from, cutOffs, { name: name.slice(0, 80), description: `${this.subject}\n${this.headline}` });
  }

  /** Begins, or begins anew when what is read has changed, from the cut-offs in force. */
  private start(): void {
    const { grid, from, members, run } = this;
    if (!grid || !from || !run) return;
    this.startingPoint = cutOffsOf(grid, from);
    this.base = forecastOf(grid, from, members, this.startingPoint, null);
    this.people = fieldPeople(members, this.base);
    this.subject = fill(subject, from.name, run.asOf ? plainDate(run.asOf) : '', run.runName);
    this.tryOut(this.cutOffs ?? this.startingPoint);
  }

  private tryOut(cutOffs: CutOffPair): void {
    const { grid, from, members, capacity, startingPoint } = this;
    if (!grid || !from) return;
    const forecast = forecastOf(grid, from, members, cutOffs, capacity);
    this.changed =
      capacity !== null ||
      cutOffs.potentialCutOff !== startingPoint?.potentialCutOff ||
      cutOffs.relationshipCutOff !== startingPoint.relationshipCutOff;
    this.headline = this.changed ? headlineOf(forecast) : openingOf(forecast);
    this.cutOffs = cutOffs;
    this.forecast = forecast;
    // Ranked here: what a component hands down it wraps, and sorting wrapped lines would take most of a step.
    this.ranking = rankOwners(forecast.owners);
    this.savedDraft = null;
    this.activatedText = null;
  }
}
