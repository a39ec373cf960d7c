import {
  callOperations,
  playOf,
  type Briefing,
  type CallPlan,
  type Draft,
  type Play,
  type Sending,
} from 'c/renkeiDeskData';
import { signalName } from 'c/renkeiDeskWords';
import { startOfDay } from 'c/renkeiFormat';
import type { Level } from 'c/renkeiTouchRules';
import { briefingText } from './briefingText.ts';

/** What the form knows beside what was typed. */
export interface Circumstances {
  plan: CallPlan;
  account: string;
  briefing: Briefing | undefined;
  plays: readonly Play[];
  /** First stage of an opportunity; null when it is not known. */
  stage: string | null;
  user: string;
  level: Level;
  /** yyyy-mm-dd */
  today: string;
}

/** The call as it is sent, and kept until the org has it. */
export function callToSend(draft: Draft, circumstances: Circumstances): Sending {
  const { plan, account, briefing, plays, stage, user, level, today } = circumstances;
  const operations = callOperations(draft, {
    account,
    user,
    level,
    play: briefing ? (playOf(plays, plan, briefing, today)?.id ?? null) : null,
    now: new Date().toISOString(),
    today,
    callBackAt: instantOf(draft.callBackDate, draft.callBackTime),
    stage,
    briefing: briefingText(draft, briefing),
    purpose: draft.signalKind ? signalName(draft.signalKind) : null,
  });
  return { key: draft.saveKey, plan: plan.id, account, accountName: plan.accountName, operations, draft };
}

/** The moment of a day (yyyy-mm-dd) and a time (hh:mm) in the caller's zone; null when one of them is missing. */
export function instantOf(day: string, time: string): string | null {
  const [hours, minutes] = time.split(':').map(Number);
  if (!day || hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)) return null;
  return new Date(Date.parse(startOfDay(day)) + (hours * 60 + minutes) * 60_000).toISOString();
}
