import { gql } from 'lightning/graphql';

/** Cases whose first visit was due, with whether it took place in time: a formula, which no query sums up. */
export const followUpQuery = gql`
  query RenkeiInsightFollowUp($due: RenkeiEscalation__c_Filter, $after: String) {
    uiapi {
      query {
        RenkeiEscalation__c(
          where: $due
          orderBy: { FirstVisitDueAt__c: { order: ASC }, Id: { order: ASC } }
          first: 2000
          upperBound: 2000
          after: $after
        ) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              IsFollowed__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
