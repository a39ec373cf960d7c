import type { Session } from '../../scripts/local-org/org.ts';
import type { Row } from '../../scripts/local-org/store/store.ts';
import type { ZipFiles } from './packageZip.ts';
import { ScoringOrg, type Values } from './scoringOrg.ts';

export const CASE = 'RenkeiEscalation__c';
/** What the flows of cases take; those of other objects would write behind the backs of these tests. */
const PARTS = [
  '*/objects',
  'core/customPermissions',
  'core/groups/*',
  'core/permissionsets/RenkeiMigration.*',
  'escalation/labels/*',
  '*/queues/*',
  '*/notificationtypes/*',
  'escalation/flows/RenkeiEscalation_*',
  'escalation/flows/RenkeiOpportunity_*',
];
/** A permission set of the test's own: what else managers may do does not matter here. */
const REASSIGN = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <customPermissions>
        <enabled>true</enabled>
        <name>RenkeiReassign</name>
    </customPermissions>
    <description>Gives cases to others.</description>
    <hasActivationRequired>false</hasActivationRequired>
    <label>Reassign</label>
</PermissionSet>
`;
const addReassign = (files: ZipFiles): void => {
  files['permissionsets/Reassign.permissionset'] = REASSIGN;
  files['package.xml'] = files['package.xml']!.replace(
    /<members>RenkeiMigration<\/members>/,
    '<members>Reassign</members>$&',
  );
};

/** The people of these tests. */
const PEOPLE = {
  A: { team: 'East', role: 'FieldRep' },
  B: { team: 'East', role: 'FieldRep' },
  /** Rep of a team that has no field manager. */
  C: { team: 'West', role: 'FieldRep' },
  M: { team: 'East', role: 'FieldManager' },
  K: { team: 'East', role: 'Caller' },
  I: { team: 'East', role: 'InsideSalesManager' },
  /** Away until the end of the year. */
  P: { team: 'East', role: 'FieldRep', PausedUntil__c: '2026-12-31' },
  /** Somebody who has left. */
  G: { team: 'East', role: 'FieldRep', hasLeft: true },
  /** Somebody who is on no team. */
  X: null,
} satisfies Record<string, (Values & { team: string; role: string }) | null>;
export type Person = keyof typeof PEOPLE;

/** An org with the flows of cases and a team of people. */
export class CaseOrg {
  readonly scoring: ScoringOrg;
  readonly queue: string;
  readonly ids = {} as Record<Person, string>;
  readonly setting: string;

  /** @param setting fields of the settings record; Japan without them */
  static async open(clock: Date, setting: Values = {}, change?: (files: ZipFiles) => void): Promise<CaseOrg> {
    const scoring = await ScoringOrg.open(clock, change, PARTS, addReassign);
    return new CaseOrg(scoring, setting);
  }

  private constructor(scoring: ScoringOrg, setting: Values) {
    this.scoring = scoring;
    const { store } = scoring.org;
    this.queue = String(store.find('Group', 'DeveloperName', ['RenkeiCases'])[0]!['Id']);
    this.setting = scoring.insert('RenkeiSetting__c', {
      Name: 'Renkei',
      SourceKey__c: 'Default',
      TimeZone__c: 'Asia/Tokyo',
      UtcOffsetMinutes__c: 540,
      ...setting,
    });
    for (const [name, member] of Object.entries(PEOPLE) as [Person, Values | null][]) {
      const id = scoring.person(name);
      this.ids[name] = id;
      if (!member) continue;
      const { team, role, hasLeft, ...more } = member;
      scoring.insert('RenkeiTeamMember__c', { User__c: id, Team__c: team, Role__c: role, ...more });
      if (hasLeft) scoring.update('User', { Id: id, IsActive: false });
    }
    const permissionSet = store.find('PermissionSet', 'Name', ['Reassign'])[0]!['Id'];
    scoring.insert('PermissionSetAssignment', { AssigneeId: this.ids.M, PermissionSetId: permissionSet });
  }

  as(person: Person): Session {
    return this.scoring.org.session(this.ids[person]);
  }

  account(owner: Person | null = 'A', values: Values = {}): string {
    const OwnerId = owner ? this.ids[owner] : this.scoring.user.userId;
    // Who has left still owns accounts of before.
    const hasLeft = owner === 'G';
    if (hasLeft) this.scoring.update('User', { Id: OwnerId, IsActive: true });
    const id = this.scoring.insert('Account', { Name: 'Aoba Foods', OwnerId, ...values }, this.scoring.migrant);
    if (hasLeft) this.scoring.update('User', { Id: OwnerId, IsActive: false });
    return id;
  }

  /** A case as a migration brings it: just so, without any flow. */
  stored(values: Values): string {
    return this.scoring.insert(CASE, { Account__c: this.account(null), ...values }, this.scoring.migrant);
  }

  case(id: string): Row {
    return this.scoring.stored(CASE, id);
  }

  /** Changes a case; what refuses it as code of the label and field, or nothing. */
  change(id: string, values: Values, by: Person): string | null {
    const [result] = this.scoring.attempt('update', CASE, [{ Id: id, ...values }], this.as(by));
    const [problem] = result!.errors;
    if (!problem) return null;
    return `${this.codeOf(problem.message)} ${problem.fields.join()}`.trim();
  }

  /** The last part of the name of the label that begins a message. */
  codeOf(message: string): string {
    const labels = this.scoring.org.labels('en_US');
    const codes = `IllegalMove AlreadyAccepted NotYours OwnerChange ReasonMissing DateMissing DatePassed RerouteMissing
      RerouteNotWorking RerouteSame CustomerNotTold ToldByPassed NoQueue Unchecked NotInField NotVisited NotYoursToEnd CallerNotYou
      CallerFixed OriginFixed WordsOfOthers`.split(/\s+/);
    return codes.find((code) => message.startsWith(labels.label(`RenkeiEscalation_Refuse${code}`))) ?? message;
  }

  nameOf(owner: unknown): Person | 'queue' | 'other' {
    if (owner === this.queue) return 'queue';
    return (Object.keys(this.ids) as Person[]).find((name) => this.ids[name] === owner) ?? 'other';
  }

  close(): void {
    this.scoring.close();
  }
}
