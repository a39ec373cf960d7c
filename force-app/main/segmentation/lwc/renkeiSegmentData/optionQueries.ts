import { gql } from 'lightning/graphql';

/** What occurs among the accounts, so that a filter offers nothing that finds nothing. */
export const filterOptionsQuery = gql`
  query RenkeiSegmentFilterOptions {
    uiapi {
      aggregate {
        owners: Account(groupBy: { OwnerId: { group: true } }, first: 200) {
          pageInfo {
            hasNextPage
          }
          edges {
            node {
              aggregate {
                OwnerId {
                  value
                }
              }
            }
          }
        }
        industries: Account(groupBy: { Industry: { group: true } }, first: 200) {
          edges {
            node {
              aggregate {
                Industry {
                  value
                  label
                }
              }
            }
          }
        }
        sizeBands: Account(groupBy: { RenkeiSizeBand__c: { group: true } }, first: 50) {
          edges {
            node {
              aggregate {
                RenkeiSizeBand__c {
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

export const ownerNamesQuery = gql`
  query RenkeiSegmentOwners($ids: [ID]) {
    uiapi {
      query {
        User(where: { Id: { in: $ids } }, orderBy: { Name: { order: ASC } }, first: 200) {
          edges {
            node {
              Id
              Name {
                value
              }
            }
          }
        }
      }
    }
  }
`;
