import { LightningElement, api } from 'lwc';
import { lastWords, personToAsk, type Briefing, type CallPlan, type Play, type QueueTime } from 'c/renkeiDeskData';
import { dayOfMoment, overdueWords, whyWords } from 'c/renkeiDeskWords';
import { compactMoney, fill, number, plainDate, plural, telephoneLink } from 'c/renkeiFormat';
import { cadenceWords, channelName, focusName, leadWords, levelName, roleOf, segmentName } from 'c/renkeiSegmentWords';
import type { SegmentRole } from 'c/renkeiSegmentRules';
import askFor from '@salesforce/label/c.RenkeiDesk_AskFor';
import askNobody from '@salesforce/label/c.RenkeiDesk_AskNobody';
import call from '@salesforce/label/c.RenkeiDesk_Call';
import competitor from '@salesforce/label/c.RenkeiDesk_MachineCompetitor';
import endsOn from '@salesforce/label/c.RenkeiDesk_MachineEndsOn';
import lastWordsTitle from '@salesforce/label/c.RenkeiDesk_LastWords';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import machinesTitle from '@salesforce/label/c.RenkeiDesk_Machines';
import noMachines from '@salesforce/label/c.RenkeiDesk_MachinesNone';
import noNumber from '@salesforce/label/c.RenkeiDesk_NoNumber';
import prefers from '@salesforce/label/c.RenkeiDesk_Prefers';
import attemptsOne from '@salesforce/label/c.RenkeiDesk_Attempts_One';
import attemptsOther from '@salesforce/label/c.RenkeiDesk_Attempts_Other';
import tabContacts from '@salesforce/label/c.RenkeiDesk_TabContacts';
import tabHistory from '@salesforce/label/c.RenkeiDesk_TabHistory';
import tabOpen from '@salesforce/label/c.RenkeiDesk_TabOpen';
import tabScript from '@salesforce/label/c.RenkeiDesk_TabScript';
import title from '@salesforce/label/c.RenkeiDesk_Briefing';
import whyTitle from '@salesforce/label/c.RenkeiDesk_WhyToday';
import worth from '@salesforce/label/c.RenkeiDesk_Worth';

/** What a caller should know before and while talking: the most urgent first, the rest in tabs. */
export default class RenkeiDeskBriefing extends LightningElement {
  @api plan: CallPlan | null = null;
  @api briefing: Briefing | undefined;
  @api roles: readonly SegmentRole[] = [];
  @api plays: readonly Play[] = [];
  @api currency: string | null = null;
  @api time: QueueTime = { today: '', tomorrowAt: '', now: '' };

  labels = {
    askNobody,
    competitor,
    lastWordsTitle,
    loading,
    machinesTitle,
    noMachines,
    noNumber,
    tabContacts,
    tabHistory,
    tabOpen,
    tabScript,
    title,
    whyTitle,
  };

  get name(): string {
    return this.plan?.accountName ?? '';
  }

  get accountLink(): string | null {
    return this.plan?.account ? `/lightning/r/Account/${this.plan.account}/view` : null;
  }

  get standing(): string {
    const segment = this.briefing?.segment ?? this.plan?.segment ?? null;
    if (!segment) return '';
    const role = roleOf(segment, this.roles);
    const level = role?.expectationLevel ? levelName(role.expectationLevel) : null;
    return [segmentName(segment, this.roles), leadWords(role), cadenceWords(role), level].filter(Boolean).join(' · ');
  }

  get focus(): string | null {
    const focus = this.briefing?.focus ?? this.plan?.focus;
    return focus ? focusName(focus) : null;
  }

  get potential(): string | null {
    const potential = this.briefing?.potential;
    if (potential === null || potential === undefined) return null;
    return fill(worth, compactMoney(potential, this.currency), compactMoney(this.briefing?.won ?? 0, this.currency));
  }

  get why(): string {
    if (!this.plan) return '';
    // Conversations from before the plan began are in the log alone.
    const talked = this.briefing?.touches.find(({ conversation }) => conversation)?.at ?? null;
    const lastConversationOn = this.plan.lastConversationOn ?? talked;
    return whyWords({ ...this.plan, lastConversationOn }, this.time);
  }

  get late(): string | null {
    return this.plan && overdueWords(this.plan, this.time);
  }

  get tries(): string | null {
    const count = this.plan?.attempts ?? 0;
    return count > 0 ? fill(plural(count, { one: attemptsOne, other: attemptsOther }), number(count, 0)) : null;
  }

  get person(): { name: string; role: string | null } | null {
    const person = this.briefing && personToAsk(this.briefing);
    if (!person) return null;
    return {
      name: fill(askFor, person.name),
      role: [person.department, person.title].filter(Boolean).join(' · ') || null,
    };
  }

  get number(): { href: string; text: string; label: string } | null {
    if (!this.briefing || this.plan?.doNotCall) return null;
    const person = personToAsk(this.briefing);
    const text = person?.phone ?? this.briefing.phone;
    const href = telephoneLink(text);
    if (!text || !href) return null;
    return { href, text, label: fill(call, person?.name ?? this.name, text) };
  }

  get words(): { text: string; from: string } | null {
    const touch = this.briefing && lastWords(this.briefing);
    if (!touch?.needs) return null;
    const from = [touch.contactName, plainDate(dayOfMoment(touch.at)), touch.by].filter(Boolean).join(' · ');
    return { text: touch.needs, from };
  }

  get preferred(): string | null {
    const step = this.briefing?.step;
    const channel = step && this.briefing?.preferences[step];
    return channel ? fill(prefers, channelName(channel)) : null;
  }

  get machines(): { id: string; text: string; note: string | null; style: string }[] {
    return (this.briefing?.machines ?? []).map(({ id, name, modelYear, endsOn: end, competitor: isCompetitor }) => ({
      id,
      text: [name, modelYear].filter(Boolean).join(' · '),
      note: [isCompetitor ? competitor : null, end ? fill(endsOn, plainDate(end)) : null].filter(Boolean).join(' · '),
      style: isCompetitor ? 'machine competitor' : 'machine',
    }));
  }

  get hasMachines(): boolean {
    return this.machines.length > 0;
  }
}
