import { gql } from 'lightning/graphql';

/** What came back to callers since a moment, the newest first, their open cases, and what waits for an answer longest. */
export const feedQuery = gql`
  query RenkeiEscalationFeed(
    $visits: RenkeiVisit__c_Filter
    $steps: RenkeiEscalationStep__c_Filter
    $thanks: RenkeiThanks__c_Filter
    $open: RenkeiEscalation__c_Filter
    $waiting: RenkeiEscalation__c_Filter
  ) {
    uiapi {
      query {
        RenkeiVisit__c(where: $visits, orderBy: { ResultAt__c: { order: DESC }, Id: { order: ASC } }, first: 50) {
          edges {
            node {
              Id
              Result__c {
                value
              }
              ResultNote__c {
                value
              }
              ResultAt__c {
                value
              }
              Number__c {
                value
              }
              NextStepOn__c {
                value
              }
              Rep__r {
                Name {
                  value
                }
              }
              Escalation__c {
                value
              }
              Escalation__r {
                Status__c {
                  value
                  label
                }
                VisitCount__c {
                  value
                }
                LastResult__c {
                  value
                }
                Account__c {
                  value
                }
                Account__r {
                  Name {
                    value
                  }
                }
              }
            }
          }
        }
        RenkeiEscalationStep__c(where: $steps, orderBy: { At__c: { order: DESC }, Id: { order: ASC } }, first: 50) {
          edges {
            node {
              Id
              To__c {
                value
              }
              At__c {
                value
              }
              Reason__c {
                value
                label
              }
              Note__c {
                value
              }
              By__r {
                Name {
                  value
                }
              }
              Escalation__c {
                value
              }
              Escalation__r {
                Status__c {
                  value
                  label
                }
                VisitCount__c {
                  value
                }
                LastResult__c {
                  value
                }
                Account__c {
                  value
                }
                Account__r {
                  Name {
                    value
                  }
                }
              }
            }
          }
        }
        RenkeiThanks__c(where: $thanks, orderBy: { GivenAt__c: { order: DESC }, Id: { order: ASC } }, first: 50) {
          edges {
            node {
              Id
              Message__c {
                value
              }
              GivenAt__c {
                value
              }
              From__r {
                Name {
                  value
                }
              }
              Escalation__c {
                value
              }
              Escalation__r {
                Status__c {
                  value
                  label
                }
                VisitCount__c {
                  value
                }
                LastResult__c {
                  value
                }
                Account__c {
                  value
                }
                Account__r {
                  Name {
                    value
                  }
                }
              }
            }
          }
        }
        open: RenkeiEscalation__c(
          where: $open
          orderBy: { EscalatedAt__c: { order: DESC, nulls: LAST }, Id: { order: ASC } }
          first: 30
        ) {
          edges {
            node {
              Id
              Status__c {
                value
                label
              }
              VisitCount__c {
                value
              }
              LastResult__c {
                value
              }
              Account__c {
                value
              }
              Account__r {
                Name {
                  value
                }
              }
            }
          }
        }
        waiting: RenkeiEscalation__c(
          where: $waiting
          orderBy: { EscalatedAt__c: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: 1
        ) {
          totalCount
          edges {
            node {
              Id
              OwnerId {
                value
              }
              HandedTo__c {
                value
              }
              EscalatedAt__c {
                value
              }
              Account__c {
                value
              }
              Account__r {
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
