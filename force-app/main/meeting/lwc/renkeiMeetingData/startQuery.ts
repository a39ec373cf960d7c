import { gql } from 'lightning/graphql';
import { meetingFields } from './recordFields.ts';

/** What the console needs first: who works in which team, how the teams meet, their meetings of late, days off. */
export const startQuery = gql`
  query RenkeiMeetingStart($from: Date, $to: Date) {
    uiapi {
      query {
        RenkeiTeamMember__c(where: { User__c: { ne: null } }, first: 2000, upperBound: 2000) @optional {
          edges {
            node {
              Id
              User__c {
                value
              }
              User__r @optional {
                Name @optional {
                  value
                }
                IsActive @optional {
                  value
                }
              }
              Role__c @optional {
                value
              }
              Team__c @optional {
                value
              }
              PausedUntil__c @optional {
                value
              }
            }
          }
        }
        RenkeiCharter__c(first: 200, upperBound: 200) @optional {
          edges {
            node {
              Id
              LastModifiedDate @optional {
                value
              }
              Team__c @optional {
                value
              }
              Manager__c @optional {
                value
              }
              MeetingCadence__c @optional {
                value
              }
              MeetingWeekday__c @optional {
                value
              }
              MeetingTime__c @optional {
                value
              }
              MeetingMinutes__c @optional {
                value
              }
              StartsOn__c @optional {
                value
              }
            }
          }
        }
        RenkeiFollowUpMeeting__c(
          where: { HeldOn__c: { gte: { value: $from } } }
          orderBy: { HeldOn__c: { order: DESC }, Id: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              ${meetingFields}
            }
          }
        }
        RenkeiHoliday__c(
          where: { and: [{ Day__c: { gte: { value: $from } } }, { Day__c: { lte: { value: $to } } }] }
          first: 2000
          upperBound: 2000
        ) @optional {
          edges {
            node {
              Id
              Day__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
