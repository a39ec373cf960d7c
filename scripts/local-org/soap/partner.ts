import type { Hono } from 'hono';
import { ApiError } from '../errors.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { LocalOrg, SaveResult, Session } from '../org.ts';
import { csvValue } from '../record/csvValues.ts';
import { mergeRecords } from '../record/merge.ts';
import { eraseRecords, undeleteRecords } from '../record/recycleBin.ts';
import type { ServerEnvironment } from '../server/context.ts';
import { all, child, localName, soapEndpoint, text, unmodelledOperation, type Operation } from './envelope.ts';

const PARTNER = 'urn:partner.soap.sforce.com';
const MOST = 200;

/** The partner API over SOAP, as far as REST has no such calls: `/services/Soap/u/NN.N`. */
export function partnerRoutes(org: LocalOrg): Hono<ServerEnvironment> {
  const withIds =
    (work: (session: Session, ids: string[]) => SaveResult[]): Operation =>
    (message, session) =>
      work(
        session,
        limited(all(message, 'ids')).map((id) => id.text),
      ).map(resultOf);
  const operations: Record<string, Operation> = {
    merge: (message, session) =>
      limited(all(message, 'mergeRequests')).map((request) => {
        const { object, record } = readRecord(org, child(request, 'masterRecord'));
        if (child(request, 'additionalInformationMap'))
          throw unmodelledOperation('partner API', 'additionalInformation');
        const merged = all(request, 'recordToMergeIds').map((id) => id.text);
        const { mergedRecordIds, updatedRelatedIds, ...result } = mergeRecords(org, session, {
          object,
          master: record,
          merged,
        });
        return { ...resultOf(result), mergedRecordIds, updatedRelatedIds };
      }),
    undelete: withIds((session, ids) => undeleteRecords(org, session, ids)),
    emptyRecycleBin: withIds((session, ids) => eraseRecords(org, session, ids)),
  };
  return soapEndpoint(org, '/services/Soap/u/:version', PARTNER, (name) => {
    const operation = operations[name];
    if (!operation) throw unmodelledOperation('partner API', name);
    return operation;
  });
}

/** A record of XML: its type, its values, and fields to be emptied; texts are read as those of a bulk CSV file. */
function readRecord(
  org: LocalOrg,
  element: XmlElement | undefined,
): { object: string; record: Record<string, unknown> } {
  const object = org.schema.object(text(element, 'type')).name;
  const record: Record<string, unknown> = {};
  for (const value of element?.children ?? []) {
    const name = localName(value);
    if (name === 'type') continue;
    if (name === 'fieldsToNull') record[value.text] = null;
    else {
      const field = org.schema.findField(object, name);
      record[name] = field ? csvValue(field, value.text) : value.text;
    }
  }
  return { object, record };
}

function limited(elements: XmlElement[]): XmlElement[] {
  if (elements.length <= MOST) return elements;
  const problem = `record limit reached. cannot submit more than ${MOST} records into this operation`;
  throw new ApiError('EXCEEDED_ID_LIMIT', problem);
}

/** In the order of the API's results. */
function resultOf({ errors, id, success }: SaveResult): Record<string, unknown> {
  return {
    errors: errors.map(({ fields, message, statusCode }) => ({ fields, message, statusCode })),
    id,
    success,
  };
}
