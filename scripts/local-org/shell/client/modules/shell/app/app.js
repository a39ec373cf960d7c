import { LightningElement } from 'lwc';
import { decodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import RecordModal from 'shell/recordModal';
import { currentPageReference, generateUrl, go, onNavigation } from 'shell/router';
import { texts } from 'shell/text';

/** The frame of every page: header, navigation, the page itself, the record dialog and toasts. */
export default class App extends LightningElement {
  texts = texts;
  pageReference;

  connectedCallback() {
    onNavigation((reference) => this.show(reference));
    this.show(currentPageReference());
  }

  /** The pages `new` and `edit` are dialogs over the list or the record that they belong to. */
  show(reference) {
    const { actionName, objectApiName, recordId } = reference?.attributes ?? {};
    if (actionName !== 'new' && actionName !== 'edit') {
      this.pageReference = reference;
      return;
    }
    const { defaultFieldValues, ...state } = reference.state;
    const behind = {
      ...reference,
      attributes: { ...reference.attributes, actionName: recordId ? 'view' : 'list' },
      state,
    };
    this.pageReference ??= behind;
    this.openForm(
      { objectApiName, recordId, defaultValues: decodeDefaultFieldValues(defaultFieldValues) },
      generateUrl(this.pageReference),
    );
  }

  /** @param returnTo the address to go back to when the dialog was reached by its own address */
  async openForm({ objectApiName, recordId, defaultValues }, returnTo) {
    const savedId = await RecordModal.open({ size: 'medium', objectApiName, recordId, defaultValues });
    if (savedId && !recordId)
      go(
        generateUrl({
          type: 'standard__recordPage',
          attributes: { objectApiName, recordId: savedId, actionName: 'view' },
        }),
      );
    else if (returnTo) go(returnTo, { replace: true });
  }

  handleRecordForm(event) {
    this.openForm(event.detail);
  }

  handleSkip(event) {
    event.preventDefault();
    this.template.querySelector('main').focus();
  }
}
