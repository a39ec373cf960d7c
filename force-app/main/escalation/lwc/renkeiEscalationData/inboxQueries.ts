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
