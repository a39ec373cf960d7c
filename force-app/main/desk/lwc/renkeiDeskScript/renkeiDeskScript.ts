import { LightningElement, api } from 'lwc';
import { playOf, usablePlays, type Briefing, type CallPlan, type Play } from 'c/renkeiDeskData';
import { playName } from 'c/renkeiDeskWords';
import choose from '@salesforce/label/c.RenkeiDesk_ScriptChoose';
import none from '@salesforce/label/c.RenkeiDesk_ScriptNone';

/** The script that fits the call; another one is a choice away, such as that of another cause of dormancy. */
export default class RenkeiDeskScript extends LightningElement {
  @api briefing: Briefing | undefined;
  @api plays: readonly Play[] = [];
  @api today = '';

  labels = { choose, none };
  private chosen: string | null = null;
  private shownPlan: CallPlan | null = null;

  @api
  get plan(): CallPlan | null {
    return this.shownPlan;
  }
  set plan(value: CallPlan | null) {
    if (value?.id !== this.shownPlan?.id) this.chosen = null;
    this.shownPlan = value;
  }

  get play(): Play | null {
    const { briefing, shownPlan } = this;
    if (!briefing || !shownPlan) return null;
    const chosen = this.plays.find(({ id }) => id === this.chosen);
    return chosen ?? playOf(this.plays, shownPlan, briefing, this.today);
  }

  get playId(): string {
    return this.play?.id ?? '';
  }

  get paragraphs(): { key: number; text: string }[] {
    return (this.play?.script ?? '')
      .split(/\n{2,}/)
      .filter(Boolean)
      .map((text, key) => ({ key, text }));
  }

  get options(): { value: string; label: string }[] {
    if (!this.briefing) return [];
    return usablePlays(this.plays, this.briefing, this.today).map(({ id, name, kind, causeName }) => ({
      value: id,
      label: [kind ? playName(kind) : null, causeName, name].filter(Boolean).join(' · '),
    }));
  }

  get several(): boolean {
    return this.options.length > 1;
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    this.chosen = event.detail.value;
  }

  /** What is typed here is no key of the desk. */
  handleKey(event: KeyboardEvent): void {
    event.stopPropagation();
  }
}
