import { z } from 'zod';
import { failureKind } from '../connection/failureKind.ts';
import { countRows, queryRows, soqlText } from '../connection/query.ts';
import { requestJson } from '../connection/request.ts';
import { booleanValue, keyValue, textValue } from '../connection/values.ts';
import { runReport } from '../report/runReport.ts';
import { failed, made, outcomeOfError, passed, reasons, saveOne, skipped, type Outcome, type Trial } from './trial.ts';

/** What only an org can prove, in the order in which it is tried. Each is `check.<name>` in the messages and a row of the page. */
export const CHECKS: Record<string, (trial: Trial) => Promise<Outcome>> = {
  ClaimRace: claimRace,
  QueueAccept: queueAccept,
  DoubleBooking: doubleBooking,
  GraphqlMutation: graphqlMutation,
  PicklistLabel: picklistLabel,
  PermissionsOfRoles: permissionsOfRoles,
  SharingRules: sharingRules,
  EventFlow: eventFlow,
  ScheduledPaths: scheduledPaths,
  Reports: reports,
  Dashboards: dashboards,
  Translations: translations,
  PackageWithQueues: packageWithQueues,
};

const PLAN = 'RenkeiCallPlan__c';
const anything = z.looseObject({});

async function queueId({ connection }: Trial, name: string): Promise<string> {
  const [queue] = await queryRows(
    connection,
    `SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = ${soqlText(name)}`,
    z.looseObject({ Id: keyValue }),
  );
  if (!queue) throw new Error(`Queue ${name}: 0`);
  return queue.Id;
}

/** A plan in the call pool, of the trial's account. A flow may have made it when the account came. */
async function pooledPlan(trial: Trial): Promise<{ id: string; modified: string }> {
  const { connection, account } = trial;
  const OwnerId = await queueId(trial, 'RenkeiCallPool');
  const condition = `FROM ${PLAN} WHERE Account__c = ${soqlText(account)}`;
  const [known] = await queryRows(connection, `SELECT Id ${condition}`, z.looseObject({ Id: keyValue }));
  if (known) await saveOne(connection, PLAN, 'update', { Id: known.Id, OwnerId, ClaimedAt__c: null });
  else await made(connection, PLAN, { Account__c: account, OwnerId });
  const [plan] = await queryRows(
    connection,
    `SELECT Id, LastModifiedDate ${condition}`,
    z.looseObject({ Id: keyValue, LastModifiedDate: keyValue }),
  );
  return { id: plan!.Id, modified: plan!.LastModifiedDate };
}

/** Two saves of the same plan by what both have read, sent at once: exactly one may win. */
async function claimRace(trial: Trial): Promise<Outcome> {
  const { connection, user } = trial;
  const { id, modified } = await pooledPlan(trial);
  // The header is exact to the second: what was read must be older than a second when it is written.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const claim = async (): Promise<string> => {
    try {
      await connection.request({
        method: 'PATCH',
        url: `/services/data/v${connection.getApiVersion()}/ui-api/records/${id}`,
        body: JSON.stringify({ fields: { OwnerId: user } }),
        headers: { 'content-type': 'application/json', 'If-Unmodified-Since': new Date(modified).toUTCString() },
      });
      return 'won';
    } catch (problem) {
      return (problem as { errorCode?: string }).errorCode ?? String(problem);
    }
  };
  const results = await Promise.all([claim(), claim()]);
  const won = results.filter((result) => result === 'won').length;
  return (won === 1 ? passed : failed)(results.join(' / '));
}

/** As the queue's Accept, but by the API: the button itself is to be pressed by a person. The flow makes the new owner the caller. */
async function queueAccept(trial: Trial): Promise<Outcome> {
  const { connection, user } = trial;
  const { id } = await pooledPlan(trial);
  const { success, errors } = await saveOne(connection, PLAN, 'update', { Id: id, OwnerId: user });
  if (!success) return failed(reasons(errors));
  const [plan] = await queryRows(
    connection,
    `SELECT OwnerId, Caller__c FROM ${PLAN} WHERE Id = ${soqlText(id)}`,
    z.looseObject({ OwnerId: keyValue, Caller__c: textValue }),
  );
  const evidence = `OwnerId ${plan!.OwnerId}, Caller__c ${plan!.Caller__c ?? '–'}`;
  return (plan!.OwnerId === user && plan!.Caller__c === user ? passed : failed)(evidence);
}

