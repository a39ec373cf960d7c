import { gql } from 'lightning/graphql';

/** How many of the reader's accounts stand in each segment, and from which segments others would come into each. */
export const willMoveQuery = gql`
  query RenkeiPolicyWillMove(
    $here: Account_Filter
    $key: Account_Filter
    $expand: Account_Filter
    $maintain: Account_Filter
    $general: Account_Filter
  ) {
    uiapi {
      aggregate {
        here: Account(where: $here, groupBy: { RenkeiSegment__c: { group: true } }, first: 10) {
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
              }
            }
          }
        }
        key: Account(where: $key, groupBy: { RenkeiSegment__c: { group: true } }, first: 10) {
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
              }
            }
          }
        }
        expand: Account(where: $expand, groupBy: { RenkeiSegment__c: { group: true } }, first: 10) {
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
              }
            }
          }
        }
        maintain: Account(where: $maintain, groupBy: { RenkeiSegment__c: { group: true } }, first: 10) {
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
              }
            }
          }
        }
        general: Account(where: $general, groupBy: { RenkeiSegment__c: { group: true } }, first: 10) {
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
              }
            }
          }
        }
      }
    }
  }
`;

/** How many of the reader's accounts went from where to where. */
export const movedQuery = gql`
  query RenkeiPolicyMoved($moves: RenkeiSegmentMove__c_Filter) {
    uiapi {
      aggregate {
        RenkeiSegmentMove__c(where: $moves, groupBy: { From__c: { group: true }, To__c: { group: true } }, first: 50) {
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
      }
    }
  }
`;
