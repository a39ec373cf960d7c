import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { texts } from 'shell/text';

/** The page that a page reference stands for. */
export default class Outlet extends LightningElement {
  texts = texts;
  @api pageReference;

  get attributes() {
    return this.pageReference?.attributes ?? {};
  }

  /** Another page is another element; a change of state reaches the components through their own wire. */
  get key() {
    const { apiName, objectApiName, recordId, relationshipApiName } = this.attributes;
    return [this.pageReference.type, apiName, objectApiName, recordId, relationshipApiName].join(':');
  }

  get page() {
    const tab = this.pageReference?.type === 'standard__navItemPage' && boot.tabs[this.attributes.apiName];
    return tab ? boot.flexiPages[tab.flexiPage] : undefined;
  }

  get isReportList() {
    return this.isObject('standard__objectPage', 'Report') || this.isObject('standard__objectPage', 'Dashboard');
  }

  get isReport() {
    return this.isObject('standard__recordPage', 'Report');
  }

  get isDashboard() {
    return this.isObject('standard__recordPage', 'Dashboard');
  }

  isObject(type, objectApiName) {
    return this.pageReference?.type === type && this.attributes.objectApiName === objectApiName;
  }

  get isList() {
    return this.pageReference?.type === 'standard__objectPage' && this.attributes.objectApiName in boot.objects;
  }

  get isRecord() {
    return this.pageReference?.type === 'standard__recordPage' && this.attributes.objectApiName in boot.objects;
  }

  get isRelatedList() {
    return this.pageReference?.type === 'standard__recordRelationshipPage';
  }

  get filterName() {
    return this.pageReference.state.filterName;
  }
}
