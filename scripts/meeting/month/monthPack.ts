import type { Connection } from '@salesforce/core';
import { addMonths } from 'c/renkeiCalendarRules';
import { definitionOf, monthFigures, type Figure, type MonthFigure } from 'c/renkeiFigureRules';
import { monthSheetOf, type MonthSheet } from 'c/renkeiMeetingPaperRules';
import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { dateValue, textValue } from '../../connection/values.ts';
import { readScope, type Goals } from '../team.ts';
import { Format } from '../words/format.ts';
import { wordsOf, type Language } from '../words/words.ts';
import { readFrozen, type FrozenMonth } from './frozen.ts';
import { packIn, readFrozenPage } from './frozenPage.ts';
import { monthSchema, type MonthPack } from './model.ts';
import { readFigureFacts } from './monthFacts.ts';
import { monthOf, monthsUpTo, requireBegun, type Month } from './months.ts';
import { readStories } from './stories.ts';

/** The figures that a charter names goals for. */
const GOALS: [Figure, keyof Goals][] = [
  ['FollowUpRate', 'followUpRate'],
  ['AcceptRate', 'acceptRate'],
  ['AppointmentRate', 'appointmentRate'],
];
/** The four figures: what came of the talks. */
const FOUR: readonly Figure[] = ['Talks', 'Escalated', 'Visits', 'WonCount'];
const TREND_MONTHS = 6;
const YEAR_MONTHS = 12;

export interface MonthRequest {
  team: string;
  /** yyyy-mm; default: the last month that is over. */
  month?: string;
  language: Language;
}

/**
 * What a sponsor is told of a month: frozen figures where the month is closed, else those of now.
 * @throws SfError `UnknownTeamError`, `NoTeamsError`, `InvalidMonthError`, `MonthAheadError`
 */
export async function makeMonthPack(connection: Connection, request: MonthRequest): Promise<MonthPack> {
  return (await makeMonth(connection, request)).pack;
}

/** The pack of a month, and what its page says: as it was frozen where the month is closed. Errors as of `makeMonthPack`. */
export async function makeMonth(
  connection: Connection,
  request: MonthRequest,
): Promise<{ pack: MonthPack; sheet: MonthSheet }> {
  const asked = request.month === undefined ? undefined : monthOf(request.month);
  const scope = await readScope(connection, request.team);
  const { team, today, now, setting } = scope;
  const month = asked ?? monthOf(addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7));
  requireBegun(month, today);
  const months = monthsUpTo(month, YEAR_MONTHS);
  const from = months[0]!.first;
  const frozen = await readFrozen(connection, team.name, from, month.last);
  const closed = wholeOf(frozen, month.key);
  const page = closed && (await readFrozenPage(connection, team.name, month.key));
  if (page) return { pack: packIn(page.model, request.language), sheet: page.sheets[request.language] };
  const facts = await readFigureFacts(connection, scope, from);
  const figuresOf = ({ key }: Month): MonthFigure[] => {
    const closed = wholeOf(frozen, key);
    return closed ? closed.figures : monthFigures(facts, key);
  };
  const byMonth = new Map(months.map((each) => [each.key, figuresOf(each)]));
  const figure = (of: Month, name: Figure) => byMonth.get(of.key)!.find((each) => each.figure === name);
  const valueOf = (of: Month, name: Figure) => figure(of, name)?.value ?? null;
  const goals = team.charter?.goals ?? null;
  const since = team.charter?.startsOn ?? null;
  const counted = months.filter(({ last }) => since === null || last >= since);
  const wonAmount = counted.reduce((sum, each) => sum + (valueOf(each, 'WonAmount') ?? 0), 0);
  const goal = goals?.wonAmount ?? null;
  const before = months.at(-2)!;
  const shown: Figure[] = [...GOALS.map(([name]) => name), 'WonAmount', ...FOUR];
  const made = monthSchema.parse({
    team: team.name,
    month: month.key,
    language: request.language,
    timeZone: setting.timeZone,
    currency: setting.corporateCurrency,
    isFrozen: closed !== null,
    asOf: closed?.asOf ?? now,
    closedBy: closed?.closedBy ?? null,
    hasCharter: team.charter !== null,
    sponsor: team.charter?.sponsor ?? null,
    manager: team.charter?.manager ?? null,
    results: GOALS.map(([name, key]) => {
      const value = valueOf(month, name);
      const wanted = goals?.[key] ?? null;
      const isReached = value === null || wanted === null ? null : value >= wanted;
      return { figure: name, value, denominator: figure(month, name)?.denominator ?? null, goal: wanted, isReached };
    }),
    year: {
      months: counted.length,
      wonAmount,
      goal,
      inLine: goal === null ? null : (goal * counted.length) / YEAR_MONTHS,
    },
    figures: FOUR.map((name) => ({
      figure: name,
      value: valueOf(month, name),
      denominator: figure(month, name)?.denominator ?? null,
      before: valueOf(before, name),
    })),
    trend: months.slice(-TREND_MONTHS).map((each) => ({
      month: each.key,
      isFrozen: wholeOf(frozen, each.key) !== null,
      escalated: valueOf(each, 'Escalated'),
      visits: valueOf(each, 'Visits'),
      wonCount: valueOf(each, 'WonCount'),
    })),
    stories: await readStories(connection, scope, month),
    decisions: await readDecisions(connection, team.name, month),
    definitions: shown.map((name) => ({
      figure: name,
      definition:
        closed?.figures.find((each) => each.figure === name)?.definition || definitionOf(name, request.language),
    })),
  } satisfies MonthPack);
  const pack = packIn(made, request.language);
  const format = new Format(pack.language, pack.timeZone, pack.currency);
  return { pack, sheet: monthSheetOf(pack, wordsOf(pack.language), format) };
}

