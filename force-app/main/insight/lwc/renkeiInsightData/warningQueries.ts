import { gql } from 'lightning/graphql';

/** A page of warnings. */
export const warningsQuery = gql`
  query RenkeiInsightWarnings(
    $where: RenkeiLossWarning__c_Filter
    $orderBy: RenkeiLossWarning__c_OrderBy
    $first: Int
    $after: String
  ) {
    uiapi {
      query {
        RenkeiLossWarning__c(where: $where, orderBy: $orderBy, first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              LastModifiedDate {
                value
              }
              Account__c {
                value
              }
              Account__r {
                Name {
                  value
                }
                RenkeiSegment__c @optional {
                  value
                  label
                }
                OwnerId {
                  value
                }
                Owner @optional {
                  Name {
                    value
                  }
                }
              }
              Reason__c {
                value
              }
              Reasons__c {
                value
              }
              LastConversationOn__c {
                value
              }
              ExpectedDays__c {
                value
              }
              SilentDays__c {
                value
              }
              AssetWindowOn__c {
                value
              }
              LastOrderOn__c {
                value
              }
              OrderGapDays__c {
                value
              }
              UsualOrderDays__c {
                value
              }
              CompetitorOn__c {
                value
              }
              ValueAtRisk__c {
                value
              }
              WarnedOn__c {
                value
              }
              State__c {
                value
              }
              DismissReason__c {
                value
              }
              PlannedOn__c {
                value
              }
              Verdict__c {
                value
              }
              VerdictOn__c {
                value
              }
              VerdictReason__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** How many warnings there are of each verdict and state, and what is at risk in those that are pending. */
export const warningTotalsQuery = gql`
  query RenkeiInsightWarningTotals {
    uiapi {
      aggregate {
        verdicts: RenkeiLossWarning__c(
          groupBy: { Verdict__c: { group: true }, VerdictReason__c: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                Verdict__c {
                  value
                }
                VerdictReason__c {
                  value
                }
                Id {
                  count {
                    value
                  }
                }
              }
            }
          }
        }
        pending: RenkeiLossWarning__c(
          where: { Verdict__c: { eq: "Pending" } }
          groupBy: { State__c: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                State__c {
                  value
                }
                Id {
                  count {
                    value
                  }
                }
                ValueAtRisk__c {
                  sum {
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

/** The call plans of the accounts of a page, as far as the reader sees them. */
export const plansQuery = gql`
  query RenkeiInsightPlans($accounts: [ID]) {
    uiapi {
      query {
        RenkeiCallPlan__c(where: { Account__c: { in: $accounts } }, first: 200) {
          edges {
            node {
              Id
              Account__c {
                value
              }
              CallBy__c {
                value
              }
              DoNotCall__c {
                value
              }
              PausedUntil__c {
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
            }
          }
        }
      }
    }
  }
`;
