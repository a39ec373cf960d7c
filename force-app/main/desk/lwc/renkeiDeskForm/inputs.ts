import { addDays, addMonths } from 'c/renkeiCalendarRules';
import type { Briefing, Draft } from 'c/renkeiDeskData';
import type { InputField } from 'c/renkeiDeskInput';
import { budgetName, signalName } from 'c/renkeiDeskWords';
import { fill, plainDate } from 'c/renkeiFormat';
import { CHANNELS, PROCESS_STEPS } from 'c/renkeiSegmentRules';
import { channelName, stepName } from 'c/renkeiSegmentWords';
import type { TouchInput } from 'c/renkeiTouchRules';
import { labels } from './labels.ts';

/** What inputs are made from. */
export interface InputContext {
  draft: Draft;
  briefing: Briefing | undefined;
  /** yyyy-mm-dd */
  today: string;
  /** Minutes since the form opened. */
  measured: number;
  required: readonly TouchInput[];
  /** Inputs that were missing when somebody tried to save. */
  missing: readonly TouchInput[];
  /** Cadence of the segment's role in days. */
  cadenceDays: number | null;
}

type Maker = (context: InputContext) => (Omit<InputField, 'required' | 'problem'> & { required?: boolean })[];

const SIGNALS = ['Replacement', 'Expansion', 'Trouble', 'Quote', 'CompetitorWithdrawal', 'Budget', 'Other'] as const;
const BUDGETS = ['Unknown', 'None', 'Planned', 'Approved'] as const;
const TIMES = ['09:00', '10:00', '13:30', '16:00'];

