import { gql } from 'lightning/graphql';

/** The active policies with their roles and estimators, the latest first, and the one setting: what every page of this capability needs. */
export const policyQuery = gql`
  query RenkeiActivePolicy {
    uiapi {
      query {
        RenkeiSetting__c(where: { SourceKey__c: { eq: "Default" } }, first: 1) {
          edges {
            node {
              Id
              CorporateCurrency__c @optional {
                value
              }
              LastRunAsOf__c @optional {
                value
              }
              LastRunFinishedAt__c @optional {
                value
              }
            }
          }
        }
        RenkeiSegmentPolicy__c(
          where: { IsActive__c: { eq: true } }
          orderBy: { EffectiveFrom__c: { order: DESC, nulls: LAST } }
          first: 20
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
              EffectiveFrom__c {
                value
              }
              EffectiveTo__c {
                value
              }
              PotentialCutOff__c {
                value
              }
              PotentialMargin__c {
                value
              }
              RelationshipCutOff__c {
                value
              }
              RelationshipMargin__c {
                value
              }
              RecencyWeight__c {
                value
              }
              BreadthWeight__c {
                value
              }
              WalletWeight__c {
                value
              }
              RecencyFullDays__c {
                value
              }
              RecencyZeroDays__c {
                value
              }
              BreadthFull__c {
                value
              }
              ConversationWindowDays__c {
                value
              }
              DormantAfterDays__c {
                value
              }
              NewWithinDays__c {
                value
              }
              ReviveFloor__c {
                value
              }
              RecencyStepDays__c {
                value
              }
              DefaultPerEmployee__c {
                value
              }
              DefaultRevenuePercent__c {
                value
              }
              AmountPerUnit__c {
                value
              }
              Estimators__r(first: 200) {
                edges {
                  node {
                    Id
                    Industry__c {
                      value
                    }
                    AmountPerEmployee__c {
                      value
                    }
                    RevenuePercent__c {
                      value
                    }
                  }
                }
              }
              Roles__r(first: 10) {
                edges {
                  node {
                    Id
                    Segment__c {
                      value
                    }
                    LeadChannel__c {
                      value
                    }
                    SupportChannel__c {
                      value
                    }
                    LeadPurpose__c {
                      value
                    }
                    SupportPurpose__c {
                      value
                    }
                    CadenceDays__c {
                      value
                    }
                    ExpectationLevel__c {
                      value
                    }
                    AcceptWithinDays__c {
                      value
                    }
                    FirstVisitWithinDays__c {
                      value
                    }
                    CapacityPerPerson__c {
                      value
                    }
                    TargetKind__c {
                      value
                    }
                    TargetPerMonth__c {
                      value
                    }
                    SegmentLabel__c {
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
  }
`;
