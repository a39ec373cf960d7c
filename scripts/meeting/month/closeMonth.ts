import type { Connection } from '@salesforce/core';
import { definitionOf, monthFigures, type MonthFigure } from 'c/renkeiFigureRules';
import { z } from 'zod';
import { failuresOf } from '../../connection/failureFile.ts';
import { messagesOf } from '../../connection/messages.ts';
import { requestJson } from '../../connection/request.ts';
import { saveRows, type Row } from '../../connection/saveRows.ts';
import { readScope } from '../team.ts';
import type { Language } from '../words/words.ts';
import { FIGURE_OBJECT, readFrozen } from './frozen.ts';
import { frozenPageOf, hasPage, PAGE_OBJECT, pageKey } from './frozenPage.ts';
import { readFigureFacts } from './monthFacts.ts';
import { makeMonthPack } from './monthPack.ts';
import { monthOf } from './months.ts';

const messages = messagesOf('meeting.close-month');

export interface CloseRequest {
  team: string;
  /** yyyy-mm */
  month: string;
  /** Language of the definitions that are stored. */
  language: Language;
  dryRun: boolean;
  /** In whose name it is closed; who is signed in unless given. */
  closedBy?: Closer;
}

/** Somebody who closes a month. */
export interface Closer {
  /** Id of the user. */
  id: string;
  name: string | null;
}

export interface CloseResult {
  team: string;
  month: string;
  /** What was written, or would be; a second run writes nothing. */
  status: 'Closed' | 'AlreadyClosed' | 'DryRun';
  /** When the figures were counted, ISO 8601. */
  asOf: string;
  closedBy: string | null;
  figures: MonthFigure[];
  written: number;
  /** Whether the page of the month was frozen with them, or would be. */
  pageWritten: boolean;
}

/**
 * Freezes the figures of a month that is over, with what each counts and when it was counted, and then the page that tells of them.
 * What is frozen stays as it is; a close that was killed is completed by the next.
 * @throws SfError `MonthNotOverError`, `InvalidMonthError`, `UnknownTeamError`, `RefusedError` (with the org's reasons)
 */
export async function closeMonth(connection: Connection, request: CloseRequest): Promise<CloseResult> {
  const month = monthOf(request.month);
  const scope = await readScope(connection, request.team);
  const { team, today, now } = scope;
  if (today <= month.last) throw messages.createError('error.MonthNotOver', [month.key, today]);
  const frozen = (await readFrozen(connection, team.name, month.first, month.last)).get(month.key);
  const pageWritten = !(await hasPage(connection, team.name, month.key));
  if (frozen?.isWhole && !pageWritten) {
    const { asOf, closedBy } = frozen;
    const figures = frozen.figures.map(({ figure, value, denominator }) => ({ figure, value, denominator }));
    return {
      team: team.name,
      month: month.key,
      status: 'AlreadyClosed',
      asOf,
      closedBy,
      figures,
      written: 0,
      pageWritten,
    };
  }
  const figures = monthFigures(await readFigureFacts(connection, scope, month.first), month.key);
  const user = request.closedBy ?? (await readUser(connection));
  const present = new Set(frozen?.figures.map(({ figure }) => figure));
  const rows = figures
    .filter(({ figure }) => !present.has(figure))
    .map(({ figure, value, denominator }): Row => ({
      FigureKey__c: `${team.name}|${month.key}|${figure}`,
      Team__c: team.name,
      Month__c: month.first,
      Figure__c: figure,
      Value__c: value,
      Denominator__c: denominator,
      Definition__c: definitionOf(figure, request.language),
      AsOf__c: now,
      ClosedBy__c: user.id,
    }));
  const written = rows.length;
  const common = { team: team.name, month: month.key, asOf: now, closedBy: user.name };
  const result = { ...common, figures, written, pageWritten };
  if (request.dryRun) return { ...result, status: 'DryRun' };
  await insert(connection, FIGURE_OBJECT, 'FigureKey__c', rows);
  if (pageWritten) {
    // The page tells the figures as they have just been frozen.
    const pack = await makeMonthPack(connection, { team: team.name, month: month.key, language: request.language });
    const page: Row = {
      PageKey__c: pageKey(team.name, month.key),
      Team__c: team.name,
      Month__c: month.first,
      Page__c: JSON.stringify(frozenPageOf(pack)),
      AsOf__c: pack.asOf,
      ClosedBy__c: user.id,
    };
    await insert(connection, PAGE_OBJECT, 'PageKey__c', [page]);
  }
  return { ...result, status: 'Closed' };
}

async function insert(connection: Connection, object: string, key: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const outcomes = await saveRows(connection, { object, operation: 'insert', rows });
  const failures = failuresOf(
    object,
    rows.map((row) => String(row[key])),
    outcomes,
  );
  if (failures.length === 0) return;
  const reasons = [...new Set(outcomes.flatMap(({ errors }) => errors.map(({ message }) => message)))];
  throw messages.createError('error.Refused', [failures.length, rows.length, reasons.slice(0, 3).join('; ')]);
}

async function readUser(connection: Connection): Promise<Closer> {
  const who = z.looseObject({ user_id: z.string(), name: z.string().optional() });
  const { user_id, name } = await requestJson(connection, who, { method: 'GET', path: '/services/oauth2/userinfo' });
  return { id: user_id, name: name ?? null };
}
