import { gql } from 'lightning/graphql';

/** Callers who had to do with the field, by each way in which they can have: the org counts, only groups are read. */
export const isolationQuery = gql`
  query RenkeiInsightIsolation(
    $answers: RenkeiEscalationStep__c_Filter
    $results: RenkeiVisit__c_Filter
    $items: RenkeiAgendaItem__c_Filter
    $thanks: RenkeiThanks__c_Filter
    $notes: RenkeiAgendaNote__c_Filter
  ) {
    uiapi {
      aggregate {
        answers: RenkeiEscalationStep__c(
          where: $answers
          groupBy: { Escalation__r: { Caller__c: { group: true } }, By__c: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                Escalation__r {
                  Caller__c {
                    value
                  }
                }
                By__c {
                  value
                }
              }
            }
          }
        }
        results: RenkeiVisit__c(
          where: $results
          groupBy: { Escalation__r: { Caller__c: { group: true } } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                Escalation__r {
                  Caller__c {
                    value
                  }
                }
              }
            }
          }
        }
        items: RenkeiAgendaItem__c(
          where: $items
          groupBy: { Escalation__r: { Caller__c: { group: true } } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                Escalation__r {
                  Caller__c {
                    value
                  }
                }
              }
            }
          }
        }
        thanks: RenkeiThanks__c(where: $thanks, groupBy: { To__c: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                To__c {
                  value
                }
              }
            }
          }
        }
        notes: RenkeiAgendaNote__c(where: $notes, groupBy: { Author__c: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                Author__c {
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
