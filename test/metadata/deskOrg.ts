import type { Session } from '../../scripts/local-org/org.ts';
import type { Row } from '../../scripts/local-org/store/store.ts';
import type { ZipFiles } from './packageZip.ts';
import { ScoringOrg, type Values } from './scoringOrg.ts';

export const PLAN = 'RenkeiCallPlan__c';
export const TOUCH = 'RenkeiTouch__c';
/** What the desk's flows take; those that score accounts or guard cases have tests of their own. */
const PARTS = [
  '*/objects',
  'core/customPermissions',
  'core/groups/*',
  'core/permissionsets/RenkeiMigration.*',
  '*/labels/*',
  '*/queues/*',
  'desk/flows/*',
];
const REASSIGN = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <customPermissions>
        <enabled>true</enabled>
        <name>RenkeiReassign</name>
    </customPermissions>
    <description>Hands plans over to others.</description>
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
/** Two callers, a manager who may reassign, a rep, and somebody who has left. */
const NAMES = ['Morishita', 'Takahashi', 'Saeki', 'Ishida', 'Former'] as const;
export type Person = (typeof NAMES)[number];
const ROLES: Partial<Record<Person, string>> = {
  Morishita: 'Caller',
  Takahashi: 'Caller',
  Saeki: 'InsideSalesManager',
  Ishida: 'FieldRep',
};

/** An org with the flows of the desk and a few people; the settings say Japan. */
export class DeskOrg {
  readonly scoring: ScoringOrg;
  readonly pool: string;
  readonly setting: string;
  readonly ids = {} as Record<Person, string>;
  readonly #policies = new Map<string, string>();

  /** @param change of the files of the deploy, by their paths in the zip */
  static async open(clock: Date, change?: (files: ZipFiles) => void): Promise<DeskOrg> {
    const scoring = await ScoringOrg.open(clock, change, PARTS, addReassign);
    return new DeskOrg(scoring);
  }

  private constructor(scoring: ScoringOrg) {
    this.scoring = scoring;
    const { store } = scoring.org;
    this.pool = String(store.find('Group', 'DeveloperName', ['RenkeiCallPool'])[0]!['Id']);
    this.setting = scoring.insert('RenkeiSetting__c', {
      Name: 'Renkei',
      SourceKey__c: 'Default',
      TimeZone__c: 'Asia/Tokyo',
      UtcOffsetMinutes__c: 540,
    });
    for (const name of NAMES) this.ids[name] = scoring.person(name);
    for (const [name, Role__c] of Object.entries(ROLES))
      scoring.insert('RenkeiTeamMember__c', { User__c: this.ids[name as Person], Team__c: 'East', Role__c });
    const permissionSet = store.find('PermissionSet', 'Name', ['Reassign'])[0]!['Id'];
    scoring.insert('PermissionSetAssignment', { AssigneeId: this.ids.Saeki, PermissionSetId: permissionSet });
  }

  as(person: Person): Session {
    return this.scoring.org.session(this.ids[person]);
  }

  /** An account as the segmentation leaves it, in a segment whose role has a cadence. */
  account(segment: string | null = 'General', cadenceDays: number | null = 90, values: Values = {}): string {
    return this.scoring.insert(
      'Account',
      {
        Name: 'Aoba Foods',
        RenkeiSegment__c: segment,
        RenkeiScoredPolicy__c: segment && this.#policy(segment, cadenceDays),
        ...values,
      },
      this.scoring.migrant,
    );
  }

  /** A plan as a migration brings it: just so, without any flow. */
  storedPlan(account: string, values: Values = {}): string {
    const fields = { Account__c: account, AccountKey__c: account, OwnerId: this.pool, ...values };
    return this.scoring.insert(PLAN, fields, this.scoring.migrant);
  }

  plan(id: string): Row {
    return this.scoring.stored(PLAN, id);
  }

  /** Changes a plan; what refuses it as the code of the label, or nothing. */
  change(id: string, values: Values, by: Person): string | null {
    const [result] = this.scoring.attempt('update', PLAN, [{ Id: id, ...values }], this.as(by));
    return this.refusalOf(result!.errors);
  }

  /** Logs a touch; what refuses it as the code of the label, or nothing. */
  log(values: Values, by: Person = 'Morishita'): string | null {
    const [result] = this.scoring.attempt('insert', TOUCH, [{ ...TALK, ...this.now(), ...values }], this.as(by));
    return this.refusalOf(result!.errors);
  }

  now(): { OccurredAt__c: string } {
    return { OccurredAt__c: this.scoring.org.clock.now().toISOString() };
  }

  /** Whose a plan is and who is at work, by name. */
  hold(id: string): { owner: Person | 'pool' | 'other'; caller: Person | null; atWork: boolean } {
    const { OwnerId, Caller__c, ClaimedAt__c } = this.plan(id);
    const caller = Caller__c === null ? null : (this.nameOf(Caller__c) as Person);
    return { owner: this.nameOf(OwnerId), caller, atWork: ClaimedAt__c !== null };
  }

  nameOf(id: unknown): Person | 'pool' | 'other' {
    return id === this.pool ? 'pool' : (NAMES.find((name) => this.ids[name] === id) ?? 'other');
  }

  refusalOf(errors: { message: string }[]): string | null {
    const [problem] = errors;
    if (!problem) return null;
    const labels = this.scoring.org.labels('en_US');
    const codes =
      `PlanAtWork PlanAnotherCallers PlanDoNotCall PlanNoCaller PlanLimitReached TouchDoNotCall TouchContactDoNotCall
      TouchLimitReached`.split(/\s+/);
    return codes.find((code) => problem.message === labels.label(`RenkeiDesk_${code}`)) ?? problem.message;
  }

  close(): void {
    this.scoring.close();
  }

  #policy(segment: string, cadenceDays: number | null): string {
    const key = `${segment} ${cadenceDays}`;
    let policy = this.#policies.get(key);
    if (!policy) {
      policy = this.scoring.insert('RenkeiSegmentPolicy__c', { Name: key }, this.scoring.migrant);
      this.#policies.set(key, policy);
      // What is not scored has no role.
      if (segment === 'Unscored') return policy;
      const role = {
        Policy__c: policy,
        Segment__c: segment,
        LeadChannel__c: 'InsideSales',
        CadenceDays__c: cadenceDays,
      };
      this.scoring.insert('RenkeiSegmentRole__c', role, this.scoring.migrant);
    }
    return policy;
  }
}

/** A call by a caller in which the customer talked. */
export const TALK = {
  Channel__c: 'InsideSales',
  Direction__c: 'Outbound',
  Origin__c: 'OutboundCall',
  Outcome__c: 'Talked',
  IsConversation__c: true,
};
/** A call by a caller in vain. */
export const ABSENT = { ...TALK, Outcome__c: 'Absent', IsConversation__c: false };
