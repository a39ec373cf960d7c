import { gql } from 'lightning/graphql';

/** The cases that a caller handed over. */
export const createdQuery = gql`
  query RenkeiInsightCreated($where: RenkeiEscalation__c_Filter, $after: String) {
    uiapi {
      query {
        RenkeiEscalation__c(
          where: $where
          orderBy: { EscalatedAt__c: { order: DESC }, Id: { order: ASC } }
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
              Account__c {
                value
              }
              Account__r {
                Name {
                  value
                }
              }
              Caller__c {
                value
              }
              Caller__r {
                Name {
                  value
                }
              }
              Status__c {
                value
                label
              }
              EscalatedAt__c {
                value
              }
              AcceptedAt__c {
                value
              }
              IsAccepted__c {
                value
              }
              ClosedAt__c {
                value
              }
              VisitCount__c {
                value
              }
              WonAmount__c {
                value
              }
              Opportunity__r @optional {
                CurrencyIsoCode @optional {
                  value
                }
              }
              Visits__r(first: 1) {
                edges {
                  node {
                    Id
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

/** Talks of a user: whoever they are with, their cases may have had a part of theirs. */
export const talksQuery = gql`
  query RenkeiInsightTalks($where: RenkeiTouch__c_Filter, $after: String) {
    uiapi {
      query {
        RenkeiTouch__c(
          where: $where
          orderBy: { OccurredAt__c: { order: DESC }, Id: { order: ASC } }
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
              Account__c {
                value
              }
              OwnerId {
                value
              }
              OccurredAt__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** Cases that others handed over, of accounts with which a user talked. */
export const involvedQuery = gql`
  query RenkeiInsightInvolved($where: RenkeiEscalation__c_Filter, $after: String) {
    uiapi {
      query {
        RenkeiEscalation__c(
          where: $where
          orderBy: { EscalatedAt__c: { order: DESC }, Id: { order: ASC } }
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
              Account__c {
                value
              }
              Account__r {
                Name {
                  value
                }
              }
              Caller__c {
                value
              }
              Caller__r {
                Name {
                  value
                }
              }
              Status__c {
                value
                label
              }
              EscalatedAt__c {
                value
              }
              AcceptedAt__c {
                value
              }
              IsAccepted__c {
                value
              }
              ClosedAt__c {
                value
              }
              VisitCount__c {
                value
              }
              WonAmount__c {
                value
              }
              Opportunity__r @optional {
                CurrencyIsoCode @optional {
                  value
                }
              }
              Visits__r(first: 1) {
                edges {
                  node {
                    Id
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
