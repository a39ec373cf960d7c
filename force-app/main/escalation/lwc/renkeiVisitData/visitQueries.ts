import { gql } from 'lightning/graphql';

/**
 * Who visits, what is booked and what is busy from one instant to another, the days off, and when the business day ends. Cancelled visits take no time and are
 * left out.
 */
export const boardQuery = gql`
  query RenkeiVisitBoard($from: DateTime, $to: DateTime, $since: Date) {
    uiapi {
      query {
        RenkeiTeamMember__c(where: { User__c: { ne: null } }, first: 2000, upperBound: 2000) {
          edges {
            node {
              Id
              Role__c {
                value
              }
              Team__c {
                value
              }
              PausedUntil__c {
                value
              }
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
            }
          }
        }
        RenkeiVisit__c(
          where: {
            and: [
              { StartsAt__c: { lt: { value: $to } } }
              { EndsAt__c: { gt: { value: $from } } }
              { Status__c: { ne: "Cancelled" } }
            ]
          }
          orderBy: { StartsAt__c: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) {
          edges {
            node {
              Id
              LastModifiedDate {
                value
              }
              Rep__c {
                value
              }
              Rep__r {
                Name {
                  value
                }
              }
              StartsAt__c {
                value
              }
              EndsAt__c {
                value
              }
              Status__c {
                value
              }
              Purpose__c {
                value
              }
              Area__c {
                value
              }
              Number__c {
                value
              }
              Result__c {
                value
              }
              ResultNote__c {
                value
              }
              NextStepOn__c {
                value
              }
              Escalation__c {
                value
              }
              BookedBy__r {
                Name {
                  value
                }
              }
              Account__c {
                value
              }
              Account__r {
                Name {
                  value
                }
                Phone @optional {
                  value
                }
                BillingStreet @optional {
                  value
                }
                BillingCity @optional {
                  value
                }
                BillingState @optional {
                  value
                }
                BillingPostalCode @optional {
                  value
                }
              }
              Contact__r {
                Name {
                  value
                }
                Phone @optional {
                  value
                }
              }
            }
          }
        }
        RenkeiVisitSlot__c(
          where: {
            and: [
              { Kind__c: { eq: "Busy" } }
              { StartsAt__c: { lt: { value: $to } } }
              { EndsAt__c: { gt: { value: $from } } }
            ]
          }
          orderBy: { StartsAt__c: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) {
          edges {
            node {
              Id
              Rep__c {
                value
              }
              StartsAt__c {
                value
              }
              EndsAt__c {
                value
              }
            }
          }
        }
        RenkeiHoliday__c(where: { Day__c: { gte: { value: $since } } }, first: 200, upperBound: 200) {
          edges {
            node {
              Id
              Day__c {
                value
              }
            }
          }
        }
        RenkeiSetting__c(where: { SourceKey__c: { eq: "Default" } }, first: 1) {
          edges {
            node {
              Id
              DayEndsAt__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** Open cases whose next visit is not booked, those that must be visited first at the top. */
export const waitingQuery = gql`
  query RenkeiVisitWaiting {
    uiapi {
      query {
        RenkeiEscalation__c(
          where: {
            and: [
              { Status__c: { in: ["Queued", "Accepted", "Visited"] } }
              {
                Id: {
                  ninq: {
                    RenkeiVisit__c: {
                      and: [{ Status__c: { in: ["Tentative", "Confirmed"] } }, { Escalation__c: { ne: null } }]
                    }
                    ApiName: "Escalation__c"
                  }
                }
              }
            ]
          }
          orderBy: { FirstVisitDueAt__c: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: 200
          upperBound: 200
        ) {
          totalCount
          edges {
            node {
              Id
              OwnerId {
                value
              }
              Status__c {
                value
              }
              FirstVisitDueAt__c {
                value
              }
              VisitCount__c {
                value
              }
              NextStepOn__c {
                value
              }
              Contact__c {
                value
              }
              Contact__r {
                Name {
                  value
                }
              }
              Account__c {
                value
              }
              Account__r {
                Name {
                  value
                }
                BillingCity @optional {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;
