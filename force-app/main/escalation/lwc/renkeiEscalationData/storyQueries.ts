import { gql } from 'lightning/graphql';

/** The story of a case: what the case itself tells, and a page each of its steps, visits and thanks in order of time. */
export const storyQuery = gql`
  query RenkeiCaseStory($case: ID, $first: Int, $steps: String, $visits: String, $thanks: String) {
    uiapi {
      query {
        RenkeiEscalation__c(where: { Id: { eq: $case } }, first: 1) {
          edges {
            node {
              Id
              EscalatedAt__c {
                value
              }
              ClosedAt__c {
                value
              }
              CustomerWords__c {
                value
              }
              Caller__r {
                Name {
                  value
                }
              }
              HandedTo__r {
                Name {
                  value
                }
              }
              Touch__r @optional {
                OccurredAt__c {
                  value
                }
                Needs__c @optional {
                  value
                }
              }
              Opportunity__r @optional {
                Name {
                  value
                }
                StageName @optional {
                  value
                  label
                }
                CreatedDate @optional {
                  value
                }
              }
            }
          }
        }
        RenkeiEscalationStep__c(
          where: { Escalation__c: { eq: $case } }
          orderBy: { At__c: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: $first
          after: $steps
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
              Owner__r {
                Name {
                  value
                }
              }
            }
          }
        }
        RenkeiVisit__c(
          where: { Escalation__c: { eq: $case } }
          orderBy: { StartsAt__c: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: $first
          after: $visits
        ) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              StartsAt__c {
                value
              }
              EndsAt__c {
                value
              }
              Status__c {
                value
              }
              Number__c {
                value
              }
              Purpose__c {
                value
              }
              Result__c {
                value
              }
              ResultNote__c {
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
            }
          }
        }
        RenkeiThanks__c(
          where: { Escalation__c: { eq: $case } }
          orderBy: { GivenAt__c: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: $first
          after: $thanks
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
              To__r {
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
`;

/** Cases of an account, the newest first. */
export const accountCasesQuery = gql`
  query RenkeiCasesOfAccount($account: ID, $after: String) {
    uiapi {
      query {
        RenkeiEscalation__c(
          where: { Account__c: { eq: $account } }
          orderBy: { EscalatedAt__c: { order: DESC, nulls: LAST }, Id: { order: ASC } }
          first: 10
          after: $after
        ) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Status__c {
                value
                label
              }
              SignalKind__c {
                value
                label
              }
              EscalatedAt__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
