import { LightningElement, api } from 'lwc';
import { fill, plainDate } from 'c/renkeiFormat';
import type { ActionItem } from 'c/renkeiMeetingData';
import { labels, personName } from 'c/renkeiMeetingWords';

/** Actions, those due first. Fires `done` and `drop` with the Id of one. */
export default class RenkeiMeetingActions extends LightningElement {
  @api actions: readonly ActionItem[] = [];
  /** yyyy-mm-dd */
  @api today = '';
  @api heading = '';
  @api empty = '';

  labels = labels;

  get lines() {
    return [...this.actions]
      .sort((one, other) => ((one.dueOn ?? '9') < (other.dueOn ?? '9') ? -1 : 1))
      .map((action) => ({
        id: action.id,
        subject: action.subject,
        account: action.accountName,
        by: fill(
          labels.actionLine,
          personName(action.assignedToName, action.isActive),
          action.dueOn ? plainDate(action.dueOn) : '',
        ),
        overdue: action.dueOn !== null && action.dueOn < this.today ? labels.overdue : null,
        doneName: `${labels.actionDone}: ${action.subject}`,
        dropName: `${labels.actionDrop}: ${action.subject}`,
        // What is on its way has no Id yet.
        isFresh: action.lastModified === null,
      }));
  }

  get isEmpty(): boolean {
    return this.actions.length === 0;
  }

  handleDone(event: Event): void {
    this.tell('done', event);
  }

  handleDrop(event: Event): void {
    this.tell('drop', event);
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
  }

  private tell(name: string, event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent(name, { detail: { id } }));
  }
}
