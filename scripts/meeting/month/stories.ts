import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { dateValue, instantValue, keyValue, numberValue, textValue } from '../../connection/values.ts';
import { LocalDays } from '../../insight/localDays.ts';
import { idLists } from '../pack/chunks.ts';
import type { Scope } from '../team.ts';
import type { MonthPack, Story } from './model.ts';
import type { Month } from './months.ts';
import { CURRENCY_FIELD, currencyOf, currencyShape, exchangeOf } from './wonAmounts.ts';

const DAY_MILLISECONDS = 86_400_000;
const DAYS_OF_A_MONTH = 30.4;
/** A customer to whom nobody spoke for so many days counts as dormant here. */
const QUIET_DAYS = 365;

const named = z.looseObject({ Name: textValue }).nullish();
const caseRow = z.looseObject({
  Id: keyValue,
  Account__c: textValue,
  Account__r: named,
  Caller__r: named,
  Owner: named,
  HandedTo__r: named,
  Status__c: textValue,
  EscalatedAt__c: instantValue,
  AcceptedAt__c: instantValue,
  ClosedAt__c: instantValue,
  ReturnedAt__c: instantValue,
  ReturnReason__c: textValue,
  ReturnNote__c: textValue,
  VisitCount__c: numberValue,
  WonAmount__c: numberValue,
  CustomerWords__c: textValue,
  Touch__r: z
    .looseObject({ OccurredAt__c: instantValue, Play__r: z.looseObject({ Kind__c: textValue }).nullish() })
    .nullish(),
  ...currencyShape,
});
type CaseRow = z.infer<typeof caseRow>;
const CASE_FIELDS = `Id, Account__c, Account__r.Name, Caller__r.Name, Owner.Name, HandedTo__r.Name, Status__c, EscalatedAt__c, AcceptedAt__c, ClosedAt__c,
  ReturnedAt__c, ReturnReason__c, ReturnNote__c, VisitCount__c, WonAmount__c, CustomerWords__c, Touch__r.OccurredAt__c, Touch__r.Play__r.Kind__c`;

/** The three stories of a month, by the rule that the page states: no customer is told of twice. */
export async function readStories(connection: Connection, scope: Scope, month: Month): Promise<MonthPack['stories']> {
  const reader = new StoryReader(connection, scope, month);
  const cases = await reader.cases();
  const won = reader.won(cases);
  const revived = await reader.revived(cases, won?.account ?? null);
  const lesson = reader.lesson(
    cases,
    [won, revived].flatMap((story) => story?.account ?? []),
  );
  return {
    won: won?.story ?? null,
    revived: revived?.story ?? null,
    lesson: lesson?.story ?? null,
  };
}

interface Told {
  account: string | null;
  story: Story;
}

class StoryReader {
  readonly #connection: Connection;
  readonly #scope: Scope;
  readonly #month: Month;
  readonly #days: LocalDays;
  readonly #start: string;
  readonly #end: string;

  constructor(connection: Connection, scope: Scope, month: Month) {
    this.#connection = connection;
    this.#scope = scope;
    this.#month = month;
    this.#days = new LocalDays(scope.setting.timeZone);
    this.#start = this.#days.start(month.first);
    this.#end = this.#days.end(month.last);
  }

