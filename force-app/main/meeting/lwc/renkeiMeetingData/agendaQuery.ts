import { gql } from 'lightning/graphql';
import { caseFields, touchFields, visitFields } from './caseFields.ts';
import { actionFields, itemFields, noteFields } from './recordFields.ts';

/** The facts that make an agenda, and what is on record of the meeting: one answer, so that the first case is there at once. */
export const agendaQuery = gql`
  query RenkeiMeetingAgenda($users: [ID], $after: ID, $since: DateTime, $meetings: [ID], $meeting: ID) {
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
              ${caseFields}
            }
          }
        }
        booked: RenkeiVisit__c(
          where: {
            and: [
              { Status__c: { in: ["Tentative", "Confirmed"] } }
              { Escalation__r: { Status__c: { in: ["Queued", "Accepted", "Visited"] } } }
              { Rep__c: { in: $users } }
            ]
          }
          orderBy: { StartsAt__c: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              Id
              Escalation__c @optional {
                value
              }
              StartsAt__c @optional {
                value
              }
              EndsAt__c @optional {
                value
              }
            }
          }
        }
        results: RenkeiVisit__c(
          where: {
            and: [{ Status__c: { eq: "Done" } }, { Rep__c: { in: $users } }, { ResultAt__c: { gt: { value: $since } } }]
          }
          orderBy: { ResultAt__c: { order: DESC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              ${visitFields}
            }
          }
        }
        signals: RenkeiTouch__c(
          where: {
            and: [
              { OccurredAt__c: { gt: { value: $since } } }
              { IsConversation__c: { eq: true } }
              { Channel__c: { eq: "InsideSales" } }
              { OwnerId: { in: $users } }
              { or: [{ BuyingSignal__c: { eq: true } }, { Satisfaction__c: { lte: 2 } }] }
            ]
          }
          orderBy: { OccurredAt__c: { order: DESC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              ${touchFields}
            }
          }
        }
        heard: RenkeiTouch__c(
          where: {
            and: [
              { OccurredAt__c: { gt: { value: $since } } }
              { IsConversation__c: { eq: true } }
              { Channel__c: { eq: "InsideSales" } }
              {
                Account__c: {
                  inq: {
                    RenkeiEscalation__c: {
                      and: [
                        { Status__c: { in: ["Queued", "Accepted", "Visited", "Returned"] } }
                        { or: [{ OwnerId: { in: $users } }, { Caller__c: { in: $users } }] }
                      ]
                    }
                    ApiName: "Account__c"
                  }
                }
              }
            ]
          }
          orderBy: { OccurredAt__c: { order: DESC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              ${touchFields}
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
        RenkeiAgendaItem__c(
          where: { Meeting__c: { in: $meetings } }
          orderBy: { Position__c: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              ${itemFields}
            }
          }
        }
        RenkeiAgendaNote__c(
          where: { Item__r: { Meeting__c: { eq: $meeting } } }
          orderBy: { WrittenAt__c: { order: ASC }, Id: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              ${noteFields}
            }
          }
        }
      }
    }
  }
`;
