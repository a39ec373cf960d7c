import { wire } from 'lwc';
import { today } from 'c/renkeiFormat';
import {
  agendaQuery,
  agendaVariables,
  detailQuery,
  minutesQuery,
  moreCasesQuery,
  NO_DETAILS,
  pollQuery,
  previousOf,
  read,
  startQuery,
  startVariables,
  Steady,
  toAgenda,
  toDetails,
  toMoved,
  toRecords,
  toStart,
  usualRhythm,
  withMoreCases,
  type AgendaAnswer,
  type AgendaAsked,
  type AgendaItem,
  type Details,
  type GraphQLResult,
  type Meeting,
  type MeetingRecords,
  type Member,
  type MovedCase,
  type Start,
  type TeamRhythm,
} from 'c/renkeiMeetingData';
import userId from '@salesforce/user/Id';
import { aboutKey, latestOf, toKey } from './keys.ts';
import Sources from './sources.ts';

/** Overlap of two polls, in milliseconds: what was saved while the last one was being answered is in the next. */
const OVERLAP = 15_000;

/** What the console has read. The console itself, which is one of these, says what is done with it. */
export default class RenkeiMeetingReads extends Sources {
  userId = userId;
  now = new Date().toISOString();
  today = today(new Date());
  team: string | null = null;
  /** An earlier meeting that is looked at; null: the one at hand. */
  chosen: string | null = null;
  start: Start | undefined;
  answer: AgendaAnswer | undefined;
  minutes: MeetingRecords | undefined;
  details: Details = NO_DETAILS;
  asked: AgendaAsked | undefined;
  protected readonly steady = new Steady();
  protected startVariables = startVariables(this.today);
  private moreVariables: Record<string, unknown> | undefined;
  private pollVariables: Record<string, unknown> | undefined;
  private known: ReadonlySet<string> = new Set();
  private askedDetails: string[] = [];
  private isForced = false;
  /** The meeting under way when the agenda was asked for: one that was planned is another one when it has begun. */
  private begun: string | null = null;
  private newest = '';
  /** The meeting at hand as the last poll told it. */
  private polled: Meeting | null = null;

  @wire(read, { query: startQuery, variables: '$startVariables' })
  readStart(result: GraphQLResult<unknown>): void {
    this.keep('start', result);
    if (!result.data) return;
    this.start = toStart(result.data);
    this.polled = null;
    this.team ??= this.ownTeam;
    this.startArrived();
    const hasBegun = this.begun !== (this.meeting?.id ?? null);
    const isOther =
      this.asked?.meeting !== ((this.meeting ?? this.plannedMeeting)?.id ?? null) ||
      this.asked.previous !== (this.previous?.id ?? null);
    if (isOther || hasBegun || this.isForced) this.ask();
    this.isForced = false;
  }

  get agendaDocument(): typeof agendaQuery | undefined {
    return this.asked && agendaQuery;
  }

  get agendaVariables(): Record<string, unknown> | undefined {
    return this.asked && agendaVariables(this.asked);
  }

  @wire(read, { query: '$agendaDocument', variables: '$agendaVariables' })
  readAgenda(result: GraphQLResult<unknown>): void {
    this.keep('agenda', result);
    if (!result.data || !this.asked) return;
    const answer = toAgenda(result.data, this.asked);
    this.newest = latestOf([...answer.items, ...answer.notes, ...answer.actions], this.newest);
    this.take(answer);
  }

  get moreDocument(): typeof moreCasesQuery | undefined {
    return this.moreVariables && moreCasesQuery;
  }

  @wire(read, { query: '$moreDocument', variables: '$moreVariables' })
  readMore(result: GraphQLResult<unknown>): void {
    this.keep('more', result);
    if (result.data && this.answer && this.asked) this.take(withMoreCases(this.answer, result.data, this.asked.now));
  }

  get pollDocument(): typeof pollQuery | undefined {
    return this.pollVariables && pollQuery;
  }

  @wire(read, { query: '$pollDocument', variables: '$pollVariables' })
  readPoll(result: GraphQLResult<unknown>): void {
    // A poll that fails is tried again by the next one: it is no error of the page.
    this.rereads.poll = result.refresh;
    if (!result.data) return;
    const records = toRecords(result.data);
    const moved = toMoved(result.data);
    this.newest = latestOf([...records.items, ...moved], this.newest);
    if (records.meeting) this.polled = records.meeting;
    this.pollArrived(records, moved);
  }

  get detailDocument(): typeof detailQuery | undefined {
    return this.unknown.length > 0 ? detailQuery : undefined;
  }

  get detailVariables(): Record<string, unknown> | undefined {
    const { unknown } = this;
    if (unknown.length === 0) return undefined;
    this.askedDetails = unknown.map(aboutKey);
    const of = (field: 'escalation' | 'account' | 'visit') => [
      ...new Set(unknown.flatMap((item) => item[field] ?? [])),
    ];
    return { cases: of('escalation'), accounts: of('account'), visits: of('visit') };
  }

  @wire(read, { query: '$detailDocument', variables: '$detailVariables' })
  readDetail(result: GraphQLResult<unknown>): void {
    this.keep('detail', result);
    if (!result.data) return;
    const found = toDetails(result.data);
    this.details = {
      cases: new Map([...this.details.cases, ...found.cases]),
      talks: new Map([...this.details.talks, ...found.talks]),
      visits: new Map([...this.details.visits, ...found.visits]),
    };
    this.known = new Set([...this.known, ...this.askedDetails]);
  }

  get minutesDocument(): typeof minutesQuery | undefined {
    return this.chosen === null ? undefined : minutesQuery;
  }

  get minutesVariables(): Record<string, unknown> | undefined {
    return this.chosen === null ? undefined : { meeting: this.chosen };
  }

