import { addDays } from 'c/renkeiCalendarRules';
import type { Level } from 'c/renkeiTouchRules';
import { minutesOf, type Draft, type MachineLine } from './draft.ts';
import type { Operation } from './log.ts';

export type SignalKind =
  'Replacement' | 'Expansion' | 'Trouble' | 'Quote' | 'CompetitorWithdrawal' | 'Budget' | 'Other';
export type Budget = 'Unknown' | 'None' | 'Planned' | 'Approved';

/** What belongs to a call beside what was typed. */
export interface CallContext {
  account: string;
  user: string;
  level: Level;
  /** Script that was open. */
  play: string | null;
  /** The moment of the save, ISO, and its day in the caller's zone. */
  now: string;
  today: string;
  /** The promised moment, ISO; null without a promise. */
  callBackAt: string | null;
  /** First stage of an opportunity in this org. */
  stage: string | null;
  /** What the field is told, as text. */
  briefing: string;
  /** What a visit is about, in general words: everybody sees visits, so that the customer's own words stay with the case. */
  purpose: string | null;
}

/** Days until an opportunity is expected to close when the customer named no time. */
const CLOSE_DAYS = 90;

/** Everything that a call saves, in an order in which later records can name earlier ones. */
export function callOperations(draft: Draft, context: CallContext): Operation[] {
  const talked = draft.outcome === 'Talked';
  const signal = talked && draft.buyingSignal;
  const created = draft.contact === 'new' && draft.newName.trim() !== '';
  const contact = created ? '@{contact}' : draft.contact === 'new' ? null : filled(draft.contact);
  return [
    ...(created ? [contactOf(draft, context)] : []),
    touchOf(draft, context, contact),
    ...(draft.outcome === 'WrongNumber' && contact && !created && filled(draft.phone)
      ? [update('phone', 'Contact', contact, { Phone: draft.phone.trim() })]
      : []),
    ...(talked ? draft.machines.filter(isNamed).map((line, index) => machineOf(line, index, draft, context)) : []),
    ...(talked && draft.preferredChannel && draft.processStep ? [preferenceOf(draft, context)] : []),
    ...(signal && isOpportunityNew(draft) && context.stage ? [opportunityOf(draft, context)] : []),
    ...(signal && draft.handOver ? caseOf(draft, context, contact) : []),
  ];
}

function contactOf({ newName, newDepartment }: Draft, { account }: CallContext): Operation {
  return create('contact', 'Contact', {
    AccountId: account,
    LastName: newName.trim(),
    Department: filled(newDepartment),
  });
}

function touchOf(draft: Draft, context: CallContext, contact: string | null): Operation {
  const talked = draft.outcome === 'Talked';
  const signal = talked && draft.buyingSignal;
  const heardNumber = draft.outcome === 'WrongNumber' && contact === null ? filled(draft.phone) : null;
  return create('touch', 'RenkeiTouch__c', {
    Account__c: context.account,
    ...(contact ? { Contact__c: contact } : {}),
    OccurredAt__c: context.now,
    Channel__c: 'InsideSales',
    Direction__c: draft.inbound ? 'Inbound' : 'Outbound',
    Origin__c: draft.inbound ? 'InboundCall' : 'OutboundCall',
    Outcome__c: draft.outcome,
    IsConversation__c: talked,
    ProcessStep__c: talked ? filled(draft.processStep) : null,
    Needs__c: filled(draft.needs) ?? heardNumber,
    BuyingSignal__c: signal,
    SignalKind__c: signal ? filled(draft.signalKind) : null,
    Budget__c: signal ? filled(draft.budget) : null,
    Timing__c: signal ? filled(draft.timing) : null,
    NeedConfirmed__c: signal && draft.needConfirmed,
    InstalledBaseKnown__c: signal && draft.installedBaseKnown,
    DecisionMaker__c: signal ? filled(draft.decisionMaker) : null,
    Level__c: talked ? context.level : null,
    ...(talked && context.play ? { Play__c: context.play } : {}),
    Satisfaction__c: talked && draft.satisfaction ? Number(draft.satisfaction) : null,
    NextContactOn__c: talked ? filled(draft.nextContactOn) : null,
    CallBackAt__c: draft.outcome === 'CallBack' ? context.callBackAt : null,
    Minutes__c: minutesOf(draft, context.now),
    SaveKey__c: draft.saveKey,
  });
}

