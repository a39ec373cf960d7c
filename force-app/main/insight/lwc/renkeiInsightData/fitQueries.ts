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

/** The latest answers, from which customers are rolled up. */
export const answersQuery = gql`
  query RenkeiInsightAnswers {
    uiapi {
      query {
        RenkeiChannelPreference__c(
          orderBy: { HeardOn__c: { order: DESC, nulls: LAST }, Id: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) {
          totalCount
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
