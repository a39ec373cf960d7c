import { gql } from 'lightning/graphql';

/**
 * Cases as a list shows them, and one with all that is known: two operations of one document, so that both read the same fields.
 * Whoever asks names the operation.
 */
export const casesQuery = gql`
  query RenkeiEscalationCases(
    $where: RenkeiEscalation__c_Filter
    $orderBy: RenkeiEscalation__c_OrderBy
    $first: Int
    $after: String
  ) {
    uiapi {
      query {
        RenkeiEscalation__c(where: $where, orderBy: $orderBy, first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              ...RenkeiCaseRow
              Visits__r(
                where: { Status__c: { in: ["Tentative", "Confirmed"] } }
                orderBy: { StartsAt__c: { order: ASC } }
                first: 1
              ) {
                edges {
                  node {
                    ...RenkeiCaseVisit
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  query RenkeiEscalationCase($case: ID) {
    uiapi {
      query {
        RenkeiEscalation__c(where: { Id: { eq: $case } }, first: 1) {
          edges {
            node {
              ...RenkeiCaseRow
              Briefing__c {
                value
              }
              Budget__c {
                value
                label
              }
              Timing__c {
                value
              }
              DecisionMaker__c {
                value
              }
              ProcessStep__c {
                value
                label
              }
              SegmentAtEscalation__c {
                value
                label
              }
              Touch__c {
                value
              }
              HandedTo__c {
                value
              }
              RerouteTo__c {
                value
              }
              CustomerToldBy__c {
                value
              }
              Opportunity__c {
                value
              }
              Opportunity__r @optional {
                Name {
                  value
                }
                StageName @optional {
                  value
                  label
                }
              }
              Visits__r(orderBy: { StartsAt__c: { order: ASC } }, first: 50) {
                edges {
                  node {
                    ...RenkeiCaseVisit
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  fragment RenkeiCaseRow on RenkeiEscalation__c {
    Id
    LastModifiedDate {
      value
    }
    OwnerId {
      value
    }
    Status__c {
      value
      label
    }
    SignalKind__c {
      value
      label
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
    FirstVisitDueAt__c {
      value
    }
    ReturnReason__c {
      value
      label
    }
    ReturnNote__c {
      value
    }
    ReturnedUntil__c {
      value
    }
    ReturnedAt__c {
      value
    }
    NextStepOn__c {
      value
    }
    NextStep__c {
      value
    }
    VisitCount__c {
      value
    }
    AbandonedOn__c {
      value
    }
    Account__c {
      value
    }
    Account__r {
      Name {
        value
      }
      Phone @optional {
        value
      }
      BillingCity @optional {
        value
      }
      OwnerId {
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
      Phone @optional {
        value
      }
      MobilePhone @optional {
        value
      }
      Email @optional {
        value
      }
    }
    Contact__c {
      value
    }
    Contact__r {
      Name {
        value
      }
      Phone @optional {
        value
      }
      MobilePhone @optional {
        value
      }
      Title @optional {
        value
      }
    }
  }

  fragment RenkeiCaseVisit on RenkeiVisit__c {
    Id
    LastModifiedDate {
      value
    }
    Status__c {
      value
    }
    Rep__c {
      value
    }
    StartsAt__c {
      value
    }
    EndsAt__c {
      value
    }
    Number__c {
      value
    }
    Area__c {
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
  }
`;

/** Open opportunities of an account: one of them may be what the case is about. */
export const opportunitiesQuery = gql`
  query RenkeiEscalationOpportunities($account: ID) {
    uiapi {
      query {
        Opportunity(
          where: { and: [{ AccountId: { eq: $account } }, { IsClosed: { eq: false } }] }
          orderBy: { CloseDate: { order: ASC }, Id: { order: ASC } }
          first: 50
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
              StageName @optional {
                value
                label
              }
              Amount @optional {
                value
              }
              CloseDate @optional {
                value
              }
              Owner @optional {
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
