import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { chooseApp, currentApp, go, tabUrl } from 'shell/router';
import { texts } from 'shell/text';

const phone = window.matchMedia('(max-width: 767px)');

/** The app's name and its tabs; on a phone's width the tabs are a menu. */
export default class NavigationBar extends LightningElement {
  @api pageReference;
  texts = texts;
  isPhone = phone.matches;
  app = currentApp() ?? { name: '', label: boot.organization.name, tabs: [] };
  severalApps = boot.apps.length > 1;
  apps = boot.apps.map((app) => ({ ...app, checked: app.name === this.app.name }));

  connectedCallback() {
    phone.addEventListener('change', ({ matches }) => (this.isPhone = matches));
  }

  get tabs() {
    const { apiName, objectApiName } = this.pageReference?.attributes ?? {};
    return this.app.tabs.map((tab) => {
      const active = tab.object ? tab.object === objectApiName : tab.name === apiName;
      const className = `slds-context-bar__item${active ? ' slds-is-active' : ''}`;
      return { ...tab, url: tabUrl(tab), active, current: active ? 'page' : undefined, className };
    });
  }

  get activeLabel() {
    return this.tabs.find(({ active }) => active)?.label;
  }

  handleTab({ detail }) {
    go(detail.value);
  }

  handleApp({ detail }) {
    chooseApp(detail.value);
  }
}
