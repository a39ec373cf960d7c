import { gql } from 'lightning/graphql';

/**
 * Who has how many accounts, what is proposed to whom and why, and who can have accounts. Several groups by themselves are small,
 * all of them together would not be.
 */
export const distributionQuery = gql`
  query RenkeiDistribution {
    uiapi {
      query {
        RenkeiTeamMember__c(
          where: { and: [{ Role__c: { eq: "Caller" } }, { User__c: { ne: null } }] }
          first: 2000
          upperBound: 2000
        ) {
          edges {
            node {
              Id
              Capacity__c {
                value
              }
              Languages__c {
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
      }
      aggregate {
        plans: RenkeiCallPlan__c(groupBy: { OwnerId: { group: true }, CreatedById: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                OwnerId {
                  value
                }
                CreatedById {
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
        outgoing: RenkeiCallPlan__c(
          where: { ProposedCaller__c: { ne: null } }
          groupBy: { OwnerId: { group: true }, CreatedById: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                OwnerId {
                  value
                }
                CreatedById {
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
        incoming: RenkeiCallPlan__c(
          where: { ProposedCaller__c: { ne: null } }
          groupBy: { ProposedCaller__c: { group: true }, ProposalReason__c: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                ProposedCaller__c {
                  value
                }
                ProposalReason__c {
                  value
                }
                Id {
                  count {
                    value
                  }
                }
                ProposedOn__c {
                  min {
                    value
                  }
                  max {
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

/** Names of people who are no callers, and whether they still work here. */
export const distributionPeopleQuery = gql`
  query RenkeiDistributionPeople($ids: [ID]) {
    uiapi {
      query {
        User(where: { Id: { in: $ids } }, first: 2000, upperBound: 2000) {
          edges {
            node {
              Id
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
    }
  }
`;

/** One page of plans, the highest potential first. */
export const plansQuery = gql`
  query RenkeiDistributionPlans($plans: RenkeiCallPlan__c_Filter, $first: Int, $after: String) {
    uiapi {
      query {
        RenkeiCallPlan__c(
          where: $plans
          orderBy: { Account__r: { RenkeiPotential__c: { order: DESC, nulls: LAST } }, Id: { order: ASC } }
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
              OwnerId {
                value
              }
              CreatedById {
                value
              }
              ProposedCaller__c {
                value
              }
              ProposalReason__c {
                value
              }
              ProposedOn__c {
                value
              }
              LastModifiedDate {
                value
              }
              Account__c {
                value
              }
              Account__r {
                Name {
                  value
                }
                RenkeiPotential__c @optional {
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

/** The next plans to confirm. A query of its own, so that confirming never shares an answer with the list on the page. */
export const planBatchQuery = gql`
  query RenkeiDistributionBatch($plans: RenkeiCallPlan__c_Filter, $first: Int) {
    uiapi {
      query {
        RenkeiCallPlan__c(where: $plans, orderBy: { Id: { order: ASC } }, first: $first) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              OwnerId {
                value
              }
              CreatedById {
                value
              }
              ProposedCaller__c {
                value
              }
              ProposalReason__c {
                value
              }
              ProposedOn__c {
                value
              }
              LastModifiedDate {
                value
              }
              Account__c {
                value
              }
              Account__r {
                Name {
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
