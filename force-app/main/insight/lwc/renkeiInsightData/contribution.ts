import type { ContributionCase, Talk } from 'c/renkeiContributionRules';
import { localDayOf, type OrgOffset } from 'c/renkeiSlaRules';
import { childrenOf, connectionOf, countOf, fieldOf, labelOf, nameOf, nextOf, nodesOf, parentOf } from './nodes.ts';

/** A case as the rules need it, with what a list shows of it. */
export interface ContributionRow extends ContributionCase {
  accountName: string | null;
  callerName: string | null;
  status: string;
  statusName: string;
}

/** Variables of `createdQuery`. @param since an instant */
export function createdVariables(caller: string, since: string, after: string | null = null): Record<string, unknown> {
  return { where: { and: [{ Caller__c: { eq: caller } }, { EscalatedAt__c: { gte: { value: since } } }] }, after };
}

/** Variables of `talksQuery`. @param since an instant: the period's begin less `INVOLVED_DAYS` */
export function talksVariables(user: string, since: string, after: string | null = null): Record<string, unknown> {
  return {
    where: {
      and: [
        { OwnerId: { eq: user } },
        { IsConversation__c: { eq: true } },
        { OccurredAt__c: { gte: { value: since } } },
      ],
    },
    after,
  };
}

/** Variables of `involvedQuery`. @param accounts at most 400 of those that the user talked with */
export function involvedVariables(
  user: string,
  accounts: readonly string[],
  since: string,
  after: string | null = null,
): Record<string, unknown> {
  return {
    where: {
      and: [
        { Account__c: { in: [...accounts] } },
        { Caller__c: { ne: user } },
        { EscalatedAt__c: { gte: { value: since } } },
      ],
    },
    after,
  };
}

/** Reads the answer to `createdQuery` or `involvedQuery`. */
export function toCases(data: unknown, offset: OrgOffset): { rows: ContributionRow[]; next: string | null } {
  const page = connectionOf(data, 'RenkeiEscalation__c');
  const rows = nodesOf(page).map((node): ContributionRow => {
    const day = (field: string): string | null => {
      const at = fieldOf<string>(node, field);
      return at === null ? null : localDayOf(at, offset);
    };
    const status = fieldOf<string>(node, 'Status__c') ?? '';
    const deal = parentOf(node, 'Opportunity__r');
    return {
      id: node.Id,
      account: fieldOf<string>(node, 'Account__c') ?? '',
      accountName: nameOf(node, 'Account__r'),
      caller: fieldOf(node, 'Caller__c'),
      callerName: nameOf(node, 'Caller__r'),
      status,
      statusName: labelOf(node, 'Status__c') ?? status,
      handedOverOn: day('EscalatedAt__c') ?? '',
      acceptedOn: countOf(node, 'IsAccepted__c') === 1 ? day('AcceptedAt__c') : null,
      hasAppointment: childrenOf(node, 'Visits__r').length > 0,
      visits: countOf(node, 'VisitCount__c'),
      isWon: status === 'Won',
      closedOn: day('ClosedAt__c'),
      wonAmount: countOf(node, 'WonAmount__c'),
      currency: deal === null ? null : fieldOf(deal, 'CurrencyIsoCode'),
    };
  });
  return { rows, next: nextOf(page) };
}

/** Reads the answer to `talksQuery`. */
export function toTalks(data: unknown, offset: OrgOffset): { talks: Talk[]; next: string | null } {
  const page = connectionOf(data, 'RenkeiTouch__c');
  const talks = nodesOf(page).flatMap((node): Talk[] => {
    const [account, at] = [fieldOf<string>(node, 'Account__c'), fieldOf<string>(node, 'OccurredAt__c')];
    if (account === null || at === null) return [];
    return [{ account, user: fieldOf<string>(node, 'OwnerId') ?? '', on: localDayOf(at, offset) }];
  });
  return { talks, next: nextOf(page) };
}