/** Two visits of one representative at the same half hour, at once: the unique key refuses one. */
async function doubleBooking({ connection, account, rep, now, key }: Trial): Promise<Outcome> {
  const start = new Date(now.getTime() + 40 * 86_400_000);
  start.setUTCHours(3, 0, 0, 0);
  const book = (number: number) =>
    saveOne(connection, 'RenkeiVisit__c', 'insert', {
      Account__c: account,
      Rep__c: rep,
      Status__c: 'Confirmed',
      StartsAt__c: start.toISOString(),
      EndsAt__c: new Date(start.getTime() + 1_800_000).toISOString(),
      SaveKey__c: key(`visit-${number}`),
    });
  const outcomes = await Promise.all([book(1), book(2)]);
  const evidence = outcomes.map(({ success, errors }) => (success ? 'saved' : reasons(errors))).join(' / ');
  return (outcomes.filter(({ success }) => success).length === 1 ? passed : failed)(evidence);
}

async function graphql(trial: Trial, query: string, variables: object = {}): Promise<Record<string, unknown>> {
  const answer = z.looseObject({
    data: anything.nullish(),
    errors: z.array(z.looseObject({ message: z.string() })).nullish(),
  });
  const { data, errors } = await requestJson(trial.connection, answer, {
    method: 'POST',
    path: '/graphql',
    body: { query, variables },
  });
  if (errors?.length) throw new Error(errors.map(({ message }) => message).join('; '));
  return data ?? {};
}

/** One transaction of the call log: a touch by a mutation, found again by its save key. */
async function graphqlMutation(trial: Trial): Promise<Outcome> {
  const SaveKey__c = trial.key('touch');
  await graphql(
    trial,
    `
      mutation Check($touch: RenkeiTouch__cCreateInput!) {
        uiapi(input: { allOrNone: true }) {
          touch: RenkeiTouch__cCreate(input: $touch) {
            Record {
              Id
            }
          }
        }
      }
    `,
    {
      touch: {
        RenkeiTouch__c: {
          Account__c: trial.account,
          OccurredAt__c: new Date(trial.now.getTime() - 60_000).toISOString(),
          Channel__c: 'InsideSales',
          Direction__c: 'Outbound',
          Outcome__c: 'Absent',
          SaveKey__c,
        },
      },
    },
  );
  const count = await countRows(trial.connection, 'RenkeiTouch__c', `SaveKey__c = ${soqlText(SaveKey__c)}`);
  return (count === 1 ? passed : failed)(`RenkeiTouch__c: ${count}`);
}

/** Filters show the labels of picklist values that an aggregate answers with. */
async function picklistLabel(trial: Trial): Promise<Outcome> {
  const data = await graphql(
    trial,
    `
      query Check {
        uiapi {
          aggregate {
            Account(first: 5, groupBy: { Industry: { group: true } }) {
              edges {
                node {
                  aggregate {
                    Industry {
                      value
                      label
                    }
                  }
                }
              }
            }
          }
        }
      }
    `,
  );
  const labels = [...JSON.stringify(data).matchAll(/"value":"([^"]+)","label":(null|"[^"]*")/g)];
  if (labels.length === 0) return skipped(JSON.stringify(data).slice(0, 200));
  const [, value, label] = labels[0]!;
  return (label === 'null' ? failed : passed)(`${value}: ${label}`);
}

/** The rights that each role's daily work stands on. */
async function permissionsOfRoles({ connection }: Trial): Promise<Outcome> {
  const rows = await queryRows(
    connection,
    `SELECT Parent.Name, SobjectType, PermissionsCreate, PermissionsEdit FROM ObjectPermissions WHERE Parent.Name IN ('RenkeiInsideSales', 'RenkeiFieldSales') AND SobjectType IN ('RenkeiTouch__c', 'RenkeiEscalation__c', 'RenkeiVisit__c')`,
    z.looseObject({
      Parent: z.looseObject({ Name: keyValue }),
      SobjectType: keyValue,
      PermissionsCreate: booleanValue,
      PermissionsEdit: booleanValue,
    }),
  );
  const can = (set: string, object: string) =>
    rows.some((row) => row.Parent.Name === set && row.SobjectType === object && row.PermissionsEdit);
  const wanted = [
    ['RenkeiInsideSales', 'RenkeiTouch__c'],
    ['RenkeiInsideSales', 'RenkeiEscalation__c'],
    ['RenkeiFieldSales', 'RenkeiEscalation__c'],
    ['RenkeiFieldSales', 'RenkeiVisit__c'],
  ] as const;
  const lacking = wanted.filter(([set, object]) => !can(set, object)).map((pair) => pair.join(' '));
  return lacking.length === 0 ? passed(`ObjectPermissions: ${rows.length}`) : failed(lacking.join(', '));
}

