/** What sections of the policy page draw from, for a version as it is stored or with changes. */
import { toPolicyVersion } from 'c/renkeiPolicyData';
import { contentsOf, findingsByPath, formOf, type PolicyView } from 'c/renkeiPolicyForm';
import { lintPolicy } from 'c/renkeiSegmentRules';
import { channelRolesOf, DRAFT_ID, versionAnswer } from './policyAnswers';

/** A draft whose lint finds what it finds; `changes` are texts of fields. */
export function policyView(changes: Record<string, string> = {}, more: Partial<PolicyView> = {}): PolicyView {
  const version = toPolicyVersion(
    versionAnswer({ Id: DRAFT_ID, IsActive__c: false }, { channelRoles: channelRolesOf('Key', 'Field', 2) }),
  )!;
  const form = { ...formOf(version), ...changes };
  const { policy, roles, channelRoles, cutOffMode: mode, fieldCapacity } = contentsOf(form, version.id);
  const findings = lintPolicy(policy, roles, { channelRoles, cutOff: { mode, fieldCapacity, isActive: false } });
  return {
    form,
    findings: findingsByPath(findings, form),
    currency: 'JPY',
    roles,
    readOnly: false,
    objectInfo: undefined,
    industries: ['Machinery', 'Retail'].map((value) => ({ value, label: `${value} (label)` })),
    ...more,
  };
}

/** A field as a section hands it to `c-renkei-policy-field`. */
export interface ShownField extends HTMLElement {
  path: string;
  label: string;
  value: string;
  text: string;
  error: string;
  warning: string;
  options: { value: string }[];
}

/** The field of a path within a component's own template. */
export function fieldOf(element: HTMLElement, path: string): ShownField {
  const fields = [...(element.shadowRoot?.querySelectorAll<ShownField>('c-renkei-policy-field') ?? [])];
  const found = fields.find((field) => field.path === path);
  if (!found) throw new Error(`No field ${path} among ${fields.map((field) => field.path).join(', ')}`);
  return found;
}

/** Collects what sections say of changed fields. */
export function fieldChanges(): Record<string, string | null>[] {
  const changes: Record<string, string | null>[] = [];
  document.body.addEventListener('renkeipolicyfield', (event) => changes.push((event as CustomEvent).detail));
  return changes;
}
