import { gql } from 'lightning/graphql';

/** One page of accounts, or the one account of a card: the largest potential first; the name decides between equals, so that pages do not overlap. */
export const accountsQuery = gql`
  query RenkeiSegmentAccounts($where: Account_Filter, $first: Int, $after: String) {
    uiapi {
      query {
        Account(
          where: $where
          orderBy: { RenkeiPotential__c: { order: DESC, nulls: LAST }, Name: { order: ASC } }
          first: $first
          after: $after
        ) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Name {
                value
              }
              Phone @optional {
                value
              }
              NumberOfEmployees @optional {
                value
              }
              Industry @optional {
                value
                label
              }
              AnnualRevenue @optional {
                value
              }
              RenkeiOwnUnits__c @optional {
                value
              }
              RenkeiKnownUnits__c @optional {
                value
              }
              Owner @optional {
                Name {
                  value
                }
              }
              RenkeiSegment__c @optional {
                value
              }
              RenkeiPreviousSegment__c @optional {
                value
              }
              RenkeiSegmentChangedOn__c @optional {
                value
              }
              RenkeiSegmentReason__c @optional {
                value
              }
              RenkeiScoredPolicy__c @optional {
                value
              }
              RenkeiUnscoredReason__c @optional {
                value
              }
              RenkeiPotential__c @optional {
                value
              }
              RenkeiPotentialEstimate__c @optional {
                value
              }
              RenkeiPotentialSource__c @optional {
                value
              }
              RenkeiPotentialBasis__c @optional {
                value
              }
              RenkeiPotentialBand__c @optional {
                value
              }
              RenkeiWonAmountTrailing__c @optional {
                value
              }
              RenkeiWalletShare__c @optional {
                value
              }
              RenkeiWalletSource__c @optional {
                value
              }
              RenkeiRecencyScore__c @optional {
                value
              }
              RenkeiBreadthScore__c @optional {
                value
              }
              RenkeiWalletScore__c @optional {
                value
              }
              RenkeiRelationshipScore__c @optional {
                value
              }
              RenkeiRelationshipBand__c @optional {
                value
              }
              RenkeiLastConversation__c @optional {
                value
              }
              RenkeiContactBreadth__c @optional {
                value
              }
              RenkeiFocus__c @optional {
                value
              }
              RenkeiLifecycle__c @optional {
                value
              }
              RenkeiSizeBand__c @optional {
                value
              }
              RenkeiScoredAsOf__c @optional {
                value
              }
              RenkeiPotentialOverride__c @optional {
                value
              }
              RenkeiPotentialOverrideReason__c @optional {
                value
              }
              RenkeiPotentialOverrideExpires__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