const MAKERS: Record<Exclude<TouchInput, 'assets'>, Maker> = {
  contact: ({ draft, briefing }) => [
    { key: 'contact', kind: 'choice', label: labels.contact, value: draft.contact, options: contactOptions(briefing) },
    ...(draft.contact === 'new'
      ? ([
          { key: 'newName', kind: 'text', label: labels.newName, value: draft.newName },
          { key: 'newDepartment', kind: 'text', label: labels.newDepartment, value: draft.newDepartment },
        ] as const)
      : []),
  ],
  phone: ({ draft }) => [{ key: 'phone', kind: 'phone', label: labels.phone, value: draft.phone }],
  callBackAt: ({ draft, today }) => [
    {
      key: 'callBackDate',
      kind: 'date',
      label: labels.callBackDate,
      value: draft.callBackDate,
      chips: dayChips(today, [0, 1, 2]),
    },
    {
      key: 'callBackTime',
      kind: 'time',
      label: labels.callBackTime,
      value: draft.callBackTime,
      chips: TIMES.map((value) => ({ value, label: value })),
    },
  ],
  needs: ({ draft }) => [{ key: 'needs', kind: 'long', label: labels.needs, value: draft.needs }],
  buyingSignal: ({ draft }) => [
    { key: 'buyingSignal', kind: 'check', label: labels.buyingSignal, value: draft.buyingSignal },
  ],
  nextContactOn: ({ draft, today, cadenceDays }) => [
    {
      key: 'nextContactOn',
      kind: 'date',
      label: labels.nextContactOn,
      value: draft.nextContactOn,
      chips: dayChips(today, [7, 14, cadenceDays ?? 30]),
    },
  ],
  processStep: ({ draft }) => [
    {
      key: 'processStep',
      kind: 'choice',
      label: labels.processStep,
      value: draft.processStep,
      options: withNone(PROCESS_STEPS.map((value) => ({ value, label: stepName(value) }))),
    },
  ],
  satisfaction: ({ draft }) => [
    {
      key: 'satisfaction',
      kind: 'scale',
      label: labels.satisfaction,
      value: draft.satisfaction,
      chips: ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
    },
  ],
  preferredChannel: ({ draft, briefing }) => {
    const step = draft.processStep;
    // One question, for the step at hand, and only while nobody has asked it.
    if (step === '' || briefing?.preferences[step]) return [];
    return [
      {
        key: 'preferredChannel',
        kind: 'choice',
        label: fill(labels.preferredChannel, stepName(step)),
        value: draft.preferredChannel,
        options: withNone(CHANNELS.map((value) => ({ value, label: channelName(value) }))),
      },
    ];
  },
  minutes: ({ draft, measured }) => [
    { key: 'minutes', kind: 'number', label: labels.minutes, value: draft.minutes || String(measured) },
  ],
  signalKind: ({ draft }) => [
    {
      key: 'signalKind',
      kind: 'choice',
      label: labels.signalKind,
      value: draft.signalKind,
      options: SIGNALS.map((value) => ({ value, label: signalName(value) })),
    },
  ],
  timing: ({ draft, today }) => [
    {
      key: 'timing',
      kind: 'date',
      label: labels.timing,
      value: draft.timing,
      chips: [1, 3, 6].map((months) => {
        const value = addMonths(today, months);
        return { value, label: fill(labels.inMonths, months) };
      }),
    },
  ],
  budget: ({ draft }) => [
    {
      key: 'budget',
      kind: 'choice',
      label: labels.budget,
      value: draft.budget,
      options: BUDGETS.map((value) => ({ value, label: budgetName(value) })),
    },
  ],
  needConfirmed: ({ draft }) => [
    { key: 'needConfirmed', kind: 'check', label: labels.needConfirmed, value: draft.needConfirmed },
  ],
  installedBaseKnown: ({ draft }) => [
    { key: 'installedBaseKnown', kind: 'check', label: labels.installedBaseKnown, value: draft.installedBaseKnown },
  ],
  decisionMaker: ({ draft }) => [
    { key: 'decisionMaker', kind: 'text', label: labels.decisionMaker, value: draft.decisionMaker },
  ],
  opportunity: ({ draft, briefing }) => [
    ...(briefing?.opportunities.length
      ? ([
          {
            key: 'opportunityId',
            kind: 'choice',
            label: labels.opportunityId,
            value: draft.opportunityId,
            options: withNone(
              briefing.opportunities.map(({ id, name, ownerName }) => ({
                value: id,
                label: ownerName ? `${name} (${ownerName})` : name,
              })),
              labels.opportunityNew,
            ),
          },
        ] as const)
      : []),
    ...(draft.opportunityId === ''
      ? ([
          { key: 'opportunity', kind: 'text', label: labels.opportunity, value: draft.opportunity },
          { key: 'amount', kind: 'number', label: labels.amount, value: draft.amount },
        ] as const)
      : []),
  ],
};

/** Fields for the inputs that a form asks for; machines are lines of their own. */
export function fieldsOf(inputs: readonly TouchInput[], context: InputContext): InputField[] {
  return inputs.flatMap((input) =>
    input === 'assets'
      ? []
      : MAKERS[input](context).map((field, index) => ({
          ...field,
          required: index === 0 && field.kind !== 'check' && context.required.includes(input),
          problem: index === 0 && context.missing.includes(input) ? labels.missing : null,
        })),
  );
}

function contactOptions(briefing: Briefing | undefined): { value: string; label: string }[] {
  const known = (briefing?.contacts ?? []).map(({ id, name, department, doNotCall }) => {
    const placed = department ? `${name} · ${department}` : name;
    return { value: id, label: doNotCall ? `${placed} – ${labels.doNotCall}` : placed };
  });
  return [{ value: '', label: labels.nobody }, ...known, { value: 'new', label: labels.newContact }];
}

function withNone(options: { value: string; label: string }[], none = labels.none): { value: string; label: string }[] {
  return [{ value: '', label: none }, ...options];
}

function dayChips(today: string, days: readonly number[]): { value: string; label: string }[] {
  return [...new Set(days)].map((count) => {
    const value = addDays(today, count);
    const label = count === 0 ? labels.today : count === 1 ? labels.tomorrow : fill(labels.inDays, count);
    return { value, label: count > 7 ? plainDate(value) : label };
  });
}
