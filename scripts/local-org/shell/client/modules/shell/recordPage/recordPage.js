import { LightningElement, api } from 'lwc';
import boot, { formFactor } from 'shell/context';
import { currentApp } from 'shell/router';

const component = (name, properties = {}) => ({ key: name, component: name, properties });

/** The page the platform shows where none is assigned. */
const STANDARD_PAGE = {
  name: 'Record page',
  template: 'flexipage:recordHomeTemplateDesktop',
  regions: {
    header: [component('force:highlightsPanel')],
    main: [component('force:detailPanel')],
    sidebar: [component('force:relatedListContainer')],
  },
  facets: {},
};

/** A record's page: the one its app assigns, the org's default, or the standard one. */
export default class RecordPage extends LightningElement {
  @api recordId;
  @api objectApiName;

  get page() {
    const pages = { ...boot.objects[this.objectApiName].recordPages, ...currentApp()?.recordPages[this.objectApiName] };
    return boot.flexiPages[pages[formFactor()]] ?? STANDARD_PAGE;
  }
}
