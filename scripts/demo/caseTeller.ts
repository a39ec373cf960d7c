import { abandonedOn, DEFAULT_ABANDONED_AFTER_DAYS } from 'c/renkeiEscalationRules';
import type {
  DemoCase,
  DemoCaseStep,
  DemoData,
  DemoThanks,
  DemoVisit,
  ReturnReason,
  Segment,
  VisitResult,
} from './model.ts';
import { FIELD_MANAGER_KEY } from './staff.ts';
import { minutesAfter, type Workdays } from './workdays.ts';

/** Business days for accepting a case and for the first visit, as the policy in force says. */
export const roleDays: Readonly<Record<Segment, { accept: number; firstVisit: number }>> = {
  Key: { accept: 1, firstVisit: 5 },
  Expand: { accept: 1, firstVisit: 10 },
  Maintain: { accept: 2, firstVisit: 10 },
  General: { accept: 2, firstVisit: 15 },
  Unscored: { accept: 1, firstVisit: 10 },
};

/** What cases add to the demo. */
export type Handovers = Pick<DemoData, 'cases' | 'steps' | 'thanks' | 'visits' | 'comingVisits'>;

export function noHandovers(): Handovers {
  return { cases: [], steps: [], thanks: [], visits: [], comingVisits: [] };
}

/** What is known of a case when it is handed over. */
export type CaseBeginning = Pick<DemoCase, 'key' | 'account' | 'caller' | 'segment'> &
  Partial<DemoCase> & { area: string };

/** One handover, told in the order of time: fields, ledger and visits follow from what happens, as the flows would have it. */
export class CaseTeller {
  readonly #case: DemoCase;
  readonly #area: string;
  readonly #workdays: Workdays;
  readonly #into: Handovers;
  #steps = 0;
  #visits = 0;

  constructor(into: Handovers, workdays: Workdays, { area, ...known }: CaseBeginning) {
    this.#area = area;
    this.#workdays = workdays;
    this.#into = into;
    this.#case = { ...empty, ...known };
    into.cases.push(this.#case);
  }

  /** The caller asks a rep, for the first time or again. */
  handOver(at: string, rep: string): this {
    const days = roleDays[this.#case.segment];
    return this.#move('Queued', at, this.#case.caller, {
      owner: rep,
      handedTo: rep,
      escalatedAt: at,
      acceptedAt: '',
      acceptDueAt: this.#workdays.due(at, days.accept),
      firstVisitDueAt: this.#workdays.due(at, days.firstVisit),
      acceptBreachedAt: '',
    });
  }

