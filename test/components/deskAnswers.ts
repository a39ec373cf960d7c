/** Answers of the org for tests of the call desk. */
import type { Briefing, CallPlan, Section } from 'c/renkeiDeskData';

export const TIME = { today: '2026-06-12', tomorrowAt: '2026-06-12T15:00:00.000Z', now: '2026-06-12T01:00:00.000Z' };

/** A row of the queue as components have it. */
export function callPlan(id: string, values: Partial<CallPlan> = {}): CallPlan {
  return {
    id,
    account: `A-${id}`,
    accountName: `Account ${id}`,
    language: null,
    owner: 'me',
    caller: 'me',
    claimedAt: null,
    callAt: null,
    callBy: TIME.today,
    reason: 'CadenceDue',
    priority: 4000,
    segment: 'Key',
    focus: null,
    assetWindowOn: null,
    campaign: null,
    attempts: 0,
    lastTouchOn: null,
    lastOutcome: null,
    lastConversationOn: '2026-05-01T01:00:00.000Z',
    lastModified: '2026-06-11T00:00:00.000Z',
    doNotCall: false,
    limitReachedOn: null,
    pausedUntil: null,
    ...values,
  };
}

const field = (value: unknown) => ({ value });

function planNode(plan: CallPlan) {
  return {
    node: {
      Id: plan.id,
      OwnerId: field(plan.owner),
      LastModifiedDate: field(plan.lastModified),
      Account__c: field(plan.account),
      Account__r: { Name: field(plan.accountName), RenkeiLanguage__c: field(plan.language) },
      Caller__c: field(plan.caller),
      ClaimedAt__c: field(plan.claimedAt),
      CallBy__c: field(plan.callBy),
      CallAt__c: field(plan.callAt),
      Reason__c: field(plan.reason),
      Priority__c: field(plan.priority),
      Segment__c: field(plan.segment),
      Focus__c: field(plan.focus),
      AssetWindowOn__c: field(plan.assetWindowOn),
      Campaign__c: field(plan.campaign),
      Attempts__c: field(plan.attempts),
      LastTouchOn__c: field(plan.lastTouchOn),
      LastOutcome__c: field(plan.lastOutcome),
      LastConversationOn__c: field(plan.lastConversationOn),
      DoNotCall__c: field(plan.doNotCall),
      LimitReachedOn__c: field(plan.limitReachedOn),
      PausedUntil__c: field(plan.pausedUntil),
    },
  };
}

const connection = (plans: readonly CallPlan[], total = plans.length) => ({
  totalCount: total,
  edges: plans.map(planNode),
});

/** Answer to the query for the first rows. */
export function queueAnswer({ promised = [], overdue = [], due = [] }: Partial<Record<Section, CallPlan[]>>) {
  return { uiapi: { query: { promised: connection(promised), pressing: connection([...overdue, ...due]) } } };
}

/** Answer to the query for the rest of the queue. */
export function restAnswer(
  sections: Partial<Record<Section, CallPlan[]>>,
  totals: Partial<Record<Section, number>> = {},
) {
  const names: Section[] = ['promised', 'overdue', 'due', 'later'];
  return {
    uiapi: {
      query: Object.fromEntries(names.map((name) => [name, connection(sections[name] ?? [], totals[name])])),
    },
  };
}

/** Answer to the query for further rows. */
export function plansAnswer(plans: readonly CallPlan[]) {
  return { uiapi: { query: { plans: connection(plans) } } };
}

/** Answer to the briefing's query: accounts with a person each. */
export function briefingAnswer(...accounts: string[]) {
  return {
    uiapi: {
      query: {
        Account: {
          edges: accounts.map((id) => ({
            node: {
              Id: id,
              Name: field(`Name of ${id}`),
              Phone: field('03-0000-0000'),
              OwnerId: field('rep'),
              Owner: { Name: field('Ishida') },
              Contacts: {
                edges: [
                  {
                    node: { Id: `C-${id}`, Name: field('Tanaka'), Department: field('Works'), Phone: field('03-1111') },
                  },
                ],
              },
            },
          })),
        },
      },
    },
  };
}

/** What the desk needs once. */
export function startAnswer({ dials = 0, talks = 0 } = {}) {
  const tally = (conversation: boolean, count: number) => ({
    node: { aggregate: { IsConversation__c: field(conversation), Id: { count: field(count) } } },
  });
  return {
    uiapi: {
      query: {
        RenkeiTeamMember__c: {
          edges: [
            {
              node: {
                Id: 'M1',
                User__c: field('me'),
                User__r: { Name: field('Me'), IsActive: field(true) },
                Role__c: field('Caller'),
                PausedUntil__c: field(null),
              },
            },
          ],
        },
        RenkeiPlay__c: { edges: [] },
      },
      aggregate: { today: { edges: [tally(false, dials - talks), tally(true, talks)] } },
    },
  };
}

/** A briefing as components have it. */
export function briefing(values: Partial<Briefing> = {}): Briefing {
  return {
    account: 'A-1',
    name: 'Aoba Foods',
    phone: '03-0000-0000',
    industry: 'Food',
    town: 'Kawasaki',
    owner: 'rep',
    ownerName: 'Ishida',
    segment: 'Key',
    focus: null,
    lifecycle: 'Existing',
    step: 'Information',
    language: null,
    potential: 5_000_000,
    won: 1_000_000,
    lastConversation: '2026-05-01',
    fieldCovers: false,
    contacts: [
      contact('C1', {
        ...{ name: 'Tanaka', department: 'Works engineering', phone: '03-1111-1111' },
        ...{ touchedAt: '2026-05-01T01:00:00.000Z', talkedAt: '2026-05-01T01:00:00.000Z' },
      }),
      contact('C2', { name: 'Mori', department: 'Quality assurance' }),
    ],
    touches: [touch('T1')],
    machines: [
      {
        id: 'M1',
        name: 'Nordek NX-22',
        competitor: true,
        maker: 'Nordek',
        modelYear: 2014,
        endsOn: null,
        status: null,
      },
    ],
    opportunities: [],
    cases: [],
    visits: [],
    preferences: {},
    ...values,
  };
}

export function contact(id: string, values: Partial<Briefing['contacts'][number]> = {}): Briefing['contacts'][number] {
  const never = { touchedAt: null, talkedAt: null };
  return {
    id,
    name: id,
    title: null,
    department: null,
    phone: null,
    email: null,
    doNotCall: false,
    ...never,
    ...values,
  };
}

export function touch(id: string, values: Partial<Briefing['touches'][number]> = {}): Briefing['touches'][number] {
  return {
    id,
    at: '2026-05-01T01:00:00.000Z',
    outcome: 'Talked',
    channel: 'InsideSales',
    direction: 'Outbound',
    origin: 'OutboundCall',
    conversation: true,
    contact: 'C1',
    contactName: 'Tanaka',
    needs: 'Wants fewer filters in stock',
    signal: false,
    satisfaction: null,
    minutes: 6,
    decisionMaker: null,
    by: 'Morishita',
    ...values,
  };
}
