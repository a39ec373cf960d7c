import { gql } from 'lightning/graphql';

/** Everybody who works here, by name: a charter's sponsor is in no team. */
export const peopleQuery = gql`
  query RenkeiInsightPeople {
    uiapi {
      query {
        User(where: { IsActive: { eq: true } }, orderBy: { Name: { order: ASC } }, first: 2000, upperBound: 2000) {
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
