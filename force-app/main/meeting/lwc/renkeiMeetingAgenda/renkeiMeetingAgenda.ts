import { LightningElement, api } from 'lwc';
import { Steady, type AgendaItem, type Member } from 'c/renkeiMeetingData';
import { isOneLine, secondsFor, type ItemState } from 'c/renkeiMeetingRules';
import { labels, leftText, personName, questionShort, sectionName, stateName } from 'c/renkeiMeetingWords';

/** What a line of the agenda says. */
export interface AgendaRow {
  key: string;
  name: string;
  detail: string;
  state: string;
  icon: string | null;
  className: string;
  isCurrent: boolean;
}

interface Group {
  key: string;
  name: string;
  left: string;
  lines: AgendaRow[];
}

const ICONS: Record<ItemState, string | null> = {
  Open: null,
  Decided: 'utility:check',
  Parked: 'utility:pause',
  OnTrack: 'utility:like',
};

/** The agenda by representative. Fires `choose` with the key of an item. */
export default class RenkeiMeetingAgenda extends LightningElement {
  @api items: readonly AgendaItem[] = [];
  @api members: readonly Member[] = [];
  /** Key of the item that is shown. */
  @api current: string | null = null;
  /** Key of the item that the facilitator is on. */
  @api pointed: string | null = null;
  /** Seconds that an item takes at the pace of the meeting, over the usual ones. */
  @api pace = 1;

  labels = labels;
  private readonly steady = new Steady();

  get groups(): Group[] {
    const groups = new Map<string, AgendaItem[]>();
    for (const item of this.items) {
      const key = item.rep ?? '';
      const found = groups.get(key);
      if (found) found.push(item);
      else groups.set(key, [item]);
    }
    return [...groups].map(([key, items]) => ({
      key,
      name: this.nameOf(items[0]!),
      left: this.leftOf(key, items),
      lines: items.map((item) => this.lineOf(item)),
    }));
  }

  handleChoose({ detail }: CustomEvent<{ key: string }>): void {
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }

  /** A button's own Enter and blank are no commands of the meeting. */
  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
  }

  private nameOf({ rep, repName }: AgendaItem): string {
    if (rep === null) return labels.nobody;
    const member = this.members.find(({ user }) => user === rep);
    return personName(member?.name ?? repName ?? rep, member?.isActive ?? true);
  }

  private leftOf(rep: string, items: readonly AgendaItem[]): string {
    const open = items.filter(({ state }) => state === 'Open');
    if (open.length === 0) return rep === '' ? '' : labels.mayLeave;
    return leftText(open.reduce((sum, { question }) => sum + secondsFor(question), 0) * this.pace);
  }

  /** A line that says what it said is the same object: it is not drawn anew. */
  private lineOf(item: AgendaItem): AgendaRow {
    const { key, question, section, state, accountName, actionSubject } = item;
    const isCurrent = key === this.current;
    const isOne = isOneLine(question);
    return this.steady.keep(key, {
      key,
      name: actionSubject ?? accountName ?? labels.noAccount,
      detail: isOne ? '' : `${questionShort(question)} · ${sectionName(section)}`,
      state: stateName(state),
      icon: ICONS[state],
      className: [
        'line',
        ...(isOne ? ['one'] : []),
        ...(state === 'Open' ? [] : ['over']),
        ...(isCurrent ? ['current'] : []),
        ...(key === this.pointed ? ['pointed'] : []),
      ].join(' '),
      isCurrent,
    });
  }
}
