import type { TouchOutcome } from 'c/renkeiQueueRules';

/** What the role of a segment is expected to do on the phone. */
export type Level = 'Appointment' | 'Hearing' | 'Selling';

/** Inputs of the form; the data service says into which field each goes. */
export type TouchInput =
  | 'contact'
  | 'phone'
  | 'callBackAt'
  | 'needs'
  | 'buyingSignal'
  | 'nextContactOn'
  | 'processStep'
  | 'satisfaction'
  | 'preferredChannel'
  | 'assets'
  | 'minutes'
  | 'signalKind'
  | 'timing'
  | 'budget'
  | 'needConfirmed'
  | 'installedBaseKnown'
  | 'decisionMaker'
  | 'opportunity';

/** What is filled in so far; blank texts, false and empty lists count as nothing. */
export type TouchValues = Partial<Record<TouchInput, unknown>>;

export interface FormRequest {
  /** Null: no outcome key was pressed yet. */
  outcome: TouchOutcome | null;
  level: Level;
  /** Whether a buying signal is ticked. */
  signal: boolean;
}

export interface Form {
  /** Always in sight: at most four. */
  visible: readonly TouchInput[];
  /** Opens on a signal; empty without one. */
  opened: readonly TouchInput[];
  /** Folded away, for who wants to note more. */
  folded: readonly TouchInput[];
  /** Without these the touch is not saved. */
  required: readonly TouchInput[];
}

const VISIBLE: Record<TouchOutcome, readonly TouchInput[]> = {
  Absent: [],
  Blocked: [],
  CallBack: ['contact', 'callBackAt'],
  Talked: ['contact', 'needs', 'nextContactOn', 'buyingSignal'],
  WrongNumber: ['contact', 'phone'],
  DoNotCall: ['contact', 'needs'],
};
const FOLDED: readonly TouchInput[] = ['processStep', 'satisfaction', 'preferredChannel', 'assets', 'minutes'];
const ON_SIGNAL: readonly TouchInput[] = [
  'signalKind',
  'timing',
  'budget',
  'needConfirmed',
  'installedBaseKnown',
  'decisionMaker',
];
/** The higher the level, the more the field may rely on: who talks, what they need, when and with which money they buy. */
const REQUIRED: Record<Level, { talked: readonly TouchInput[]; signal: readonly TouchInput[] }> = {
  Appointment: { talked: ['contact'], signal: ['signalKind'] },
  Hearing: { talked: ['contact', 'needs'], signal: ['signalKind', 'timing'] },
  Selling: {
    talked: ['contact', 'needs', 'nextContactOn'],
    signal: ['signalKind', 'timing', 'budget', 'decisionMaker', 'opportunity'],
  },
};

/** What the form shows and requires. Somebody absent, and a reception that blocks, cost one key. */
export function formFor({ outcome, level, signal }: FormRequest): Form {
  if (outcome === null) return { visible: [], opened: [], folded: [], required: [] };
  const visible = VISIBLE[outcome];
  if (outcome === 'CallBack') return { visible, opened: [], folded: ['needs', 'minutes'], required: ['callBackAt'] };
  if (outcome !== 'Talked') return { visible, opened: [], folded: visible.length > 0 ? ['minutes'] : [], required: [] };
  const { talked, signal: onSignal } = REQUIRED[level];
  if (!signal) return { visible, opened: [], folded: FOLDED, required: talked };
  const opened: TouchInput[] = level === 'Selling' ? [...ON_SIGNAL, 'opportunity'] : [...ON_SIGNAL];
  // A case sets the next date itself.
  const required = [...talked.filter((input) => input !== 'nextContactOn'), ...onSignal];
  return { visible, opened, folded: FOLDED, required };
}

/** The required inputs that are not filled in, in the order of the form. */
export function missing({ values, ...request }: FormRequest & { values: TouchValues }): TouchInput[] {
  return formFor(request).required.filter((input) => isEmpty(values[input]));
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === false;
}