/** A case of a representative is seen by a caller who does not own it: the sharing rule between the groups. */
async function sharingRules({ connection, account, rep, caller, user, now, key }: Trial): Promise<Outcome> {
  if (rep === user || !caller) return skipped('RenkeiTeamMember__c: Caller, FieldRep');
  const id = await made(connection, 'RenkeiTouch__c', {
    Account__c: account,
    OwnerId: rep,
    OccurredAt__c: new Date(now.getTime() - 60_000).toISOString(),
    Channel__c: 'Field',
    Direction__c: 'Outbound',
    Outcome__c: 'Absent',
    SaveKey__c: key('shared'),
  });
  const [access] = await queryRows(
    connection,
    `SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = ${soqlText(caller)} AND RecordId = ${soqlText(id)}`,
    z.looseObject({ RecordId: keyValue, HasReadAccess: booleanValue }),
  );
  return (access?.HasReadAccess ? passed : failed)(`UserRecordAccess.HasReadAccess: ${access?.HasReadAccess}`);
}

/** An entry in the calendar blocks the half hours, and frees them when it goes. */
async function eventFlow({ connection, rep, now, key }: Trial): Promise<Outcome> {
  const start = new Date(now.getTime() + 41 * 86_400_000);
  start.setUTCHours(4, 0, 0, 0);
  const event = await made(connection, 'Event', {
    Subject: key('event'),
    OwnerId: rep,
    StartDateTime: start.toISOString(),
    EndDateTime: new Date(start.getTime() + 3_600_000).toISOString(),
    ShowAs: 'Busy',
  });
  const busy = () =>
    countRows(connection, 'RenkeiVisitSlot__c', `Rep__c = ${soqlText(rep)} AND StartsAt__c = ${start.toISOString()}`);
  const during = await busy();
  await connection.sobject('Event').destroy(event);
  const after = await busy();
  return (during >= 1 && after === 0 ? passed : failed)(`RenkeiVisitSlot__c: ${during} → ${after}`);
}

/** The clock of the platform cannot be moved: that a path waits is seen in Setup only. */
function scheduledPaths(): Promise<Outcome> {
  return Promise.resolve(skipped('Setup > Time-Based Workflow'));
}

async function reports({ connection }: Trial): Promise<Outcome> {
  const soql = `SELECT DeveloperName FROM Report WHERE DeveloperName LIKE 'Renkei%' ORDER BY DeveloperName`;
  const stored = await queryRows(connection, soql, z.looseObject({ DeveloperName: keyValue }));
  if (stored.length === 0) return failed('Report: 0');
  const refused: string[] = [];
  for (const { DeveloperName } of stored) {
    try {
      await runReport(connection, DeveloperName, false);
    } catch (problem) {
      if (['login', 'network', 'limits'].includes(failureKind(problem))) throw problem;
      refused.push(`${DeveloperName}: ${outcomeOfError(problem).evidence}`);
    }
  }
  return refused.length === 0 ? passed(`Report: ${stored.length}`) : failed(refused.join('; '));
}

async function dashboards({ connection }: Trial): Promise<Outcome> {
  const count = await countRows(connection, 'Dashboard', `DeveloperName LIKE 'Renkei%'`);
  return count > 0 ? passed(`Dashboard: ${count}`) : skipped('Dashboard: 0 (force-app/dashboards)');
}

/** Labels come in the user's language: told for users of Japanese only. */
async function translations({ connection }: Trial): Promise<Outcome> {
  const describe = z.looseObject({ fields: z.array(z.looseObject({ name: keyValue, label: keyValue })) });
  const { fields } = await requestJson(connection, describe, { method: 'GET', path: '/sobjects/Account/describe' });
  const label = fields.find(({ name }) => name === 'RenkeiSegment__c')?.label ?? '';
  return /[\u3040-\u9fff]/.test(label) ? passed(label) : skipped(label);
}

/** Whether the org took the package with its queues and sharing rules, or a source deploy. */
async function packageWithQueues({ connection }: Trial): Promise<Outcome> {
  const path = `/tooling/query?q=${encodeURIComponent(
    'SELECT Id, SubscriberPackage.Name FROM InstalledSubscriberPackage',
  )}`;
  const answer = z.looseObject({
    records: z.array(z.looseObject({ SubscriberPackage: z.looseObject({ Name: textValue }).nullish() })),
  });
  const { records } = await requestJson(connection, answer, { method: 'GET', path });
  const own = records.find(({ SubscriberPackage }) => /^renkei$/i.test(SubscriberPackage?.Name ?? ''));
  return own ? passed('InstalledSubscriberPackage: Renkei') : skipped(`InstalledSubscriberPackage: ${records.length}`);
}