/** Whether an opportunity is to be created: a known one that was chosen counts before a name that was typed. */
export function isOpportunityNew({ opportunity, opportunityId }: Draft): boolean {
  return filled(opportunityId) === null && filled(opportunity) !== null;
}

/** Whether a line says something of a machine that nobody could find again. */
export function isUnnamed(line: MachineLine): boolean {
  return !isNamed(line) && (filled(line.modelYear) !== null || filled(line.endsOn) !== null);
}

const isNamed = ({ maker, model }: MachineLine) => filled(maker) !== null || filled(model) !== null;

function machineOf(line: MachineLine, index: number, draft: Draft, { account }: CallContext): Operation {
  const fields = {
    Name: [line.maker, line.model].flatMap((part) => filled(part) ?? []).join(' '),
    IsCompetitorProduct: line.competitor,
    RenkeiMaker__c: filled(line.maker),
    RenkeiModelYear__c: filled(line.modelYear) === null ? null : Number(line.modelYear),
    UsageEndDate: filled(line.endsOn),
  };
  if (line.id !== null) return update(`machine${index}`, 'Asset', line.id, fields);
  const key = `${draft.saveKey}|m${index}`;
  return create(`machine${index}`, 'Asset', { AccountId: account, ...fields, RenkeiSaveKey__c: key });
}

function preferenceOf({ processStep, preferredChannel }: Draft, { account, today }: CallContext): Operation {
  return create('preference', 'RenkeiChannelPreference__c', {
    Account__c: account,
    ProcessStep__c: processStep,
    Channel__c: preferredChannel,
    HeardOn__c: today,
    Touch__c: '@{touch}',
  });
}

function opportunityOf({ opportunity, amount, timing }: Draft, { account, stage, today }: CallContext): Operation {
  return create('opportunity', 'Opportunity', {
    AccountId: account,
    Name: opportunity.trim(),
    StageName: stage,
    CloseDate: filled(timing) ?? addDays(today, CLOSE_DAYS),
    Amount: filled(amount) === null ? null : Number(amount),
  });
}

function caseOf(draft: Draft, context: CallContext, contact: string | null): Operation[] {
  const { account, user, stage, briefing } = context;
  const created = isOpportunityNew(draft) && stage !== null;
  const opportunity = created ? '@{opportunity}' : filled(draft.opportunityId);
  const { slot } = draft;
  const common = { Account__c: account, ...(contact ? { Contact__c: contact } : {}) };
  const handedOver = create('escalation', 'RenkeiEscalation__c', {
    ...common,
    Touch__c: '@{touch}',
    ...(opportunity ? { Opportunity__c: opportunity } : {}),
    Caller__c: user,
    Status__c: 'Queued',
    // The one whose time the customer was promised is asked, whoever owns the account.
    ...(slot ? { RerouteTo__c: slot.rep } : {}),
    SignalKind__c: filled(draft.signalKind),
    CustomerWords__c: filled(draft.needs),
    Briefing__c: briefing,
    ProcessStep__c: filled(draft.processStep),
    Budget__c: filled(draft.budget),
    Timing__c: filled(draft.timing),
    DecisionMaker__c: filled(draft.decisionMaker),
    SaveKey__c: `${draft.saveKey}|case`,
  });
  if (!slot) return [handedOver];
  const visit = create('visit', 'RenkeiVisit__c', {
    ...common,
    Rep__c: slot.rep,
    Escalation__c: '@{escalation}',
    StartsAt__c: slot.startsAt,
    EndsAt__c: slot.endsAt,
    Status__c: 'Tentative',
    Purpose__c: context.purpose,
    Area__c: slot.area ?? null,
    BookedBy__c: user,
    SaveKey__c: `${draft.saveKey}|visit`,
  });
  return [handedOver, visit];
}

function filled(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

function create(alias: string, object: string, fields: Operation['fields']): Operation {
  return { alias, object, verb: 'Create', fields };
}

function update(alias: string, object: string, id: string, fields: Operation['fields']): Operation {
  return { alias, object, verb: 'Update', id, fields };
}
