import { gql } from 'lightning/graphql';
import { actionFields, itemFields, meetingFields, noteFields } from './recordFields.ts';

/** What somebody else may have done since: asked every few seconds, so it brings what is new only. */
export const pollQuery = gql`
  query RenkeiMeetingPoll($meeting: ID, $since: DateTime) {
    uiapi {
      query {
        RenkeiFollowUpMeeting__c(where: { Id: { eq: $meeting } }, first: 1) @optional {
          edges {
            node {
              ${meetingFields}
            }
          }
        }
        RenkeiAgendaItem__c(
          where: { and: [{ Meeting__c: { eq: $meeting } }, { LastModifiedDate: { gte: { value: $since } } }] }
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
        moved: RenkeiEscalation__c(
          where: {
            and: [
              { Id: { inq: { RenkeiAgendaItem__c: { Meeting__c: { eq: $meeting } }, ApiName: "Escalation__c" } } }
              { LastModifiedDate: { gte: { value: $since } } }
            ]
          }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              Id
              LastModifiedDate @optional {
                value
              }
              Status__c @optional {
                value
                label
              }
              OwnerId @optional {
                value
              }
            }
          }
        }
        RenkeiAgendaNote__c(
          where: {
            and: [{ Item__r: { Meeting__c: { eq: $meeting } } }, { LastModifiedDate: { gte: { value: $since } } }]
          }
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
          where: { and: [{ Meeting__c: { eq: $meeting } }, { LastModifiedDate: { gte: { value: $since } } }] }
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
