import { gql } from 'lightning/graphql';

/** The rows of every source by what became of them. */
export const sourceTotalsQuery = gql`
  query RenkeiIntegrationSourceTotals {
    uiapi {
      aggregate {
        rows: RenkeiSourceRecord__c(
          groupBy: { Source__c: { group: true }, State__c: { group: true }, LinkedBy__c: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                Source__c {
                  value
                }
                State__c {
                  value
                }
                LinkedBy__c {
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

/** The latest imports, with what each gave. */
export const batchesQuery = gql`
  query RenkeiIntegrationBatches($first: Int) {
    uiapi {
      query {
        RenkeiImportBatch__c(orderBy: { StartedAt__c: { order: DESC }, Name: { order: DESC } }, first: $first) {
          totalCount
          edges {
            node {
              Id
              Name {
                value
              }
              Source__c {
                value
              }
              StartedAt__c {
                value
              }
              FinishedAt__c {
                value
              }
              UndoneAt__c {
                value
              }
              Status__c {
                value
                label
              }
              RowsRead__c {
                value
              }
              RowsCreated__c {
                value
              }
              RowsLinked__c {
                value
              }
              RowsDoubtful__c {
                value
              }
              RowsUnchanged__c {
                value
              }
              RowsRefused__c {
                value
              }
              FieldsFilled__c {
                value
              }
              FieldsReplaced__c {
                value
              }
              Message__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** The rows that an account was linked from, and who decided about them. */
export const accountSourcesQuery = gql`
  query RenkeiIntegrationAccountSources($account: ID) {
    uiapi {
      query {
        RenkeiSourceRecord__c(
          where: { and: [{ Account__c: { eq: $account } }, { State__c: { eq: "Linked" } }] }
          orderBy: { Source__c: { order: ASC }, RecordKey__c: { order: ASC } }
          first: 50
        ) {
          totalCount
          edges {
            node {
              Id
              Source__c {
                value
              }
              RecordKey__c {
                value
              }
              DisplayName__c {
                value
              }
              Values__c {
                value
              }
              LinkedBy__c {
                value
                label
              }
              Score__c {
                value
              }
              Reasons__c {
                value
              }
              LastBatch__r @optional {
                Name {
                  value
                }
                StartedAt__c {
                  value
                }
              }
            }
          }
        }
        decisions: RenkeiLinkCandidate__c(
          where: { and: [{ Account__c: { eq: $account } }, { Decision__c: { eq: "Same" } }] }
          first: 50
        ) {
          edges {
            node {
              Id
              SourceRecord__c {
                value
              }
              DecidedAt__c {
                value
              }
              DecisionNote__c {
                value
              }
              DecidedBy__r {
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
