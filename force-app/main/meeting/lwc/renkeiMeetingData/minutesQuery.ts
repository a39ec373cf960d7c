import { gql } from 'lightning/graphql';
import { actionFields, itemFields, meetingFields, noteFields } from './recordFields.ts';

/** A meeting as it was: its items, notes, and the actions that came of it. */
export const minutesQuery = gql`
  query RenkeiMeetingMinutes($meeting: ID) {
    uiapi {
      query {
        RenkeiFollowUpMeeting__c(where: { Id: { eq: $meeting } }, first: 1) @optional {
          edges {
            node {
              ${meetingFields}
              Remarks__c @optional {
                value
              }
            }
          }
        }
        RenkeiAgendaItem__c(
          where: { Meeting__c: { eq: $meeting } }
          orderBy: { Position__c: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              ${itemFields}
            }
          }
        }
        RenkeiAgendaNote__c(
          where: { Item__r: { Meeting__c: { eq: $meeting } } }
          orderBy: { WrittenAt__c: { order: ASC }, Id: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              ${noteFields}
            }
          }
        }
        RenkeiActionItem__c(
          where: { Meeting__c: { eq: $meeting } }
          orderBy: { DueOn__c: { order: ASC, nulls: LAST } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              ${actionFields}
            }
          }
        }
      }
    }
  }
`;
