import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { fieldLabel, nameFieldOf, objectInfo } from 'shell/fields';
import { read, watchRecords } from 'shell/records';
import { call } from 'shell/request';
import { texts } from 'shell/text';

/** Below this many pixels the rows are tiles. */
const WIDTH_OF_TABLE = 600;

const columnOf = (field) => ({
  fieldApiName: field.relationshipName ? `${field.relationshipName}.${nameFieldOf(field)}` : field.apiName,
  label: fieldLabel(field),
});

/** Children of a record, as the related list of the parent's layout shows them. */
export default class RelatedList extends LightningElement {
  texts = texts;
  @api recordId;
  @api parentObject;
  @api relatedListId;
  @api pageSize = 6;
  /** Label, columns and order, where a page sets them instead of the layout. */
  @api heading;
  @api fieldNames = [];
  @api sortBy;
  /** Names of buttons: `New`. */
  @api actions = [];
  /** Tiles instead of a table, which a narrow region has no room for. */
  narrow = false;
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
      const info = await objectInfo(description.objectApiNames[0]);
      this.narrow = this.template.host.clientWidth < WIDTH_OF_TABLE;
      const names = this.fieldNames
        .map((name) => (name === 'NAME' ? info.nameFields[0] : name))
        .filter((name) => info.fields[name]);
      const query = new URLSearchParams({ pageSize: this.pageSize });
      if (names.length) query.set('fields', names.map((name) => `${info.apiName}.${name}`).join(','));
      if (this.sortBy) query.set('sortBy', this.sortBy);
      const page = await call('GET', `/ui-api/related-list-records/${this.recordId}/${this.relatedListId}?${query}`);
      const columns = names.length ? names.map((name) => columnOf(info.fields[name])) : description.displayColumns;
      Object.assign(this, {
        label: this.heading ?? description.label,
        columns: columns.map((column) => ({ ...column, sortable: false, labelKey: `${column.fieldApiName}-label` })),
        parentField: description.fieldApiName,
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

  get canCreate() {
    return this.actions.includes('New') && this.info?.createable;
  }

  handleNew() {
    const detail = { objectApiName: this.info.apiName, defaultValues: { [this.parentField]: this.recordId } };
    this.dispatchEvent(new CustomEvent('showrecordform', { bubbles: true, composed: true, detail }));
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
