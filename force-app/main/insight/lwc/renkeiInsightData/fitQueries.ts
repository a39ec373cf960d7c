import { gql } from 'lightning/graphql';

/** Answers by step, preferred and used channel: the org counts, however many there are. */
export const fitQuery = gql`
  query RenkeiInsightFit {
    uiapi {
      aggregate {
        RenkeiChannelPreference__c(
          groupBy: { ProcessStep__c: { group: true }, Channel__c: { group: true }, UsedChannel__c: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                ProcessStep__c {
                  value
                }
                Channel__c {
                  value
                }
                UsedChannel__c {
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

/** The answers of customers, page by page: how one customer wants to be served shows only in all of theirs. */
export const answersQuery = gql`
  query RenkeiInsightAnswers($after: String) {
    uiapi {
      query {
        RenkeiChannelPreference__c(orderBy: { Id: { order: ASC } }, first: 2000, upperBound: 2000, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Account__c {
                value
              }
              ProcessStep__c {
                value
              }
              Channel__c {
                value
              }
              UsedChannel__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** Customers who were last served otherwise than they want, the latest first. */
export const mendQuery = gql`
  query RenkeiInsightMend($where: RenkeiChannelPreference__c_Filter, $first: Int, $after: String) {
    uiapi {
      query {
        RenkeiChannelPreference__c(
          where: $where
          orderBy: { UsedOn__c: { order: DESC }, Id: { order: ASC } }
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
              Account__c {
                value
              }
              Account__r {
                Name {
                  value
                }
              }
              ProcessStep__c {
                value
                label
              }
              Channel__c {
                value
                label
              }
              UsedChannel__c {
                value
                label
              }
              HeardOn__c {
                value
              }
              UsedOn__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
