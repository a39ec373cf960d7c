import { LightningElement, api } from 'lwc';
import type { PastTouch } from 'c/renkeiDeskData';
import { outcomeName } from 'c/renkeiDeskWords';
import { fill, moment } from 'c/renkeiFormat';
import { channelName } from 'c/renkeiSegmentWords';
import inbound from '@salesforce/label/c.RenkeiDesk_HistoryInbound';
import minutesText from '@salesforce/label/c.RenkeiDesk_HistoryMinutes';
import nothing from '@salesforce/label/c.RenkeiDesk_HistoryNone';
import satisfied from '@salesforce/label/c.RenkeiDesk_HistorySatisfaction';
import signal from '@salesforce/label/c.RenkeiDesk_BuyingSignal';

/** What was talked about, the latest first. */
export default class RenkeiDeskHistory extends LightningElement {
  @api touches: readonly PastTouch[] = [];

  labels = { nothing, signal };

  get rows(): { id: string; at: string; what: string; who: string; needs: string | null; signal: boolean }[] {
    return this.touches.map((touch) => ({
      id: touch.id,
      at: moment(touch.at),
      what: [
        touch.channel ? channelName(touch.channel) : null,
        touch.direction === 'Inbound' ? inbound : null,
        touch.outcome ? outcomeName(touch.outcome) : null,
        touch.minutes ? fill(minutesText, touch.minutes) : null,
        touch.satisfaction ? fill(satisfied, touch.satisfaction) : null,
      ]
        .filter(Boolean)
        .join(' · '),
      who: [touch.contactName, touch.by].filter(Boolean).join(' · '),
      needs: touch.needs,
      signal: touch.signal,
    }));
  }

  get empty(): boolean {
    return this.touches.length === 0;
  }
}