  @wire(read, { query: '$minutesDocument', variables: '$minutesVariables' })
  readMinutes(result: GraphQLResult<unknown>): void {
    this.keep('minutes', result);
    if (!result.data) return;
    this.minutes = toRecords(result.data);
    this.minutesArrived(this.minutes);
  }

  get members(): readonly Member[] {
    return this.start?.members ?? [];
  }

  /** Everybody of the team, those who left too: their cases are on the agenda. */
  get teamUsers(): string[] {
    return [...new Set(this.members.flatMap(({ user, team }) => (team === this.team ? [user] : [])))];
  }

  get teams(): string[] {
    const charters = (this.start?.rhythms ?? []).map(({ team }) => team);
    return this.steady.keep('teams', [...new Set([...this.members.map(({ team }) => team), ...charters])].sort());
  }

  get rhythm(): TeamRhythm | null {
    if (this.team === null) return null;
    const stated = this.start?.rhythms.find(({ team }) => team === this.team);
    return this.steady.keep('rhythm', stated ?? usualRhythm(this.team, this.startsOn));
  }

  /** The team's meetings of late, latest first. */
  get meetings(): readonly Meeting[] {
    const meetings = (this.start?.meetings ?? []).filter(({ team }) => team === this.team);
    return this.steady.keep('meetings', meetings);
  }

  /** The meeting that is under way. */
  get meeting(): Meeting | null {
    const open = this.meetings.find(({ status }) => status === 'Open') ?? null;
    return open !== null && this.polled?.id === open.id ? this.polled : open;
  }

  /** The next one that is planned: somebody may have put items on it. */
  get plannedMeeting(): Meeting | null {
    return this.meetings.findLast(({ status, on }) => status === 'Planned' && on >= this.today) ?? null;
  }

  get previous(): Meeting | null {
    return this.team === null ? null : previousOf(this.meetings, this.team, this.meeting);
  }

  /** Whether the details of an item have been read, even if there are none. */
  isKnown(item: AgendaItem): boolean {
    return this.known.has(aboutKey(item));
  }

  /** Asks for the agenda anew: another team, a meeting that has begun or ended, or what came in meanwhile. */
  ask(): void {
    this.now = new Date().toISOString();
    this.today = today(new Date());
    const { teamUsers: users, meeting, previous } = this;
    this.begun = meeting?.id ?? null;
    const before = this.asked;
    this.moreVariables = undefined;
    // By the org's clock: this computer's may be fast, and then nothing would ever be new.
    this.newest = meeting?.lastModified ?? meeting?.startedAt ?? '';
    if (this.team === null) {
      this.asked = undefined;
      return;
    }
    const since = meeting ? meeting.since : (previous?.startedAt ?? null);
    const atHand = (meeting ?? this.plannedMeeting)?.id ?? null;
    const asked = { users, since, now: this.now, meeting: atHand, previous: previous?.id ?? null };
    this.pollVariables = undefined;
    // The same question is not asked again by itself.
    const isSame =
      before !== undefined && toKey({ ...before, now: '' }) === toKey({ ...asked, now: '' }) && since !== null;
    if (!isSame) this.answer = undefined;
    this.asked = asked;
    if (isSame) void this.rereads.agenda?.();
  }

  /** Reads what others may have saved since. */
  async poll(): Promise<void> {
    const { meeting } = this;
    // As long as the agenda has not been read nothing tells what would be new.
    if (!meeting || !this.answer || this.newest === '') return;
    const since = new Date(Date.parse(this.newest) - OVERLAP).toISOString();
    const before = this.pollVariables;
    if (before && before['meeting'] === meeting.id && before['since'] === since) await this.rereads.poll?.();
    else this.pollVariables = { meeting: meeting.id, since };
  }

  /** Looks for meetings that have begun or ended. @param isForced whether the agenda is made anew in any case */
  async rereadStart(isForced = false): Promise<void> {
    this.isForced = isForced;
    await this.rereads.start?.();
  }

  /** What is known of the cases, or of some of them, is out of date. */
  protected forgetDetails(cases?: ReadonlySet<string>): void {
    this.known = new Set([...this.known].filter((about) => cases && !cases.has(about.split('|')[0]!)));
    void this.rereads.detail?.();
  }

  async rereadMinutes(): Promise<void> {
    await this.rereads.minutes?.();
  }

  /** Items to know more about; the console knows which. */
  protected get wanted(): readonly AgendaItem[] {
    return [];
  }

  /** Called when it is known which meetings there are. */
  protected startArrived(): void {}

  /** Called with an earlier meeting as it is on record. */
  protected minutesArrived(_records: MeetingRecords): void {}

  /** Called when the facts and records of the agenda are there as a whole. */
  protected agendaArrived(_answer: AgendaAnswer): void {}

  /** Called with what somebody may have saved. */
  protected pollArrived(_records: MeetingRecords, _moved: readonly MovedCase[]): void {}

  private get unknown(): readonly AgendaItem[] {
    return this.wanted.filter((item) => !this.known.has(aboutKey(item)));
  }

  private get ownTeam(): string | null {
    const own = this.members.find(({ user }) => user === userId)?.team;
    const managed = this.start?.rhythms.find(({ manager }) => manager === userId)?.team;
    return own ?? managed ?? null;
  }

  /** Without a charter meetings are expected from the first that was held. */
  private get startsOn(): string {
    return this.meetings.at(-1)?.on ?? this.today;
  }

  private take(answer: AgendaAnswer): void {
    this.answer = answer;
    this.moreVariables = answer.after === null ? undefined : { users: this.teamUsers, after: answer.after };
    if (answer.after === null) this.agendaArrived(answer);
  }
}
