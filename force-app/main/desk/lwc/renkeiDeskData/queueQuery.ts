import { gql } from 'lightning/graphql';

const planFields = gql`
  fragment RenkeiDeskPlan on RenkeiCallPlan__c {
    Id
    OwnerId {
      value
    }
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
      RenkeiLanguage__c @optional {
        value
      }
    }
    Caller__c {
      value
    }
    ClaimedAt__c {
      value
    }
    CallBy__c {
      value
    }
    CallAt__c {
      value
    }
    Reason__c {
      value
    }
    Priority__c {
      value
    }
    Segment__c {
      value
    }
    Focus__c {
      value
    }
    AssetWindowOn__c {
      value
    }
    Campaign__c {
      value
    }
    Attempts__c {
      value
    }
    LastTouchOn__c {
      value
    }
    LastOutcome__c {
      value
    }
    LastConversationOn__c {
      value
    }
    DoNotCall__c {
      value
    }
    LimitReachedOn__c {
      value
    }
    PausedUntil__c {
      value
    }
  }
`;

/** The rows to begin with, ordered and narrowed by the server. Everything else is asked afterwards: it takes longer, and can wait. */
export const queueQuery = gql`
  query RenkeiDeskQueue($promised: RenkeiCallPlan__c_Filter, $pressing: RenkeiCallPlan__c_Filter, $first: Int) {
    uiapi {
      query {
        promised: RenkeiCallPlan__c(
          where: $promised
          orderBy: { CallAt__c: { order: ASC }, Id: { order: ASC } }
          first: $first
        ) {
          edges {
            node {
              ...RenkeiDeskPlan
            }
          }
        }
        pressing: RenkeiCallPlan__c(
          where: $pressing
          orderBy: {
            CallBy__c: { order: ASC, nulls: LAST }
            Priority__c: { order: DESC, nulls: LAST }
            Id: { order: ASC }
          }
          first: $first
        ) {
          edges {
            node {
              ...RenkeiDeskPlan
            }
          }
        }
      }
    }
  }
  ${planFields}
`;

/** Further rows: of a section, or of what nobody has. */
export const morePlansQuery = gql`
  query RenkeiDeskMorePlans($plans: RenkeiCallPlan__c_Filter, $first: Int) {
    uiapi {
      query {
        plans: RenkeiCallPlan__c(
          where: $plans
          orderBy: {
            CallBy__c: { order: ASC, nulls: LAST }
            Priority__c: { order: DESC, nulls: LAST }
            Id: { order: ASC }
          }
          first: $first
        ) {
          totalCount
          edges {
            node {
              ...RenkeiDeskPlan
            }
          }
        }
      }
    }
  }
  ${planFields}
`;

/** How many rows each section has, and the first ones of those that the caller comes to later. */
export const restQuery = gql`
  query RenkeiDeskRest(
    $promised: RenkeiCallPlan__c_Filter
    $overdue: RenkeiCallPlan__c_Filter
    $due: RenkeiCallPlan__c_Filter
    $later: RenkeiCallPlan__c_Filter
    $first: Int
  ) {
    uiapi {
      query {
        promised: RenkeiCallPlan__c(where: $promised, first: 1) {
          totalCount
        }
        overdue: RenkeiCallPlan__c(where: $overdue, first: 1) {
          totalCount
        }
        due: RenkeiCallPlan__c(
          where: $due
          orderBy: {
            CallBy__c: { order: ASC, nulls: LAST }
            Priority__c: { order: DESC, nulls: LAST }
            Id: { order: ASC }
          }
          first: $first
        ) {
          totalCount
          edges {
            node {
              ...RenkeiDeskPlan
            }
          }
        }
        later: RenkeiCallPlan__c(
          where: $later
          orderBy: {
            CallBy__c: { order: ASC, nulls: LAST }
            Priority__c: { order: DESC, nulls: LAST }
            Id: { order: ASC }
          }
          first: $first
        ) {
          totalCount
          edges {
            node {
              ...RenkeiDeskPlan
            }
          }
        }
      }
    }
  }
  ${planFields}
`;
