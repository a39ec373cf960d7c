import { gql } from 'lightning/graphql';

/** All versions, the latest first, drafts without a date at the end. */
export const policyVersionsQuery = gql`
  query RenkeiPolicyVersions {
    uiapi {
      query {
        RenkeiSegmentPolicy__c(
          orderBy: { EffectiveFrom__c: { order: DESC, nulls: LAST }, Name: { order: ASC } }
          first: 200
        ) {
          edges {
            node {
              Id
              Name {
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
              PotentialCutOff__c {
                value
              }
              RelationshipCutOff__c {
                value
              }
              ActivationReason__c {
                value
              }
              ActivatedOn__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** The last full run: only full runs leave a density grid. */
export const latestGridQuery = gql`
  query RenkeiLatestGrid {
    uiapi {
      query {
        RenkeiSegmentationRun__c(
          where: { and: [{ Mode__c: { eq: "Full" } }, { Status__c: { in: ["Completed", "CompletedWithErrors"] } }] }
          orderBy: { StartedAt__c: { order: DESC, nulls: LAST }, Name: { order: DESC } }
          first: 1
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
              AsOf__c {
                value
              }
              FinishedAt__c {
                value
              }
              Policy__c {
                value
              }
              DensityGrid__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** Who works in which role, and how much each can look after; people who have left are not counted. */
export const teamQuery = gql`
  query RenkeiPolicyTeam {
    uiapi {
      query {
        RenkeiTeamMember__c(where: { User__r: { IsActive: { eq: true } } }, first: 2000, upperBound: 2000) {
          edges {
            node {
              Id
              User__c {
                value
              }
              Role__c {
                value
              }
              Capacity__c {
                value
              }
              HoursPerMonth__c {
                value
              }
              PausedUntil__c {
                value
              }
              User__r {
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
  }
`;

/** Names of the owners whom a grid keeps apart. */
export const ownersQuery = gql`
  query RenkeiPolicyOwners($ids: [ID]) {
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
