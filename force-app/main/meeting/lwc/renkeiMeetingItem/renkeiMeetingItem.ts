import { LightningElement, api } from 'lwc';
import { fill, named, plainDate } from 'c/renkeiFormat';
import {
  latestEvents,
  type AgendaItem,
  type CaseEvent,
  type Details,
  type Member,
  type Told,
} from 'c/renkeiMeetingData';
import {
  decisionSummary,
  eventLine,
  labels,
  personName,
  questionShort,
  questionText,
  sectionName,
  type EventLine,
} from 'c/renkeiMeetingWords';

/** Events that are told of a case. */
const EVENTS = 3;

/** What the meeting talks about: headline, the last three events, the question. */
export default class RenkeiMeetingItem extends LightningElement {
  @api item: AgendaItem | null = null;
  @api details: Details | null = null;
  @api told: Told | null = null;
  @api members: readonly Member[] = [];
  @api now = '';

  labels = labels;

  get headline(): string {
    return this.item?.accountName ?? labels.noAccount;
  }

  get action(): string | null {
    return this.item?.actionSubject ?? null;
  }

  get caseLine(): string | null {
    const { item } = this;
    if (!item) return null;
    const rep = this.nameOf(item.rep, item.repName);
    // The item is told of a move at once, its details are read again after it.
    const status = item.caseStatusName ?? this.found?.statusName;
    if (status === null || status === undefined) return rep;
    const caller = this.found?.callerName;
    return caller ? fill(labels.caseLine, status, rep, caller) : fill(labels.statusLine, status, rep);
  }

  get section(): string {
    return this.item ? sectionName(this.item.section) : '';
  }

  get question(): string {
    return this.item ? questionText(this.item.question) : '';
  }

  get questionClass(): string {
    return this.item?.question === 'OnTrack' ? 'question calm' : 'question';
  }

  get reason(): string | null {
    const { found } = this;
    if (this.item?.question !== 'Returned' || !found?.returnReason) return null;
    return found.returnNote ? fill(labels.eventStepReason, found.returnReason, found.returnNote) : found.returnReason;
  }

  get decided(): string | null {
    const { item } = this;
    if (!item || item.state === 'Open') return null;
    const summary = decisionSummary(item);
    return item.decidedByName ? fill(labels.decidedLine, summary, item.decidedByName) : summary;
  }

  get words(): string | null {
    return this.found?.words ?? this.told?.words ?? null;
  }

  get facts(): { key: string; name: string; value: string }[] {
    const { found, item } = this;
    const step = found?.nextStepOn ? [plainDate(found.nextStepOn), found.nextStep].filter(Boolean).join(' ') : null;
    const contact = found?.contactName ? [found.contactName, found.contactTitle].filter(Boolean).join(', ') : null;
    const due = item?.actionDueOn ? plainDate(item.actionDueOn) : null;
    const all: [string, string | null | undefined][] = [
      [labels.contact, contact],
      [labels.nextStep, step],
      [labels.budget, found?.budget],
      [labels.timing, found?.timing ? plainDate(found.timing) : null],
      [labels.opportunity, found?.opportunityName],
      [labels.actionDue, due],
    ];
    return all.flatMap(([name, value]) => (value ? [{ key: name, name, value }] : []));
  }

  get events(): EventLine[] {
    return latestEvents(this.allEvents, this.now, EVENTS).map(eventLine);
  }

  get noEvents(): boolean {
    return this.details !== null && latestEvents(this.allEvents, this.now, 1).length === 0;
  }

  get caseLink(): string | null {
    const escalation = this.item?.escalation;
    return escalation ? `/lightning/r/RenkeiEscalation__c/${escalation}/view` : null;
  }

  /** For who hears the page: the question in two words before the rest. */
  get announcement(): string {
    return this.item ? named(this.action ?? this.headline, questionShort(this.item.question)) : '';
  }

  private get found() {
    return this.item?.escalation ? this.details?.cases.get(this.item.escalation) : undefined;
  }

  private get allEvents(): CaseEvent[] {
    const { item, details, found } = this;
    if (!item || !details) return [];
    const talks = item.account === null ? [] : (details.talks.get(item.account) ?? []);
    const visit = item.visit === null ? undefined : details.visits.get(item.visit);
    const events = [...(found?.events ?? []), ...talks, ...(visit ? [visit] : [])];
    return [...new Map(events.map((event) => [event.id, event])).values()];
  }

  private nameOf(user: string | null, name: string | null): string {
    if (user === null) return labels.nobody;
    const member = this.members.find((each) => each.user === user);
    return personName(member?.name ?? name ?? user, member?.isActive ?? true);
  }
}
