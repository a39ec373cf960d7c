import { gql } from 'lightning/graphql';
import { caseFields } from './caseFields.ts';

/** Further open cases behind the last one that was read, where a team has more than an answer holds. */
export const moreCasesQuery = gql`
  query RenkeiMeetingMoreCases($users: [ID], $after: ID) {
    uiapi {
      query {
        RenkeiEscalation__c(
          where: {
            and: [
              { Status__c: { in: ["Queued", "Accepted", "Visited", "Returned"] } }
              { or: [{ OwnerId: { in: $users } }, { Caller__c: { in: $users } }] }
              { Id: { gt: $after } }
            ]
          }
          orderBy: { Id: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              ${caseFields}
            }
          }
        }
      }
    }
  }
`;
