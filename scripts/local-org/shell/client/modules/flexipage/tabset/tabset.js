import { LightningElement, api } from 'lwc';
import { pageText, texts } from 'shell/text';

/** Titles that pages give by the name of a standard label. */
const STANDARD_TITLES = { 'Standard.Tab.detail': texts.details, 'Standard.Tab.relatedLists': texts.related };

/** Tabs of a Lightning page: `tabs` names the facet that lists them, each tab's `body` the facet with its components. */
export default class Tabset extends LightningElement {
  @api tabs;
  @api facets = {};
  @api recordId;
  @api objectApiName;

  get items() {
    return (this.facets[this.tabs] ?? []).map(({ key, component, properties }) => {
      if (component !== 'flexipage:tab') throw new Error(`A tabset holds flexipage:tab, not ${component}.`);
      const { title, body } = properties;
      return { key, label: STANDARD_TITLES[title] ?? pageText(title), items: this.facets[body] ?? [] };
    });
  }
}
