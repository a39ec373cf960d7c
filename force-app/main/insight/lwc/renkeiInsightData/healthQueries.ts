import { gql } from 'lightning/graphql';

/** The counts of a team, week by week. */
export const healthQuery = gql`
  query RenkeiInsightHealth($where: RenkeiHealthFigure__c_Filter) {
    uiapi {
      query {
        RenkeiHealthFigure__c(
          where: $where
          orderBy: { Week__c: { order: ASC }, Pattern__c: { order: ASC } }
          first: 2000
          upperBound: 2000
        ) {
          edges {
            node {
              Id
              Pattern__c {
                value
              }
              Week__c {
                value
              }
              Count__c {
                value
              }
              Denominator__c {
                value
              }
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

const casesQuery = gql`
  query RenkeiInsightHealthCases($where: RenkeiEscalation__c_Filter) {
    uiapi {
      query {
        rows: RenkeiEscalation__c(
          where: $where
          orderBy: { EscalatedAt__c: { order: DESC }, Id: { order: ASC } }
          first: 200
        ) {
          totalCount
          edges {
            node {
              Id
              Account__r {
                Name {
                  value
                }
              }
              Status__c {
                value
                label
              }
              Caller__r {
                Name {
                  value
                }
              }
              EscalatedAt__c {
                value
              }
              LastVisitOn__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

const stepsQuery = gql`
  query RenkeiInsightHealthReturns($where: RenkeiEscalationStep__c_Filter) {
    uiapi {
      query {
        rows: RenkeiEscalationStep__c(
          where: $where
          orderBy: { At__c: { order: DESC }, Id: { order: ASC } }
          first: 200
        ) {
          totalCount
          edges {
            node {
              Id
              At__c {
                value
              }
              Note__c {
                value
              }
              Reason__c {
                value
                label
              }
              By__r {
                Name {
                  value
                }
              }
              Escalation__c {
                value
              }
              Escalation__r {
                Status__c {
                  value
                  label
                }
                Account__r {
                  Name {
                    value
                  }
                }
                Caller__r {
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

const visitsQuery = gql`
  query RenkeiInsightHealthVisits($where: RenkeiVisit__c_Filter) {
    uiapi {
      query {
        rows: RenkeiVisit__c(where: $where, orderBy: { StartsAt__c: { order: ASC }, Id: { order: ASC } }, first: 200) {
          totalCount
          edges {
            node {
              Id
              StartsAt__c {
                value
              }
              ResultAt__c {
                value
              }
              Rep__r {
                Name {
                  value
                }
              }
              Account__r {
                Name {
                  value
                }
              }
              Escalation__c {
                value
              }
              Escalation__r {
                Status__c {
                  value
                  label
                }
                Caller__r {
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

const meetingsQuery = gql`
  query RenkeiInsightHealthMeetings($where: RenkeiFollowUpMeeting__c_Filter) {
    uiapi {
      query {
        rows: RenkeiFollowUpMeeting__c(
          where: $where
          orderBy: { HeldOn__c: { order: ASC }, Id: { order: ASC } }
          first: 200
        ) {
          totalCount
          edges {
            node {
              Id
              Name {
                value
              }
              HeldOn__c {
                value
              }
              Status__c {
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

/** What stands behind a count, by pattern; variables come from `healthCaseVariables`. Part-time management has its charter instead. */
export const healthCaseQueries = {
  Isolation: casesQuery,
  AbandonedAfterOneVisit: casesQuery,
  UnexplainedReturns: stepsQuery,
  SkippedMeetings: meetingsQuery,
  FeedbackNotGiven: visitsQuery,
};
