import { LightningElement, api } from 'lwc';
import type { Briefing } from 'c/renkeiDeskData';
import { dayOfMoment } from 'c/renkeiDeskWords';
import { compactMoney, fill, plainDate } from 'c/renkeiFormat';
import userId from '@salesforce/user/Id';
import casesTitle from '@salesforce/label/c.RenkeiDesk_OpenCases';
import colleagueQuote from '@salesforce/label/c.RenkeiDesk_ColleagueQuote';
import nextStep from '@salesforce/label/c.RenkeiDesk_OpenNextStep';
import nothing from '@salesforce/label/c.RenkeiDesk_OpenNone';
import opportunitiesTitle from '@salesforce/label/c.RenkeiDesk_OpenOpportunities';
import visitsTitle from '@salesforce/label/c.RenkeiDesk_OpenVisits';

interface Line {
  id: string;
  href: string | null;
  text: string;
  note: string | null;
}

/** What is open, whose it is, and what the field did last. */
export default class RenkeiDeskOpen extends LightningElement {
  @api briefing: Briefing | undefined;
  @api currency: string | null = null;

  labels = { casesTitle, nothing, opportunitiesTitle, visitsTitle };

  get route(): string | null {
    const open = this.briefing?.opportunities.find(({ owner }) => owner !== userId);
    return open?.ownerName ? fill(colleagueQuote, open.ownerName, open.name, open.stage) : null;
  }

  get opportunities(): Line[] {
    return (this.briefing?.opportunities ?? []).map(
      ({ id, name, stage, amount, closeDate, ownerName, nextStep: step }) => ({
        id,
        href: `/lightning/r/Opportunity/${id}/view`,
        text: name,
        note: join(
          stage,
          amount === null ? null : compactMoney(amount, this.currency),
          closeDate && plainDate(closeDate),
          ownerName,
          step,
        ),
      }),
    );
  }

  get cases(): Line[] {
    return (this.briefing?.cases ?? []).map((each) => ({
      id: each.id,
      href: `/lightning/r/RenkeiEscalation__c/${each.id}/view`,
      text: join(each.statusName, each.returnReason, each.result, each.at && plainDate(dayOfMoment(each.at))) ?? '',
      note: join(each.words, each.nextStep ?? (each.nextStepOn && fill(nextStep, plainDate(each.nextStepOn)))),
    }));
  }

  get visits(): Line[] {
    return (this.briefing?.visits ?? []).slice(0, 5).map((each) => ({
      id: each.id,
      href: null,
      text: join(each.at && plainDate(dayOfMoment(each.at)), each.rep, each.result ?? each.status) ?? '',
      note: join(each.note ?? each.purpose, each.nextStepOn && fill(nextStep, plainDate(each.nextStepOn))),
    }));
  }

  get groups(): { key: string; heading: string; lines: Line[] }[] {
    return [
      { key: 'opportunities', heading: opportunitiesTitle, lines: this.opportunities },
      { key: 'cases', heading: casesTitle, lines: this.cases },
      { key: 'visits', heading: visitsTitle, lines: this.visits },
    ].filter(({ lines }) => lines.length > 0);
  }

  get empty(): boolean {
    return this.groups.length === 0;
  }
}

function join(...parts: (string | null | undefined)[]): string | null {
  return parts.filter(Boolean).join(' · ') || null;
}
