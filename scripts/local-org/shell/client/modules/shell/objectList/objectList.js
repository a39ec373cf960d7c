import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { objectInfo } from 'shell/fields';
import { read, watchRecords } from 'shell/records';
import { call } from 'shell/request';
import { generateUrl, go } from 'shell/router';
import { text, texts } from 'shell/text';

const PAGE_SIZE = 50;

/** A list view of an object, as deployed: its columns, its filter, sorting and paging. */
export default class ObjectList extends LightningElement {
  texts = texts;
  @api objectApiName;
  chosenFilter;
  info;
  lists = [];
  columns = [];
  rows;
  error;
  sortBy;
  pageTokens = [undefined];
  nextToken;

  /** The list view to show; without one, the first. */
  @api get filterName() {
    return this.chosenFilter;
  }

  set filterName(name) {
    this.chosenFilter = name;
    if (this.isConnected) this.restart();
  }

  connectedCallback() {
    this.stop = watchRecords(({ objects }) =>
      objects.includes(this.objectApiName) || objects.includes('*') ? this.load() : undefined,
    );
    this.restart();
  }

  disconnectedCallback() {
    this.stop();
  }

  restart() {
    Object.assign(this, { rows: undefined, sortBy: undefined, pageTokens: [undefined], error: undefined });
    this.load();
  }

  async load() {
    try {
      const [info, { lists }] = await Promise.all([
        objectInfo(this.objectApiName),
        read(`/ui-api/list-info/${this.objectApiName}`),
      ]);
      this.info = info;
      this.lists = lists;
      if (!this.current) throw new Error(`${this.object.pluralLabel}: no list view is deployed for this object.`);
      const path = `${this.objectApiName}/${this.current.apiName}`;
      const query = new URLSearchParams({ pageSize: PAGE_SIZE });
      if (this.sortBy) query.set('sortBy', this.sortBy);
      if (this.pageTokens.at(-1)) query.set('pageToken', this.pageTokens.at(-1));
      // Never from the cache: a list changes with any record of its object.
      const [{ displayColumns }, page] = await Promise.all([
        read(`/ui-api/list-info/${path}`),
        call('GET', `/ui-api/list-records/${path}?${query}`),
      ]);
      this.columns = displayColumns;
      this.rows = page.records;
      this.nextToken = page.nextPageToken;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  get object() {
    return boot.objects[this.objectApiName];
  }

  get icon() {
    return this.object.icon;
  }

  get current() {
    return this.lists.find(({ apiName }) => apiName === this.chosenFilter) ?? this.lists[0];
  }

  get listViews() {
    return this.lists.map((each) => ({ ...each, checked: each === this.current }));
  }

  get listLabel() {
    return this.current?.label ?? '';
  }

  get canCreate() {
    return this.info?.createable;
  }

  get paged() {
    return !this.isFirst || !this.isLast;
  }

  get isFirst() {
    return this.pageTokens.length === 1;
  }

  get isLast() {
    return !this.nextToken;
  }

  get summary() {
    if (!this.rows) return '';
    const count = (this.pageTokens.length - 1) * PAGE_SIZE + this.rows.length;
    return this.isLast && count === 1 ? texts.item : text(this.isLast ? 'items' : 'more', count);
  }

  handleListView({ detail }) {
    const attributes = { objectApiName: this.objectApiName, actionName: 'list' };
    go(generateUrl({ type: 'standard__objectPage', attributes, state: { filterName: detail.value } }));
  }

  handleSort({ detail }) {
    this.sortBy = detail.sortBy;
    this.pageTokens = [undefined];
    this.load();
  }

  handleNext() {
    this.pageTokens = [...this.pageTokens, this.nextToken];
    this.load();
  }

  handlePrevious() {
    this.pageTokens = this.pageTokens.slice(0, -1);
    this.load();
  }

  handleNew() {
    this.dispatchEvent(
      new CustomEvent('showrecordform', {
        bubbles: true,
        composed: true,
        detail: { objectApiName: this.objectApiName },
      }),
    );
  }
}
