import { LightningElement, api, wire } from 'lwc';
import { isAboutAccess, messagesOf } from 'c/renkeiErrorMessages';
import { fill, moment, number } from 'c/renkeiFormat';
import {
  accountSourcesQuery,
  read,
  readObjectInfo,
  toAccountSources,
  type AccountSource,
  type GraphQLResult,
  type ObjectInfo,
} from 'c/renkeiIntegrationData';
import { fieldName, reasonName } from 'c/renkeiIntegrationWords';
import { compareFields, reasonCodesOf } from 'c/renkeiLinkRules';
import { labels, TEXTS } from './words.ts';

interface SourceLine {
  id: string;
  name: string;
  about: string;
  how: string;
  reasons: string;
  note: string;
  values: { field: string; label: string; value: string }[];
  undo: string | null;
}

/** On the account page: which rows of other systems the account was linked from, how, and what they said. */
export default class RenkeiAccountSources extends LightningElement {
  @api recordId: string | undefined;
  labels = labels;
  sources: AccountSource[] | undefined;
  accountInfo: ObjectInfo | undefined;
  private failure: GraphQLResult<unknown> | undefined;
  private again: (() => Promise<void>) | undefined;
  query = accountSourcesQuery;

  get variables(): Record<string, unknown> | undefined {
    return this.recordId ? { account: this.recordId } : undefined;
  }

  @wire(read, { query: '$query', variables: '$variables' })
  readSources(result: GraphQLResult<unknown>): void {
    this.again = result.refresh;
    if (result.errors) this.failure = result;
    else if (result.data) this.failure = undefined;
    if (result.data) this.sources = toAccountSources(result.data);
  }

  @wire(readObjectInfo, { objectApiName: 'Account' })
  readAccountInfo({ data }: { data?: ObjectInfo }): void {
    if (data) this.accountInfo = data;
  }

  get errors(): unknown[] | null {
    return (this.failure?.errors as unknown[] | undefined) ?? null;
  }

  /** Callers and representatives see no sources: the page shows them nothing of it. */
  get isShown(): boolean {
    return this.errors === null || !isAboutAccess(messagesOf(this.errors));
  }

  get isLoading(): boolean {
    return this.sources === undefined;
  }

  get isEmpty(): boolean {
    return this.sources?.length === 0;
  }

  get lines(): SourceLine[] {
    return (this.sources ?? []).map((source) => ({
      id: source.id,
      name: source.displayName || TEXTS.noName,
      about: [
        source.recordKey ? fill(TEXTS.fromSource, source.source, source.recordKey) : source.source,
        source.batchName && fill(TEXTS.fromBatch, source.batchName, source.batchAt ? moment(source.batchAt) : '–'),
      ]
        .filter(Boolean)
        .join(' · '),
      how: howOf(source),
      reasons: reasonCodesOf(source.reasons).map(reasonName).join(' · '),
      note: source.note ? fill(TEXTS.panelNote, source.note) : '',
      values: compareFields(source.values, {}).map(({ field, mine }) => ({
        field,
        label: fieldName(field, this.accountInfo),
        value: mine,
      })),
      undo: undoOf(source),
    }));
  }

  handleRetry(): void {
    void this.again?.();
  }
}

function howOf({ linkedBy, linkedByName, score, personName, decidedAt }: AccountSource): string {
  if (linkedBy === 'Key') return TEXTS.panelKey;
  if (linkedBy === 'Created') return TEXTS.panelCreated;
  if (linkedBy === 'Score') return fill(TEXTS.panelScore, score === null ? '–' : number(score));
  if (linkedBy === 'Person' && personName !== null)
    return fill(TEXTS.panelPerson, personName, decidedAt ? moment(decidedAt) : '–');
  return linkedBy === 'Person' ? TEXTS.panelSomebody : (linkedByName ?? '');
}

const undoOf = ({ linkedBy, batchName }: AccountSource): string | null => {
  if (batchName === null) return null;
  return fill(linkedBy === 'Person' ? TEXTS.panelUndoPerson : TEXTS.panelUndoBatch, batchName);
};
