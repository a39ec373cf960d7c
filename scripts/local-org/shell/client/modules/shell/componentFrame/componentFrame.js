import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { standardComponents } from 'force/components';
import { importModule } from '../../../importModule.js';

/** Makes one component of a Lightning page; a failure of the component stays within its frame. */
export default class ComponentFrame extends LightningElement {
  /** `c:name` or `name` of a deployed component, or a standard one such as `force:detailPanel`. */
  @api name;
  @api properties = {};
  @api refusal;
  @api facets;
  @api recordId;
  @api objectApiName;
  error;
  component;

  async connectedCallback() {
    try {
      this.component = await this.load();
    } catch (error) {
      this.error = error;
    }
  }

  errorCallback(error) {
    this.error = error;
  }

  async load() {
    if (this.refusal) throw new Error(this.refusal);
    const [, namespace = 'c', local] = /^(?:(\w+):)?(\w+)$/.exec(this.name);
    if (namespace !== 'c') {
      const found = standardComponents[this.name];
      if (!found) throw new Error(`The component ${this.name} is not modelled by the local org.`);
      return found();
    }
    const url = boot.components[local];
    if (!url) throw new Error(`The component ${this.name} is not deployed.`);
    return (await importModule(url)).default;
  }

  get spread() {
    const context = this.recordId ? { recordId: this.recordId, objectApiName: this.objectApiName } : {};
    const facets = this.name.startsWith('flexipage:') ? { facets: this.facets } : {};
    return { ...this.properties, ...context, ...facets };
  }
}
