import { moversVariables, type CutOffPair, type MoveSelection } from 'c/renkeiPolicyData';
import { SCORED_SEGMENTS } from 'c/renkeiSegmentRules';

type Filter = Record<string, unknown>;

/** Which accounts are the reader's: those that the reader owns, or those of others that the reader calls. */
export type Portfolio = 'own' | 'called';

/** Variables of `willMoveQuery`: a version places everybody by its cut-offs alone, without a margin. */
export function willMoveVariables(portfolio: Portfolio, user: string, cutOffs: CutOffPair): Record<string, Filter> {
  const [key, expand, maintain, general] = SCORED_SEGMENTS.map((to) =>
    willMoveFilter(portfolio, user, cutOffs, { from: null, to }),
  );
  const here = accountsOf(portfolio, user);
  return { here, key, expand, maintain, general } as Record<string, Filter>;
}

/** The reader's accounts that would go a way. */
export function willMoveFilter(portfolio: Portfolio, user: string, cutOffs: CutOffPair, way: MoveSelection): Filter {
  const { where } = moversVariables(cutOffs, way, 1, null) as { where: Filter };
  return { and: [accountsOf(portfolio, user), where] };
}

/** The reader's accounts that a version has moved, by a way or by any. */
export function movedFilter(portfolio: Portfolio, user: string, policyId: string, { from, to }: MoveSelection): Filter {
  const mine: Filter[] =
    portfolio === 'own'
      ? [{ OwnerAtMove__c: { eq: user } }]
      : [{ OwnerAtMove__c: { ne: user } }, { Account__c: { inq: callPlansOf(user) } }];
  const way = [...(from === null ? [] : [{ From__c: { eq: from } }]), ...(to === null ? [] : [{ To__c: { eq: to } }])];
  return { and: [{ Policy__c: { eq: policyId } }, { Reason__c: { eq: 'PolicyChanged' } }, ...mine, ...way] };
}

function accountsOf(portfolio: Portfolio, user: string): Filter {
  if (portfolio === 'own') return { OwnerId: { eq: user } };
  return { and: [{ OwnerId: { ne: user } }, { Id: { inq: callPlansOf(user) } }] };
}

function callPlansOf(user: string): Filter {
  return { RenkeiCallPlan__c: { OwnerId: { eq: user } }, ApiName: 'Account__c' };
}
