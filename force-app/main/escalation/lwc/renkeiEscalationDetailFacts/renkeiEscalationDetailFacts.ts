import { LightningElement, api } from 'lwc';
import { fill, plainDate, telephoneLink } from 'c/renkeiFormat';
import type { CaseDetail, Machine, Member, Person } from 'c/renkeiEscalationData';
import { machineName, mailLink, ownerName } from 'c/renkeiEscalationWords';
import briefing from '@salesforce/label/c.RenkeiEscalation_CaseBriefing';
import budget from '@salesforce/label/c.RenkeiEscalation_CaseBudget';
import call from '@salesforce/label/c.RenkeiEscalation_CaseCall';
import caller from '@salesforce/label/c.RenkeiEscalation_CaseCaller';
import customer from '@salesforce/label/c.RenkeiEscalation_CaseCustomer';
import decider from '@salesforce/label/c.RenkeiEscalation_CaseDecider';
import mail from '@salesforce/label/c.RenkeiEscalation_CaseMail';
import machines from '@salesforce/label/c.RenkeiEscalation_CaseMachines';
import noMachines from '@salesforce/label/c.RenkeiEscalation_CaseNoMachines';
import noWords from '@salesforce/label/c.RenkeiEscalation_CaseNoWords';
import owner from '@salesforce/label/c.RenkeiEscalation_CaseOwner';
import segment from '@salesforce/label/c.RenkeiEscalation_CaseSegment';
import signal from '@salesforce/label/c.RenkeiEscalation_CaseSignal';
import timing from '@salesforce/label/c.RenkeiEscalation_CaseTiming';
import unknown from '@salesforce/label/c.RenkeiEscalation_CaseUnknown';
import words from '@salesforce/label/c.RenkeiEscalation_CaseWords';

interface Contactable {
  key: string;
  role: string;
  name: string;
  detail: string | null;
  callLink: string | null;
  callLabel: string;
  mailLink: string | null;
  mailLabel: string;
}

/** What is known about a case: the customer’s words, then what stands in the slot, then the rest. People are one tap away. */
export default class RenkeiEscalationDetailFacts extends LightningElement {
  @api record: CaseDetail | undefined;
  /** Machines of the account. */
  @api machines: readonly Machine[] = [];
  @api members: readonly Member[] = [];

  labels = { briefing, machines, noMachines, noWords, words };

  get people(): Contactable[] {
    const { record: found } = this;
    if (!found) return [];
    const held = found.isInQueue ? undefined : this.members.find(({ id }) => id === found.owner);
    return [
      this.personOf(
        'customer',
        customer,
        {
          ...found.contact,
          phone: found.contact.phone ?? found.accountPhone,
        },
        found.contact.title,
      ),
      this.personOf('caller', caller, found.caller, null),
      this.personOf('owner', owner, held ?? nobody(ownerName(found, this.members)), null),
    ];
  }

  get facts(): { name: string; value: string }[] {
    const { record: found } = this;
    if (!found) return [];
    return [
      { name: signal, value: found.signal ?? unknown },
      { name: budget, value: found.budgetName ?? unknown },
      { name: timing, value: found.timing ? plainDate(found.timing) : unknown },
      { name: decider, value: found.decisionMaker ?? unknown },
      { name: segment, value: found.segment ?? unknown },
    ];
  }

  get machineLines(): { id: string; text: string }[] {
    return this.machines.map((machine) => ({ id: machine.id, text: machineName(machine) }));
  }

  get hasMachines(): boolean {
    return this.machines.length > 0;
  }

  private personOf(key: string, role: string, person: Person, detail: string | null): Contactable {
    const name = person.name ?? unknown;
    const { record: found } = this;
    return {
      key,
      role,
      name,
      detail,
      callLink: telephoneLink(person.phone),
      callLabel: fill(call, name),
      mailLink: key === 'customer' || !found ? null : mailLink(person.email, found),
      mailLabel: fill(mail, name),
    };
  }
}

const nobody = (name: string): Person => ({ id: null, name, phone: null, email: null });
