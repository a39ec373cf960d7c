import { PROCESS_STEPS, type PolicyFinding, type ProcessStep, type ScoredSegment } from 'c/renkeiSegmentRules';
import { channelRowsOf, type PolicyForm } from './form.ts';

/** Findings that concern a whole section stand at its first field. */
const SECTIONS: Record<string, string> = {
  weights: 'weights.recency',
  estimators: 'estimators.perEmployee.',
};

/** The input field at which a finding stands. */
export function pathOf({ field, values }: PolicyFinding, form: PolicyForm): string {
  const section = SECTIONS[field];
  if (section !== undefined) return section;
  if (field.startsWith('channelRoles')) return channelPathOf(field, values, form);
  if (field === 'estimators.perEmployee' || field === 'estimators.revenuePercent') {
    return `${field}.${values['industry'] ?? ''}`;
  }
  const segment = values['segment'];
  if (segment === undefined || segment === null) return field;
  return `roles.${segment}.${field === 'roles' ? 'leadChannel' : field}`;
}

/** Findings by the input field at which they stand. */
export function findingsByPath(findings: readonly PolicyFinding[], form: PolicyForm): Map<string, PolicyFinding[]> {
  const found = new Map<string, PolicyFinding[]>();
  for (const finding of findings) {
    const path = pathOf(finding, form);
    found.set(path, [...(found.get(path) ?? []), finding]);
  }
  return found;
}

function channelPathOf(field: string, values: PolicyFinding['values'], form: PolicyForm): string {
  const segment = values['segment'] as ScoredSegment;
  const missing = String(values['steps'] ?? '').split(',')[0];
  const step = (values['step'] ?? (missing || PROCESS_STEPS[0])) as ProcessStep;
  const rows = channelRowsOf(form).filter((row) => row.segment === segment && row.step === step);
  // Of two lines with one channel the second is the one too many.
  const row = rows.findLast(({ path }) => form[`${path}.channel`] === (values['channel'] ?? '')) ?? rows.at(-1);
  const [, part = 'channel'] = field.split('.');
  return `${row?.path ?? `channelRoles.${segment}.${step}.0`}.${part}`;
}
