import { LightningElement, api } from 'lwc';

const FULL = 'slds-col slds-size_1-of-1';
const WIDE = 'slds-col slds-size_1-of-1 slds-large-size_8-of-12';
const NARROW = 'slds-col slds-size_1-of-1 slds-large-size_4-of-12';

/** The regions of the standard templates, in order, and how wide each is. */
const TEMPLATES = {
  'flexipage:defaultAppHomeTemplate': { main: FULL },
  'flexipage:recordHomeTemplateDesktop': { header: FULL, main: WIDE, sidebar: NARROW },
};

/** Draws a Lightning page from its metadata. What it cannot draw it names. */
export default class FlexiPage extends LightningElement {
  @api page;
  @api recordId;
  @api objectApiName;

  get refusal() {
    const { template, regions, name } = this.page;
    const known = TEMPLATES[template];
    if (!known) return { message: `${name}: the template ${template} is not modelled by the local org.` };
    const region = Object.keys(regions).find((each) => !(each in known));
    return region ? { message: `${name}: the template ${template} has no region ${region}.` } : undefined;
  }

  get regions() {
    const known = TEMPLATES[this.page.template];
    return Object.entries(known)
      .filter(([name]) => this.page.regions[name]?.length)
      .map(([name, className]) => ({ name, className, items: this.page.regions[name] }));
  }
}
