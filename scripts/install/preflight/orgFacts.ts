import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { platformProblem } from '../../connection/failureKind.ts';
import { readOrgState, type OrgState } from '../../connection/limits.ts';
import { countRows, queryRows, soqlText } from '../../connection/query.ts';
import { requestJson } from '../../connection/request.ts';
import { booleanValue, textValue } from '../../connection/values.ts';

const organization = z.looseObject({
  Name: z.string(),
  OrganizationType: textValue,
  IsSandbox: booleanValue,
  TrialExpirationDate: textValue,
  TimeZoneSidKey: textValue,
  DefaultLocaleSidKey: textValue,
});
const global = z.looseObject({
  sobjects: z.array(z.looseObject({ name: z.string(), createable: z.boolean(), queryable: z.boolean() })),
});

/** What the checks ask of an org, read once. */
export interface OrgFacts {
  name: string;
  /** Such as `Enterprise Edition`. */
  edition: string;
  /** A source deploy leaves flows inactive in an org that is neither sandbox nor scratch nor developer's. */
  isProduction: boolean;
  timeZone: string;
  /** The newest API version that it offers. */
  apiVersion: number;
  user: { id: string; username: string; name: string };
  objects: ReadonlyMap<string, { createable: boolean; queryable: boolean }>;
  state: OrgState;
  accounts: number;
  severalCurrencies: boolean;
  /** ISO code; null where the org does not say. */
  corporateCurrency: string | null;
  /** Settings of the org as the Metadata API tells them; null where it does not. */
  flowSettings: Record<string, unknown> | null;
  languageSettings: Record<string, unknown> | null;
}

/** Reads the facts; no check, no write. */
export async function readOrgFacts(connection: Connection): Promise<OrgFacts> {
  const versions = await requestJson(connection, z.array(z.looseObject({ version: z.string() })), {
    method: 'GET',
    path: '/services/data',
  });
  const { user_id: userId } = await requestJson(connection, z.looseObject({ user_id: z.string() }), {
    method: 'GET',
    path: '/services/oauth2/userinfo',
  });
  const [user] = await queryRows(
    connection,
    `SELECT Id, Username, Name FROM User WHERE Id = ${soqlText(userId)}`,
    z.looseObject({ Id: z.string(), Username: z.string(), Name: z.string() }),
  );
  const [row] = await queryRows(
    connection,
    `SELECT ${Object.keys(organization.shape).join(', ')} FROM Organization`,
    organization,
  );
  const { sobjects } = await requestJson(connection, global, { method: 'GET', path: '/sobjects' });
  const objects = new Map(sobjects.map((object) => [object.name, object]));
  const edition = row!.OrganizationType ?? '';
  return {
    name: row!.Name,
    edition,
    isProduction: !row!.IsSandbox && edition !== 'Developer Edition' && row!.TrialExpirationDate === null,
    timeZone: row!.TimeZoneSidKey ?? 'UTC',
    apiVersion: Math.max(...versions.map(({ version }) => Number(version))),
    user: { id: user!.Id, username: user!.Username, name: user!.Name },
    objects,
    state: await readOrgState(connection),
    accounts: objects.has('Account') ? await countRows(connection, 'Account') : 0,
    severalCurrencies: objects.has('CurrencyType'),
    corporateCurrency: await readCorporateCurrency(connection, objects.has('CurrencyType')),
    flowSettings: await readSettings(connection, 'FlowSettings', 'Flow'),
    languageSettings: await readSettings(connection, 'LanguageSettings', 'Language'),
  };
}

async function readCorporateCurrency(connection: Connection, several: boolean): Promise<string | null> {
  if (several) {
    const [row] = await queryRows(
      connection,
      'SELECT IsoCode FROM CurrencyType WHERE IsCorporate = TRUE',
      z.looseObject({ IsoCode: z.string() }),
    );
    return row?.IsoCode ?? null;
  }
  return ifKnown(async () => {
    const shape = z.looseObject({ features: z.looseObject({ defaultCurrencyIsoCode: textValue }) });
    const answer = await requestJson(connection, shape, { method: 'GET', path: '/connect/organization' });
    return answer.features.defaultCurrencyIsoCode;
  });
}

async function readSettings(
  connection: Connection,
  type: string,
  name: string,
): Promise<Record<string, unknown> | null> {
  return ifKnown(async () => {
    const answer: unknown = await connection.metadata.read(type as never, name);
    const [settings] = z.array(z.record(z.string(), z.unknown())).parse([answer ?? []].flat());
    return settings && Object.keys(settings).length > 1 ? settings : null;
  });
}

/** What an org may leave unsaid is null where it refuses to speak of it; trouble with network or session is still trouble. */
async function ifKnown<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (problem) {
    const code = platformProblem(problem)?.code ?? (problem as Error).name.replace(/^sf:/, '');
    const silent = [
      // Whose right is missing is said by the check of rights, with the names of all that are.
      'INSUFFICIENT_ACCESS',
      'NOT_FOUND',
      'INVALID_TYPE',
      'NOT_IMPLEMENTED',
      'FUNCTIONALITY_NOT_ENABLED',
      'API_DISABLED_FOR_ORG',
    ];
    if (
      silent.includes(code) ||
      /^(INVALID_TYPE|sf:INVALID_TYPE|INVALID_OPERATION|UNKNOWN_EXCEPTION|NOT_IMPLEMENTED)/.test(code)
    )
      return null;
    throw problem;
  }
}
