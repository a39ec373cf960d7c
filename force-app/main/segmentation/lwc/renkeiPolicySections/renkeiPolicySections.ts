import { LightningElement, api } from 'lwc';
import type { FieldView, PolicyView } from 'c/renkeiPolicyForm';
import formFactor from '@salesforce/client/formFactor';
import { fieldsOf, SECTIONS, sectionCounts, sectionOf, weightsSumText, type SectionKey } from './sections.ts';

interface Section {
  key: SectionKey;
  title: string;
  open: boolean;
  icon: string;
  errors: string;
  warnings: string;
  fields: FieldView[];
  note: string;
  isEstimators: boolean;
  isRoles: boolean;
  isChannels: boolean;
}

interface Part extends HTMLElement {
  focusField(path: string): boolean;
}

/** The sections of a policy; on a telephone all of them are folded at first. A folded section is not drawn. */
export default class RenkeiPolicySections extends LightningElement {
  @api view: PolicyView | undefined;
  /** What to say below the cut-offs. */
  @api cutOffNote = '';

  private folds: Partial<Record<SectionKey, boolean>> = {};
  /** The field that waits for its section to be drawn. */
  private wanted: string | null = null;

  /** Opens the section of a field and puts the cursor into it. */
  @api
  showField(path: string): void {
    this.wanted = path;
    this.folds = { ...this.folds, [sectionOf(path)]: true };
    this.focusWanted();
  }

  get sections(): Section[] {
    const { view } = this;
    if (!view) return [];
    return SECTIONS.map(({ key, title, open }) => {
      const isOpen = this.folds[key] ?? (open && formFactor !== 'Small');
      return {
        key,
        title,
        open: isOpen,
        icon: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
        ...sectionCounts(key, view.findings),
        fields: isOpen ? fieldsOf(key, view) : [],
        note: this.noteOf(key, view),
        isEstimators: isOpen && key === 'estimators',
        isRoles: isOpen && key === 'roles',
        isChannels: isOpen && key === 'channels',
      };
    });
  }

  override renderedCallback(): void {
    this.focusWanted();
  }

  handleToggle(event: Event): void {
    const details = event.currentTarget as HTMLDetailsElement;
    const key = details.dataset['key'] as SectionKey;
    if (this.folds[key] !== details.open) this.folds = { ...this.folds, [key]: details.open };
  }

  private noteOf(key: SectionKey, view: PolicyView): string {
    if (key === 'cutOffs') return this.cutOffNote;
    return key === 'relationship' ? weightsSumText(view) : '';
  }

  private focusWanted(): void {
    const path = this.wanted;
    if (path === null) return;
    for (const part of this.template?.querySelectorAll<Part>('.part') ?? []) {
      if (!part.focusField(path)) continue;
      this.wanted = null;
      return;
    }
  }
}
