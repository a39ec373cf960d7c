import { gql } from 'lightning/graphql';

/** A page of the pile: pairs with what the row and the account say. */
export const pileQuery = gql`
  query RenkeiIntegrationPile(
    $where: RenkeiLinkCandidate__c_Filter
    $orderBy: RenkeiLinkCandidate__c_OrderBy
    $first: Int
  ) {
    uiapi {
      query {
        RenkeiLinkCandidate__c(where: $where, orderBy: $orderBy, first: $first) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Name {
                value
              }
              LastModifiedDate {
                value
              }
              Score__c {
                value
              }
              Reasons__c {
                value
              }
              Decision__c {
                value
              }
              LaterUntil__c {
                value
              }
              DecisionNote__c {
                value
              }
              SourceRecord__c {
                value
              }
              SourceRecord__r {
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
                LastBatch__r @optional {
                  Name {
                    value
                  }
                  StartedAt__c {
                    value
                  }
                }
              }
              Account__c {
                value
              }
              Account__r {
                Name {
                  value
                }
                RenkeiKanaName__c @optional {
                  value
                }
                RenkeiCorporateNumber__c @optional {
                  value
                }
                BillingPostalCode @optional {
                  value
                }
                BillingState @optional {
                  value
                }
                BillingCity @optional {
                  value
                }
                BillingStreet @optional {
                  value
                }
                Phone @optional {
                  value
                }
                Fax @optional {
                  value
                }
                Website @optional {
                  value
                }
                Industry @optional {
                  value
                  label
                }
                NumberOfEmployees @optional {
                  value
                }
                AnnualRevenue @optional {
                  value
                }
                Description @optional {
                  value
                }
                Owner @optional {
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
  }
`;

/** All candidates of a row: what else it may be, and what was decided about each. */
export const siblingsQuery = gql`
  query RenkeiIntegrationSiblings($source: ID) {
    uiapi {
      query {
        RenkeiLinkCandidate__c(
          where: { SourceRecord__c: { eq: $source } }
          orderBy: { Score__c: { order: DESC }, Name: { order: ASC } }
          first: 20
        ) {
          totalCount
          edges {
            node {
              Id
              LastModifiedDate {
                value
              }
              Score__c {
                value
              }
              Decision__c {
                value
                label
              }
              DecidedBy__c {
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
              Account__c {
                value
              }
              Account__r {
                Name {
                  value
                }
                BillingState @optional {
                  value
                }
                BillingCity @optional {
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

/** How many pairs somebody has decided since a moment. */
export const decidedTodayQuery = gql`
  query RenkeiIntegrationDecidedToday($person: ID, $since: DateTime) {
    uiapi {
      query {
        RenkeiLinkCandidate__c(
          where: { and: [{ DecidedBy__c: { eq: $person } }, { DecidedAt__c: { gte: { value: $since } } }] }
          first: 1
        ) {
          totalCount
          edges {
            node {
              Id
            }
          }
        }
      }
    }
  }
`;
