import type { PaperFormat } from './format.ts';
import type { ActionStand, PackAction, PackItem, PackNote } from './model.ts';
import { fill, nameOf, type PaperWords } from './words.ts';

/** What items say, as sentences of a language; pages and tables say the same. */
export class PackSentences {
  private readonly words: PaperWords;
  private readonly format: PaperFormat;

  constructor(words: PaperWords, format: PaperFormat) {
    this.words = words;
    this.format = format;
  }

  /** What an item is about, in one line. */
  subject({ account, action }: Pick<PackItem, 'account' | 'action'>): string {
    return [account ?? this.words.noAccount, action].filter(Boolean).join(': ');
  }

  person(name: string | null, isActive: boolean): string {
    if (name === null) return this.words.nobody;
    return isActive ? name : fill(this.words.inactive, name);
  }

  /** Where a case stands and where it comes from, a line each. */
  about({ status, signal, caller }: PackItem): string[] {
    const { words } = this;
    const first = [status && nameOf(words.status, status), signal && fill(words.signalOf, nameOf(words.signal, signal))]
      .filter(Boolean)
      .join(' · ');
    return [first, caller ? fill(words.handedOverBy, caller) : ''].filter((line) => line !== '');
  }

  /** What is known of it, a line each. */
  known(item: PackItem): string[] {
    const { words } = this;
    const lines: string[] = [];
    if (item.visitResult) lines.push(nameOf(words.result, item.visitResult));
    if (item.said) lines.push(item.section === 'Brought' ? item.said : fill(words.saidOf, item.said));
    if (item.returnReason) {
      const reason = nameOf(words.returnReason, item.returnReason);
      lines.push(fill(words.returnedOf, item.returnNote ? fill(words.reason, reason, item.returnNote) : reason));
    }
    const next = [item.nextStepOn && this.format.shortDay(item.nextStepOn), item.nextStep].filter(Boolean).join(' ');
    if (next !== '') lines.push(fill(words.nextStepOf, next));
    return lines;
  }

  /** What was decided, with to whom, until when and why. */
  decision({ state, decision, decisionNote, nextRep, nextOn }: PackItem): string {
    const { words } = this;
    if (state !== 'Decided' || decision === null) return nameOf(words.state, state);
    const parts = [nameOf(words.decision, decision)];
    if (nextRep) parts.push(fill(words.decidedRep, nextRep));
    if (nextOn) parts.push(fill(words.decidedOn, this.format.shortDay(nextOn)));
    const text = parts.join(' ');
    return decisionNote ? fill(words.reason, text, decisionNote) : text;
  }

  note({ text, author }: PackNote): string {
    return author ? fill(this.words.noteBy, text, author) : text;
  }

  /** Until when, and that it is late. */
  due({ dueOn, isOverdue }: ActionStand): string {
    return [dueOn && this.format.day(dueOn), isOverdue && this.words.overdue].filter(Boolean).join(' ');
  }

  /** What has become of an action since it was agreed on: what is as it was goes unsaid. */
  since(action: PackAction): string {
    const { since } = action;
    if (since === null) return '';
    const who = since.who === action.who ? '' : fill(this.words.decidedRep, this.person(since.who, since.isActive));
    const isPutOff = since.status === 'Open' && (since.dueOn !== action.dueOn || since.isOverdue !== action.isOverdue);
    return [nameOf(this.words.action, since.status), who, isPutOff ? this.due(since) : ''].filter(Boolean).join(' ');
  }
}
