import { gql } from 'lightning/graphql';

/** The frozen figures of a team's months. */
export const monthFiguresQuery = gql`
  query RenkeiInsightMonthFigures($team: String, $from: Date) {
    uiapi {
      query {
        RenkeiMonthFigure__c(
          where: { and: [{ Team__c: { eq: $team } }, { Month__c: { gte: { value: $from } } }] }
          orderBy: { Month__c: { order: DESC }, Figure__c: { order: ASC } }
          first: 400
          upperBound: 400
        ) {
          edges {
            node {
              Id
              Month__c {
                value
              }
              Figure__c {
                value
                label
              }
              Value__c {
                value
              }
              Denominator__c {
                value
              }
              Definition__c {
                value
              }
              AsOf__c {
                value
              }
              ClosedBy__r {
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
