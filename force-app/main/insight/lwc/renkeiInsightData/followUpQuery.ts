import { gql } from 'lightning/graphql';

/** How many first visits were due, and how many of them took place in time. */
export const followUpQuery = gql`
  query RenkeiInsightFollowUp($due: RenkeiEscalation__c_Filter, $inTime: RenkeiEscalation__c_Filter) {
    uiapi {
      query {
        Due: RenkeiEscalation__c(where: $due, first: 1) {
          totalCount
        }
        InTime: RenkeiEscalation__c(where: $inTime, first: 1) {
          totalCount
        }
      }
    }
  }
`;
