import { gql } from 'lightning/graphql';

/** Further open cases behind the last one that was read, where a team has more than an answer holds. */
export const moreCasesQuery = gql`
  query RenkeiMeetingMoreCases($users: [ID], $after: ID) {
    uiapi {
      query {
        RenkeiEscalation__c(
          where: {
            and: [
              { Status__c: { in: ["Queued", "Accepted", "Visited", "Returned"] } }
              { or: [{ OwnerId: { in: $users } }, { Caller__c: { in: $users } }] }
              { Id: { gt: $after } }
            ]
          }
          orderBy: { Id: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              LastModifiedDate @optional {
                value
              }
              OwnerId @optional {
                value
              }
              Caller__c @optional {
                value
              }
              Caller__r @optional {
                Name @optional {
                  value
                }
              }
              Account__c @optional {
                value
              }
              Account__r @optional {
                Name @optional {
                  value
                }
                OwnerId @optional {
                  value
                }
              }
              Status__c @optional {
                value
                label
              }
              SignalKind__c @optional {
                value
                label
              }
              CustomerWords__c @optional {
                value
              }
              Touch__c @optional {
                value
              }
              EscalatedAt__c @optional {
                value
              }
              AcceptDueAt__c @optional {
                value
              }
              FirstVisitDueAt__c @optional {
                value
              }
              AcceptedAt__c @optional {
                value
              }
              VisitCount__c @optional {
                value
              }
              LastVisitOn__c @optional {
                value
              }
              LastResult__c @optional {
                value
                label
              }
              NextStepOn__c @optional {
                value
              }
              NextStep__c @optional {
                value
              }
              AbandonedOn__c @optional {
                value
              }
              ReturnedAt__c @optional {
                value
              }
              ReturnReason__c @optional {
                value
                label
              }
              ReturnNote__c @optional {
                value
              }
              ReturnedUntil__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
