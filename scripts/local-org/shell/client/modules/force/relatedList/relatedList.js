import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { objectInfo } from 'shell/fields';
import { read, watchRecords } from 'shell/records';
import { call } from 'shell/request';
import { texts } from 'shell/text';

/** Children of a record, as the related list of the parent's layout shows them. */
export default class RelatedList extends LightningElement {
  texts = texts;
  @api recordId;
  @api parentObject;
  @api relatedListId;
  @api pageSize = 6;
  /** Tiles instead of a table: for a narrow region. */
  @api narrow = false;
  label = '';
  columns = [];
  rows;
  info;
  error;
  hasMore = false;

  connectedCallback() {
    this.stop = watchRecords(({ removed }) => (removed.includes(this.recordId) ? undefined : this.load()));
    this.load();
  }

  disconnectedCallback() {
    this.stop();
  }

  async load() {
    try {
      const description = await read(`/ui-api/related-list-info/${this.parentObject}/${this.relatedListId}`);
      const [object] = description.objectApiNames;
      const path = `/ui-api/related-list-records/${this.recordId}/${this.relatedListId}?pageSize=${this.pageSize}`;
      const [info, page] = await Promise.all([objectInfo(object), call('GET', path)]);
      const columns = description.displayColumns.map((column) => ({
        ...column,
        sortable: false,
        labelKey: `${column.fieldApiName}-label`,
      }));
      Object.assign(this, {
        label: description.label,
        columns,
        info,
        rows: page.records,
        hasMore: Boolean(page.nextPageToken),
        error: undefined,
      });
    } catch (error) {
      this.error = error;
      this.rows = [];
    }
  }

  get shown() {
    return this.rows !== undefined;
  }

  get count() {
    return `(${this.rows.length}${this.hasMore ? '+' : ''})`;
  }

  get emptyText() {
    return texts.emptyList;
  }

  get icon() {
    return boot.objects[this.info?.apiName]?.icon;
  }

  get tiles() {
    const [first, ...rest] = this.columns;
    return this.rows.map((row) => ({ row, first, rest: rest.slice(0, 3) }));
  }

  get allUrl() {
    return `/lightning/r/${this.parentObject}/${this.recordId}/related/${this.relatedListId}/view`;
  }
}
