import { dirname, resolve } from 'node:path';
import { complaintLines, complaintsOf, readJsonFile, type Complaint } from '../../connection/jsonFile.ts';
import { messagesOf } from '../../connection/messages.ts';
import { installPlanSchema, type InstallPlan } from './schema.ts';

const messages = messagesOf('install');

/**
 * Reads and checks a plan file; the policy that it names becomes an absolute path.
 * @throws SfError `PlanUnreadableError`, or `PlanMalformedError` naming each wrong entry with file, line and column
 */
export async function readPlan(file: string): Promise<InstallPlan> {
  const json = await readJsonFile(file, (...why) => messages.createError('error.PlanUnreadable', why));
  const parsed = installPlanSchema.safeParse(json.content);
  const complaints = parsed.success
    ? repeatedPeople(parsed.data)
    : complaintsOf(parsed.error.issues, messages.getMessage('plan.unknownEntry'));
  if (complaints.length > 0)
    throw messages.createError('error.PlanMalformed', [complaintLines(file, complaints, json)]);
  const plan = parsed.data!;
  return plan.policy === undefined ? plan : { ...plan, policy: resolve(dirname(file), plan.policy) };
}

/** Somebody may stand in two teams, but once in each and with one line where there is none. */
function repeatedPeople({ people }: InstallPlan): Complaint[] {
  const seen = new Set<string>();
  return people.flatMap(({ user, role, team }, index) => {
    const key = `${user}|${team ?? role}`.toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path: `people.${index}.user`, reason: messages.getMessage('plan.repeated', [user]) }];
  });
}
