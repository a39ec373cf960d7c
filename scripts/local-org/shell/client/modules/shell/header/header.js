import { LightningElement } from 'lwc';
import ClockBanner from 'shell/clockBanner';
import boot, { formFactor } from 'shell/context';
import { messagesOf } from 'shell/request';
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
