import { gql } from 'lightning/graphql';

/** How many cases each list holds, and how many visits await their result. */
export const inboxQuery = gql`
  query RenkeiEscalationInbox(
    $answer: RenkeiEscalation__c_Filter
    $open: RenkeiEscalation__c_Filter
    $result: RenkeiEscalation__c_Filter
    $abandoned: RenkeiEscalation__c_Filter
    $returned: RenkeiEscalation__c_Filter
    $visits: RenkeiVisit__c_Filter
  ) {
    uiapi {
      query {
        answer: RenkeiEscalation__c(where: $answer, first: 1) {
          totalCount
        }
        open: RenkeiEscalation__c(where: $open, first: 1) {
          totalCount
        }
        result: RenkeiEscalation__c(where: $result, first: 1) {
          totalCount
        }
        abandoned: RenkeiEscalation__c(where: $abandoned, first: 1) {
          totalCount
        }
        returned: RenkeiEscalation__c(where: $returned, first: 1) {
          totalCount
        }
        RenkeiVisit__c(where: $visits, first: 1) {
          totalCount
        }
      }
    }
  }
`;

/** One page of a list, ordered by the server. */
export const casesQuery = gql`
  query RenkeiEscalationCases(
    $where: RenkeiEscalation__c_Filter
    $orderBy: RenkeiEscalation__c_OrderBy
    $first: Int
    $after: String
  ) {
    uiapi {
      query {
        RenkeiEscalation__c(where: $where, orderBy: $orderBy, first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              LastModifiedDate {
                value
              }
              OwnerId {
                value
              }
              Status__c {
                value
                label
              }
              SignalKind__c {
                value
                label
              }
              CustomerWords__c {
                value
              }
              EscalatedAt__c {
                value
              }
              AcceptDueAt__c {
                value
              }
              FirstVisitDueAt__c {
                value
              }
              ReturnReason__c {
                value
                label
              }
              ReturnNote__c {
                value
              }
              ReturnedUntil__c {
                value
              }
              ReturnedAt__c {
                value
              }
              NextStepOn__c {
                value
              }
              NextStep__c {
                value
              }
              VisitCount__c {
                value
              }
              AbandonedOn__c {
                value
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
                BillingCity @optional {
                  value
                }
                OwnerId {
                  value
                }
              }
              Caller__c {
                value
              }
              Caller__r {
                Name {
                  value
                }
                Phone @optional {
                  value
                }
                MobilePhone @optional {
                  value
                }
                Email @optional {
                  value
                }
              }
              Contact__c {
                value
              }
              Contact__r {
                Name {
                  value
                }
                Phone @optional {
                  value
                }
                MobilePhone @optional {
                  value
                }
                Title @optional {
                  value
                }
              }
              Visits__r(
                where: { Status__c: { in: ["Tentative", "Confirmed"] } }
                orderBy: { StartsAt__c: { order: ASC } }
                first: 1
              ) {
                edges {
                  node {
                    Id
                    LastModifiedDate {
                      value
                    }
                    Status__c {
                      value
                    }
                    Rep__c {
                      value
                    }
                    StartsAt__c {
                      value
                    }
                    EndsAt__c {
                      value
                    }
                    Number__c {
                      value
                    }
                    Area__c {
                      value
                    }
                    Purpose__c {
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

/** Machines that stand at the customers of a page, what is to be replaced soonest first. */
export const machinesQuery = gql`
  query RenkeiEscalationMachines($accounts: [ID]) {
    uiapi {
      query {
        Asset(
          where: { AccountId: { in: $accounts } }
          orderBy: { UsageEndDate: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: 400
          upperBound: 400
        ) {
          edges {
            node {
              Id
              AccountId {
                value
              }
              Name {
                value
              }
              IsCompetitorProduct @optional {
                value
              }
              RenkeiMaker__c @optional {
                value
              }
              RenkeiModelYear__c @optional {
                value
              }
              UsageEndDate @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** Who works in the teams. */
export const peopleQuery = gql`
  query RenkeiEscalationPeople {
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
                Phone @optional {
                  value
                }
                MobilePhone @optional {
                  value
                }
                Email @optional {
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
