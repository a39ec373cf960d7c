/** What the queries of a meeting read of cases, visits and talks: the same wherever they are read. */

/** A case as the agenda tells it. */
export const caseFields = `
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
`;

/** A visit and what it brought back. */
export const visitFields = `
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
`;

/** A talk and what was heard in it. */
export const touchFields = `
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
  Owner @optional {
    ... on User {
      Name {
        value
      }
    }
  }
`;
