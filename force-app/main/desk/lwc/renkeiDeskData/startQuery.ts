import { gql } from 'lightning/graphql';

/** What the desk needs once: who the caller is, what was done today, scripts and campaigns, colleagues. */
export const startQuery = gql`
  query RenkeiDeskStart($user: ID, $dayBegan: DateTimeInput, $dayEnds: DateTimeInput) {
    uiapi {
      query {
        RenkeiTeamMember__c(where: { User__c: { ne: null } }, first: 2000, upperBound: 2000) {
          edges {
            node {
              Id
              User__c {
                value
              }
              User__r {
                Name {
                  value
                }
                IsActive {
                  value
                }
              }
              Role__c {
                value
              }
              PausedUntil__c {
                value
              }
            }
          }
        }
        RenkeiPlay__c(where: { IsActive__c: { eq: true } }, orderBy: { Name: { order: ASC } }, first: 100) {
          edges {
            node {
              Id
              Name {
                value
              }
              Kind__c {
                value
              }
              Cause__c {
                value
                label
              }
              Script__c {
                value
              }
              Language__c {
                value
              }
              StartsOn__c {
                value
              }
              EndsOn__c {
                value
              }
            }
          }
        }
      }
      aggregate {
        today: RenkeiTouch__c(
          where: {
            and: [
              { CreatedById: { eq: $user } }
              { OccurredAt__c: { gte: $dayBegan } }
              { OccurredAt__c: { lt: $dayEnds } }
              { Direction__c: { eq: "Outbound" } }
              { Channel__c: { eq: "InsideSales" } }
            ]
          }
          groupBy: { IsConversation__c: { group: true } }
        ) {
          edges {
            node {
              aggregate {
                IsConversation__c {
                  value
                }
                Id {
                  count {
                    value
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;
