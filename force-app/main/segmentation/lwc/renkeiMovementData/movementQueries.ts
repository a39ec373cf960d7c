import { gql } from 'lightning/graphql';

/** How many accounts went from where to where in a month, and why; what can go dormant next. */
export const movementQuery = gql`
  query RenkeiSegmentMovement(
    $moves: RenkeiSegmentMove__c_Filter
    $dormant: Account_Filter
    $soon: Account_Filter
    $later: Account_Filter
    $latest: Account_Filter
  ) {
    uiapi {
      aggregate {
        ways: RenkeiSegmentMove__c(
          where: $moves
          groupBy: { From__c: { group: true }, To__c: { group: true } }
          first: 100
        ) {
          edges {
            node {
              aggregate {
                From__c {
                  value
                }
                To__c {
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
        reasons: RenkeiSegmentMove__c(where: $moves, groupBy: { Reason__c: { group: true } }, first: 50) {
          edges {
            node {
              aggregate {
                Reason__c {
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
        dormant: Account(where: $dormant, first: 1) {
          edges {
            node {
              aggregate {
                Id {
                  count {
                    value
                  }
                }
              }
            }
          }
        }
        soon: Account(where: $soon, first: 1) {
          edges {
            node {
              aggregate {
                Id {
                  count {
                    value
                  }
                }
              }
            }
          }
        }
        later: Account(where: $later, first: 1) {
          edges {
            node {
              aggregate {
                Id {
                  count {
                    value
                  }
                }
              }
            }
          }
        }
        latest: Account(where: $latest, first: 1) {
          edges {
            node {
              aggregate {
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

/** One page of moves, the newest first. */
export const movesQuery = gql`
  query RenkeiSegmentMoves($moves: RenkeiSegmentMove__c_Filter, $first: Int, $after: String) {
    uiapi {
      query {
        RenkeiSegmentMove__c(
          where: $moves
          orderBy: { MovedOn__c: { order: DESC }, Id: { order: ASC } }
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
              MovedOn__c {
                value
              }
              From__c {
                value
              }
              To__c {
                value
              }
              Reason__c @optional {
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
              OwnerAtMove__r @optional {
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

/** Monthly totals by segment: only for those who may see what everybody's accounts add up to. */
export const trendQuery = gql`
  query RenkeiSegmentTrend($since: Date) {
    uiapi {
      aggregate {
        RenkeiSegmentSnapshot__c(
          where: { Month__c: { gte: { value: $since } } }
          groupBy: { Month__c: { group: true }, Segment__c: { group: true } }
          first: 200
        ) {
          edges {
            node {
              aggregate {
                Month__c {
                  value
                }
                Segment__c {
                  value
                }
                Accounts__c {
                  sum {
                    value
                  }
                }
                DormantAccounts__c {
                  sum {
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
