import { LightningElement } from 'lwc';
import ClockBanner from 'shell/clockBanner';
import boot, { formFactor } from 'shell/context';
import { call, messagesOf } from 'shell/request';
import { navigate } from 'shell/router';
import { text, texts } from 'shell/text';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';

/** Org name, language switch and user switch, below the banner of a moved clock. */
export default class Header extends LightningElement {
  texts = texts;
  organization = boot.organization.name;
  clockBanner = boot.clock.offset ? ClockBanner : undefined;
  userName = formFactor() === 'Small' ? undefined : boot.user.name;
  language =
    formFactor() === 'Small' ? undefined : boot.languages.find(({ code }) => code === boot.user.language)?.label;

  notifications = [];
  unread;

  connectedCallback() {
    this.loadNotifications();
  }

  /** Asked for when the page opens and whenever the bell does: nothing is pushed here. */
  async loadNotifications() {
    let notifications;
    try {
      ({ notifications } = await call('GET', '/connect/notifications?size=20'));
    } catch {
      // The page is being left, or the org is gone: what the user does next tells which.
      return;
    }
    const count = notifications.filter(({ read }) => !read).length;
    this.unread = count ? text('unread', count) : undefined;
    this.notifications = notifications.map(({ id, messageTitle, messageBody, read, target }) => ({
      id,
      target,
      label: `${messageTitle} – ${messageBody}`,
      icon: read ? undefined : 'utility:record',
    }));
    if (!notifications.length) this.notifications = [{ id: 'none', label: text('noNotifications'), disabled: true }];
  }

  async handleNotification({ detail }) {
    const { target } = this.notifications.find(({ id }) => id === detail.value);
    await call('PATCH', `/connect/notifications/${detail.value}`, { read: true });
    await this.loadNotifications();
    navigate({ type: 'standard__recordPage', attributes: { recordId: target, actionName: 'view' } });
  }

  get languages() {
    return boot.languages.map((each) => ({
      ...each,
      checked: each.code === boot.user.language,
      lang: each.code.slice(0, 2),
    }));
  }

  get users() {
    return boot.users.map((user) => ({
      id: user.id,
      label: user.title ? `${user.name} – ${user.title}` : user.name,
      checked: user.id === boot.user.id,
    }));
  }

  handleLanguage({ detail }) {
    this.change({ language: detail.value });
  }

  handleUser({ detail }) {
    this.change({ userId: detail.value, language: boot.user.language });
  }

  /** User and language live in the session: the page is opened anew with the change. */
  async change(wanted) {
    const response = await fetch('/sign-in/as', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wanted),
    });
    if (response.ok) window.location.reload();
    else
      this.dispatchEvent(
        new ShowToastEvent({ title: text('error'), message: messagesOf(await response.json())[0], variant: 'error' }),
      );
  }
}
