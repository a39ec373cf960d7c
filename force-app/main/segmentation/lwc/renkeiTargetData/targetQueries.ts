import { gql } from 'lightning/graphql';

/** Targets of a month, what the policies ask of each role, and who is on a team. */
export const targetsQuery = gql`
  query RenkeiTargets($month: Date) {
    uiapi {
      query {
        RenkeiSegmentTarget__c(where: { Month__c: { eq: { value: $month } } }, first: 2000, upperBound: 2000) {
          edges {
            node {
              Id
              Month__c {
                value
              }
              Segment__c {
                value
              }
              Kind__c {
                value
              }
              Target__c {
                value
              }
              Person__c {
                value
              }
              Person__r {
                Name {
                  value
                }
              }
            }
          }
        }
        RenkeiTeamMember__c(
          where: { and: [{ Role__c: { in: ["Caller", "FieldRep"] } }, { User__r: { IsActive: { eq: true } } }] }
          first: 2000
          upperBound: 2000
        ) {
          edges {
            node {
              Id
              Role__c {
                value
              }
              Capacity__c {
                value
              }
              User__c {
                value
              }
              User__r {
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

/** What was won in a month, by segment and opportunity owner. */
export const wonQuery = gql`
  query RenkeiTargetsWon(
    $key: Opportunity_Filter
    $expand: Opportunity_Filter
    $maintain: Opportunity_Filter
    $general: Opportunity_Filter
  ) {
    uiapi {
      aggregate {
        Key: Opportunity(where: $key, groupBy: { OwnerId: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                OwnerId {
                  value
                }
                Amount {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
        Expand: Opportunity(where: $expand, groupBy: { OwnerId: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                OwnerId {
                  value
                }
                Amount {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
        Maintain: Opportunity(where: $maintain, groupBy: { OwnerId: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                OwnerId {
                  value
                }
                Amount {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
        General: Opportunity(where: $general, groupBy: { OwnerId: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                OwnerId {
                  value
                }
                Amount {
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

/** Cases handed over and conversations of a month, by segment and person. */
export const activityQuery = gql`
  query RenkeiTargetsActivity(
    $casesKey: RenkeiEscalation__c_Filter
    $casesExpand: RenkeiEscalation__c_Filter
    $casesMaintain: RenkeiEscalation__c_Filter
    $casesGeneral: RenkeiEscalation__c_Filter
    $talksKey: RenkeiTouch__c_Filter
    $talksExpand: RenkeiTouch__c_Filter
    $talksMaintain: RenkeiTouch__c_Filter
    $talksGeneral: RenkeiTouch__c_Filter
  ) {
    uiapi {
      aggregate {
        casesKey: RenkeiEscalation__c(where: $casesKey, groupBy: { Caller__c: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                Caller__c {
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
        casesExpand: RenkeiEscalation__c(where: $casesExpand, groupBy: { Caller__c: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                Caller__c {
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
        casesMaintain: RenkeiEscalation__c(
          where: $casesMaintain
          groupBy: { Caller__c: { group: true } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                Caller__c {
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
        casesGeneral: RenkeiEscalation__c(where: $casesGeneral, groupBy: { Caller__c: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                Caller__c {
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
        talksKey: RenkeiTouch__c(where: $talksKey, groupBy: { OwnerId: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                OwnerId {
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
        talksExpand: RenkeiTouch__c(where: $talksExpand, groupBy: { OwnerId: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                OwnerId {
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
        talksMaintain: RenkeiTouch__c(where: $talksMaintain, groupBy: { OwnerId: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                OwnerId {
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
        talksGeneral: RenkeiTouch__c(where: $talksGeneral, groupBy: { OwnerId: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                OwnerId {
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
      }
    }
  }
`;

/** Accounts by owner: all that an owner has, and those in segments that the field leads. */
export const coverageQuery = gql`
  query RenkeiCoverage($fieldLed: Account_Filter) {
    uiapi {
      aggregate {
        all: Account(groupBy: { OwnerId: { group: true } }, first: 2000) {
          pageInfo {
            hasNextPage
          }
          edges {
            node {
              aggregate {
                OwnerId {
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
        fieldLed: Account(where: $fieldLed, groupBy: { OwnerId: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                OwnerId {
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
      }
    }
  }
`;

/** Names of the people that the coverage is about. */
export const peopleQuery = gql`
  query RenkeiTargetPeople($ids: [ID]) {
    uiapi {
      query {
        User(where: { Id: { in: $ids } }, first: 2000, upperBound: 2000) {
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
