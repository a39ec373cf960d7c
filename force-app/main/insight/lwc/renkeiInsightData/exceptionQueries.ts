import { gql } from 'lightning/graphql';

/** How many there are of each of the six exceptions. */
export const exceptionCountsQuery = gql`
  query RenkeiInsightExceptions(
    $unanswered: RenkeiEscalation__c_Filter
    $noResult: RenkeiVisit__c_Filter
    $abandoned: RenkeiEscalation__c_Filter
    $returned: RenkeiEscalation__c_Filter
    $overdueCalls: RenkeiCallPlan__c_Filter
    $skippedMeetings: RenkeiFollowUpMeeting__c_Filter
  ) {
    uiapi {
      query {
        Unanswered: RenkeiEscalation__c(where: $unanswered, first: 1) {
          totalCount
        }
        NoResult: RenkeiVisit__c(where: $noResult, first: 1) {
          totalCount
        }
        Abandoned: RenkeiEscalation__c(where: $abandoned, first: 1) {
          totalCount
        }
        Returned: RenkeiEscalation__c(where: $returned, first: 1) {
          totalCount
        }
        OverdueCalls: RenkeiCallPlan__c(where: $overdueCalls, first: 1) {
          totalCount
        }
        SkippedMeetings: RenkeiFollowUpMeeting__c(where: $skippedMeetings, first: 1) {
          totalCount
        }
      }
    }
  }
`;

const casesQuery = gql`
  query RenkeiInsightExceptionCases(
    $where: RenkeiEscalation__c_Filter
    $orderBy: RenkeiEscalation__c_OrderBy
    $first: Int
    $after: String
  ) {
    uiapi {
      query {
        page: RenkeiEscalation__c(where: $where, orderBy: $orderBy, first: $first, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
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
              Status__c {
                value
                label
              }
              OwnerId {
                value
              }
              Caller__c {
                value
              }
              Caller__r {
                Name {
                  value
                }
              }
              CustomerWords__c {
                value
              }
              EscalatedAt__c {
                value
              }
              AcceptDueAt__c {
                value
              }
              AbandonedOn__c {
                value
              }
              ReturnedAt__c {
                value
              }
              ReturnReason__c {
                value
                label
              }
              ReturnNote__c {
                value
              }
              VisitCount__c {
                value
              }
              LastVisitOn__c {
                value
              }
              NextStepOn__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

const visitsQuery = gql`
  query RenkeiInsightExceptionVisits($where: RenkeiVisit__c_Filter, $first: Int, $after: String) {
    uiapi {
      query {
        page: RenkeiVisit__c(
          where: $where
          orderBy: { EndsAt__c: { order: ASC }, Id: { order: ASC } }
          first: $first
          after: $after
        ) {
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
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
              Escalation__c {
                value
              }
              Rep__c {
                value
              }
              Rep__r {
                Name {
                  value
                }
              }
              StartsAt__c {
                value
              }
              EndsAt__c {
                value
              }
              Purpose__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

const plansQuery = gql`
  query RenkeiInsightExceptionPlans($where: RenkeiCallPlan__c_Filter, $first: Int, $after: String) {
    uiapi {
      query {
        page: RenkeiCallPlan__c(
          where: $where
          orderBy: { CallBy__c: { order: ASC }, Priority__c: { order: DESC }, Id: { order: ASC } }
          first: $first
          after: $after
        ) {
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
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
              CallBy__c {
                value
              }
              Reason__c {
                value
                label
              }
              LastConversationOn__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

const meetingsQuery = gql`
  query RenkeiInsightExceptionMeetings($where: RenkeiFollowUpMeeting__c_Filter, $first: Int, $after: String) {
    uiapi {
      query {
        page: RenkeiFollowUpMeeting__c(
          where: $where
          orderBy: { HeldOn__c: { order: DESC }, Id: { order: ASC } }
          first: $first
          after: $after
        ) {
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
          edges {
            node {
              Id
              Name {
                value
              }
              Team__c {
                value
              }
              HeldOn__c {
                value
              }
              Cadence__c {
                value
                label
              }
            }
          }
        }
      }
    }
  }
`;

/** The rows of one exception, by its kind; variables come from `exceptionPageVariables`. */
export const exceptionQueries = {
  Unanswered: casesQuery,
  NoResult: visitsQuery,
  Abandoned: casesQuery,
  Returned: casesQuery,
  OverdueCalls: plansQuery,
  SkippedMeetings: meetingsQuery,
};
