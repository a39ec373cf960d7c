import { gql } from 'lightning/graphql';

/** One version with everything that belongs to it; the key of its file is for managers. */
export const policyVersionQuery = gql`
  query RenkeiPolicyVersion($id: ID) {
    uiapi {
      query {
        RenkeiSegmentPolicy__c(where: { Id: { eq: $id } }, first: 1) {
          edges {
            node {
              Id
              Name {
                value
              }
              Description__c {
                value
              }
              SourceKey__c @optional {
                value
              }
              IsActive__c {
                value
              }
              EffectiveFrom__c {
                value
              }
              EffectiveTo__c {
                value
              }
              CutOffMode__c {
                value
              }
              FieldCapacity__c {
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
              RecencyStepDays__c {
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
              DefaultPerEmployee__c {
                value
              }
              DefaultRevenuePercent__c {
                value
              }
              AmountPerUnit__c {
                value
              }
              ActivationReason__c {
                value
              }
              ActivatedOn__c {
                value
              }
              AcknowledgedByFieldOn__c {
                value
              }
              AcknowledgedByInsideSalesOn__c {
                value
              }
              LastModifiedDate {
                value
              }
              LastModifiedBy {
                Name {
                  value
                }
              }
              ActivatedBy__r {
                Id
                Name {
                  value
                }
              }
              AcknowledgedByField__r {
                Id
                Name {
                  value
                }
              }
              AcknowledgedByInsideSales__r {
                Id
                Name {
                  value
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
              ChannelRoles__r(first: 200) {
                edges {
                  node {
                    Id
                    Segment__c {
                      value
                    }
                    ProcessStep__c {
                      value
                    }
                    Channel__c {
                      value
                    }
                    HoursPerContact__c {
                      value
                    }
                    CostPerContact__c {
                      value
                    }
                  }
                }
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
            }
          }
        }
      }
    }
  }
`;