  /** Cases of the team that moved in the month, in the order of their Ids; what they won in corporate currency, so that it compares. */
  async cases(): Promise<CaseRow[]> {
    const moved = ['EscalatedAt__c', 'AcceptedAt__c', 'ClosedAt__c', 'ReturnedAt__c'].map(
      (field) => `(${field} >= ${this.#start} AND ${field} < ${this.#end})`,
    );
    const where = `Team__c = ${soqlText(this.#scope.team.name)} AND (${moved.join(' OR ')})`;
    const inCorporate = await exchangeOf(this.#connection, this.#scope.setting.corporateCurrency);
    const fields = inCorporate ? `${CASE_FIELDS}, ${CURRENCY_FIELD}` : CASE_FIELDS;
    const soql = `SELECT ${fields} FROM RenkeiEscalation__c WHERE ${where} ORDER BY Id`;
    const rows = await queryRows(this.#connection, soql, caseRow);
    if (!inCorporate) return rows;
    return rows.map((row) => {
      const { WonAmount__c: amount, ClosedAt__c: closedAt } = row;
      if (amount === null || closedAt === null) return row;
      return { ...row, WonAmount__c: inCorporate(amount, currencyOf(row), this.#days.of(closedAt)) };
    });
  }

  /** The largest win; of equal ones the latest. */
  won(cases: readonly CaseRow[]): Told | null {
    const [best] = cases
      .filter((row) => row.Status__c === 'Won' && this.#isIn(row.ClosedAt__c))
      .sort(
        (one, other) =>
          (other.WonAmount__c ?? 0) - (one.WonAmount__c ?? 0) || later(one.ClosedAt__c, other.ClosedAt__c),
      );
    if (!best) return null;
    const from = best.EscalatedAt__c?.getTime() ?? best.ClosedAt__c!.getTime();
    const days = Math.max(0, Math.round((best.ClosedAt__c!.getTime() - from) / DAY_MILLISECONDS));
    return this.#told(best, { kind: 'won', at: best.ClosedAt__c!, amount: best.WonAmount__c, days });
  }

  async revived(cases: readonly CaseRow[], told: string | null): Promise<Told | null> {
    return (await this.#revivedCase(cases, told)) ?? (await this.#saved(told)) ?? (await this.#talking(told));
  }

  /** Lost before returned, with a reason or the words of the rep; the latest. */
  lesson(cases: readonly CaseRow[], told: readonly string[]): Told | null {
    const others = cases.filter(({ Account__c }) => Account__c === null || !told.includes(Account__c));
    const [lost] = others
      .filter((row) => row.Status__c === 'Lost' && this.#isIn(row.ClosedAt__c))
      .sort((one, other) => later(one.ClosedAt__c, other.ClosedAt__c));
    if (lost) return this.#told(lost, { kind: 'lost', at: lost.ClosedAt__c! });
    const [returned] = others
      .filter((row) => row.ReturnReason__c !== null && this.#isIn(row.ReturnedAt__c))
      .sort(
        (one, other) =>
          Number(other.ReturnNote__c !== null) - Number(one.ReturnNote__c !== null) ||
          later(one.ReturnedAt__c, other.ReturnedAt__c),
      );
    return returned ? this.#told(returned, { kind: 'returned', at: returned.ReturnedAt__c! }) : null;
  }

  /** A case out of a revival call that went on in the month. */
  async #revivedCase(cases: readonly CaseRow[], told: string | null): Promise<Told | null> {
    const [best] = cases
      .filter(
        (row) => row.Touch__r?.Play__r?.Kind__c === 'Revival' && row.Account__c !== null && row.Account__c !== told,
      )
      .filter(({ Status__c }) => Status__c !== 'Lost' && Status__c !== 'Returned' && Status__c !== 'Recycled')
      .sort(
        (one, other) =>
          (other.WonAmount__c ?? 0) - (one.WonAmount__c ?? 0) || later(one.EscalatedAt__c, other.EscalatedAt__c),
      );
    if (!best) return null;
    const at = best.Touch__r?.OccurredAt__c ?? best.EscalatedAt__c ?? best.ClosedAt__c!;
    const quietMonths = await this.#quietMonths(best.Account__c!, at);
    return this.#told(best, { kind: 'revived', at, amount: best.WonAmount__c, quietMonths });
  }

  /** A customer of whom the radar had warned, and who came back: the one with most at risk. */
  async #saved(told: string | null): Promise<Told | null> {
    const row = z.looseObject({
      Account__c: textValue,
      Account__r: named,
      Owner: named,
      WarnedOn__c: dateValue,
      VerdictOn__c: dateValue,
      ValueAtRisk__c: numberValue,
    });
    const found: z.infer<typeof row>[] = [];
    for (const list of idLists(this.#scope.team.members.map(({ id }) => id))) {
      const where = `VerdictReason__c IN ('OrderCame', 'TalkResumed') AND VerdictOn__c >= ${this.#month.first} AND VerdictOn__c <= ${this.#month.last} AND OwnerId IN ${list}`;
      const soql = `SELECT Account__c, Account__r.Name, Owner.Name, WarnedOn__c, VerdictOn__c, ValueAtRisk__c FROM RenkeiLossWarning__c WHERE ${where} ORDER BY ValueAtRisk__c DESC NULLS LAST, Id LIMIT 5`;
      found.push(...(await queryRows(this.#connection, soql, row)));
    }
    found.sort((one, other) => (other.ValueAtRisk__c ?? 0) - (one.ValueAtRisk__c ?? 0));
    const best = found.find(({ Account__c }) => Account__c !== null && Account__c !== told);
    if (!best) return null;
    const story = this.#story({ kind: 'saved', on: best.VerdictOn__c!, account: best.Account__r?.Name ?? null });
    return {
      account: best.Account__c,
      story: { ...story, amount: best.ValueAtRisk__c, warnedOn: best.WarnedOn__c, rep: best.Owner?.Name ?? null },
    };
  }

  /** The dormant customer of highest potential with whom a caller spoke again. */
  async #talking(told: string | null): Promise<Told | null> {
    const row = z.looseObject({
      Account__c: textValue,
      Account__r: named,
      Owner: named,
      OccurredAt__c: instantValue,
      Needs__c: textValue,
    });
    const where = `Team__c = ${soqlText(this.#scope.team.name)} AND IsConversation__c = TRUE AND Channel__c = 'InsideSales' AND OccurredAt__c >= ${this.#start} AND OccurredAt__c < ${this.#end}`;
    const soql = `SELECT Account__c, Account__r.Name, Owner.Name, OccurredAt__c, Needs__c FROM RenkeiTouch__c WHERE ${where} AND Account__c != NULL ORDER BY Account__r.RenkeiPotential__c DESC NULLS LAST, OccurredAt__c, Id`;
    const talks = await queryRows(this.#connection, soql, row);
    const before = await this.#lastTalks([...new Set(talks.flatMap(({ Account__c }) => Account__c ?? []))]);
    for (const talk of talks) {
      const last = before.get(talk.Account__c ?? '');
      if (!last || talk.Account__c === told || talk.OccurredAt__c === null) continue;
      if (talk.OccurredAt__c.getTime() - last.getTime() < QUIET_DAYS * DAY_MILLISECONDS) continue;
      const on = this.#days.of(talk.OccurredAt__c);
      const story = this.#story({ kind: 'talking', on, account: talk.Account__r?.Name ?? null });
      const quietMonths = monthsBetween(last, talk.OccurredAt__c);
      return {
        account: talk.Account__c,
        story: { ...story, quietMonths, said: talk.Needs__c, caller: talk.Owner?.Name ?? null },
      };
    }
    return null;
  }

  /** The last conversation before the month, by account. */
  async #lastTalks(accounts: readonly string[]): Promise<Map<string, Date>> {
    const last = new Map<string, Date>();
    const row = z.looseObject({ Account__c: textValue, latest: instantValue });
    for (const list of idLists(accounts)) {
      const soql = `SELECT Account__c, MAX(OccurredAt__c) latest FROM RenkeiTouch__c WHERE IsConversation__c = TRUE AND OccurredAt__c < ${this.#start} AND Account__c IN ${list} GROUP BY Account__c`;
      for (const { Account__c, latest } of await queryRows(this.#connection, soql, row))
        if (Account__c !== null && latest !== null) last.set(Account__c, latest);
    }
    return last;
  }

  /** Whole months without a conversation before an instant; null: none is on record. */
  async #quietMonths(account: string, before: Date): Promise<number | null> {
    const [last] = await queryRows(
      this.#connection,
      `SELECT OccurredAt__c FROM RenkeiTouch__c WHERE Account__c = ${soqlText(account)} AND IsConversation__c = TRUE AND OccurredAt__c < ${before.toISOString()} ORDER BY OccurredAt__c DESC LIMIT 1`,
      z.looseObject({ OccurredAt__c: instantValue }),
    );
    if (!last?.OccurredAt__c) return null;
    return monthsBetween(last.OccurredAt__c, before);
  }

  #told(row: CaseRow, more: Partial<Story> & { kind: Story['kind']; at: Date }): Told {
    const { at, ...others } = more;
    const story = this.#story({ kind: more.kind, on: this.#days.of(at), account: row.Account__r?.Name ?? null });
    return {
      account: row.Account__c,
      story: {
        ...story,
        visits: row.VisitCount__c,
        status: row.Status__c,
        reason: row.ReturnReason__c,
        said: (more.kind === 'returned' ? row.ReturnNote__c : null) ?? row.CustomerWords__c,
        caller: row.Caller__r?.Name ?? null,
        // Who has returned a case does not own it any more.
        rep: row.HandedTo__r?.Name ?? (more.kind === 'returned' ? null : (row.Owner?.Name ?? null)),
        ...others,
      },
    };
  }

  #story(known: Pick<Story, 'kind' | 'on' | 'account'>): Story {
    const none = { amount: null, visits: null, days: null, quietMonths: null, warnedOn: null, status: null };
    return { ...none, reason: null, said: null, caller: null, rep: null, ...known };
  }

  #isIn(at: Date | null): boolean {
    return at !== null && this.#days.of(at).slice(0, 7) === this.#month.key;
  }
}

function later(one: Date | null, other: Date | null): number {
  return (other?.getTime() ?? 0) - (one?.getTime() ?? 0);
}

function monthsBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / DAY_MILLISECONDS / DAYS_OF_A_MONTH);
}
