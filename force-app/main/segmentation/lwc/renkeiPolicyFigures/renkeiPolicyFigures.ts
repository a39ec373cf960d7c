import { LightningElement, api } from 'lwc';
import { focusField, type FieldView } from 'c/renkeiPolicyForm';

/** Entries of a policy, side by side as many as fit. */
export default class RenkeiPolicyFigures extends LightningElement {
  @api fields: readonly FieldView[] = [];

  /** Long texts take the room of two figures. */
  get places(): { key: string; className: string; field: FieldView }[] {
    return this.fields.map((field) => ({
      key: field.path,
      className: field.kind === 'area' ? 'place wide' : 'place',
      field,
    }));
  }

  /** Puts the cursor into a field; false when it is none of these. */
  @api
  focusField(path: string): boolean {
    return focusField(this.template?.querySelectorAll('c-renkei-policy-field') ?? [], path);
  }
}
