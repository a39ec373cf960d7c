import type { FieldChanges, FieldKind } from 'c/renkeiPolicyField';
import type { ObjectInfo, Option } from 'c/renkeiSegmentData';
import type { PolicyFinding, SegmentRole } from 'c/renkeiSegmentRules';
import { findingText } from 'c/renkeiSegmentWords';
import { entryText, fieldName, unitOf } from './entries.ts';
import type { PolicyForm } from './form.ts';

/** What the sections of the policy page draw from. */
export interface PolicyView {
  form: PolicyForm;
  findings: ReadonlyMap<string, readonly PolicyFinding[]>;
  currency: string | null;
  roles: readonly SegmentRole[];
  readOnly: boolean;
  /** The policy object as the reader may see it; its help texts explain the fields. */
  objectInfo: ObjectInfo | undefined;
  /** Industries of the org. */
  industries: readonly Option[];
}

/** An input field as `c-renkei-policy-field` draws it. */
export interface FieldView {
  path: string;
  label: string;
  kind: FieldKind;
  value: string;
  text: string;
  unit: string | undefined;
  help: string | undefined;
  options: readonly Option[];
  maxLength: number | undefined;
  error: string;
  warning: string;
  readOnly: boolean;
}

/** What a field is beside its path. */
export interface FieldSpec {
  /** Name of the entry within its section, such as `cadenceDays`; by default the path. */
  field?: string;
  kind?: FieldKind;
  options?: readonly Option[];
  maxLength?: number;
  /** API name of the field whose help text explains it. */
  helpOf?: string;
}

/** Stands in where nothing is to be chosen from, always the same one so that nothing is drawn anew. */
const NO_OPTIONS: readonly Option[] = [];

export function fieldView(path: string, view: PolicyView, spec: FieldSpec = {}): FieldView {
  const value = view.form[path] ?? '';
  const found = view.findings.get(path) ?? [];
  const words = (severity: PolicyFinding['severity']) =>
    found
      .filter((finding) => finding.severity === severity)
      .map((finding) => findingText(finding, view.roles))
      .join(' ');
  return {
    path,
    label: fieldName(spec.field ?? path),
    kind: spec.kind ?? 'number',
    value,
    text: value.trim() === '' ? '–' : entryText(path, value, view.currency),
    unit: unitOf(path, view.currency),
    help: spec.helpOf === undefined ? undefined : (view.objectInfo?.fields[spec.helpOf]?.inlineHelpText ?? undefined),
    options: spec.options ?? NO_OPTIONS,
    maxLength: spec.maxLength,
    error: words('error'),
    warning: words('warning'),
    readOnly: view.readOnly,
  };
}

/** The event by which a section says that fields come or go. */
export function fieldsEvent(changes: FieldChanges): CustomEvent<FieldChanges> {
  return new CustomEvent('renkeipolicyfield', { detail: changes, bubbles: true, composed: true });
}

interface Field extends HTMLElement {
  path: string;
}

/** Puts the cursor into the field of a path; false when none of the fields is it. */
export function focusField(fields: Iterable<Element>, path: string): boolean {
  for (const field of fields as Iterable<Field>) {
    if (field.path !== path) continue;
    field.focus();
    return true;
  }
  return false;
}
