// The whole story of a handover through clients that know nothing of the product: jsforce for the caller, @salesforce/core for the rep.
import { after, before, test } from 'node:test';
import jsforce, { type Connection as JsforceConnection } from 'jsforce';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { setTheStage, tellTheStory, type StoryClient } from './handoverStory.ts';

let org: TestOrg;
before(async () => (org = await startTestOrg()));
after(() => org?.close());

/** What both libraries have in common. */
type Connected = Pick<JsforceConnection, 'query' | 'sobject'>;

function clientOf(connection: Connected): StoryClient {
  return {
    create: async (object, values) => {
      const { id } = (await connection.sobject(object).create(values)) as { id: string };
      return id;
    },
    update: async (object, id, values) => {
      await connection.sobject(object).update({ Id: id, ...values });
    },
    query: async (soql) => (await connection.query<Record<string, unknown>>(soql)).records,
  };
}

test('a caller hands over, a rep visits and the caller reads of it, through jsforce and @salesforce/core', async () => {
  const { AuthInfo, Connection } = await import('@salesforce/core');
  const { running } = org;
  const stage = await setTheStage(running);
  const login = (user: string) => ({ instanceUrl: running.url, accessToken: running.org.session(user).accessToken });
  const authInfo = await AuthInfo.create({
    accessTokenOptions: { ...login(stage.userIds.rep), loginUrl: running.url },
  });
  await tellTheStory(stage, {
    caller: clientOf(new jsforce.Connection({ ...login(stage.userIds.caller), version: '66.0' })),
    rep: clientOf((await Connection.create({ authInfo })) as unknown as Connected),
  });
});