function wholeOf(frozen: ReadonlyMap<string, FrozenMonth>, key: string): FrozenMonth | null {
  const found = frozen.get(key);
  return found?.isWhole ? found : null;
}

/** What the month's meetings ask of somebody above them: changes of the policy, and what they parked and did not decide since. */
async function readDecisions(connection: Connection, team: string, month: Month): Promise<MonthPack['decisions']> {
  const named = z.looseObject({ Name: textValue }).nullish();
  const rows = await queryRows(
    connection,
    `SELECT Decision__c, DecisionNote__c, Question__c, Account__r.Name, Escalation__r.Account__r.Name, Action__r.Subject__c,
      Escalation__c, Visit__c, Touch__c, Action__c, Meeting__r.HeldOn__c
      FROM RenkeiAgendaItem__c WHERE Meeting__r.Team__c = ${soqlText(team)} AND Meeting__r.HeldOn__c >= ${month.first}
      AND Meeting__r.HeldOn__c <= ${month.last} AND (Decision__c = 'PolicyChange' OR State__c = 'Parked') ORDER BY Meeting__r.HeldOn__c DESC, Id`,
    z.looseObject({
      ...subjectShape,
      Decision__c: textValue,
      DecisionNote__c: textValue,
      Question__c: textValue,
      Account__r: named,
      Escalation__r: z.looseObject({ Account__r: named }).nullish(),
      Action__r: z.looseObject({ Subject__c: textValue }).nullish(),
    }),
  );
  const decided = await queryRows(
    connection,
    `SELECT Escalation__c, Visit__c, Touch__c, Action__c, Meeting__r.HeldOn__c FROM RenkeiAgendaItem__c
      WHERE Meeting__r.Team__c = ${soqlText(team)} AND Meeting__r.HeldOn__c > ${month.first} AND State__c = 'Decided'`,
    z.looseObject(subjectShape),
  );
  const decidedOn = new Map<string, string>();
  for (const row of decided) {
    const subject = subjectOf(row);
    const on = row.Meeting__r?.HeldOn__c ?? '';
    if (subject !== null && on > (decidedOn.get(subject) ?? '')) decidedOn.set(subject, on);
  }
  const told = new Set<string>();
  const decisions: MonthPack['decisions'] = [];
  for (const row of rows) {
    const subject = subjectOf(row);
    const meetingOn = row.Meeting__r?.HeldOn__c ?? month.last;
    const isPolicy = row.Decision__c === 'PolicyChange';
    // What was parked again is asked once, and what was decided later not at all.
    if (!isPolicy && subject !== null && (told.has(subject) || (decidedOn.get(subject) ?? '') > meetingOn)) continue;
    if (!isPolicy && subject !== null) told.add(subject);
    decisions.push({
      kind: isPolicy ? 'PolicyChange' : 'Parked',
      account: row.Account__r?.Name ?? row.Escalation__r?.Account__r?.Name ?? null,
      question: row.Question__c ?? 'OnTrack',
      text: row.DecisionNote__c ?? row.Action__r?.Subject__c ?? '',
      meetingOn,
    });
  }
  return decisions.sort((one, other) => Number(one.kind === 'Parked') - Number(other.kind === 'Parked'));
}

const subjectShape = {
  Escalation__c: textValue,
  Visit__c: textValue,
  Touch__c: textValue,
  Action__c: textValue,
  Meeting__r: z.looseObject({ HeldOn__c: dateValue }).nullish(),
};

function subjectOf(row: Record<'Escalation__c' | 'Visit__c' | 'Touch__c' | 'Action__c', string | null>): string | null {
  return row.Action__c ?? row.Escalation__c ?? row.Visit__c ?? row.Touch__c;
}
