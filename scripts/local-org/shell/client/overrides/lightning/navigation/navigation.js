import { generateUrl, navigate, onNavigation, currentPageReference } from 'shell/router';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Adds navigation by page reference to a component class. */
export function NavigationMixin(Base) {
  return class extends Base {
    [Navigate](pageReference, replace = false) {
      navigate(pageReference, { replace });
    }

    async [GenerateUrl](pageReference) {
      return generateUrl(pageReference);
    }
  };
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

/** @wire CurrentPageReference: the page reference of the address, and again on each navigation. */
export class CurrentPageReference {
  constructor(callback) {
    this.callback = callback;
    callback(undefined);
  }

  connect() {
    this.stop = onNavigation((reference) => this.callback(reference));
    this.callback(currentPageReference());
  }

  update() {}

  disconnect() {
    this.stop?.();
  }
}
