/** What the queries of a meeting read of its own records: the same wherever they are read. */

/** A meeting without its minutes. */
export const meetingFields = `
  Id
  LastModifiedDate @optional {
    value
  }
  Name @optional {
    value
  }
  Team__c @optional {
    value
  }
  HeldOn__c @optional {
    value
  }
  Cadence__c @optional {
    value
  }
  Status__c @optional {
    value
  }
  Facilitator__c @optional {
    value
  }
  Facilitator__r @optional {
    Name @optional {
      value
    }
  }
  StartedAt__c @optional {
    value
  }
  ClosedAt__c @optional {
    value
  }
  Since__c @optional {
    value
  }
  CurrentItem__c @optional {
    value
  }
  PlannedMinutes__c @optional {
    value
  }
  Items__c @optional {
    value
  }
  Decided__c @optional {
    value
  }
  Parked__c @optional {
    value
  }
`;

/** An item of the agenda, with its case, visit, talk or action. */
export const itemFields = `
  Id
  CreatedDate @optional {
    value
  }
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
`;

/** A note on an item. */
export const noteFields = `
  Id
  LastModifiedDate @optional {
    value
  }
  Item__c {
    value
  }
  SaveKey__c @optional {
    value
  }
  Text__c @optional {
    value
  }
  Author__c @optional {
    value
  }
  Author__r @optional {
    Name @optional {
      value
    }
  }
  WrittenAt__c @optional {
    value
  }
`;

/** An action that was agreed on. */
export const actionFields = `
  Id
  LastModifiedDate @optional {
    value
  }
  Subject__c @optional {
    value
  }
  AssignedTo__c @optional {
    value
  }
  AssignedTo__r @optional {
    Name @optional {
      value
    }
    IsActive @optional {
      value
    }
  }
  DueOn__c @optional {
    value
  }
  Status__c @optional {
    value
  }
  DoneAt__c @optional {
    value
  }
  AgreedTo__r @optional {
    Name @optional {
      value
    }
    IsActive @optional {
      value
    }
  }
  AgreedDueOn__c @optional {
    value
  }
  Meeting__c @optional {
    value
  }
  AgendaItem__c @optional {
    value
  }
  Escalation__c @optional {
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
  SaveKey__c @optional {
    value
  }
`;
