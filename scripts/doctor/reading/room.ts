import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import type { OrgState } from '../../connection/limits.ts';
import { queryRows } from '../../connection/query.ts';
import { keyValue, numberValue, textValue } from '../../connection/values.ts';
import { platformProblem } from '../../connection/errors.ts';
import type { Example } from '../finding.ts';

export interface Skewed {
  /** Object and the field by which its rows hang together, such as `Account.OwnerId`. */
  by: string;
  parents: (Example & { rows: number })[];
}

export interface RoomFacts {
  storage: { max: number; remaining: number } | null;
  requests: { max: number; remaining: number } | null;
  mails: { max: number; remaining: number } | null;
  /** Rows that the package's objects have gained, per month, over the last {@link MONTHS} full months. */
  rowsPerMonth: { object: string; rows: number }[];
  skewed: Skewed[];
  skewFrom: number;
}

/** Salesforce's advice for children of one parent and rows of one owner. */
const SKEW_ROWS = 10_000;
const MONTHS = 3;

/** What grows by itself: contacts, moves and figures. The rest is small, or stands and falls with these. */
const GROWING = [
  'RenkeiTouch__c',
  'RenkeiSegmentMove__c',
  'RenkeiSegmentSnapshot__c',
  'RenkeiCallPlan__c',
  'RenkeiEscalation__c',
  'RenkeiEscalationStep__c',
  'RenkeiVisit__c',
  'RenkeiVisitSlot__c',
  'RenkeiAgendaItem__c',
  'RenkeiAgendaNote__c',
  'RenkeiActionItem__c',
  'RenkeiHealthFigure__c',
  'RenkeiLossWarning__c',
  'RenkeiSourceRecord__c',
  'RenkeiLinkCandidate__c',
];

/** Where many rows under one parent or owner make saves wait for each other. */
const HANGING: readonly (readonly [object: string, field: string, name: string | null])[] = [
  ['Account', 'OwnerId', 'User'],
  ['Account', 'ParentId', 'Account'],
  ['Contact', 'AccountId', 'Account'],
  ['Opportunity', 'AccountId', 'Account'],
  ['RenkeiTouch__c', 'Account__c', 'Account'],
  ['RenkeiTouch__c', 'OwnerId', 'User'],
  ['RenkeiCallPlan__c', 'OwnerId', null],
  ['RenkeiEscalation__c', 'OwnerId', null],
  ['RenkeiSourceRecord__c', 'OwnerId', null],
];

/** Limits, growth and skew: aggregates only. @param skewFrom rows under one parent from which it is named */
export async function readRoom(connection: Connection, { limits }: OrgState, skewFrom = SKEW_ROWS): Promise<RoomFacts> {
  const rowsPerMonth = [];
  for (const object of GROWING) {
    const rows = await grown(connection, object);
    if (rows > 0) rowsPerMonth.push({ object, rows: rows / MONTHS });
  }
  const skewed: Skewed[] = [];
  for (const [object, field, named] of HANGING) {
    const parents = await heavy(connection, object, field, named, skewFrom);
    if (parents.length > 0) skewed.push({ by: `${object}.${field}`, parents });
  }
  return {
    storage: limits.get('DataStorageMB') ?? null,
    requests: limits.get('DailyApiRequests') ?? null,
    mails: limits.get('SingleEmail') ?? null,
    rowsPerMonth,
    skewed,
    skewFrom,
  };
}

/** An object that this org does not have, or does not show, has not grown. */
async function grown(connection: Connection, object: string): Promise<number> {
  try {
    const [row] = await queryRows(
      connection,
      `SELECT COUNT(Id) number FROM ${object} WHERE CreatedDate = LAST_N_MONTHS:${MONTHS}`,
      z.looseObject({ number: numberValue }),
    );
    return row?.number ?? 0;
  } catch (problem) {
    if (platformProblem(problem)?.code === 'INVALID_TYPE') return 0;
    throw problem;
  }
}

async function heavy(
  connection: Connection,
  object: string,
  field: string,
  named: string | null,
  from: number,
): Promise<Skewed['parents']> {
  const rows = await queryRows(
    connection,
    `SELECT ${field} parent, COUNT(Id) number FROM ${object} WHERE ${field} != null GROUP BY ${field} HAVING COUNT(Id) > ${from} ORDER BY COUNT(Id) DESC LIMIT 20`,
    z.looseObject({ parent: keyValue, number: numberValue }),
  ).catch((problem: unknown) => {
    if (platformProblem(problem)?.code === 'INVALID_TYPE') return [];
    throw problem;
  });
  const ids = rows.map(({ parent }) => parent);
  const names = new Map<string, string>();
  // Owners may be users or queues.
  for (const [container, prefix] of named === null
    ? ([
        ['User', '005'],
        ['Group', '00G'],
      ] as const)
    : ([[named, '']] as const)) {
    const wanted = ids.filter((id) => id.startsWith(prefix));
    if (wanted.length === 0) continue;
    const found = await queryRows(
      connection,
      `SELECT Id, Name FROM ${container} WHERE Id IN (${wanted.map((id) => `'${id}'`).join(', ')})`,
      z.looseObject({ Id: keyValue, Name: textValue }),
    );
    for (const { Id, Name } of found) names.set(Id, Name ?? Id);
  }
  return rows.map(({ parent, number }) => ({ id: parent, name: names.get(parent) ?? parent, rows: number ?? 0 }));
}
