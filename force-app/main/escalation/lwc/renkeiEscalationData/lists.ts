/** Lists of cases, and whose cases they hold. */
export type ListName = 'answer' | 'open' | 'result' | 'abandoned' | 'returned';
export const LISTS: readonly ListName[] = ['answer', 'open', 'result', 'abandoned', 'returned'];

/** Rows of a page. */
const PAGE_SIZE = 30;

/** Whose cases: a representative's with those that wait in the queue, a caller's own, everybody's, or of people who left. */
export type Whose =
  { kind: 'rep'; user: string } | { kind: 'caller'; user: string } | { kind: 'all' } | { kind: 'gone' };

/** The moment at which a list is read. */
export interface ListTime {
  /** yyyy-mm-dd in the reader's zone. */
  today: string;
  /** ISO date and time. */
  now: string;
}

type Filter = Record<string, unknown>;

const order = (field: string): Filter => ({ [field]: { order: 'ASC', nulls: 'LAST' }, Id: { order: 'ASC' } });
const ORDER: Readonly<Record<ListName, Filter>> = {
  answer: order('AcceptDueAt__c'),
  open: order('NextStepOn__c'),
  result: order('LastVisitOn__c'),
  abandoned: order('AbandonedOn__c'),
  returned: order('ReturnedAt__c'),
};

/** Variables of `inboxQuery`. */
export function inboxVariables(whose: Whose, time: ListTime): Record<string, unknown> {
  return {
    ...Object.fromEntries(LISTS.map((list) => [list, listFilter(list, whose, time)])),
    visits: { and: [awaitingResult(time), ...(whose.kind === 'rep' ? [{ Rep__c: { eq: whose.user } }] : [])] },
  };
}

/** Variables of `casesQuery`. */
export function casesVariables(list: ListName, whose: Whose, time: ListTime, after: string | null): Filter {
  return { where: listFilter(list, whose, time), orderBy: ORDER[list], first: PAGE_SIZE, after };
}

function listFilter(list: ListName, whose: Whose, time: ListTime): Filter {
  return { and: [ofList(list, time), ...ofWhom(list, whose)] };
}

function ofList(list: ListName, time: ListTime): Filter {
  switch (list) {
    case 'answer':
      return { Status__c: { eq: 'Queued' } };
    case 'open':
      return { Status__c: { in: ['Accepted', 'Visited'] } };
    case 'result':
      return {
        and: [
          { Status__c: { in: ['Queued', 'Accepted', 'Visited'] } },
          { Id: { inq: { RenkeiVisit__c: awaitingResult(time), ApiName: 'Escalation__c' } } },
        ],
      };
    case 'abandoned':
      return { and: [{ Status__c: { eq: 'Visited' } }, { AbandonedOn__c: { lte: { value: time.today } } }] };
    case 'returned':
      return { Status__c: { eq: 'Returned' } };
  }
}

function ofWhom(list: ListName, whose: Whose): Filter[] {
  switch (whose.kind) {
    case 'all':
      return [];
    case 'gone':
      return [{ OwnerId: { inq: { User: { IsActive: { eq: false } }, ApiName: 'Id' } } }];
    case 'caller':
      return [{ Caller__c: { eq: whose.user } }];
    case 'rep': {
      const own = { OwnerId: { eq: whose.user } };
      // What no other person holds is the reader's own or in a queue, whatever an admin calls the queue; and a subquery may not
      // stand beside an OR.
      const ownOrQueued = { OwnerId: { ninq: { User: { Id: { ne: whose.user } }, ApiName: 'Id' } } };
      if (list === 'answer') return [ownOrQueued];
      return list === 'returned' ? [{ or: [own, { HandedTo__c: { eq: whose.user } }] }] : [own];
    }
  }
}

function awaitingResult({ now }: ListTime): Filter {
  return { and: [{ Status__c: { in: ['Tentative', 'Confirmed'] } }, { EndsAt__c: { lt: { value: now } } }] };
}
