import { gql } from 'lightning/graphql';

/** What came back to callers since a moment, the newest first, their open cases, and what waits for an answer longest. */
export const feedQuery = gql`
  query RenkeiEscalationFeed(
    $first: Int
    $visits: RenkeiVisit__c_Filter
    $visitsAfter: String
    $steps: RenkeiEscalationStep__c_Filter
    $stepsAfter: String
    $thanks: RenkeiThanks__c_Filter
    $thanksAfter: String
    $open: RenkeiEscalation__c_Filter
    $openAfter: String
    $waiting: RenkeiEscalation__c_Filter
  ) {
    uiapi {
      query {
        RenkeiVisit__c(
          where: $visits
          orderBy: { ResultAt__c: { order: DESC }, Id: { order: ASC } }
          first: $first
          after: $visitsAfter
        ) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Result__c {
                value
              }
              ResultNote__c {
                value
              }
              ResultAt__c {
                value
              }
              Number__c {
                value
              }
              NextStepOn__c {
                value
              }
              Rep__r {
                Name {
                  value
                }
              }
              Escalation__c {
                value
              }
              Escalation__r {
                ...RenkeiFollowedCase
              }
            }
          }
        }
        RenkeiEscalationStep__c(
          where: $steps
          orderBy: { At__c: { order: DESC }, Id: { order: ASC } }
          first: $first
          after: $stepsAfter
        ) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              From__c {
                value
              }
              To__c {
                value
              }
              Owner__r {
                Name {
                  value
                }
              }
              At__c {
                value
              }
              Reason__c {
                value
                label
              }
              Note__c {
                value
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
                ...RenkeiFollowedCase
              }
            }
          }
        }
        RenkeiThanks__c(
          where: $thanks
          orderBy: { GivenAt__c: { order: DESC }, Id: { order: ASC } }
          first: $first
          after: $thanksAfter
        ) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Message__c {
                value
              }
              GivenAt__c {
                value
              }
              From__r {
                Name {
                  value
                }
              }
              Escalation__c {
                value
              }
              Escalation__r {
                ...RenkeiFollowedCase
              }
            }
          }
        }
        open: RenkeiEscalation__c(
          where: $open
          orderBy: { EscalatedAt__c: { order: DESC, nulls: LAST }, Id: { order: ASC } }
          first: $first
          after: $openAfter
        ) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              ...RenkeiFollowedCase
            }
          }
        }
        waiting: RenkeiEscalation__c(
          where: $waiting
          orderBy: { EscalatedAt__c: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: 1
        ) {
          totalCount
          edges {
            node {
              Id
              OwnerId {
                value
              }
              HandedTo__c {
                value
              }
              EscalatedAt__c {
                value
              }
              Account__c {
                value
              }
              Account__r {
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

  fragment RenkeiFollowedCase on RenkeiEscalation__c {
    Status__c {
      value
      label
    }
    VisitCount__c {
      value
    }
    LastResult__c {
      value
    }
    Account__c {
      value
    }
    Account__r {
      Name {
        value
      }
    }
  }
`;
