import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { fill, moment, number } from 'c/renkeiFormat';
import type { LinkPair, ObjectInfo, Sibling } from 'c/renkeiIntegrationData';
import { decisionName, fieldName, reasonLines, type ReasonLine } from 'c/renkeiIntegrationWords';
import { compareFields } from 'c/renkeiLinkRules';
import { AGREEMENTS, labels, TEXTS } from './words.ts';

interface FieldLine {
  field: string;
  label: string;
  mine: string;
  theirs: string;
  mark: string;
  text: string;
  className: string;
  rowClass: string;
}

interface SiblingLine {
  id: string;
  name: string;
  about: string;
  isCurrent: boolean;
  digit: string;
  lookLabel: string;
}

/** A row of a source beside an account: what agrees, what speaks for it, what else the row may be. Fires `look` with a candidate. */
export default class RenkeiLinkPair extends NavigationMixin(LightningElement) {
  @api pair: LinkPair | undefined;
  /** All candidates of the row, this one included; undefined while they are read. */
  @api siblings: readonly Sibling[] | undefined;
  /** Names of the fields of Account in the reader's language. */
  @api accountInfo: ObjectInfo | undefined;

  labels = labels;

  get rowName(): string {
    return this.pair?.displayName || TEXTS.noName;
  }

  get accountName(): string {
    return this.pair?.accountName ?? '';
  }

  get accountUrl(): string | null {
    return this.pair?.accountName ? `/lightning/r/Account/${this.pair.account}/view` : null;
  }

  get rowAbout(): string {
    const { sourceName, recordKey, batchName, batchAt } = this.pair ?? {};
    const parts = [
      sourceName && (recordKey ? fill(TEXTS.fromSource, sourceName, recordKey) : sourceName),
      batchName && fill(TEXTS.fromBatch, batchName, batchAt ? moment(batchAt) : '–'),
    ];
    return parts.filter(Boolean).join(' · ');
  }

  get accountAbout(): string {
    return this.pair?.accountOwner ? fill(TEXTS.accountOwner, this.pair.accountOwner) : '';
  }

  /** Why one side cannot be shown, and what to do. */
  get missing(): string | null {
    const { pair } = this;
    if (!pair) return null;
    if (pair.row === null) return labels.noRow;
    if (pair.account === null) return labels.noAccount;
    return pair.party === null ? labels.hiddenAccount : null;
  }

  get lines(): FieldLine[] {
    const { pair, accountInfo } = this;
    if (!pair) return [];
    return compareFields(pair.row ?? {}, pair.party ?? {}).map(({ field, mine, theirs, agreement }) => ({
      field,
      label: fieldName(field, accountInfo),
      mine: mine === '' ? '–' : mine,
      theirs: theirs === '' ? '–' : theirs,
      ...AGREEMENTS[agreement],
      rowClass: agreement === 'Different' ? 'field differs' : 'field',
    }));
  }

  get score(): number {
    return this.pair?.score ?? 0;
  }

  get scoreText(): string {
    return fill(TEXTS.score, number(this.score));
  }

  get reasons(): ReasonLine[] {
    return reasonLines(this.pair?.reasons ?? null);
  }

  get hasReasons(): boolean {
    return this.reasons.length > 0;
  }

  get isAlone(): boolean {
    return this.siblings !== undefined && this.siblings.length < 2;
  }

  get hasSiblings(): boolean {
    return (this.siblings?.length ?? 0) > 1;
  }

  get siblingLines(): SiblingLine[] {
    return (this.siblings ?? []).map((sibling, index) => {
      const name = sibling.accountName ?? '–';
      const decided = sibling.decision === 'Open' ? '' : decisionName(sibling.decision);
      const about = [
        sibling.place,
        fill(TEXTS.siblingScore, number(sibling.score)),
        decided && (sibling.decidedByName ? fill(TEXTS.siblingDecided, decided, sibling.decidedByName) : decided),
      ];
      return {
        id: sibling.id,
        name,
        about: about.filter(Boolean).join(' · '),
        isCurrent: sibling.id === this.pair?.id,
        digit: index < 9 ? `${index + 1}` : '',
        lookLabel: fill(TEXTS.siblingLook, name),
      };
    });
  }

  handleLook(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('look', { detail: { id } }));
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier key the browser opens the link itself, in another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: this.pair?.account, objectApiName: 'Account', actionName: 'view' },
    });
  }
}
