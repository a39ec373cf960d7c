import { gql } from 'lightning/graphql';
import { caseFields, touchFields, visitFields } from './caseFields.ts';
import { itemFields } from './recordFields.ts';

/** What is told of a few cases and of the accounts beside them: that of now, and the next ones, so that they are there when they are needed. */
export const detailQuery = gql`
  query RenkeiMeetingDetail($cases: [ID], $accounts: [ID], $visits: [ID]) {
    uiapi {
      query {
        RenkeiEscalation__c(where: { Id: { in: $cases } }, first: 20) @optional {
          edges {
            node {
              ${caseFields}
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
                    ${visitFields}
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
              ${touchFields}
            }
          }
        }
        RenkeiVisit__c(where: { Id: { in: $visits } }, first: 20) @optional {
          edges {
            node {
              ${visitFields}
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
              ${itemFields}
            }
          }
        }
      }
    }
  }
`;
