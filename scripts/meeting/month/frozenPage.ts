import type { Connection } from '@salesforce/core';
import { definitionOf, type Figure } from 'c/renkeiFigureRules';
import { MONTH_PAPER_VERSION, monthPaperOf, monthSheetOf, type MonthPaper } from 'c/renkeiMeetingPaperRules';
import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { textValue } from '../../connection/values.ts';
import { Format } from '../words/format.ts';
import { LANGUAGES, wordsOf, type Language } from '../words/words.ts';
import { monthSchema, type MonthPack } from './model.ts';

export const PAGE_OBJECT = 'RenkeiMonthPage__c';

/** The frozen page has room for so much: what customers said is kept in full up to so many signs, decisions up to so many. */
const KEPT = { said: 4_000, decisions: 60 };

export type FrozenPage = MonthPaper<MonthPack>;

/** One for each team and month: a month is closed once. @param month yyyy-mm */
export function pageKey(team: string, month: string): string {
  return `${team}|${month}`;
}

/** The page that was frozen when a month was closed; null where there is none that this version reads. */
export async function readFrozenPage(connection: Connection, team: string, month: string): Promise<FrozenPage | null> {
  const [row] = await queryRows(
    connection,
    `SELECT Page__c FROM ${PAGE_OBJECT} WHERE PageKey__c = ${soqlText(pageKey(team, month))}`,
    z.looseObject({ Page__c: textValue }),
  );
  const paper = monthPaperOf(row?.Page__c ?? null);
  const model = monthSchema.safeParse(paper?.model);
  return paper && model.success ? { ...paper, model: model.data } : null;
}

/** Whether a page is on record, readable or not. */
export async function hasPage(connection: Connection, team: string, month: string): Promise<boolean> {
  const soql = `SELECT Id FROM ${PAGE_OBJECT} WHERE PageKey__c = ${soqlText(pageKey(team, month))}`;
  return (await queryRows(connection, soql, z.looseObject({ Id: textValue }))).length > 0;
}

/** What is frozen of a pack: its values, and what its page says in each language. */
export function frozenPageOf(pack: MonthPack): FrozenPage {
  const { stories, decisions } = pack;
  const cut = <Told extends { said: string | null }>(story: Told | null): Told | null =>
    story && { ...story, said: story.said?.slice(0, KEPT.said) ?? null };
  const model: MonthPack = {
    ...pack,
    stories: { won: cut(stories.won), revived: cut(stories.revived), lesson: cut(stories.lesson) },
    decisions: decisions.slice(0, KEPT.decisions),
  };
  const sheetIn = (language: Language) =>
    monthSheetOf(packIn(pack, language), wordsOf(language), new Format(language, pack.timeZone, pack.currency));
  const sheets = Object.fromEntries(LANGUAGES.map((language) => [language, sheetIn(language)]));
  return { version: MONTH_PAPER_VERSION, model, sheets: sheets as FrozenPage['sheets'] };
}

/** The same pack for readers of another language; definitions that are of an earlier version stay as they are. */
export function packIn(pack: MonthPack, language: Language): MonthPack {
  const definitions = pack.definitions.map(({ figure, definition }) => {
    const isOurs = LANGUAGES.some((each) => definitionOf(figure as Figure, each) === definition);
    return { figure, definition: isOurs ? definitionOf(figure as Figure, language) : definition };
  });
  return { ...pack, language, definitions };
}
