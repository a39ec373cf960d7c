import { gql } from 'lightning/graphql';

/** The closed months of a team that have their page, the latest first. */
export const monthsQuery = gql`
  query RenkeiMeetingMonths($team: String) {
    uiapi {
      query {
        RenkeiMonthPage__c(where: { Team__c: { eq: $team } }, orderBy: { Month__c: { order: DESC } }, first: 60) {
          edges {
            node {
              Id
              Month__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** One page as it was frozen. */
export const monthPageQuery = gql`
  query RenkeiMeetingMonthPage($page: ID) {
    uiapi {
      query {
        RenkeiMonthPage__c(where: { Id: { eq: $page } }, first: 1) {
          edges {
            node {
              Id
              Page__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
