import { gql } from 'lightning/graphql';

/** What is told of a few cases and of the accounts beside them: that of now, and the next ones, so that they are there when they are needed. */
export const detailQuery = gql`
  query RenkeiMeetingDetail($cases: [ID], $accounts: [ID], $visits: [ID]) {
    uiapi {
      query {
        RenkeiEscalation__c(where: { Id: { in: $cases } }, first: 20) @optional {
          edges {
            node {
              Id
              LastModifiedDate @optional {
                value
              }
              OwnerId @optional {
                value
              }
              Caller__c @optional {
                value
              }
              Caller__r @optional {
                Name @optional {
                  value
                }
              }
              Account__c @optional {
                value
              }
              Account__r @optional {
                Name @optional {
                  value
                }
                OwnerId @optional {
                  value
                }
              }
              Status__c @optional {
                value
                label
              }
              SignalKind__c @optional {
                value
                label
              }
              CustomerWords__c @optional {
                value
              }
              Touch__c @optional {
                value
              }
              EscalatedAt__c @optional {
                value
              }
              AcceptDueAt__c @optional {
                value
              }
              FirstVisitDueAt__c @optional {
                value
              }
              AcceptedAt__c @optional {
                value
              }
              VisitCount__c @optional {
                value
              }
              LastVisitOn__c @optional {
                value
              }
              LastResult__c @optional {
                value
                label
              }
              NextStepOn__c @optional {
                value
              }
              NextStep__c @optional {
                value
              }
              AbandonedOn__c @optional {
                value
              }
              ReturnedAt__c @optional {
                value
              }
              ReturnReason__c @optional {
                value
                label
              }
              ReturnNote__c @optional {
                value
              }
              ReturnedUntil__c @optional {
                value
              }
              Budget__c @optional {
                value
                label
              }
              Timing__c @optional {
                value
              }
              DecisionMaker__c @optional {
                value
              }
              Contact__r @optional {
                Name @optional {
                  value
                }
                Title @optional {
                  value
                }
                Phone @optional {
                  value
                }
              }
              Opportunity__r @optional {
                Name @optional {
                  value
                }
                Amount @optional {
                  value
                }
              }
              Steps__r(orderBy: { At__c: { order: DESC }, Id: { order: DESC } }, first: 4) @optional {
                edges {
                  node {
                    Id
                    At__c @optional {
                      value
                    }
                    From__c @optional {
                      value
                    }
                    To__c @optional {
                      value
                      label
                    }
                    By__c @optional {
                      value
                    }
                    By__r @optional {
                      Name @optional {
                        value
                      }
                    }
                    Reason__c @optional {
                      value
                      label
                    }
                    Note__c @optional {
                      value
                    }
                  }
                }
              }
              Visits__r(orderBy: { StartsAt__c: { order: DESC } }, first: 4) @optional {
                edges {
                  node {
                    Id
                    Status__c @optional {
                      value
                    }
                    Rep__c @optional {
                      value
                    }
                    Rep__r @optional {
                      Name @optional {
                        value
                      }
                    }
                    Account__c @optional {
                      value
                    }
                    Account__r @optional {
                      Name @optional {
                        value
                      }
                    }
                    Escalation__c @optional {
                      value
                    }
                    StartsAt__c @optional {
                      value
                    }
                    EndsAt__c @optional {
                      value
                    }
                    Number__c @optional {
                      value
                    }
                    Result__c @optional {
                      value
                      label
                    }
                    ResultNote__c @optional {
                      value
                    }
                    ResultAt__c @optional {
                      value
                    }
                    NextStepOn__c @optional {
                      value
                    }
                  }
                }
              }
            }
          }
        }
        RenkeiTouch__c(
          where: { and: [{ Account__c: { in: $accounts } }, { IsConversation__c: { eq: true } }] }
          orderBy: { OccurredAt__c: { order: DESC } }
          first: 40
        ) @optional {
          edges {
            node {
              Id
              OccurredAt__c @optional {
                value
              }
              Account__c @optional {
                value
              }
              Account__r @optional {
                Name @optional {
                  value
                }
                OwnerId @optional {
                  value
                }
              }
              Needs__c @optional {
                value
              }
              BuyingSignal__c @optional {
                value
              }
              SignalKind__c @optional {
                value
                label
              }
              Satisfaction__c @optional {
                value
              }
              Channel__c @optional {
                value
              }
              CreatedById @optional {
                value
              }
              CreatedBy @optional {
                Name @optional {
                  value
                }
              }
            }
          }
        }
        RenkeiVisit__c(where: { Id: { in: $visits } }, first: 20) @optional {
          edges {
            node {
              Id
              Status__c @optional {
                value
              }
              Rep__c @optional {
                value
              }
              Rep__r @optional {
                Name @optional {
                  value
                }
              }
              Account__c @optional {
                value
              }
              Account__r @optional {
                Name @optional {
                  value
                }
              }
              Escalation__c @optional {
                value
              }
              StartsAt__c @optional {
                value
              }
              EndsAt__c @optional {
                value
              }
              Number__c @optional {
                value
              }
              Result__c @optional {
                value
                label
              }
              ResultNote__c @optional {
                value
              }
              ResultAt__c @optional {
                value
              }
              NextStepOn__c @optional {
                value
              }
            }
          }
        }
        decided: RenkeiAgendaItem__c(
          where: { and: [{ Escalation__c: { in: $cases } }, { State__c: { eq: "Decided" } }] }
          orderBy: { DecidedAt__c: { order: DESC } }
          first: 40
        ) @optional {
          edges {
            node {
              Id
              LastModifiedDate @optional {
                value
              }
              Meeting__c {
                value
              }
              Section__c @optional {
                value
              }
              Question__c @optional {
                value
              }
              State__c @optional {
                value
              }
              Decision__c @optional {
                value
              }
              DecisionNote__c @optional {
                value
              }
              DecidedBy__c @optional {
                value
              }
              DecidedBy__r @optional {
                Name @optional {
                  value
                }
              }
              DecidedAt__c @optional {
                value
              }
              NextRep__c @optional {
                value
              }
              NextRep__r @optional {
                Name @optional {
                  value
                }
              }
              NextOn__c @optional {
                value
              }
              Position__c @optional {
                value
              }
              ItemKey__c @optional {
                value
              }
              Rep__c @optional {
                value
              }
              Rep__r @optional {
                Name @optional {
                  value
                }
                IsActive @optional {
                  value
                }
              }
              Escalation__c @optional {
                value
              }
              Escalation__r @optional {
                Status__c @optional {
                  value
                  label
                }
                OwnerId @optional {
                  value
                }
                Account__c @optional {
                  value
                }
                Account__r @optional {
                  Name @optional {
                    value
                  }
                }
              }
              Visit__c @optional {
                value
              }
              Visit__r @optional {
                Account__c @optional {
                  value
                }
                Account__r @optional {
                  Name @optional {
                    value
                  }
                }
              }
              Touch__c @optional {
                value
              }
              Touch__r @optional {
                Account__c @optional {
                  value
                }
                Account__r @optional {
                  Name @optional {
                    value
                  }
                }
              }
              Account__c @optional {
                value
              }
              Account__r @optional {
                Name @optional {
                  value
                }
              }
              Action__c @optional {
                value
              }
              Action__r @optional {
                Subject__c @optional {
                  value
                }
                DueOn__c @optional {
                  value
                }
                Status__c @optional {
                  value
                }
                Account__c @optional {
                  value
                }
                Account__r @optional {
                  Name @optional {
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
