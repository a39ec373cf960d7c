import { LightningElement, api } from 'lwc';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import {
  componentFields,
  fieldLabel,
  layoutFields,
  layoutOf,
  layoutOfColumns,
  nameFieldOf,
  objectInfo,
  picklistsOf,
  readRecord,
  valueAt,
} from 'shell/fields';
import boot from 'shell/context';
import { watchRecords } from 'shell/records';
import { messagesOf } from 'shell/request';
import { text, texts } from 'shell/text';

const LAYOUT_MODES = { view: 'View', edit: 'Edit', create: 'Create' };

/** A record by its layout, to read or to edit; `save` is called by whoever shows the buttons. */
export default class RecordForm extends LightningElement {
  texts = texts;
  @api objectApiName;
  @api recordId;
  @api defaultValues = {};
  /** Of the sections' headings: below that of whatever the form stands in. */
  @api headingLevel = 3;
  /** Instead of the layout: fields by column, `{field, behavior}`. */
  @api fieldColumns;
  info;
  layout;
  record;
  picklists = {};
  changes = {};
  error;
  pageMessages = [];
  currentMode = 'view';

  /** `view`, `edit` or `create`. */
  @api get mode() {
    return this.currentMode;
  }

  set mode(mode) {
    this.currentMode = mode;
    this.changes = {};
    this.pageMessages = [];
    if (this.isConnected) this.load();
  }

  connectedCallback() {
    this.stop = watchRecords(({ ids }) => (ids.includes(this.recordId) ? this.load() : undefined));
    this.load();
  }

  disconnectedCallback() {
    this.stop();
  }

  async load() {
    try {
      const [info, layout] = await Promise.all([
        objectInfo(this.objectApiName),
        this.fieldColumns ? layoutOfColumns(this.fieldColumns) : layoutOf(this.objectApiName, LAYOUT_MODES[this.mode]),
      ]);
      const [record, picklists] = await Promise.all([
        this.recordId && readRecord(info, this.recordId, layoutFields(layout, info)),
        this.mode === 'view' ? {} : picklistsOf(info),
      ]);
      if (this.mode === 'create')
        this.changes = { ...defaultsOf(info, picklists), ...this.defaultValues, ...this.changes };
      Object.assign(this, { info, layout, record, picklists, error: undefined });
    } catch (error) {
      this.error = error;
    }
  }

  get sections() {
    if (!this.layout) return undefined;
    return this.layout.sections
      .map((section, index) => ({
        key: section.id ?? String(index),
        heading: section.useHeading ? section.heading : undefined,
        cellClass: `slds-col slds-size_1-of-1 slds-medium-size_1-of-${section.columns || 1}`,
        cells: section.layoutRows.flatMap((row, y) =>
          row.layoutItems.flatMap((item, x) => this.cellsOf(item, `${y}-${x}`)),
        ),
      }))
      .filter(({ cells }) => cells.some(({ input, output }) => input || output));
  }

  /** A cell of the grid for a layout item; an item of several fields (an address) has one input for each. */
  cellsOf(item, key) {
    const names = componentFields(item, this.info);
    if (!names.length) return [{ key }];
    const right = { edit: item.editableForUpdate, create: item.editableForNew }[this.mode];
    const writable = (name) => right && this.info.fields[name][this.mode === 'create' ? 'createable' : 'updateable'];
    if (names.some(writable)) return names.filter(writable).map((name) => this.inputCell(name, item));
    if (this.mode === 'create') return [{ key }];
    const [name] = names;
    const label = names.length > 1 && item.label ? item.label : fieldLabel(this.info.fields[name]);
    const editable =
      this.mode === 'view' && item.editableForUpdate && names.some((each) => this.info.fields[each].updateable);
    return [
      {
        key,
        output: true,
        name,
        label,
        address: this.addressOf(names),
        help: this.info.fields[name].inlineHelpText,
        editable,
        editText: text('editField', label),
      },
    ];
  }

  /** The parts of an address by kind, when that is what the fields are. */
  addressOf(names) {
    const prefix = /^(.*)Street$/.exec(names[0])?.[1];
    if (prefix === undefined || names.length < 2) return undefined;
    return Object.fromEntries(names.map((name) => [name.slice(prefix.length), valueAt(this.record, name)?.value]));
  }

  inputCell(name, item) {
    const field = this.info.fields[name];
    const relation = field.relationshipName && valueAt(this.record, `${field.relationshipName}.${nameFieldOf(field)}`);
    const value = name in this.changes ? this.changes[name] : this.record && valueAt(this.record, name)?.value;
    return {
      key: name,
      name,
      field,
      input: true,
      label: fieldLabel(field),
      value,
      text: value === boot.user.id ? boot.user.name : relation?.value,
      required: item.required || (field.required && field.dataType !== 'Boolean'),
      picklist: this.picklists[name],
    };
  }

  handleFieldChange({ detail }) {
    this.changes = { ...this.changes, [detail.name]: detail.value };
  }

  handlePencil(event) {
    this.dispatchEvent(new CustomEvent('edit', { detail: { name: event.target.value } }));
  }

  /**
   * Saves what was changed.
   * @returns the saved record; undefined when it was refused, and the reasons stand at the fields or on top
   */
  @api async save() {
    const inputs = [...this.template.querySelectorAll('shell-field-input')];
    if (!inputs.map((input) => input.validate()).every(Boolean)) return undefined;
    const { apiName } = this.info;
    try {
      if (this.recordId) return await updateRecord({ fields: { Id: this.recordId, ...this.changes } });
      const fields = Object.fromEntries(Object.entries(this.changes).filter(([, value]) => value !== null));
      return await createRecord({ apiName, fields });
    } catch (error) {
      this.showErrors(error, inputs);
      return undefined;
    }
  }

  showErrors(error, inputs) {
    const { fieldErrors = {}, errors = [] } = error.body?.output ?? {};
    const elsewhere = [];
    for (const [name, found] of Object.entries(fieldErrors)) {
      const input = inputs.find((each) => each.dataset.field === name);
      const message = found.map((each) => each.message).join(' ');
      if (input) input.showError(message);
      else elsewhere.push(message);
    }
    const general = [...errors.map(({ message }) => message), ...elsewhere];
    this.pageMessages = general.length || Object.keys(fieldErrors).length ? general : messagesOf(error);
  }
}

/** What the org would fill in: the user as owner, the default picklist values. */
function defaultsOf(info, picklists) {
  const entries = Object.entries(picklists).filter(
    ([name, { defaultValue }]) => defaultValue && info.fields[name]?.createable,
  );
  const owner = info.fields.OwnerId?.createable ? { OwnerId: boot.user.id } : {};
  return Object.fromEntries([
    ...Object.entries(owner),
    ...entries.map(([name, { defaultValue }]) => [name, defaultValue.value]),
  ]);
}
