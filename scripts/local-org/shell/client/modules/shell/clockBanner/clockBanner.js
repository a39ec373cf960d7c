import { LightningElement } from 'lwc';
import boot from 'shell/context';
import { text } from 'shell/text';

/** Says where a moved org clock stands, so that nobody takes its dates for today's. */
export default class ClockBanner extends LightningElement {
  get message() {
    const format = new Intl.DateTimeFormat(boot.user.language.replace('_', '-'), {
      dateStyle: 'full',
      timeStyle: 'short',
      timeZone: boot.user.timeZone,
    });
    return text('clock', format.format(new Date()));
  }
}
