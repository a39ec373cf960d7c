import { gql } from 'lightning/graphql';
import { caseFields, touchFields, visitFields } from './caseFields.ts';
import { actionFields } from './recordFields.ts';

/** What a page of a meeting tells beside its items: their subjects, open actions, and the cases that its charts count. */
export const paperQuery = gql`
  query RenkeiMeetingPaper(
    $cases: [ID]
    $visits: [ID]
    $touches: [ID]
    $people: [ID]
    $users: [ID]
    $from: DateTime
    $at: DateTime
  ) {
    uiapi {
      query {
        RenkeiSetting__c(where: { SourceKey__c: { eq: "Default" } }, first: 1) @optional {
          edges {
            node {
              Id
              TimeZone__c @optional {
                value
              }
            }
          }
        }
        RenkeiEscalation__c(where: { Id: { in: $cases } }, first: 2000, upperBound: 2000) @optional {
          edges {
            node {
              ${caseFields}
            }
          }
        }
        RenkeiVisit__c(where: { Id: { in: $visits } }, first: 2000, upperBound: 2000) @optional {
          edges {
            node {
              ${visitFields}
            }
          }
        }
        RenkeiTouch__c(where: { Id: { in: $touches } }, first: 2000, upperBound: 2000) @optional {
          edges {
            node {
              ${touchFields}
            }
          }
        }
        User(where: { Id: { in: $people } }, first: 2000, upperBound: 2000) @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              IsActive @optional {
                value
              }
            }
          }
        }
        RenkeiActionItem__c(
          where: { and: [{ Status__c: { eq: "Open" } }, { AssignedTo__c: { in: $users } }] }
          orderBy: { DueOn__c: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              ${actionFields}
            }
          }
        }
        charted: RenkeiEscalation__c(
          where: {
            and: [
              { EscalatedAt__c: { lte: { value: $at } } }
              {
                or: [
                  { EscalatedAt__c: { gt: { value: $from } } }
                  { ClosedAt__c: { eq: null } }
                  { ClosedAt__c: { gt: { value: $at } } }
                ]
              }
              { or: [{ OwnerId: { in: $users } }, { Caller__c: { in: $users } }] }
            ]
          }
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
              Status__c @optional {
                value
              }
              EscalatedAt__c @optional {
                value
              }
              AcceptedAt__c @optional {
                value
              }
              AcceptDueAt__c @optional {
                value
              }
              ReturnedAt__c @optional {
                value
              }
              ClosedAt__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
