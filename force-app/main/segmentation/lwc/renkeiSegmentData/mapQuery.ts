import { gql } from 'lightning/graphql';

/** Sums over all accounts of the filter: by segment, by reason of being unscored, by focus, and all together. */
export const mapQuery = gql`
  query RenkeiSegmentMap($where: Account_Filter, $whereUnscored: Account_Filter) {
    uiapi {
      aggregate {
        segments: Account(where: $where, groupBy: { RenkeiSegment__c: { group: true } }, first: 50) {
          edges {
            node {
              aggregate {
                RenkeiSegment__c {
                  value
                }
                Id {
                  count {
                    value
                  }
                }
                OwnerId {
                  countDistinct {
                    value
                  }
                }
                RenkeiPotential__c {
                  sum {
                    value
                  }
                }
                RenkeiWonAmountTrailing__c {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
        reasons: Account(where: $whereUnscored, groupBy: { RenkeiUnscoredReason__c: { group: true } }, first: 50) {
          edges {
            node {
              aggregate {
                RenkeiUnscoredReason__c {
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
        focuses: Account(where: $where, groupBy: { RenkeiFocus__c: { group: true } }, first: 50) {
          edges {
            node {
              aggregate {
                RenkeiFocus__c {
                  value
                }
                Id {
                  count {
                    value
                  }
                }
                RenkeiPotential__c {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
        everyone: Account(where: $where, first: 1) {
          edges {
            node {
              aggregate {
                Id {
                  count {
                    value
                  }
                }
                OwnerId {
                  countDistinct {
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
