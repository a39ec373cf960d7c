import { gql } from 'lightning/graphql';

/** All that a caller should know of a few accounts: that of now, and the next one, so that it is there when it is needed. */
export const briefingQuery = gql`
  query RenkeiDeskBriefing($accounts: [ID]) {
    uiapi {
      query {
        Account(where: { Id: { in: $accounts } }, first: 5) {
          edges {
            node {
              Id
              Name {
                value
              }
              Phone @optional {
                value
              }
              BillingCity @optional {
                value
              }
              Industry @optional {
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
              RenkeiSegment__c @optional {
                value
              }
              RenkeiFocus__c @optional {
                value
              }
              RenkeiLifecycle__c @optional {
                value
              }
              RenkeiProcessStep__c @optional {
                value
              }
              RenkeiLanguage__c @optional {
                value
              }
              RenkeiPotential__c @optional {
                value
              }
              RenkeiWonAmountTrailing__c @optional {
                value
              }
              RenkeiLastConversation__c @optional {
                value
              }
              RenkeiFieldCovers__c @optional {
                value
              }
              Contacts(orderBy: { Department: { order: ASC, nulls: LAST }, Name: { order: ASC } }, first: 60)
                @optional {
                edges {
                  node {
                    Id
                    Name {
                      value
                    }
                    Title @optional {
                      value
                    }
                    Department @optional {
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
                    DoNotCall @optional {
                      value
                    }
                  }
                }
              }
              RenkeiTouches__r(orderBy: { OccurredAt__c: { order: DESC } }, first: 60) @optional {
                edges {
                  node {
                    Id
                    OccurredAt__c {
                      value
                    }
                    Outcome__c @optional {
                      value
                    }
                    Channel__c @optional {
                      value
                    }
                    Direction__c @optional {
                      value
                    }
                    Origin__c @optional {
                      value
                    }
                    IsConversation__c @optional {
                      value
                    }
                    Contact__c @optional {
                      value
                    }
                    Contact__r @optional {
                      Name {
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
                    }
                    Satisfaction__c @optional {
                      value
                    }
                    Minutes__c @optional {
                      value
                    }
                    ProcessStep__c @optional {
                      value
                    }
                    DecisionMaker__c @optional {
                      value
                    }
                    Owner @optional {
                      ... on User {
                        Name {
                          value
                        }
                      }
                    }
                  }
                }
              }
              Assets(orderBy: { UsageEndDate: { order: ASC, nulls: LAST } }, first: 40) @optional {
                edges {
                  node {
                    Id
                    Name {
                      value
                    }
                    IsCompetitorProduct @optional {
                      value
                    }
                    RenkeiMaker__c @optional {
                      value
                    }
                    RenkeiModelYear__c @optional {
                      value
                    }
                    UsageEndDate @optional {
                      value
                    }
                    Status @optional {
                      value
                      label
                    }
                  }
                }
              }
              Opportunities(where: { IsClosed: { eq: false } }, orderBy: { CloseDate: { order: ASC } }, first: 20)
                @optional {
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
                    NextStep @optional {
                      value
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
                }
              }
              RenkeiEscalations__r(orderBy: { CreatedDate: { order: DESC } }, first: 10) @optional {
                edges {
                  node {
                    Id
                    Status__c {
                      value
                      label
                    }
                    CustomerWords__c @optional {
                      value
                    }
                    EscalatedAt__c @optional {
                      value
                    }
                    ReturnReason__c @optional {
                      value
                      label
                    }
                    LastResult__c @optional {
                      value
                      label
                    }
                    LastVisitOn__c @optional {
                      value
                    }
                    NextStep__c @optional {
                      value
                    }
                    NextStepOn__c @optional {
                      value
                    }
                    VisitCount__c @optional {
                      value
                    }
                    OwnerId {
                      value
                    }
                  }
                }
              }
              RenkeiChannelPreferences__r(first: 10) @optional {
                edges {
                  node {
                    Id
                    ProcessStep__c {
                      value
                    }
                    Channel__c {
                      value
                    }
                  }
                }
              }
            }
          }
        }
        RenkeiVisit__c(where: { Account__c: { in: $accounts } }, orderBy: { StartsAt__c: { order: DESC } }, first: 100)
          @optional {
          edges {
            node {
              Id
              Account__c {
                value
              }
              Status__c @optional {
                value
                label
              }
              Result__c @optional {
                value
                label
              }
              StartsAt__c @optional {
                value
              }
              ResultNote__c @optional {
                value
              }
              NextStepOn__c @optional {
                value
              }
              Purpose__c @optional {
                value
              }
              Rep__r @optional {
                Name {
                  value
                }
              }
            }
          }
        }
      }
      aggregate {
        reached: RenkeiTouch__c(
          where: { and: [{ Account__c: { in: $accounts } }, { Contact__c: { ne: null } }] }
          groupBy: { Contact__c: { group: true }, IsConversation__c: { group: true } }
          first: 240
        ) @optional {
          edges {
            node {
              aggregate {
                Contact__c {
                  value
                }
                IsConversation__c {
                  value
                }
                OccurredAt__c {
                  max {
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
