import { gql } from 'lightning/graphql';

/** Cases of a period by segment, as far as they came. */
export const funnelQuery = gql`
  query RenkeiInsightFunnel(
    $handedOver: RenkeiEscalation__c_Filter
    $accepted: RenkeiEscalation__c_Filter
    $visited: RenkeiEscalation__c_Filter
    $revisited: RenkeiEscalation__c_Filter
    $won: RenkeiEscalation__c_Filter
    $open: RenkeiEscalation__c_Filter
  ) {
    uiapi {
      aggregate {
        HandedOver: RenkeiEscalation__c(
          where: $handedOver
          groupBy: { SegmentAtEscalation__c: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                SegmentAtEscalation__c {
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
        Accepted: RenkeiEscalation__c(
          where: $accepted
          groupBy: { SegmentAtEscalation__c: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                SegmentAtEscalation__c {
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
        Visited: RenkeiEscalation__c(
          where: $visited
          groupBy: { SegmentAtEscalation__c: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                SegmentAtEscalation__c {
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
        Revisited: RenkeiEscalation__c(
          where: $revisited
          groupBy: { SegmentAtEscalation__c: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                SegmentAtEscalation__c {
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
        Won: RenkeiEscalation__c(where: $won, groupBy: { SegmentAtEscalation__c: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                SegmentAtEscalation__c {
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
        Open: RenkeiEscalation__c(where: $open, groupBy: { SegmentAtEscalation__c: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                SegmentAtEscalation__c {
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
