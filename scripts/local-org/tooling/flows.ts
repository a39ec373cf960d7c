import { ApiError } from '../errors.ts';
import { flowInTheWay } from '../metadata/removalRecords.ts';
import type { LocalOrg } from '../org.ts';
import { isObject, objectBody, type RestAnswer, type RestCall } from '../rest/resource.ts';
import { mayUseTooling } from './query.ts';

/**
 * `PATCH tooling/sobjects/FlowDefinition/<id>` with `{ Metadata: { activeVersionNumber } }`: that version runs from now on;
 * without a number, or with 0, none does.
 */
export function activateFlow(call: RestCall, id: string): RestAnswer {
  const { org } = call;
  mayChange(call);
  const versions = org.metadata.flows.all().filter(({ definitionId }) => definitionId.startsWith(id));
  if (versions.length === 0) throw absent();
  const { Metadata, FullName: _name, ...rest } = objectBody(call);
  const [other] = Object.keys(rest);
  if (other !== undefined || !isObject(Metadata))
    throw new ApiError(
      'INVALID_FIELD',
      `Of a FlowDefinition Metadata alone can be changed, not ${other ?? 'nothing'}.`,
    );
  for (const name of Object.keys(Metadata))
    if (
      !['activeVersionNumber', 'description', 'masterLabel'].includes(name) ||
      (Metadata[name] && name !== 'activeVersionNumber')
    )
      throw new ApiError('INVALID_FIELD', `The local org does not model Metadata.${name} of a FlowDefinition.`);
  const number = Number(Metadata['activeVersionNumber'] ?? 0);
  if (number !== 0 && !versions.some((version) => version.number === number))
    throw new ApiError('FIELD_INTEGRITY_EXCEPTION', `Invalid version number: ${number}`);
  change(org, versions[0]!.flow, (flow, now) => org.metadata.activateFlow(flow, number || undefined, now));
  return { status: 204 };
}

/** `DELETE tooling/sobjects/Flow/<id>`: a version that does not run and that no interview waits in. */
export function deleteFlowVersion(call: RestCall, id: string): RestAnswer {
  const { org } = call;
  mayChange(call);
  const version = org.metadata.flows.all().find((each) => each.id.startsWith(id));
  if (!version) throw absent();
  const [problem] = flowInTheWay(org, version);
  if (problem !== undefined) throw new ApiError('DELETE_FAILED', problem);
  change(org, version.flow, (flow, now) => org.metadata.removeFlowVersion(flow, version.number, now));
  return { status: 204 };
}

function change(org: LocalOrg, flow: string, work: (flow: string, now: string) => void): void {
  const component = org.metadata.get('Flow', flow)!;
  try {
    org.store.transaction(() => {
      work(flow, org.clock.now().toISOString());
      const stays = org.metadata.get('Flow', flow);
      org.applyMetadata(stays ? [stays] : [], stays ? [] : [component]);
    });
  } catch (error) {
    org.metadata.reload();
    throw error;
  }
}

function mayChange(call: RestCall): void {
  mayUseTooling(call);
  if (call.org.access.hasUserPermission(call.session, 'ModifyMetadata')) return;
  throw new ApiError('INSUFFICIENT_ACCESS', 'changing metadata requires a user with the ModifyMetadata permission');
}

const absent = (): ApiError => new ApiError('NOT_FOUND', 'The requested resource does not exist');
