/** The event that asks the container for a toast: `{title, message, messageData, variant, mode}`. */
export class ShowToastEvent extends CustomEvent {
  constructor(detail) {
    super('lightning__showtoast', { bubbles: true, composed: true, cancelable: true, detail });
  }
}
