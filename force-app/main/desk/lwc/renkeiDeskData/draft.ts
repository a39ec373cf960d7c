import type { Budget, SignalKind } from './callRecord.ts';
import type { Outcome } from './queue.ts';
import type { Channel, ProcessStep } from 'c/renkeiSegmentRules';

/** A machine that the customer has, as heard in a call. */
export interface MachineLine {
  /** Id of the machine that is known already; null: a new one. */
  id: string | null;
  competitor: boolean;
  maker: string;
  model: string;
  /** Years and dates as typed; empty where nobody said. */
  modelYear: string;
  endsOn: string;
}

/** A free time that was offered on the phone. */
export interface ChosenSlot {
  rep: string;
  repName?: string;
  startsAt: string;
  endsAt: string;
  area?: string | null;
}

/** What is typed in a call, kept until it is saved. Texts are empty where nothing was said. */
export interface Draft {
  /** Made when the form opens: however often the call is sent, it is saved once. */
  saveKey: string;
  /** Moment at which the form opened, ISO: minutes count from it. */
  openedAt: string;
  outcome: Outcome | null;
  inbound: boolean;
  /** Id of a contact, or 'new'. */
  contact: string;
  newName: string;
  newDepartment: string;
  phone: string;
  callBackDate: string;
  callBackTime: string;
  needs: string;
  buyingSignal: boolean;
  nextContactOn: string;
  processStep: ProcessStep | '';
  satisfaction: string;
  preferredChannel: Channel | '';
  machines: MachineLine[];
  /** Empty: as measured. */
  minutes: string;
  signalKind: SignalKind | '';
  timing: string;
  budget: Budget | '';
  needConfirmed: boolean;
  installedBaseKnown: boolean;
  decisionMaker: string;
  /** Id of an open opportunity that the case belongs to; empty: none. */
  opportunityId: string;
  /** Name of an opportunity to create. */
  opportunity: string;
  amount: string;
  /** Whether the field gets the case. */
  handOver: boolean;
  slot: ChosenSlot | null;
}

/** An untouched form. @param openedAt ISO date and time */
export function newDraft(saveKey: string, openedAt: string): Draft {
  return {
    saveKey,
    openedAt,
    outcome: null,
    inbound: false,
    contact: '',
    newName: '',
    newDepartment: '',
    phone: '',
    callBackDate: '',
    callBackTime: '',
    needs: '',
    buyingSignal: false,
    nextContactOn: '',
    processStep: '',
    satisfaction: '',
    preferredChannel: '',
    machines: [],
    minutes: '',
    signalKind: '',
    timing: '',
    budget: '',
    needConfirmed: false,
    installedBaseKnown: false,
    decisionMaker: '',
    opportunityId: '',
    opportunity: '',
    amount: '',
    handOver: true,
    slot: null,
  };
}

/** A key that nobody has used: the user and a random number. */
export function newSaveKey(user: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `${user}-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

const LONGEST_CALL_MINUTES = 120;

/** Whole minutes since the form opened, at least one; what was typed counts before what was measured. */
export function minutesOf({ minutes, openedAt }: Pick<Draft, 'minutes' | 'openedAt'>, now: string): number {
  if (minutes.trim() !== '' && Number.isFinite(Number(minutes))) return Math.max(0, Math.round(Number(minutes)));
  const measured = Math.round((Date.parse(now) - Date.parse(openedAt)) / 60_000);
  return Math.min(LONGEST_CALL_MINUTES, Math.max(1, measured));
}
