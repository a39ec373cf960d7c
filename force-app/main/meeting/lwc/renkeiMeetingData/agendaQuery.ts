import { gql } from 'lightning/graphql';

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
              Id
              Status__c @optional {
                value
              }
              Rep__c @optional {
                value
              }
              Rep__r @optional {
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
              }
              Escalation__c @optional {
                value
              }
              StartsAt__c @optional {
                value
              }
              EndsAt__c @optional {
                value
              }
              Number__c @optional {
                value
              }
              Result__c @optional {
                value
                label
              }
              ResultNote__c @optional {
                value
              }
              ResultAt__c @optional {
                value
              }
              NextStepOn__c @optional {
                value
              }
            }
          }
        }
        signals: RenkeiTouch__c(
          where: {
            and: [
              { OccurredAt__c: { gt: { value: $since } } }
              { IsConversation__c: { eq: true } }
              { Channel__c: { eq: "InsideSales" } }
              { CreatedById: { in: $users } }
              { or: [{ BuyingSignal__c: { eq: true } }, { Satisfaction__c: { lte: 2 } }] }
            ]
          }
          orderBy: { OccurredAt__c: { order: DESC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              Id
              OccurredAt__c @optional {
                value
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
              Needs__c @optional {
                value
              }
              BuyingSignal__c @optional {
                value
              }
              SignalKind__c @optional {
                value
                label
              }
              Satisfaction__c @optional {
                value
              }
              Channel__c @optional {
                value
              }
              CreatedById @optional {
                value
              }
              CreatedBy @optional {
                Name @optional {
                  value
                }
              }
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
                    RenkeiEscalation__c: { Status__c: { in: ["Queued", "Accepted", "Visited", "Returned"] } }
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
              Id
              OccurredAt__c @optional {
                value
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
              Needs__c @optional {
                value
              }
              BuyingSignal__c @optional {
                value
              }
              SignalKind__c @optional {
                value
                label
              }
              Satisfaction__c @optional {
                value
              }
              Channel__c @optional {
                value
              }
              CreatedById @optional {
                value
              }
              CreatedBy @optional {
                Name @optional {
                  value
                }
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
              Id
              LastModifiedDate @optional {
                value
              }
              Subject__c @optional {
                value
              }
              AssignedTo__c @optional {
                value
              }
              AssignedTo__r @optional {
                Name @optional {
                  value
                }
                IsActive @optional {
                  value
                }
              }
              DueOn__c @optional {
                value
              }
              Status__c @optional {
                value
              }
              DoneAt__c @optional {
                value
              }
              Meeting__c @optional {
                value
              }
              AgendaItem__c @optional {
                value
              }
              Escalation__c @optional {
                value
              }
              Account__c @optional {
                value
              }
              Account__r @optional {
                Name @optional {
                  value
                }
              }
              SaveKey__c @optional {
                value
              }
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
              Id
              LastModifiedDate @optional {
                value
              }
              Meeting__c {
                value
              }
              Section__c @optional {
                value
              }
              Question__c @optional {
                value
              }
              State__c @optional {
                value
              }
              Decision__c @optional {
                value
              }
              DecisionNote__c @optional {
                value
              }
              DecidedBy__c @optional {
                value
              }
              DecidedBy__r @optional {
                Name @optional {
                  value
                }
              }
              DecidedAt__c @optional {
                value
              }
              NextRep__c @optional {
                value
              }
              NextRep__r @optional {
                Name @optional {
                  value
                }
              }
              NextOn__c @optional {
                value
              }
              Position__c @optional {
                value
              }
              ItemKey__c @optional {
                value
              }
              Rep__c @optional {
                value
              }
              Rep__r @optional {
                Name @optional {
                  value
                }
                IsActive @optional {
                  value
                }
              }
              Escalation__c @optional {
                value
              }
              Escalation__r @optional {
                Status__c @optional {
                  value
                  label
                }
                OwnerId @optional {
                  value
                }
                Account__c @optional {
                  value
                }
                Account__r @optional {
                  Name @optional {
                    value
                  }
                }
              }
              Visit__c @optional {
                value
              }
              Visit__r @optional {
                Account__c @optional {
                  value
                }
                Account__r @optional {
                  Name @optional {
                    value
                  }
                }
              }
              Touch__c @optional {
                value
              }
              Touch__r @optional {
                Account__c @optional {
                  value
                }
                Account__r @optional {
                  Name @optional {
                    value
                  }
                }
              }
              Account__c @optional {
                value
              }
              Account__r @optional {
                Name @optional {
                  value
                }
              }
              Action__c @optional {
                value
              }
              Action__r @optional {
                Subject__c @optional {
                  value
                }
                DueOn__c @optional {
                  value
                }
                Status__c @optional {
                  value
                }
                Account__c @optional {
                  value
                }
                Account__r @optional {
                  Name @optional {
                    value
                  }
                }
              }
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
              Id
              Item__c {
                value
              }
              SaveKey__c @optional {
                value
              }
              Text__c @optional {
                value
              }
              Author__c @optional {
                value
              }
              Author__r @optional {
                Name @optional {
                  value
                }
              }
              WrittenAt__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
