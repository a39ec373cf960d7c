import LightningModal from 'lightning/modal';
import { labels } from 'c/renkeiMeetingWords';

const KEYS: [keys: string, what: string][] = [
  ['j  ↓', labels.keyNext],
  ['k  ↑', labels.keyPrevious],
  ['Enter', labels.keyOnTrack],
  ['1–6', labels.keyDecide],
  ['n', labels.keyNote],
  ['a', labels.keyAction],
  ['p', labels.keyPark],
  ['Esc', labels.keyEscape],
  ['?', labels.keyHelp],
];

/** The keys of the meeting. */
export default class RenkeiMeetingHelp extends LightningModal {
  labels = labels;
  keys = KEYS.map(([keys, what]) => ({ keys, what }));

  handleKey(event: KeyboardEvent): void {
    if (event.key === '?') void this.close();
  }
}
