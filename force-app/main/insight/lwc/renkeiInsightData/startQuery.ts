import { gql } from 'lightning/graphql';

/** The teams and their people, their charters, and when the figures were last brought up to date. */
export const insightStartQuery = gql`
  query RenkeiInsightStart($since: Date) {
    uiapi {
      query {
        RenkeiTeamMember__c(orderBy: { Team__c: { order: ASC }, Id: { order: ASC } }, first: 2000, upperBound: 2000) {
          edges {
            node {
              Id
              Team__c {
                value
              }
              Role__c {
                value
              }
              User__c {
                value
              }
              PausedUntil__c {
                value
              }
              User__r {
                Name {
                  value
                }
                IsActive {
                  value
                }
              }
            }
          }
        }
        RenkeiCharter__c(first: 200, upperBound: 200) {
          edges {
            node {
              Id
              LastModifiedDate {
                value
              }
              Team__c {
                value
              }
              Purpose__c {
                value
              }
              Sponsor__c {
                value
              }
              Sponsor__r {
                Name {
                  value
                }
              }
              Manager__c {
                value
              }
              Manager__r {
                Name {
                  value
                }
              }
              ManagerSharePercent__c {
                value
              }
              MeetingCadence__c {
                value
              }
              MeetingWeekday__c {
                value
              }
              MeetingTime__c {
                value
              }
              MeetingMinutes__c {
                value
              }
              CareerSteps__c {
                value
              }
              StartsOn__c {
                value
              }
              GoalFollowUpRate__c {
                value
              }
              GoalAcceptRate__c {
                value
              }
              GoalAppointmentRate__c {
                value
              }
              GoalWonAmount__c {
                value
              }
              FeedbackWithinDays__c {
                value
              }
              IsolationTalksDays__c {
                value
              }
              FactorCommitment__c {
                value
              }
              FactorDedicatedManager__c {
                value
              }
              FactorCareerPath__c {
                value
              }
              FactorRolesAgreed__c {
                value
              }
              FactorMeeting__c {
                value
              }
              FactorDataIntegrated__c {
                value
              }
              FactorFeedback__c {
                value
              }
              FactorNotes__c {
                value
              }
            }
          }
        }
        RenkeiSetting__c(first: 1) {
          edges {
            node {
              Id
              CorporateCurrency__c {
                value
              }
              LastRunFinishedAt__c {
                value
              }
              UtcOffsetMinutes__c {
                value
              }
              OffsetChangesAt__c {
                value
              }
              NextUtcOffsetMinutes__c {
                value
              }
              AbandonedAfterDays__c {
                value
              }
            }
          }
        }
        RenkeiHoliday__c(where: { Day__c: { gte: { value: $since } } }, first: 400, upperBound: 400) {
          edges {
            node {
              Id
              Day__c {
                value
              }
            }
          }
        }
        RenkeiHealthFigure__c(
          where: { Week__c: { gte: { value: $since } } }
          orderBy: { AsOf__c: { order: DESC } }
          first: 1
        ) {
          edges {
            node {
              Id
              AsOf__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
