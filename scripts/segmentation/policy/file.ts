import { complaintLines, complaintsOf, readJsonFile, type JsonFile } from '../../connection/jsonFile.ts';
import { messagesOf } from '../../connection/messages.ts';
import { policyFileSchema, SEGMENTS, STEPS, type PolicyFile } from './schema.ts';

export { type PolicyFile } from './schema.ts';
export { rulesChannelRoles, rulesPolicy, rulesRoles } from './rules.ts';

/** A policy file with the place of each of its entries, for complaints. */
export interface LocatedPolicy {
  file: string;
  policy: PolicyFile;
  /** Line and column of an entry such as `roles.0.cadenceDays`; of what is around it where it is left out. */
  positionOf: JsonFile['positionOf'];
}

/**
 * Reads and checks a policy file.
 * @throws SfError `PolicyUnreadableError` when the file is not there or not JSON; `PolicyMalformedError` naming each wrong entry
 * with file, line and column
 */
export async function readPolicyFile(file: string): Promise<PolicyFile> {
  return (await locatePolicy(file)).policy;
}

/** As {@link readPolicyFile}, with the places of the entries. */
export async function locatePolicy(file: string): Promise<LocatedPolicy> {
  const messages = messagesOf('segmentation');
  const json = await readJsonFile(file, (...why) => messages.createError('error.PolicyUnreadable', why));
  const parsed = policyFileSchema.safeParse(json.content);
  if (!parsed.success) {
    const complaints = complaintsOf(parsed.error.issues, messages.getMessage('policy.unknownEntry'));
    throw messages.createError('error.PolicyMalformed', [complaintLines(file, complaints, json)]);
  }
  return { file, policy: parsed.data, positionOf: json.positionOf };
}

/** The policy in the one order in which files are written, so that two of them differ where the policies do. */
function inOrder(file: PolicyFile): PolicyFile {
  const { $schema: _editor, ...policy } = policyFileSchema.parse(file);
  const place = (role: {
    segment: (typeof SEGMENTS)[number];
    step?: (typeof STEPS)[number];
    channel?: string;
  }): string => [SEGMENTS.indexOf(role.segment), role.step && STEPS.indexOf(role.step), role.channel].join(' ');
  return {
    ...policy,
    potential: {
      ...policy.potential,
      perEmployee: sorted(policy.potential.perEmployee),
      revenuePercent: sorted(policy.potential.revenuePercent),
    },
    roles: policy.roles.toSorted((one, other) => compare(place(one), place(other))),
    channelRoles: policy.channelRoles.toSorted((one, other) => compare(place(one), place(other))),
  };
}

/** The text of a policy file: the same policy gives the same text. */
export function policyText(file: PolicyFile): string {
  return `${JSON.stringify(inOrder(file), null, 2)}\n`;
}

function sorted(record: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => compare(one, other)));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
