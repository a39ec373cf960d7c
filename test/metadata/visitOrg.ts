import { ScoringOrg, type Values } from './scoringOrg.ts';
import type { ZipFiles } from './packageZip.ts';
import type { SaveResult, Session } from '../../scripts/local-org/org.ts';
import type { Row } from '../../scripts/local-org/store/store.ts';

export const VISIT = 'RenkeiVisit__c';
export const SLOT = 'RenkeiVisitSlot__c';
export const CASE = 'RenkeiEscalation__c';

/** An instant of June 2026 in Tokyo. */
export const at = (day: number, time: string): string =>
  new Date(`2026-06-${String(day).padStart(2, '0')}T${time}:00+09:00`).toISOString();

/** Friday, 12 June 2026, nine o'clock in Tokyo. */
export const NOW = new Date(at(12, '09:00'));

/** An org with two representatives, a caller and an account to visit. */
export class VisitOrg {
  readonly scoring: ScoringOrg;
  readonly ishida: Session;
  readonly nakamura: Session;
  /** Books for others and may not reassign. */
  readonly caller: Session;
  readonly account: string;
  readonly contact: string;

  static async open(change?: (files: ZipFiles) => void): Promise<VisitOrg> {
    return new VisitOrg(await ScoringOrg.open(NOW, change));
  }

  private constructor(scoring: ScoringOrg) {
    this.scoring = scoring;
    this.ishida = this.person('ishida', 'FieldRep');
    this.nakamura = this.person('nakamura', 'FieldRep');
    this.caller = this.person('morishita', 'Caller');
    this.account = scoring.insert('Account', { Name: 'Aoba Foods', BillingCity: 'Kawasaki' });
    this.contact = scoring.insert('Contact', { LastName: 'Tanaka', AccountId: this.account });
  }

  /** A user on the team. */
  person(name: string, role: string): Session {
    const { scoring } = this;
    const id = scoring.person(name);
    scoring.insert('RenkeiTeamMember__c', { User__c: id, Team__c: 'East', Role__c: role });
    return scoring.org.session(id);
  }

  /** A visit of Ishida from ten to eleven, three days ahead, with other values. */
  visit(values: Values = {}): Values {
    return {
      ...{ Rep__c: this.ishida.userId, Account__c: this.account, Contact__c: this.contact, Area__c: 'Kawasaki' },
      ...{ StartsAt__c: at(15, '10:00'), EndsAt__c: at(15, '11:00'), Purpose__c: 'See the compressors', ...values },
    };
  }

  book(values: Values = {}, as = this.caller): string {
    return this.scoring.insert(VISIT, this.visit(values), as);
  }

  tryToBook(values: Values = {}, as = this.caller): SaveResult['errors'] {
    return this.scoring.attempt('insert', VISIT, [this.visit(values)], as)[0]!.errors;
  }

  tryTo(change: Values, as = this.caller): SaveResult['errors'] {
    return this.scoring.attempt('update', VISIT, [change], as)[0]!.errors;
  }

  stored(id: string): Row {
    return this.scoring.stored(VISIT, id);
  }

  /** When the half hours of a visit begin, in order. */
  halfHours(visit: string): string[] {
    return this.scoring.org.store
      .find(SLOT, 'Visit__c', [visit])
      .filter(({ IsDeleted }) => !IsDeleted)
      .map(({ StartsAt__c }) => new Date(String(StartsAt__c)).toISOString())
      .sort();
  }

  /** Busy times of a representative. */
  busy(rep: Session): Row[] {
    return this.scoring.org.store
      .find(SLOT, 'Rep__c', [rep.userId])
      .filter(({ Kind__c, IsDeleted }) => Kind__c === 'Busy' && !IsDeleted);
  }

  /** Events that mirror a visit. */
  events(visit: string): Row[] {
    return this.scoring.org.store.find('Event', 'RenkeiVisitKey__c', [visit]).filter(({ IsDeleted }) => !IsDeleted);
  }

  close(): void {
    this.scoring.close();
  }
}
