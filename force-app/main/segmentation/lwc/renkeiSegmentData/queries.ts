import { gql } from 'lightning/graphql';

/** The active policy with its roles, and the one setting: what every page of this capability needs. */
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
          first: 1
        ) {
          edges {
            node {
              Id
              Name {
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
              Estimators__c {
                value
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

/** Sums over all accounts of the filter: by segment, by reason of being unscored, by focus, and all together. */
export const mapQuery = gql`
  query RenkeiSegmentMap($where: Account_Filter, $whereUnscored: Account_Filter) {
    uiapi {
      aggregate {
        segments: Account(where: $where, groupBy: { RenkeiSegment__c: { group: true } }, first: 50) {
          edges {
            node {
              aggregate {
                RenkeiSegment__c {
                  value
                }
                Id {
                  count {
                    value
                  }
                }
                OwnerId {
                  countDistinct {
                    value
                  }
                }
                RenkeiPotential__c {
                  sum {
                    value
                  }
                }
                RenkeiWonAmountTrailing__c {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
        reasons: Account(where: $whereUnscored, groupBy: { RenkeiUnscoredReason__c: { group: true } }, first: 50) {
          edges {
            node {
              aggregate {
                RenkeiUnscoredReason__c {
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
        focuses: Account(where: $where, groupBy: { RenkeiFocus__c: { group: true } }, first: 50) {
          edges {
            node {
              aggregate {
                RenkeiFocus__c {
                  value
                }
                Id {
                  count {
                    value
                  }
                }
                RenkeiPotential__c {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
        everyone: Account(where: $where, first: 1) {
          edges {
            node {
              aggregate {
                Id {
                  count {
                    value
                  }
                }
                OwnerId {
                  countDistinct {
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

/** What occurs among the accounts, so that a filter offers nothing that finds nothing. */
export const filterOptionsQuery = gql`
  query RenkeiSegmentFilterOptions {
    uiapi {
      aggregate {
        owners: Account(groupBy: { OwnerId: { group: true } }, first: 200) {
          edges {
            node {
              aggregate {
                OwnerId {
                  value
                }
              }
            }
          }
        }
        industries: Account(groupBy: { Industry: { group: true } }, first: 200) {
          edges {
            node {
              aggregate {
                Industry {
                  value
                  label
                }
              }
            }
          }
        }
        sizeBands: Account(groupBy: { RenkeiSizeBand__c: { group: true } }, first: 50) {
          edges {
            node {
              aggregate {
                RenkeiSizeBand__c {
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

export const ownerNamesQuery = gql`
  query RenkeiSegmentOwners($ids: [ID]) {
    uiapi {
      query {
        User(where: { Id: { in: $ids } }, orderBy: { Name: { order: ASC } }, first: 200) {
          edges {
            node {
              Id
              Name {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** One page of accounts, or the one account of a card: the largest potential first; the name decides between equals, so that pages do not overlap. */
export const accountsQuery = gql`
  query RenkeiSegmentAccounts($where: Account_Filter, $first: Int, $after: String) {
    uiapi {
      query {
        Account(
          where: $where
          orderBy: { RenkeiPotential__c: { order: DESC, nulls: LAST }, Name: { order: ASC } }
          first: $first
          after: $after
        ) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Name {
                value
              }
              NumberOfEmployees @optional {
                value
              }
              Industry @optional {
                value
                label
              }
              Owner @optional {
                Name {
                  value
                }
              }
              RenkeiSegment__c @optional {
                value
              }
              RenkeiPreviousSegment__c @optional {
                value
              }
              RenkeiSegmentChangedOn__c @optional {
                value
              }
              RenkeiUnscoredReason__c @optional {
                value
              }
              RenkeiPotential__c @optional {
                value
              }
              RenkeiPotentialEstimate__c @optional {
                value
              }
              RenkeiPotentialSource__c @optional {
                value
              }
              RenkeiPotentialBand__c @optional {
                value
              }
              RenkeiWonAmountTrailing__c @optional {
                value
              }
              RenkeiWalletShare__c @optional {
                value
              }
              RenkeiRecencyScore__c @optional {
                value
              }
              RenkeiBreadthScore__c @optional {
                value
              }
              RenkeiWalletScore__c @optional {
                value
              }
              RenkeiRelationshipScore__c @optional {
                value
              }
              RenkeiRelationshipBand__c @optional {
                value
              }
              RenkeiLastConversation__c @optional {
                value
              }
              RenkeiContactBreadth__c @optional {
                value
              }
              RenkeiFocus__c @optional {
                value
              }
              RenkeiLifecycle__c @optional {
                value
              }
              RenkeiSizeBand__c @optional {
                value
              }
              RenkeiScoredAsOf__c @optional {
                value
              }
              RenkeiPotentialOverride__c @optional {
                value
              }
              RenkeiPotentialOverrideReason__c @optional {
                value
              }
              RenkeiPotentialOverrideExpires__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
