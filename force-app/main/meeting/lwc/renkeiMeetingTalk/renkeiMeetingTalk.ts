import { LightningElement, api } from 'lwc';
import { fill, moment, plainDate } from 'c/renkeiFormat';
import type { ActionItem, AgendaItem, AgendaNote } from 'c/renkeiMeetingData';
import type { ActionDefaults } from 'c/renkeiMeetingRules';
import { isTyping, labels, personName } from 'c/renkeiMeetingWords';

/** What somebody has written down to be done. */
export interface WrittenAction {
  subject: string;
  assignedTo: string | null;
  assignedToName: string | null;
  dueOn: string | null;
}

/** Notes and actions of an item: everybody writes their own. Fires `note` with a text and `action` with a `WrittenAction`. */
export default class RenkeiMeetingTalk extends LightningElement {
  @api notes: readonly AgendaNote[] = [];
  @api actions: readonly ActionItem[] = [];
  @api people: { value: string; label: string }[] = [];
  @api defaults: ActionDefaults | null = null;
  @api mayWrite = false;

  labels = labels;
  text = '';
  form: WrittenAction | null = null;
  private shown: AgendaItem | null = null;
  private focusOn: string | null = null;
  private readonly drafts = new Map<string, { text: string; form: WrittenAction | null }>();

  @api get item(): AgendaItem | null {
    return this.shown;
  }

  /** What is typed stays with its item while the meeting goes on. */
  set item(item: AgendaItem | null) {
    if (item?.key !== this.shown?.key) {
      const { text, form } = this;
      if (this.shown) this.drafts.set(this.shown.key, { text, form });
      const draft = item ? this.drafts.get(item.key) : undefined;
      this.text = draft?.text ?? '';
      this.form = draft?.form ?? null;
    }
    this.shown = item;
  }

  /** Whether something is half written: a sentence must not end beside another case than it began. */
  @api get isWriting(): boolean {
    return this.form !== null || this.text.trim() !== '';
  }

  /** What is half written, by the key of its item: it is not on its way to anywhere yet. */
  @api get unsaved(): { item: string; text: string }[] {
    const drafts = new Map(this.drafts);
    if (this.shown) drafts.set(this.shown.key, { text: this.text, form: this.form });
    return [...drafts].flatMap(([item, { text, form }]) =>
      [text, form?.subject ?? ''].filter((each) => each.trim() !== '').map((each) => ({ item, text: each.trim() })),
    );
  }

  @api openNote(): void {
    this.focus('.note');
  }

  @api openAction(): void {
    if (!this.mayWrite) return;
    const { assignedTo = null, dueOn = null } = this.defaults ?? {};
    this.form = { subject: '', assignedTo, assignedToName: null, dueOn };
    this.focusOn = '.subject';
  }

  /** Leaves the form. @returns whether there was one */
  @api leave(): boolean {
    const was = this.form !== null;
    this.form = null;
    return was;
  }

  override renderedCallback(): void {
    if (this.focusOn === null) return;
    this.focus(this.focusOn);
    this.focusOn = null;
  }

  get noteLines(): { id: string; text: string; by: string }[] {
    return this.notes.map(({ id, text, authorName, at }) => ({
      id,
      text,
      by: fill(labels.noteBy, authorName ?? '', at ? moment(at) : ''),
    }));
  }

  get actionLines(): { id: string; subject: string; by: string; className: string }[] {
    return this.actions.map(({ id, subject, assignedToName, isActive, dueOn, status }) => ({
      id,
      subject,
      by: fill(labels.actionLine, personName(assignedToName, isActive), dueOn ? plainDate(dueOn) : ''),
      className: status === 'Open' ? 'line' : 'line over',
    }));
  }

  get cannotSaveNote(): boolean {
    return !this.mayWrite || this.text.trim() === '';
  }

  get cannotWrite(): boolean {
    return !this.mayWrite;
  }

  get cannotSaveAction(): boolean {
    return !this.form || this.form.subject.trim() === '' || this.form.dueOn === null;
  }

  handleText({ detail }: CustomEvent<{ value: string }>): void {
    this.text = detail.value;
  }

  handleNote(): void {
    if (this.cannotSaveNote) return;
    const text = this.text.trim();
    this.text = '';
    this.dispatchEvent(new CustomEvent('note', { detail: { text } }));
  }

  handleOpenAction(): void {
    this.openAction();
  }

  handleField(event: CustomEvent<{ value: string | null }>): void {
    const { field } = (event.currentTarget as HTMLElement).dataset;
    if (this.form && field)
      this.form = { ...this.form, [field]: event.detail.value === '' ? null : event.detail.value };
  }

  handleSubject({ detail }: CustomEvent<{ value: string }>): void {
    if (this.form) this.form = { ...this.form, subject: detail.value };
  }

  handleAction(): void {
    const { form } = this;
    if (!form || this.cannotSaveAction) return;
    this.form = null;
    const assignedToName = this.people.find(({ value }) => value === form.assignedTo)?.label ?? null;
    const detail: WrittenAction = { ...form, subject: form.subject.trim(), assignedToName };
    this.dispatchEvent(new CustomEvent('action', { detail }));
  }

  handleCancel(): void {
    this.form = null;
  }

  /** Keys that go into a field are no commands; Enter in one line saves it. */
  handleKey(event: KeyboardEvent): void {
    const { tagName, dataset } = event.target as HTMLElement;
    if (/^(LIGHTNING-)?BUTTON$/.test(tagName) && (event.key === 'Enter' || event.key === ' ')) event.stopPropagation();
    if (!isTyping(event)) return;
    if (event.key === 'Escape') {
      // The field lets go, so that keys are commands again; what was typed stays.
      (event.target as HTMLElement).blur();
      return;
    }
    event.stopPropagation();
    if (event.key !== 'Enter' || event.isComposing) return;
    if (tagName === 'LIGHTNING-TEXTAREA' && (event.ctrlKey || event.metaKey)) this.handleNote();
    if (tagName === 'LIGHTNING-INPUT' && dataset['field'] === 'subject') this.handleAction();
  }

  private focus(selector: string): void {
    this.template?.querySelector<HTMLElement>(selector)?.focus();
  }
}
