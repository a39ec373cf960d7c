import { LightningElement } from 'lwc';
import { texts } from 'shell/text';

const VISIBLE_MILLISECONDS = { dismissible: 4800, pester: 4800 };
const ICONS = { success: 'utility:success', error: 'utility:error', warning: 'utility:warning', info: 'utility:info' };

/** `Saved {0}` with the platform's message data: texts, or links `{url, label}`. */
function messageParts(message, data = []) {
  const pieces = (message ?? '').split(/(\{\d+\})/).filter(Boolean);
  return pieces.map((piece, key) => {
    const value = data[/^\{(\d+)\}$/.exec(piece)?.[1]];
    return value?.url ? { key, url: value.url, text: value.label } : { key, text: value ?? piece };
  });
}

/** Shows toasts, the newest on top; they leave by themselves unless sticky. */
export default class Toasts extends LightningElement {
  texts = texts;
  toasts = [];
  count = 0;

  connectedCallback() {
    // Dialogs stand beside the app in the document: their toasts pass the body only.
    document.body.addEventListener('lightning__showtoast', ({ detail }) => detail?.title && this.add(detail));
  }

  add({ title, message, messageData, variant = 'info', mode = 'dismissible' }) {
    const kind = ICONS[variant] ? variant : 'info';
    const parts = messageParts(message, messageData);
    const dark = kind === 'warning';
    const toast = {
      key: String((this.count += 1)),
      title,
      parts: parts.length ? parts : undefined,
      variant: kind,
      icon: ICONS[kind],
      iconVariant: dark ? undefined : 'inverse',
      closeVariant: dark ? 'bare' : 'bare-inverse',
      className: `slds-notify slds-notify_toast slds-theme_${kind}`,
    };
    this.toasts = [toast, ...this.toasts];
    if (VISIBLE_MILLISECONDS[mode]) setTimeout(() => this.remove(toast.key), VISIBLE_MILLISECONDS[mode]);
  }

  handleClose(event) {
    this.remove(event.target.value);
  }

  remove(key) {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }
}
