import { LightningElement, api } from 'lwc';
import { getCategory, getName } from 'lightning/iconUtils';

const COLOURS = { error: 'slds-icon-text-error', warning: 'slds-icon-text-warning', success: 'slds-icon-text-success' };

/** Draws an icon from the design system's sprites: thousands of compiled icon templates stay out of the bundle. */
export default class PrimitiveIcon extends LightningElement {
  static validationOptOut = ['class'];

  @api src;
  @api svgClass;
  @api size = 'medium';
  @api variant = '';
  @api iconName;

  get name() {
    return getName(this.iconName);
  }

  get href() {
    if (this.src) return this.src;
    return this.name
      ? `/shell/assets/slds/icons/${getCategory(this.iconName)}-sprite/svg/symbols.svg#${this.name}`
      : '';
  }

  get computedClass() {
    const classes = [this.svgClass];
    if (this.variant !== 'bare') classes.push('slds-icon');
    if (this.size !== 'medium') classes.push(`slds-icon_${this.size}`);
    if (this.variant in COLOURS) classes.push(COLOURS[this.variant]);
    else if (!this.variant && !this.src) classes.push('slds-icon-text-default');
    return classes.filter(Boolean).join(' ');
  }
}
