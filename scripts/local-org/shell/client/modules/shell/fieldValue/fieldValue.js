import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { nameFieldOf, valueAt } from 'shell/fields';

/** A field's value as text, link or check mark. */
export default class FieldValue extends LightningElement {
  @api record;
  @api info;
  /** Field name, or a path to a parent's field. */
  @api path;
  /** On the record's own page: its name leads nowhere else. */
  @api withoutSelf = false;

  get field() {
    return this.info?.fields[this.path];
  }

  get entry() {
    return this.record ? valueAt(this.record, this.path) : undefined;
  }

  get value() {
    return this.entry?.value;
  }

  /** The parent record, of a lookup field or of a path to a parent's name. */
  get parent() {
    const relation = this.field?.relationshipName ?? (/^(\w+)\.Name$/.exec(this.path) ?? [])[1];
    return relation ? valueAt(this.record, relation)?.value : undefined;
  }

  get link() {
    const { parent } = this;
    if (parent) return boot.objects[parent.apiName] && `/lightning/r/${parent.apiName}/${parent.id}/view`;
    const isName = !this.withoutSelf && this.info?.nameFields.includes(this.path);
    return isName && this.value && this.record.id
      ? `/lightning/r/${this.info.apiName}/${this.record.id}/view`
      : undefined;
  }

  get text() {
    if (this.parent)
      return (
        valueAt(this.parent, this.field ? nameFieldOf(this.field) : 'Name')?.value ??
        this.entry?.displayValue ??
        this.value
      );
    if (this.value === undefined || this.value === null || this.value === false) return '';
    return this.entry.displayValue ?? String(this.value);
  }

  is(...types) {
    return Boolean(this.value) && types.includes(this.field?.dataType);
  }

  get isUrl() {
    return this.is('Url');
  }

  get isEmail() {
    return this.is('Email');
  }

  get isPhone() {
    return this.is('Phone');
  }

  get isTrue() {
    return this.is('Boolean');
  }

  get isLong() {
    return this.is('TextArea');
  }
}
