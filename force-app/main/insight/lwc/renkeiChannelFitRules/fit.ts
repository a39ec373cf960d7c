import { decimal, divide, multiply, toNumber } from 'c/renkeiDecimalRules';
import {
  CHANNELS,
  PROCESS_STEPS,
  type Channel,
  type FitSummary,
  type Preference,
  type ProcessStep,
  type StepFit,
} from './model.ts';

/** A contact as the last used channel is found from it. */
export interface Contact {
  step: ProcessStep | null;
  channel: Channel | null;
  /** ISO 8601 */
  at: string;
  /** The local day of it. */
  on: string;
}

/**
 * The last channel by step. Only contacts count in which something happened: the caller passes conversations, seminars and web
 * orders, and no dials in vain.
 */
export function usedChannels(contacts: readonly Contact[]): Map<ProcessStep, { channel: Channel; on: string }> {
  const last = new Map<ProcessStep, Contact & { channel: Channel }>();
  for (const contact of contacts) {
    const { step, channel } = contact;
    if (step === null || channel === null) continue;
    const known = last.get(step);
    if (!known || Date.parse(contact.at) >= Date.parse(known.at)) last.set(step, { ...contact, channel });
  }
  return new Map([...last].map(([step, { channel, on }]) => [step, { channel, on }]));
}

/** An answer, or so many that say the same: an org counts them better than a page. */
export type FitAnswer = Pick<Preference, 'step' | 'preferred' | 'used'> & { answers?: number };

/** How well the channels used fit, by step and in all. */
export function fitOf(preferences: readonly FitAnswer[]): FitSummary {
  const steps = PROCESS_STEPS.map((step) =>
    stepFit(
      step,
      preferences.filter((preference) => preference.step === step),
    ),
  );
  const sum = (read: (step: StepFit) => number) => steps.reduce((total, step) => total + read(step), 0);
  const [used, fitting] = [sum((step) => step.used), sum((step) => step.fitting)];
  return { steps, answers: sum((step) => step.answers), used, fitting, percent: percentOf(fitting, used) };
}

function stepFit(step: ProcessStep, own: readonly FitAnswer[]): StepFit {
  const row = () => Object.fromEntries([...CHANNELS, 'none'].map((channel) => [channel, 0]));
  const counts = Object.fromEntries(CHANNELS.map((channel) => [channel, row()])) as StepFit['counts'];
  const total = { answers: 0, used: 0, fitting: 0 };
  for (const { preferred, used, answers = 1 } of own) {
    counts[preferred][used ?? 'none'] += answers;
    total.answers += answers;
    if (used !== null) total.used += answers;
    if (used === preferred) total.fitting += answers;
  }
  return { step, ...total, percent: percentOf(total.fitting, total.used), counts };
}

function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : toNumber(divide(multiply(decimal(part), decimal(100)), decimal(whole), 1));
}
