import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { platformProblem } from '../../connection/errors.ts';
import { queryRows } from '../../connection/query.ts';
import { requestJson } from '../../connection/request.ts';
import { keyValue, numberValue, textValue } from '../../connection/values.ts';
import { describeFieldPlaces } from '../../integration/objectDescription.ts';
import type { PackageNames } from '../packageNames.ts';

export interface FlowState {
  name: string;
  id: string;
  isActive: boolean;
  /** A later version stands beside the active one. */
  hasNewer: boolean;
}

export interface SetupFacts {
  wantedFlows: readonly string[];
  flows: FlowState[];
  /** Fields and objects of the package that the running user does not see, as `Object.Field` or `Object`. */
  hidden: string[];
  /** Flow interviews that stopped with an error. */
  failedInterviews: { name: string; count: number }[];
}

const toolingPage = z.looseObject({
  records: z.array(
    z.looseObject({ Id: keyValue, DeveloperName: keyValue, ActiveVersionId: textValue, LatestVersionId: textValue }),
  ),
});

/** Objects described at a time: a page of findings must not use up an org's concurrent requests. */
const AT_ONCE = 5;

/** Flows and fields of the package as the org has them. */
export async function readSetup(connection: Connection, names: PackageNames): Promise<SetupFacts> {
  const soql = `SELECT Id, DeveloperName, ActiveVersionId, LatestVersionId FROM FlowDefinition WHERE DeveloperName LIKE 'Renkei%'`;
  const path = `/tooling/query?q=${encodeURIComponent(soql)}`;
  const { records } = await requestJson(connection, toolingPage, { method: 'GET', path });
  const flows = records.map(({ Id, DeveloperName, ActiveVersionId, LatestVersionId }) => ({
    name: DeveloperName,
    id: Id,
    isActive: ActiveVersionId !== null,
    hasNewer: ActiveVersionId !== null && LatestVersionId !== null && ActiveVersionId !== LatestVersionId,
  }));
  return {
    wantedFlows: names.flows,
    flows,
    hidden: await readHidden(connection, names),
    failedInterviews: await readFailed(connection),
  };
}

async function readHidden(connection: Connection, names: PackageNames): Promise<string[]> {
  const objects = [...names.fields.keys()];
  const hidden: string[] = [];
  for (let start = 0; start < objects.length; start += AT_ONCE) {
    const found = await Promise.all(
      objects.slice(start, start + AT_ONCE).map(async (object) => {
        const places = await describeFieldPlaces(connection, object);
        if (places.length === 0) return [object];
        return names.fields
          .get(object)!
          .flatMap((field) => (places.some(({ fields }) => fields.has(field)) ? [] : [`${object}.${field}`]));
      }),
    );
    hidden.push(...found.flat());
  }
  return hidden;
}

async function readFailed(connection: Connection): Promise<SetupFacts['failedInterviews']> {
  try {
    const rows = await queryRows(
      connection,
      `SELECT InterviewLabel, COUNT(Id) number FROM FlowInterview WHERE InterviewStatus = 'Error' GROUP BY InterviewLabel`,
      z.looseObject({ InterviewLabel: textValue, number: numberValue }),
    );
    return rows
      .map(({ InterviewLabel, number }) => ({ name: InterviewLabel ?? '', count: number ?? 0 }))
      .filter(({ name }) => name.startsWith('Renkei'));
  } catch (problem) {
    // Who may not manage flows sees no interviews; the org's mails tell of them instead.
    const code = platformProblem(problem)?.code;
    if (code === 'INVALID_TYPE' || code === 'INVALID_FIELD') return [];
    throw problem;
  }
}