  accept(at: string, rep = this.#case.owner): this {
    const firstVisitDueAt = this.#workdays.due(at, roleDays[this.#case.segment].firstVisit);
    const forgotten = { returnReason: '', returnNote: '', returnedUntil: '' } as const;
    return this.#move('Accepted', at, rep, {
      owner: rep,
      handedTo: rep,
      acceptedAt: at,
      firstVisitDueAt,
      ...forgotten,
    });
  }

  /** Nobody answered until the deadline: all reps see the case. */
  breach(): this {
    const at = this.#case.acceptDueAt;
    return this.#move('Queued', at, '', { owner: '', acceptBreachedAt: at });
  }

  /** Back to the caller; for want of time to the field manager. */
  returnFor(reason: ReturnReason, at: string, note: string, until = ''): this {
    const owner = reason === 'NoCapacity' ? FIELD_MANAGER_KEY : this.#case.caller;
    return this.#move(
      'Returned',
      at,
      this.#case.owner,
      { owner, returnedAt: at, returnReason: reason, returnNote: note, returnedUntil: until },
      { reason, note },
    );
  }

  /** The wrong person: the case is queued at once for somebody else. */
  reroute(at: string, rep: string, note: string): this {
    const { owner } = this.#case;
    const days = roleDays[this.#case.segment];
    return this.#move(
      'Queued',
      at,
      owner,
      {
        owner: rep,
        handedTo: rep,
        escalatedAt: at,
        acceptedAt: '',
        returnedAt: at,
        acceptDueAt: this.#workdays.due(at, days.accept),
        firstVisitDueAt: this.#workdays.due(at, days.firstVisit),
        returnReason: 'WrongPerson',
        returnNote: note,
      },
      { reason: 'WrongPerson', note },
    );
  }

  /** A visit took place. @param minutes its length; the result is reported a quarter of an hour after it */
  visited(
    startsAt: string,
    minutes: number,
    purpose: string,
    result: VisitResult,
    note: string,
    nextStepOn = '',
  ): this {
    const visit = this.#visitOf(startsAt, minutes, purpose, 'Done');
    const resultAt = minutesAfter(visit.endsAt, 15);
    this.#into.visits.push({ ...visit, number: this.#visits, result, resultNote: note, nextStepOn, resultAt });
    if (this.#case.status !== 'Visited') this.#move('Visited', resultAt, this.#case.owner, {});
    Object.assign(this.#case, {
      visitCount: this.#case.visitCount + 1,
      firstVisitOn: this.#case.firstVisitOn || (result === 'Absent' ? '' : startsAt),
      lastVisitOn: startsAt,
      lastResult: result,
      nextStepOn,
    });
    return this.#judgeAbandonment();
  }

  /** A visit is to come, or its result is awaited: confirmed once the case is accepted. */
  booked(startsAt: string, minutes: number, purpose: string, bookedBy = this.#case.caller): this {
    const status = ['Accepted', 'Visited'].includes(this.#case.status) ? 'Confirmed' : 'Tentative';
    this.#into.comingVisits.push({ ...this.#visitOf(startsAt, minutes, purpose, status), bookedBy });
    return this;
  }

  /** What happens next, in the rep's words. */
  next(text: string): this {
    this.#case.nextStep = text;
    return this;
  }

  end(status: 'Won' | 'Lost' | 'Recycled', at: string): this {
    return this.#move(status, at, this.#case.owner, { closedAt: at }).#judgeAbandonment();
  }

  thank(at: string, message: string): this {
    const { key, owner: from, caller: to } = this.#case;
    this.#into.thanks.push({ key: `${key}-thanks`, case: key, message, from, to, at } satisfies DemoThanks);
    return this;
  }

  #visitOf(startsAt: string, minutes: number, purpose: string, status: DemoVisit['status']): DemoVisit {
    const { key, account, contact, owner, caller } = this.#case;
    this.#visits += 1;
    return {
      key: `${key}-V${this.#visits}`,
      case: key,
      account,
      contact,
      rep: owner,
      startsAt,
      endsAt: minutesAfter(startsAt, minutes),
      status,
      purpose,
      area: this.#area,
      number: '',
      result: '',
      resultNote: '',
      nextStepOn: '',
      bookedBy: caller,
      resultAt: '',
    };
  }

  #move(
    to: DemoCase['status'],
    at: string,
    by: string,
    changes: Partial<DemoCase>,
    more: Partial<DemoCaseStep> = {},
  ): this {
    const from = this.#steps === 0 ? '' : this.#case.status;
    Object.assign(this.#case, changes, { status: to });
    this.#steps += 1;
    const { key, owner } = this.#case;
    this.#into.steps.push({
      key: `${key}-${this.#steps}`,
      case: key,
      from,
      to,
      at,
      by,
      owner,
      reason: '',
      note: '',
      ...more,
    });
    return this;
  }

  #judgeAbandonment(): this {
    const { status, visitCount, lastVisitOn, nextStepOn } = this.#case;
    const visited = {
      status,
      visitCount,
      lastVisitOn: lastVisitOn.slice(0, 10) || null,
      nextStepOn: nextStepOn || null,
    };
    this.#case.abandonedOn = abandonedOn(visited, DEFAULT_ABANDONED_AFTER_DAYS) ?? '';
    return this;
  }
}

const empty: Omit<DemoCase, 'key' | 'account' | 'caller' | 'segment'> = {
  contact: '',
  touch: '',
  opportunity: '',
  owner: '',
  status: 'Queued',
  signalKind: '',
  customerWords: '',
  briefing: '',
  processStep: '',
  budget: '',
  timing: '',
  decisionMaker: '',
  escalatedAt: '',
  handedTo: '',
  acceptDueAt: '',
  firstVisitDueAt: '',
  acceptBreachedAt: '',
  acceptedAt: '',
  returnedAt: '',
  returnReason: '',
  returnNote: '',
  returnedUntil: '',
  closedAt: '',
  visitCount: 0,
  firstVisitOn: '',
  lastVisitOn: '',
  lastResult: '',
  nextStepOn: '',
  nextStep: '',
  abandonedOn: '',
};
