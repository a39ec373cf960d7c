import type {
  AccountScore,
  Band,
  Focus,
  Lifecycle,
  PotentialBasis,
  Segment,
  SegmentReason,
  SizeBand,
  Source,
  UnscoredReason,
  WalletSource,
} from 'c/renkeiSegmentRules';
import { nodesOf, numberOf, valueOf, type Connection, type FieldValue } from './nodes.ts';

export interface ScoredAccount {
  id: string;
  name: string;
  /** As it was entered. */
  phone: string | null;
  employees: number | null;
  industry: { value: string; label: string } | null;
  annualRevenue: number | null;
  /** Units of the installed base that are ours, and all that are known. */
  ownUnits: number;
  knownUnits: number;
  ownerName: string | null;
  /** null when no run has reached the account, or when the user may not read the result. */
  score: AccountScore | null;
  /** False when the user's permissions hide the result of the run. */
  readable: boolean;
  override: { amount: number; reason: string | null; expires: string | null } | null;
}

export interface AccountPage {
  accounts: ScoredAccount[];
  /** All accounts that the query finds, on whatever page. */
  total: number;
  /** Where the next page starts; null when this is the last. */
  next: string | null;
}

interface AccountNode {
  Id: string;
  Name: FieldValue<string>;
  Phone?: FieldValue<string>;
  NumberOfEmployees?: FieldValue<number>;
  Industry?: FieldValue<string>;
  AnnualRevenue?: FieldValue<number>;
  RenkeiOwnUnits__c?: FieldValue<number>;
  RenkeiKnownUnits__c?: FieldValue<number>;
  Owner?: { Name?: FieldValue<string> } | null;
  RenkeiSegment__c?: FieldValue<Segment>;
  RenkeiPreviousSegment__c?: FieldValue<Segment>;
  RenkeiSegmentChangedOn__c?: FieldValue<string>;
  RenkeiSegmentReason__c?: FieldValue<SegmentReason>;
  RenkeiScoredPolicy__c?: FieldValue<string>;
  RenkeiUnscoredReason__c?: FieldValue<UnscoredReason>;
  RenkeiPotential__c?: FieldValue<number>;
  RenkeiPotentialEstimate__c?: FieldValue<number>;
  RenkeiPotentialSource__c?: FieldValue<Source>;
  RenkeiPotentialBasis__c?: FieldValue<PotentialBasis>;
  RenkeiPotentialBand__c?: FieldValue<Band>;
  RenkeiWonAmountTrailing__c?: FieldValue<number>;
  RenkeiWalletShare__c?: FieldValue<number>;
  RenkeiWalletSource__c?: FieldValue<WalletSource>;
  RenkeiRecencyScore__c?: FieldValue<number>;
  RenkeiBreadthScore__c?: FieldValue<number>;
  RenkeiWalletScore__c?: FieldValue<number>;
  RenkeiRelationshipScore__c?: FieldValue<number>;
  RenkeiRelationshipBand__c?: FieldValue<Band>;
  RenkeiLastConversation__c?: FieldValue<string>;
  RenkeiContactBreadth__c?: FieldValue<number>;
  RenkeiFocus__c?: FieldValue<Exclude<Focus, null>>;
  RenkeiLifecycle__c?: FieldValue<Lifecycle>;
  RenkeiSizeBand__c?: FieldValue<SizeBand>;
  RenkeiScoredAsOf__c?: FieldValue<string>;
  RenkeiPotentialOverride__c?: FieldValue<number>;
  RenkeiPotentialOverrideReason__c?: FieldValue<string>;
  RenkeiPotentialOverrideExpires__c?: FieldValue<string>;
}

/** Reads the answer to `accountsQuery`. */
export function toAccountPage(data: unknown): AccountPage {
  const { Account } = (data as { uiapi: { query: { Account: Connection<AccountNode> } } }).uiapi.query;
  const accounts = nodesOf(Account).map(toScoredAccount);
  const { pageInfo } = Account;
  return {
    accounts,
    total: Account.totalCount ?? accounts.length,
    next: pageInfo?.hasNextPage ? pageInfo.endCursor : null,
  };
}

function toScoredAccount(node: AccountNode): ScoredAccount {
  const industry = valueOf(node.Industry);
  const override = valueOf(node.RenkeiPotentialOverride__c);
  return {
    id: node.Id,
    name: valueOf(node.Name) ?? node.Id,
    phone: valueOf(node.Phone),
    employees: valueOf(node.NumberOfEmployees),
    industry: industry === null ? null : { value: industry, label: node.Industry?.label ?? industry },
    annualRevenue: valueOf(node.AnnualRevenue),
    ownUnits: numberOf(node.RenkeiOwnUnits__c),
    knownUnits: numberOf(node.RenkeiKnownUnits__c),
    ownerName: valueOf(node.Owner?.Name),
    score: toScore(node),
    readable: node.RenkeiSegment__c !== undefined,
    override:
      override === null
        ? null
        : {
            amount: override,
            reason: valueOf(node.RenkeiPotentialOverrideReason__c),
            expires: valueOf(node.RenkeiPotentialOverrideExpires__c),
          },
  };
}

/** The stored result of the run, in the shape in which the rules explain it. */
function toScore(node: AccountNode): AccountScore | null {
  const segment = valueOf(node.RenkeiSegment__c);
  const asOf = valueOf(node.RenkeiScoredAsOf__c);
  const lifecycle = valueOf(node.RenkeiLifecycle__c);
  if (segment === null || asOf === null || lifecycle === null) return null;
  return {
    potentialEstimate: valueOf(node.RenkeiPotentialEstimate__c),
    potential: valueOf(node.RenkeiPotential__c),
    potentialSource: valueOf(node.RenkeiPotentialSource__c),
    potentialBasis: valueOf(node.RenkeiPotentialBasis__c),
    wonAmountTrailing: numberOf(node.RenkeiWonAmountTrailing__c),
    walletShare: valueOf(node.RenkeiWalletShare__c),
    walletSource: valueOf(node.RenkeiWalletSource__c),
    recencyScore: numberOf(node.RenkeiRecencyScore__c),
    breadthScore: numberOf(node.RenkeiBreadthScore__c),
    walletScore: valueOf(node.RenkeiWalletScore__c),
    relationshipScore: valueOf(node.RenkeiRelationshipScore__c),
    potentialBand: valueOf(node.RenkeiPotentialBand__c),
    relationshipBand: valueOf(node.RenkeiRelationshipBand__c),
    segment,
    previousSegment: valueOf(node.RenkeiPreviousSegment__c),
    segmentChangedOn: valueOf(node.RenkeiSegmentChangedOn__c),
    segmentReason: valueOf(node.RenkeiSegmentReason__c),
    unscoredReason: valueOf(node.RenkeiUnscoredReason__c),
    focus: valueOf(node.RenkeiFocus__c),
    lifecycle,
    sizeBand: valueOf(node.RenkeiSizeBand__c),
    lastConversation: valueOf(node.RenkeiLastConversation__c),
    contactBreadth: numberOf(node.RenkeiContactBreadth__c),
    asOf,
    policy: valueOf(node.RenkeiScoredPolicy__c) ?? '',
  };
}
